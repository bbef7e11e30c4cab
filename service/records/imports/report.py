"""The report of an import: what was read, and each damaged place, as a table that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from typing import Any

from service.web.cells import MARK, safe

COLUMNS = ("what", "file", "sheet", "row", "column", "rows read", "rows lost", "note")
MOST_LINES = 200_000
MOST_SHOWN = 100


class Report:
    """Lines for the file, the first of them for the page. ``counts``: lines by ``what``; ``lost``: rows."""

    def __init__(self) -> None:
        self._out = io.StringIO()
        self._writer = csv.writer(self._out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        self._writer.writerow(COLUMNS)
        self._lines = 0
        self.lost = 0
        self.counts: dict[str, int] = {}
        self.shown: list[list[Any]] = []

    def read(self, file: str, rows: int) -> None:
        self._line("read", file, "", "", "", rows, "", "")

    def unchanged(self, file: str, rows: int) -> None:
        self._line("unchanged", file, "", "", "", rows, "", "")

    def unreadable(self, file: str, sentence: str) -> None:
        self._add("unreadable", file, "", None, "", sentence)

    def picture(self, file: str, sentence: str) -> None:
        self._add("picture", file, "", None, "", sentence)

    def damaged(self, file: str, sheet: str, row: int | None, column: str, sentence: str, *, lost: int) -> None:
        """``lost``: how many rows gave no person because of it."""
        self.lost += lost
        self._add("lost" if lost else "damaged", file, sheet, row, column, sentence, lost)

    def _add(
        self, what: str, file: str, sheet: str, row: int | None, column: str, sentence: str, lost: int = 0
    ) -> None:
        if len(self.shown) < MOST_SHOWN:
            self.shown.append([what, file, sheet, row or None, column, sentence])
        self._line(what, file, sheet, row or "", column, "", lost or "", sentence)

    def _line(self, what: str, *cells: object) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1
        self._lines += 1
        if self._lines < MOST_LINES:
            self._writer.writerow([what, *map(safe, cells)])
        elif self._lines == MOST_LINES:
            self._writer.writerow(["more", "", "", "", "", "", "", "there are more lines than this file may have"])

    def to_bytes(self) -> bytes:
        """UTF-8 with the mark that spreadsheets need to take it for that."""
        return MARK + self._out.getvalue().encode("utf-8", "replace")
