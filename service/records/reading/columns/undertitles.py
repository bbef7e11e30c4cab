"""Columns of which the lines over a table tell more than their headers: 监区 of one prison, 入学日期 of trainees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.columns.dayletgo import with_day_let_go
from service.records.reading.columns.heldplaces import held_at, is_ward
from service.records.reading.columns.releasedays import beside_status
from service.records.reading.headers.trainees import begun, speaks_of_trainees, taken_in
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key

_WARD: Final = "a part of the place that stands over the table"


def under_titles(columns: Sequence[Column], over: Sequence[str], sheet: str, file: str) -> list[Column]:
    """The columns of a table. ``over``: the lines that stand over it and no other."""
    if speaks_of_trainees((*over, sheet, file)):
        columns = taken_in(begun(columns, trainees=True), trainees=True, over=(*over, sheet, file))
    columns = with_day_let_go(beside_status(list(columns)))
    wards = [c for c in columns if c.field == "facility" and is_ward(header_key(c.header.rpartition("/")[2]))]
    if not wards or held_at(over, sheet, file, columns) is None:
        return list(columns)
    return [replace(c, field=None, reason=_WARD) if c in wards else c for c in columns]
