"""Rows of a table on their way to becoming statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.records.reading.rows.plan import Plan
from service.records.reading.statement import TableInfo
from service.records.reading.workbooks.sheets import Value


@dataclass(slots=True)
class DataRow:
    """A row of a table: its values by column, with merged values carried down. ``continues``: see Statement.
    ``place``, ``head``: what a line above the row says of all rows below it, or "". ``household``: the key of the
    household that a row above named by a number, where this row goes on with it, or "". ``written``: the row as it
    stands, where some of its values are those of others, which it says are the same (同上). ``home``: by column, what
    the first row of the household says of where all of it lives, where this one leaves that blank."""

    number: int
    values: Sequence[Value]
    plan: Plan
    continues: int | None
    table: TableInfo
    place: str = ""
    head: str = ""
    household: str = ""
    written: Sequence[Value] = ()
    home: Mapping[int, Value] | None = None
