"""Rows that state several persons at once: as many names in the one cell as ID numbers in the other."""

from __future__ import annotations

from dataclasses import replace

from service.matching.values.idnumber import parse_id
from service.matching.values.script import clean
from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.datarows import DataRow
from service.records.reading.workbooks.sheets import Value, text_of

_NUMBER = pattern_of(r"(?<!\d)(?:\d{17}[\dXxⅩ]|\d{15})(?!\d)")
_BETWEEN = pattern_of(r"[\n\r;；、/|，,]+")
# Fields of which each person of the row has an own one, where the cell holds as many.
_OWN = frozenset({"sex", "birth", "age", "relation", "phone", "alias", "ethnicity"})


def numbers_in(text: str) -> list[str]:
    """The different ID numbers that stand in a text, one after another."""
    return list(dict.fromkeys(n.upper() for n in _NUMBER.findall(clean(text))))


def apart(data: DataRow) -> list[DataRow]:
    """A row for each person, each with the cells that all share; empty where the row states one person."""
    values, plan = data.values, data.plan
    stated = values[plan.id_at] if 0 <= plan.id_at < len(values) else ""
    if not isinstance(stated, str) or len(stated) < 31 or not 0 <= plan.name_at < len(values):
        return []
    numbers = numbers_in(stated)
    names = _parts(text_of(values[plan.name_at]))
    if len(names) != len(numbers):
        names = list(read_name_cell(text_of(values[plan.name_at])).names)
    sound = all((number := parse_id(n)) is not None and number.sound for n in numbers)
    if len(numbers) < 2 or len(names) != len(numbers) or not sound:
        return []
    own = [
        (c.index, _parts(text_of(values[c.index]))) for c in plan.columns if c.field in _OWN and c.index < len(values)
    ]
    found = []
    for n, (name, one) in enumerate(zip(names, numbers, strict=True)):
        theirs: list[Value] = list(values)
        theirs[plan.name_at], theirs[plan.id_at] = name, one
        for index, parts in own:
            if len(parts) == len(names):
                theirs[index] = parts[n]
        found.append(replace(data, values=theirs))
    return found


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()]
