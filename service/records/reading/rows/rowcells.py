"""The cells of a row by header and by field, as they stand, with what is wrong with them."""

from __future__ import annotations

from service.matching.values.idnumber import IdNumber
from service.records.reading.problems import SENTENCES, shape_of
from service.records.reading.rows.datarows import DataRow
from service.records.reading.statement import Problem
from service.records.reading.workbooks.sheets import Value, text_of


class RowCells:
    """What a row says as it stands, while its statement is being made. ``ids``, ``names``: read so far. ``carried``:
    what the first row of its household says below a header, of where all of it lives."""

    __slots__ = ("carried", "cells", "data", "ids", "names", "notes", "problems", "texts", "values")

    def __init__(self, data: DataRow) -> None:
        self.data = data
        self.cells: dict[str, str] = {}
        self.carried: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.values: dict[str, Value] = {}
        self.names: list[str] = []
        self.notes: list[str] = []
        self.ids: list[IdNumber] = []
        self.problems: list[Problem] = []

    def problem(self, code: str, column: str = "", shape: str = "", *, lost: int = 0) -> None:
        """Keeps what the report shall say. ``shape``: the text, of which only the shape is kept."""
        info = self.data.table
        self.problems.append(
            Problem(code, info.file, info.sheet, self.data.number, SENTENCES[code], column, shape_of(shape), lost)
        )

    def damaged(self, column: str, shape: str, code: str) -> None:
        """Says of a cell that it holds damage, unless that was said. ``code``: "" where nobody needs to know."""
        if code and not any(p.code == code and p.column == column for p in self.problems):
            self.problem(code, column, shape)


def cells_of(data: DataRow) -> dict[str, str]:
    """The cells of a row as they stand, by header."""
    values = data.written or data.values
    width = len(values)
    return {header: text_of(values[i]) if i < width else "" for i, header, _ in data.plan.cells}
