"""Which rows are a header: one, two or three of them, known by their words, by merged cells, by what stands below."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from service.records.reading.columns.assigned import combine, header_score
from service.records.reading.columns.personcells import is_datum, names_somebody
from service.records.reading.headers.knownheaders import is_exact, is_likely
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.nameheaders import names_and_numbers
from service.records.reading.headers.questions import is_question
from service.records.reading.headers.units import units_in
from service.records.reading.layout.splitwords import REST, goes_on
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.rowkinds import filled_cells, has_value, is_pair, texts_of
from service.records.reading.rows.sheetrows import Rows
from service.records.reading.rows.together import numbers_in
from service.records.reading.words.bysound import are_names, sounds_like_name
from service.records.reading.words.content import is_whole_id, looks_like_name
from service.records.reading.words.headerwords import kinds_of
from service.records.reading.words.signatures import SIGNATURE, without_print
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import names_somebody_else
from service.records.reading.workbooks.merges import Merges
from service.records.reading.workbooks.sheets import Value, text_of

_FEWEST, _LONGEST = 3, 60  # words of a header that nobody knows, and letters of one


class HeaderRows:
    """Of one sheet. ``known``, ``given``: keys of headers beside the usual ones; those that a person has named."""

    def __init__(self, rows: Rows, merges: Merges, known: frozenset[str], given: Collection[str]) -> None:
        self._rows, self._merges = rows, merges
        self._known_keys, self._given_keys = known, given
        self._lowest: list[str] = []  # the lowest row of the header in force, where it has several

    def sample(self, most: int, keys: Sequence[str], lower: Sequence[str] = ()) -> list[Sequence[Value]]:
        """Rows ahead that belong to the table whose header has these keys, or in its ``lower`` row alone those: no
        header repeated, and none below the header of the next table."""
        found: list[Sequence[Value]] = []
        for _, values in self._rows.peek(most):
            if not has_value(values) and header_score(texts := texts_of(values), self._known_keys)[0] >= 2:
                seen = [key for key in map(header_key, texts) if key]
                if found and not _in_order(seen, keys) and not _in_order(seen, lower):
                    break  # another table, though its headers be the same in another order
                continue
            found.append(values)
        return found

    def header(
        self,
        number: int,
        values: Sequence[Value],
        before: list[tuple[int, Sequence[Value]]],
        keys: list[str],
        first: bool,
    ) -> tuple[list[str], tuple[int, ...]] | None:
        """(texts by column, row numbers) of the header that begins with a row, or None where none does.

        Its further rows are taken from those ahead, or off the end of ``before``. ``keys``: of the header in force, or
        empty; where that is repeated, there are no row numbers. ``first``: no table stands above.
        """
        texts = texts_of(values)
        if is_foot(texts) or names_somebody(texts):
            return None
        known, filled = header_score(texts, self._known_keys)
        lonely = known == filled == 1 and first and self._lonely(texts)
        told = known > 0 and filled > 1 and (self._said(texts) or self._over_groups(number, texts))
        if (known < 2 or known * 2 < filled) and not (
            lonely or told or self._over_numbers(texts) or (first and (self._over_names(texts) or _asks(texts)))
        ):
            return None
        if keys and (self._repeats(texts, keys) or (not before and self._repeats_lowest(texts))):
            return texts, ()  # repeated on the next page
        numbers: tuple[int, ...] = (number,)
        lowest: list[str] = []
        below = self._rows.peek(1)
        if below and below[0][0] == number + 1 and self._second_row(number, values, below[0][1]):
            lowest = texts_of(below[0][1])
            texts = combine(self._merges.spread(number, texts, lowest), lowest)
            numbers = (number, number + 1)
            second = self._rows.next()
            third = self._rows.peek(1)
            if (
                second is not None
                and third
                and third[0][0] == number + 2
                and self._third_row(number, second[1], third[0][1])
            ):
                lowest = texts_of(third[0][1])
                lower = combine(self._merges.spread(number + 1, texts_of(second[1]), lowest), lowest)
                texts = combine(self._merges.spread(number, texts_of(values), lower), lower)
                numbers = (number, number + 1, number + 2)
                self._rows.next()
        elif before and before[-1][0] == number - 1 and self._group_row(number - 1, before[-1][1]):
            top, lowest = before.pop(), texts
            texts = combine(self._merges.spread(number - 1, texts_of(top[1]), texts), texts)
            numbers = (number - 1, number)
        self._lowest = [header_key(t) for t in lowest]
        below = self._rows.peek(1)
        if below and below[0][0] == numbers[-1] + 1 and (units := units_in(texts_of(below[0][1]))):
            texts = [t + units.get(i, "") if t else t for i, t in enumerate(texts)]
            numbers = (*numbers, below[0][0])
            self._rows.next()
        return texts, numbers

    @staticmethod
    def _repeats(texts: Sequence[str], keys: Sequence[str]) -> bool:
        return [header_key(t) for t in texts if t] == keys

    def _repeats_lowest(self, texts: Sequence[str]) -> bool:
        """Whether a row says cell by cell what the lowest row of the header does: the columns that are empty in it are
        named in the rows above that one."""
        lowest = self._lowest
        if len(texts) != len(lowest):
            width = max(len(texts), len(lowest))
            texts, lowest = [*texts, *[""] * (width - len(texts))], [*lowest, *[""] * (width - len(lowest))]
        return any(lowest) and all(header_key(t) == key for t, key in zip(texts, lowest, strict=True))

    def _said(self, texts: list[str]) -> bool:
        """Whether a word stands here of which the person who imports says that it is a header."""
        return any(header_key(t) in self._given_keys for t in texts if t) if self._given_keys else False

    def _over_groups(self, number: int, texts: list[str]) -> bool:
        """A word for names, merged with the row below, beside others that are merged over several columns of it."""
        below = self._rows.peek(1)
        if not below or below[0][0] != number + 1 or has_value(below[0][1]) or not self._merges.wide(number):
            return False
        named = any(is_exact(t) and field_of(t) == "name" for t in texts if t)
        return named and self._merges.reach(number, number, number + 1)

    def _lonely(self, texts: list[str]) -> bool:
        below = self._rows.peek(3)
        word = next(t for t in texts if t)
        return field_of(word) in {"name", "id"} and all(sum(1 for t in texts_of(v) if t) <= 1 for _, v in below)

    def _over_numbers(self, texts: list[str]) -> bool:
        """Few of the words are known, but one of them names ID numbers, and those stand right below it."""
        filled = [t for t in texts if t]
        if len(filled) < 2 or any(len(t) > 30 for t in filled):
            return False
        at = [i for i, t in enumerate(texts) if t and (field_of(t) == "id" or names_somebody_else(t))]
        at += [i for i, t in enumerate(texts) if t and names_and_numbers(t)]
        return bool(at) and any(
            i < len(row) and any(map(is_whole_id, (text := text_of(row[i]), *numbers_in(text))))
            for _, row in self._rows.peek(3)
            for i in at
        )

    def _over_names(self, texts: list[str]) -> bool:
        """Few of the words are known, but each is another, and persons are named right below one that is no name."""
        filled = [t for t in texts if t]
        named = any(is_exact(t) and field_of(t) == "name" for t in filled)
        fewest = 2 if named else _FEWEST
        if len(filled) < fewest or len(set(filled)) < len(filled) or any(len(t) > _LONGEST for t in filled):
            return False
        below = [texts_of(row) for _, row in self._rows.peek(4)]
        columns = [(text, [row[i] for row in below if i < len(row)]) for i, text in enumerate(texts) if text]
        if any(are_names(cells) and not sounds_like_name(text) for text, cells in columns):
            return True
        told = sum(is_likely(text) or field_of(text) is not None for text in filled)
        return (
            told >= _FEWEST
            and told * 2 >= len(filled)
            and not any(map(is_datum, filled))
            and any(names_somebody(cells) for _, cells in columns)
        )

    def _second_row(self, number: int, values: Sequence[Value], below: Sequence[Value]) -> bool:
        texts = texts_of(below)
        if not any(texts) or has_value(below):
            return False
        known, filled = header_score(texts, self._known_keys)
        if [header_key(t) for t in texts if t] == [header_key(t) for t in texts_of(values) if t]:
            return False
        if goes_on(texts_of(values), texts):
            return True
        linked = self._merges.reach(number, number, number + 1) or self._merges.wide(number)
        if filled == 1 and texts[0] and texts_of(values)[0] and not linked:
            return False  # 看守所, a line over the first rows
        return known * 2 >= filled or (
            linked and not any(looks_like_name(t) and not field_of(t) and not kinds_of(t) for t in texts if len(t) > 1)
        )

    def _third_row(self, number: int, second: Sequence[Value], values: Sequence[Value]) -> bool:
        """A row below two header rows of which cells are merged down into it, and others over it; or, where nothing is
        merged, one of nothing but header words below gaps in the second."""
        if has_value(values):
            return False
        texts = texts_of(values)
        linked = self._merges.reach(number, number + 1, number + 2)
        if linked and self._merges.wide(number + 1):
            return any(texts)
        above = texts_of(second)
        filled = [i for i, t in enumerate(texts) if t]
        gaps = any(i > 0 and (i >= len(above) or not above[i]) and (filled and i - 1 in filled) for i in filled)
        return len(filled) > 1 and gaps and all(REST.fullmatch(texts[i]) or is_exact(texts[i]) for i in filled)

    def is_title(self, number: int, values: Sequence[Value], keys: list[str]) -> bool:
        """A line of one cell right above the header of a further table: "B. In prison". ``keys``: of the header in
        force; the last person of a page stands above that one."""
        if len(filled_cells(values)) != 1 or self._merges.go_on(number) or has_value(values):
            return False
        below = self._rows.peek(1)
        if not below or below[0][0] != number + 1 or has_value(below[0][1]):
            return False
        texts = texts_of(below[0][1])
        known, filled = header_score(texts, self._known_keys)
        if is_foot(texts) or known < 2 or known * 2 < filled:
            return False
        return not self._repeats(texts, keys) and not self._repeats_lowest(texts)

    def above_header(self, number: int, values: Sequence[Value]) -> bool:
        """The upper of two header rows, of a further table in the sheet: its cells are merged over those below."""
        if has_value(values):
            return False
        below = self._rows.peek(1)
        if not below or below[0][0] != number + 1 or has_value(below[0][1]):
            return False
        linked = self._merges.reach(number, number, number + 1) or self._merges.wide(number)
        known, filled = header_score(texts_of(below[0][1]), self._known_keys)
        return linked and known >= 2 and known * 2 >= filled and self._group_row(number, values)

    def _group_row(self, number: int, values: Sequence[Value]) -> bool:
        texts = [t for t in texts_of(values) if t]
        if self._merges.reach(number, number, number + 1):
            return True
        told = any(
            len(t) > 12 or is_pair(t) or SIGNATURE.match(t) or _MADE.fullmatch(t) or not without_print(t) for t in texts
        )  # 第1页
        return len(texts) >= 2 and not has_value(values) and not told


# 2018年12月制: the day of the list, beside a line over it.
_MADE = pattern_of(
    r"[(（]?(?:19|20)\d\d[年.\-/](?:\d{1,2}[月.\-/]?(?:\d{1,2}日?)?)?(?:编制|印制|制表|填表|填报|统计|更新|制|编|印)[)）]?"
)


def _asks(texts: Sequence[str]) -> bool:
    """Whether several cells of a row are questions, understood or not: no person is written so."""
    filled = [t for t in texts if t]
    asked = sum(map(is_question, filled))
    return asked >= _FEWEST and asked * 3 >= len(filled) and len(set(filled)) == len(filled)


def is_foot(texts: Sequence[str]) -> bool:
    """填表人：  审核人：  - labels that nobody filled in, and none of a person."""
    filled = [t for t in texts if t]
    if not filled or not all(t[-1] in ":：" or SIGNATURE.match(t) for t in filled):
        return False
    return all(field_of(t.partition(":")[0].partition("：")[0]) in {None, "ignore", "phone", "note"} for t in filled)


def _in_order(some: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether all of ``some`` are among ``keys``, and stand as they do there."""
    rest = iter(keys)
    return all(key in rest for key in some)
