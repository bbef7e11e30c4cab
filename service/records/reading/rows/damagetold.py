"""Cells of which only what is left of a value stands in the file: each is told, whatever its column is read for."""

from __future__ import annotations

from typing import Final

from service.records.reading.cells.damage import is_error
from service.records.reading.rows.meaning import UNREAD
from service.records.reading.words.dateorder import DATES

# Whoever reads these tells that nothing can be read from them.
_TELLING: Final = frozenset({"name", "id", "sentence", "sentence_years", "birth", "detained_on", "died_on"})
_DAYS: Final = DATES | {"status_on"}


def code_of(text: str, field: str | None, of_days: bool) -> str:
    """What the report says of a cell that holds damage; "" where nothing is read from the column (an error is told even
    there, where its header is not known), or where it is told when it is read. ``of_days``: a column of days,
    though perhaps of no field."""
    if not of_days and (field is None or field in UNREAD):
        return "error_cell" if field is None and is_error(text) else ""
    if is_error(text):
        return "error_cell"
    if field in _TELLING:
        return ""
    return "unreadable_date" if of_days or field in _DAYS else "lost_value"


def stays(text: str, field: str | None) -> bool:
    """Whether the text of such a cell stays with its field: of a day, which somebody wrote down."""
    return not is_error(text) and (field in _TELLING or field in _DAYS)
