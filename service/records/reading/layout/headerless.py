"""Tables without a header that is known: what their first rows tell of the columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.columns.assigned import assign, goes_on, useful
from service.records.reading.columns.guesses import add_guesses, letter
from service.records.reading.headers.knownheaders import is_likely
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.meaning import BLANK
from service.records.reading.rows.rowkinds import texts_of
from service.records.reading.statement import Column
from service.records.reading.words.content import guess_field, is_whole_id, looks_like_name
from service.records.reading.workbooks.sheets import Value


class Unheaded(NamedTuple):
    """A table without a header that is known. ``head``: the number of a row of words over it. ``first``: of the first
    row of data. ``why``: how its columns were told."""

    columns: list[Column]
    head: int | None
    first: int
    why: str


def unheaded(
    rows: Sequence[tuple[int, Sequence[Value]]], given: Mapping[str, str], earlier: Sequence[Column]
) -> Unheaded | None:
    """The columns of rows by their content, from the first row that is as wide as most; None where no person can be
    read from them. ``given``: the mapping. ``earlier``: the columns of the table before, which this may go on with."""
    texts = {number: texts_of(values) for number, values in rows}
    data = [n for n, t in texts.items() if any(is_whole_id(c) for c in t)] or [
        n for n, t in texts.items() if sum(1 for c in t if c) >= 2
    ]
    sample = [values for number, values in rows if number in set(data)]
    columns = add_guesses([], sample, mapping=given) if data else []
    head = _words_above(texts, data[0], columns) if useful(columns) else None
    if head is not None:
        columns = add_guesses(assign(texts[head], given, {}), sample, mapping=given)
    elif useful(columns) and _words_first([texts[n] for n in data], columns):
        head, data = data[0], data[1:]
        named = add_guesses(assign(texts[head], given, {}), sample[1:], mapping=given)
        columns = named if useful(named) else columns
    if not useful(columns) and data and (pair := _one_person(texts[data[0]])):
        columns = pair
    if not useful(columns):
        return None
    why = "no header" if head is None else "no header that is known"
    if head is None and goes_on(earlier, columns):
        columns, why = [replace(c, reason="content", hidden=False) for c in earlier], "as the sheet before"
    first = min(data[0], next((n for n, t in texts.items() if _person_stands(t, columns)), data[0]))
    wide = sorted(sum(map(bool, texts[n])) for n in data)[len(data) // 2]
    first = min(first, next((n for n, t in texts.items() if n > (head or 0) and _is_filled_as(t, wide)), first))
    return Unheaded(columns, head, first, why)


def look_like_data(rows: Sequence[tuple[int, Sequence[Value]]]) -> bool:
    """Whether rows above any header hold so many ID numbers that none will come."""
    return sum(any(is_whole_id(t) for t in texts_of(values)) for _, values in rows) >= 3


def _words_above(texts: Mapping[int, list[str]], first: int, columns: Sequence[Column]) -> int | None:
    """The row right above the first person, where it has a word over each column that was told by its cells, and
    none that could stand in it: a header in words that nobody knows."""
    above = max((n for n in texts if n < first and any(texts[n])), default=None)
    if above is None:
        return None
    words = texts[above]
    told = [c for c in columns if c.field in {"id", "sex", "birth", "address", "ethnicity", "name"}]
    if not all(c.index < len(words) and words[c.index] for c in told) or len(told) < 2:
        return None
    filled = [t for t in words if t]
    if len(set(filled)) < len(filled) or any(len(t) > 30 or any(c.isdigit() for c in t[:4]) for t in filled):
        return None
    return None if any(guess_field([words[c.index]] * 3) for c in told if c.field != "name") else above


def _words_first(rows: Sequence[list[str]], columns: Sequence[Column]) -> bool:
    """Whether the first of the rows is a header: each of its cells is a word, another than those below it, and dates,
    numbers or names stand below at least two of them, the names of persons below one that is written otherwise."""
    words, below = rows[0], rows[1:_LOOKED_AT]
    filled = [t for t in words if t]
    if len(below) < 2 or len(filled) < 3 or len(set(filled)) < len(filled):
        return False
    if any(len(t) > 30 or t in BLANK or "·" in t or any(map(str.isdigit, t)) for t in filled):
        return False
    told = 0
    if any(c.index < len(words) and words[c.index] and guess_field([words[c.index]] * 3) for c in columns):
        return False
    for i, word in enumerate(words):
        cells = [row[i] for row in below if i < len(row) and row[i]]
        if word and word in cells:
            return False
        numbers = sum(any(map(str.isdigit, c)) for c in cells)
        dotted = sum("·" in c for c in cells)
        told += bool(word) and len(cells) > 1 and max(numbers, dotted) * 10 >= len(cells) * 6
    of_persons = {c.index for c in columns if c.field == "name"}
    known = (is_likely(t) or field_of(t) for i, t in enumerate(words) if t and i not in of_persons)
    return told > 1 and (any(known) or any(i < len(words) and field_of(words[i]) == "name" for i in of_persons))


_LOOKED_AT = 60  # rows


def _person_stands(texts: list[str], columns: list[Column]) -> bool:
    """A row whose ID number is missing or damaged is one all the same, where the other columns are filled."""
    named = any(c.field == "name" and c.index < len(texts) and _holds_name(texts[c.index]) for c in columns)
    filled = sum(1 for c in columns if c.index < len(texts) and texts[c.index])
    return named and filled >= max(2, len(columns) - 1)


def _is_filled_as(texts: list[str], wide: int) -> bool:
    """Whether a row above the first person is no title: it is about as wide as theirs, and a date or a number stands
    in it alone. So it is told of, also where its name or number cannot be read."""
    filled = [t for t in texts if t]
    return len(filled) >= max(_ROW, wide * 2 / 3) and any(_NUMBER.fullmatch(t) for t in filled)


_ROW = 4  # cells
_NUMBER = pattern_of(r"(?=.*\d)[\d\s./:\-年月日]+(?:[AP]M(?: [A-Z]{3}[+-]?\d*)?)?")


def _one_person(texts: list[str]) -> list[Column]:
    """Too few rows for shares: an ID number beside a name speaks for itself."""
    ids = [i for i, t in enumerate(texts) if is_whole_id(t)]
    names = [i for i, t in enumerate(texts) if t and looks_like_name(t)]
    if len(ids) != 1 or not names:
        return []
    pair = ((names[0], "name"), (ids[0], "id"))
    return [Column(i, f"column {letter(i)}", field, "content") for i, field in pair]


def _holds_name(text: str) -> bool:
    return any(map(looks_like_name, read_name_cell(text).names))
