"""Tables without a header that is known: what their first rows tell of the columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.records.reading.content import guess_field, looks_like_name
from service.records.reading.guesses import letter
from service.records.reading.headers import field_of
from service.records.reading.knownheaders import is_likely
from service.records.reading.meaning import BLANK
from service.records.reading.namecell import read_name_cell
from service.records.reading.rowkinds import is_whole_id
from service.records.reading.statement import Column


def words_above(texts: Mapping[int, list[str]], first: int, columns: Sequence[Column]) -> int | None:
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


def words_first(rows: Sequence[list[str]], columns: Sequence[Column]) -> bool:
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


def person_stands(texts: list[str], columns: list[Column]) -> bool:
    """A row whose ID number is missing or damaged is one all the same, where the other columns are filled."""
    named = any(c.field == "name" and c.index < len(texts) and _holds_name(texts[c.index]) for c in columns)
    filled = sum(1 for c in columns if c.index < len(texts) and texts[c.index])
    return named and filled >= max(2, len(columns) - 1)


def one_person(texts: list[str]) -> list[Column]:
    """Too few rows for shares: an ID number beside a name speaks for itself."""
    ids = [i for i, t in enumerate(texts) if is_whole_id(t)]
    names = [i for i, t in enumerate(texts) if t and looks_like_name(t)]
    if len(ids) != 1 or not names:
        return []
    pair = ((names[0], "name"), (ids[0], "id"))
    return [Column(i, f"column {letter(i)}", field, "content") for i, field in pair]


def _holds_name(text: str) -> bool:
    return any(map(looks_like_name, read_name_cell(text).names))
