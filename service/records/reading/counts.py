"""Tables that count people below a table of persons: a row of words such as 收押人数, rows of a label and counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from service.records.reading.rowkinds import ID_RUN, filled_cells
from service.records.reading.sheets import Value, text_of

# A header that asks how many there are.
_HOW_MANY: Final = re.compile(
    r"[\u3400-\u9fff()（）]{0,12}(?:人数|户数|人口数?|总数|数量|人次|次数|名额|比例|百分比|率|数)(?:[(（][人户名%次]+[)）])?|"
    r".*\b(?:numbers?|counts?|totals?|population|households|inhabitants|количество|кол-во|число|численность|всего|итого|"
    r"населени\w+|жител\w+|sayısı|sayıları|adet|nüfus\w*|toplam\w*|саны|soni|сони|sani|нопус\w*|nopus\w*|аһолиси|aholi\w*|"
    r"халқы|тұрғын\w*|\w*zahl|anzahl|einwohner\w*|gesamt\w*|nombre|effectifs?|habitants)\b.*|.*(?:سانى|نوپۇس\w*)",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(r"(?:\d{1,7}(?:[.,]\d+)?|[-–—/]|无)\s*[%％人户名]?")
_FEWEST, _LONGEST = 3, 40  # words of such a header, and letters of one


def counting(values: Sequence[Value], below: Sequence[Value], persons: Collection[int]) -> frozenset[int]:
    """The columns that a row of words says are counted, where counts stand right below it; else none. ``persons``: the
    columns of names and ID numbers of the table above."""
    filled = filled_cells(values)
    if len(filled) < _FEWEST:
        return frozenset()
    asked = {i for i, v in filled if isinstance(v, str) and _HOW_MANY.fullmatch(v.strip())}
    if len(asked) < 2 and not (asked and asked & set(persons)):
        return frozenset()
    words = [text_of(v).strip() for _, v in filled]
    if len(set(words)) < len(words) or any(len(w) > _LONGEST or any(map(str.isdigit, w)) for w in words):
        return frozenset()
    columns = frozenset(asked)
    told = {i: text_of(v).strip() for i, v in filled_cells(below)}
    labelled = any(i not in asked and any(map(str.isalpha, text)) for i, text in told.items())
    counted = [i for i in asked if i in told and any(map(str.isdigit, told[i]))]
    return columns if labelled and counted and is_count_row(below, columns) else frozenset()


def is_count_row(values: Sequence[Value], columns: Collection[int]) -> bool:
    """Whether a row goes on with such a table: nothing but counts in its ``columns``, and no ID number anywhere."""
    told = {i: text_of(v).strip() for i, v in filled_cells(values)}
    counts = [text for i, text in told.items() if i in columns]
    return (
        bool(counts) and all(map(_COUNT.fullmatch, counts)) and not any(ID_RUN.search(text) for text in told.values())
    )
