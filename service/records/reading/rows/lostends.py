"""Whose day of death or release is only damage in the file: a list of the dead, or of those let go, still says so, and
so does a column that only those who were let go fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from service.records.reading.cells.damage import is_damage
from service.records.reading.columns.everybody import fate_of_table
from service.records.reading.columns.releasedbyday import LEFT, LET_GO
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.headers.filledin import filled_by_the_freed
from service.records.reading.headers.releaseheaders import asks_when_free
from service.records.reading.rows.rowcells import RowCells
from service.records.reading.statement import Column, Problem, Status

_ENDS: Final[tuple[Status, ...]] = ("deceased", "released")


def end_lost(row: RowCells) -> Status | None:
    """What the titles, the sheet or the header itself say became of somebody whose own day of it is damaged."""
    lost = [(c, end) for c, header, end in _days(row) if _is_lost(header, row.cells.get(header, ""), row.problems)]
    if any(end == "released" and filled_by_the_freed(column.header) for column, end in lost):
        return "released"
    asked = {end for _, end in lost}
    plan, sheet = row.data.plan, row.data.table.sheet
    if not asked or plan.lined:
        return None
    columns = _of_the_row(plan.columns, row)
    return next((end for end in _ENDS if end in asked and _is_list_of(end, plan.over, sheet, columns)), None)


def _of_the_row(columns: Sequence[Column], row: RowCells) -> Sequence[Column]:
    """The columns without what the person is to the head of a household, where the row itself tells when they were
    taken: then it is about one of those whom the title lists, and not about their family."""
    if not row.texts.get("detained_on") or not any(c.field == "household_head" for c in columns):
        return columns
    return [c for c in columns if c.field != "relation"]


def _days(row: RowCells) -> list[tuple[Column, str, Status]]:
    """The columns that ask when somebody died or was let go, with the header that no other has."""
    found: list[tuple[Column, str, Status]] = []
    if not row.problems:
        return found
    for column, (_, header, _) in zip(row.data.plan.columns, row.data.plan.cells, strict=True):
        if column.field == "died_on":
            found.append((column, header, "deceased"))
        elif column.word in {LEFT, LET_GO} or column.field == RELEASED_ON or _asks_in_vain(column):
            found.append((column, header, "released"))
    return found


def _asks_in_vain(column: Column) -> bool:
    return column.field is None and asks_when_free(column.header)


def _is_lost(header: str, text: str, problems: Iterable[Problem]) -> bool:
    """Whether a cell holds damage: of an old workbook's error nothing stands in it but the problem that was told."""
    return is_damage(text) or (not text and any(p.code == "error_cell" and p.column == header for p in problems))


def _is_list_of(end: Status, titles: Sequence[str], sheet: str, columns: Sequence[Column]) -> bool:
    """Whether the lines above a table or its sheet say so, and neither says anything else; the trainees of a title may
    have died or graduated since, and of the dead a sheet may say that they were held."""
    over, of_sheet = fate_of_table(titles, "", "", columns), fate_of_table((), sheet, "", columns)
    if of_sheet == end:
        return over in {None, end, "interned"}
    return over == end and (of_sheet is None or (end == "deceased" and of_sheet == "interned"))
