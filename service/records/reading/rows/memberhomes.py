"""Where the members of a household live, whose first row alone says so in columns of townships, villages and houses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from service.matching.values.relations import parse_relation
from service.records.reading.cells.damage import is_damage
from service.records.reading.rows.households import FAR, HomeColumns, numbered
from service.records.reading.statement import Column
from service.records.reading.words.ditto import DITTO
from service.records.reading.workbooks.sheets import Value, text_of

_PARTS: Final = frozenset({"county", "township", "village"})
_NO_CELLS: Final[Mapping[int, Value]] = {}


def columns_of_homes(columns: Sequence[Column], at: HomeColumns | None) -> tuple[int, ...]:
    """The columns of addresses of a register by household, where some of them hold parts of one; () of other tables.
    An address in one column is carried with the head."""
    if at is None or max(at.head, at.number, at.head_id) < 0:
        return ()
    found = tuple(c.index for c in columns if c.field in _PARTS or c.field == "address")
    return found if any(c.field in _PARTS for c in columns) else ()


class MemberHomes:
    """The home of the household that is open in a table. Feed its rows in order."""

    def __init__(self) -> None:
        self._keys: tuple[str, ...] = ()
        self._cells: Mapping[int, Value] = _NO_CELLS
        self._row = 0

    def carried(
        self, number: int, values: Sequence[Value], at: HomeColumns, homes: Sequence[int]
    ) -> Mapping[int, Value] | None:
        """The cells of the first row of its household that stand for the blank ones of a row; None of the first row
        itself, of one that says anything of where its person lives, and of one of which nobody knows whose it is."""
        keys = tuple(_text(values, i) for i in (at.number, at.head_id, at.head))
        code = parse_relation(_text(values, at.relation))
        pairs = list(zip(keys, self._keys, strict=False))
        other = any(own and own != opened for own, opened in pairs) or (bool(keys[0]) and not numbered(keys[0], None))
        same = bool(pairs) and not other and any(keys)
        own = {i: values[i] for i in homes if _text(values, i)}
        goes_on = not other and number - self._row <= FAR and (same or code not in {None, "self"})
        goes_on = goes_on and not (code == "self" and own)  # two heads of one name
        self._row = number
        if not goes_on:
            begins = other or code == "self"
            self._keys, self._cells = (keys, _sound(own)) if begins else ((), _NO_CELLS)
            return None
        return self._cells if self._cells and not own else None


def _sound(cells: Mapping[int, Value]) -> Mapping[int, Value]:
    """The cells, unless what one of them said is lost."""
    lost = any(value in DITTO or is_damage(text_of(value)) for value in cells.values())
    return _NO_CELLS if lost else cells


def _text(values: Sequence[Value], index: int) -> str:
    return text_of(values[index]).strip() if 0 <= index < len(values) else ""
