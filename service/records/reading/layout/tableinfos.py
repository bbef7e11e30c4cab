"""What is told of a table before its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.records.reading.columns.undertitles import under_titles
from service.records.reading.statement import Column, TableInfo
from service.records.reading.workbooks.sheets import Sheet


def table_info(
    sheet: Sheet,
    file: str,
    columns: Sequence[Column],
    titles: Sequence[str],
    profile: str,
    why: str,
    header_rows: tuple[int, ...] = (),
    over: Sequence[str] = (),
) -> TableInfo:
    """What is told of a table of ``sheet``; its columns with the mark of those that are hidden. ``titles``: all lines
    so far; ``over``: those that stand over this table alone."""
    columns = under_titles(columns, over, sheet.name, file)
    hidden = sheet.marks
    if hidden.columns:
        columns = [replace(c, hidden=c.index in hidden.columns) for c in columns]
    return TableInfo(
        file=file, sheet=sheet.name, hidden=sheet.hidden, header_rows=header_rows, columns=tuple(columns),
        titles=tuple(titles), profile=profile, why=why, hidden_rows=hidden.rows, date1904=sheet.date1904,
        old_workbook=sheet.old_workbook,
    )  # fmt: skip
