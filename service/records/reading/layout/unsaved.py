"""Formulas of which the file does not hold what they showed: told once for each column of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.records.reading.columns.guesses import UNNAMED, letter
from service.records.reading.statement import Column, Problem, TableInfo
from service.records.reading.workbooks.sheets import Sheet


def unsaved(sheet: Sheet, file: str, tables: Sequence[TableInfo]) -> Iterator[Problem]:
    """``tables``: those of the sheet, in order. A column is called by the header over its first such cell,
    else by its letter."""
    for column, rows in sorted(sheet.marks.unsaved.items()):
        first = min(rows)
        header = letter(column)
        for table in tables:
            if (table.header_rows or (1,))[-1] < first:
                header = next((c.header for c in table.columns if c.index == column and _names(c)), header)
        sentence = f"formulas without a saved value: {len(rows)}; what they showed is not in the file"
        yield Problem("unsaved_formula", file, sheet.name, first, sentence, header)


def _names(column: Column) -> bool:
    return bool(column.header) and UNNAMED.fullmatch(column.header) is None
