"""Tables that count people below a table of persons: a row of words such as 收押人数, rows of a label and counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.rowkinds import filled_cells, has_value
from service.records.reading.rows.sheetrows import Rows
from service.records.reading.words.content import ID_RUN
from service.records.reading.workbooks.sheets import Value, text_of

Numbered = tuple[int, Sequence[Value]]  # a row with its number

# A header that asks how many there are.
_HOW_MANY: Final = pattern_of(
    r"[\u3400-\u9fff()（）]{0,12}(?:人数|户数|人口数?|总数|数量|人次|次数|名额|比例|百分比|率|数)(?:[(（][人户名%次]+[)）])?|"
    r".*\b(?:numbers?|counts?|totals?|population|households|inhabitants|количество|кол-во|число|численность|всего|итого|"
    r"населени\w+|жител\w+|sayısı|sayıları|adet|nüfus\w*|toplam\w*|саны|soni|сони|sani|нопус\w*|nopus\w*|аһолиси|aholi\w*|"
    r"халқы|тұрғын\w*|\w*zahl|anzahl|einwohner\w*|gesamt\w*|nombre|effectifs?|habitants)\b.*|.*(?:سانى|نوپۇس\w*)",
    re.IGNORECASE,
)
_COUNT: Final = pattern_of(r"(?:\d{1,7}(?:[.,]\d+)?|[-–—/]|无)\s*[%％人户名]?")
_FEWEST, _LONGEST = 3, 40  # words of such a header that counts nothing in a column of persons, and letters of one


def take_counts(row: Numbered, rows: Rows, persons: Collection[int]) -> list[tuple[int, str]]:
    """(number, kind) of each row of a table of counts that begins with ``row``, below a table of persons; these are
    taken from ``rows``. Nothing, where none begins. ``persons``: the columns of names and ID numbers."""
    number, values = row
    below = [ahead for n, (at, ahead) in enumerate(rows.peek(2), 1) if at == number + n]
    columns, words = _counting(values, below, persons)
    if not columns:
        return []
    found = [(number, "header")]
    while (ahead := rows.next()) is not None:
        words -= 1
        if words < 1 and filled_cells(ahead[1]) and not _is_count_row(ahead[1], columns):
            rows.put_back(ahead)
            break
        if filled_cells(ahead[1]):
            found.append((ahead[0], "header" if words > 0 else "total"))
    return found


def _counting(
    values: Sequence[Value], below: Sequence[Sequence[Value]], persons: Collection[int]
) -> tuple[frozenset[int], int]:
    """The columns that a row of words, or two, says are counted, where counts stand right below; and how many rows of
    words there are. No columns where it says so of none. ``below``: up to two rows. ``persons``: the columns of names
    and ID numbers of the table above."""
    if below and (columns := _counted(values, below[0], persons)):
        return columns, 1
    if (
        len(below) > 1
        and len(filled_cells(below[0])) > 1
        and not has_value(below[0])
        and (_asked(values) or _asked(below[0]))
    ):
        return _counted(_together(values, below[0]), below[1], persons), 2
    return frozenset(), 0


def _together(upper: Sequence[Value], lower: Sequence[Value]) -> list[str]:
    """Two rows of words as one: 收押 over 男, 女 and 总数."""
    words, group = [], ""
    for i in range(max(len(upper), len(lower))):
        above, below = (text_of(row[i]).strip() if i < len(row) else "" for row in (upper, lower))
        group = above or group
        words.append(group + below if below else above)
    return words


def _asked(values: Sequence[Value]) -> set[int]:
    told = ((i, v.strip()) for i, v in enumerate(values) if isinstance(v, str) and 0 < len(v) <= _LONGEST)
    return {i for i, text in told if _HOW_MANY.fullmatch(text)}


def _counted(values: Sequence[Value], below: Sequence[Value], persons: Collection[int]) -> frozenset[int]:
    filled = filled_cells(values)
    if len(filled) < 2:
        return frozenset()
    asked = _asked(values) | _summed(filled, below)
    if (len(asked) < 2 or len(filled) < _FEWEST) and asked.isdisjoint(persons):
        return frozenset()
    words = [text_of(v).strip() for _, v in filled]
    if len(set(words)) < len(words) or any(len(w) > _LONGEST or any(map(str.isdigit, w)) for w in words):
        return frozenset()
    columns = frozenset(asked)
    told = {i: text_of(v).strip() for i, v in filled_cells(below)}
    labels = [text for i, text in told.items() if i not in asked]
    counted = [i for i in asked if i in told and any(map(str.isdigit, told[i]))]
    labelled = any(any(map(str.isalpha, text)) for text in labels) or (not labels and len(counted) > 1)
    return columns if labelled and counted and _is_count_row(below, columns) else frozenset()


# 班级 | 男 | 女 | 合计, 乡镇 | 收押 | 判刑 | 总计: words that are summed.
_SUM: Final = pattern_of(
    r"(?:合|总|小|共|累)\s*计|总和|(?:grand )?total|итого|всего|toplam|jami|jem'?iy", re.IGNORECASE
)
_SEXES: Final = pattern_of(r"[男女](?:性|生|子|学员|人员|犯)?")


def _summed(filled: Sequence[tuple[int, Value]], below: Sequence[Value]) -> set[int]:
    """The columns of words behind the last label, where one of them is a sum, or both sexes are counted, and nothing
    but counts stands below them. Not in a header that asks for names."""
    words = {i: text_of(v).strip() for i, v in filled}
    others = [word for word in words.values() if not _SEXES.fullmatch(word)]
    summed = any(map(_SUM.fullmatch, others)) or len(words) - len(others) > 1
    if not summed or len(words) < _FEWEST or any(field_of(word) in _PERSONS for word in others):
        return set()
    told = {i: text_of(v).strip() for i, v in filled_cells(below)}
    label = max((i for i in words if not _COUNT.fullmatch(told.get(i, "-"))), default=-1)
    return {i for i in words if i > label} if label >= 0 else set()


_PERSONS: Final = frozenset({"name", "id", "household_head", "alias", "birth"})


def _is_count_row(values: Sequence[Value], columns: Collection[int]) -> bool:
    """Whether a row goes on with such a table: nothing but counts in its ``columns``, and no ID number anywhere."""
    told = {i: text_of(v).strip() for i, v in filled_cells(values)}
    counts = [text for i, text in told.items() if i in columns]
    return (
        bool(counts) and all(map(_COUNT.fullmatch, counts)) and not any(ID_RUN.search(text) for text in told.values())
    )
