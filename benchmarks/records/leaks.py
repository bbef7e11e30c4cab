"""Leak-shaped files with the defects that real ones have, and what a careful person reads in each cell of them.

Written without a look at the reader: it draws shapes (titles, headers of one or two rows, headers on every page, tables
beside and below each other, hidden things, totals) and habits of writing (dates, numbers, names, terms), and keeps the
truth beside them. Everybody is invented.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import xlwt

from benchmarks.records.families import Families
from benchmarks.records.truth import Leak
from benchmarks.records.words import HEADERS
from benchmarks.records.workbooks import Cell, SheetOut, letters, write_xlsx


class Maker(Families):
    """Draws files from a seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__(seed)
        self.folder = folder

    def files(self, count: int) -> list[Leak]:
        shapes: tuple[Callable[[Path], Leak], ...] = (
            self.workbook, self.workbook, self.workbook, self.old_workbook, self.text, self.text, self.side_by_side,
            self.headerless, self.merged_families, self.stacked, self.household_rows, self.heads_beside, self.apart,
            self.guardians, self.in_one_cell, self.two_scripts,
        )  # fmt: skip
        return [shapes[i % len(shapes)](self.folder / f"file{i:04d}") for i in range(count)]

    # -- files --

    def workbook(self, path: Path) -> Leak:
        """One to three sheets, each with a table; hidden sheets, rows and columns."""
        rng = self.rng
        leak = Leak(path.with_suffix(".xlsx"))
        sheets = []
        for n in range(rng.randint(1, 3)):
            name = f"表{n + 1}"
            rows, merges = self.table(name, 1, leak, typed=True)
            hidden_rows = frozenset(rng.sample(range(4, max(5, len(rows))), 1)) if rng.random() < 0.3 else frozenset()
            sheets.append(
                SheetOut(name, rows, merges, hidden=n > 0 and rng.random() < 0.4, hidden_rows=hidden_rows,
                         hidden_columns=frozenset({2}) if rng.random() < 0.2 else frozenset())
            )  # fmt: skip
        write_xlsx(leak.path, sheets)
        return leak

    def old_workbook(self, path: Path) -> Leak:
        """An ``.xls``."""
        leak = Leak(path.with_suffix(".xls"))
        rows, merges = self.table("表1", 1, leak, typed=True)
        book = xlwt.Workbook(encoding="utf-8")
        sheet = book.add_sheet("表1")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
        for merge in merges:
            sheet.merge(*_area(merge))
        book.save(str(leak.path))
        return leak

    def text(self, path: Path) -> Leak:
        """CSV or TSV in the encodings that are met."""
        rng = self.rng
        tabs = rng.random() < 0.3
        leak = Leak(path.with_suffix(".tsv" if tabs else ".csv"))
        rows, _ = self.table("", 1, leak, typed=False)
        mark = "\t" if tabs else ","

        def written(value: Cell) -> str:
            text = "" if value is None else str(value)
            return '"' + text.replace('"', '""') + '"' if mark in text or "\n" in text or '"' in text else text

        body = ("\r\n" if rng.random() < 0.5 else "\n").join(mark.join(map(written, row)) for row in rows) + "\n"
        encoding = rng.choice(("utf-8", "utf-8-sig", "gb18030", "gb18030", "utf-16", "utf-16-le"))
        leak.path.write_bytes(body.encode(encoding, errors="replace"))
        return leak

    def side_by_side(self, path: Path) -> Leak:
        """The same list goes on to the right, as on paper that is printed in two columns."""
        rng = self.rng
        leak = Leak(path.with_suffix(".xlsx"))
        fields = ["serial", "name", "sex", "id", "reason"][: rng.randint(4, 5)]
        header: list[Cell] = [HEADERS[one][0] for one in fields]
        rows: list[list[Cell]] = [["两栏名单"], [*header, *([None] if rng.random() < 0.5 else []), *header]]
        gap = len(rows[1]) - 2 * len(fields)
        height = rng.randint(8, 25)
        for n in range(height):
            line: list[Cell] = []
            for side in range(2):
                cells, truth = self.record(self.person(), fields, side * height + n + 1, True)
                if side and n == height - 1:
                    cells = [None] * len(fields)
                else:
                    truth.sheet, truth.row = "表1", len(rows) + 1
                    leak.truth.append(truth)
                line += cells + ([None] * gap if not side else [])
            rows.append(line)
        write_xlsx(leak.path, [SheetOut("表1", rows, (f"A1:{letters(len(rows[1]) - 1)}1",))])
        return leak

    def headerless(self, path: Path) -> Leak:
        """A table without any header: numbers, names and dates are known by their shape."""
        leak = Leak(path.with_suffix(".csv"))
        rows = []
        for n in range(self.rng.randint(12, 40)):
            cells, truth = self.record(self.person(), ["serial", "name", "sex", "id", "address"], n + 1, False)
            truth.row = n + 1
            leak.truth.append(truth)
            rows.append(",".join(str(c or "").replace(",", "，").replace("\n", "、") for c in cells))
        leak.path.write_bytes(("\n".join(rows) + "\n").encode("utf-8"))
        return leak

    def merged_families(self, path: Path) -> Leak:
        """A register in which the household's cells are merged down over its members."""
        rng = self.rng
        leak = Leak(path.with_suffix(".xlsx"))
        fields = ["name", "sex", "id", "relation", "birth"]
        rows: list[list[Cell]] = [["户籍登记"], ["户号", *(HEADERS[one][0] for one in fields), "现住址"]]
        merges = ["A1:G1"]
        for house in range(1, rng.randint(4, 12)):
            first, address = len(rows) + 1, str(self.person()["address"])
            for member in range(rng.randint(1, 5)):
                cells, truth = self.record(self.person(), fields, 0, True)
                rows.append([house if not member else None, *cells, address if not member else None])
                truth.sheet, truth.row, truth.cells["address"] = "表1", len(rows), address
                leak.truth.append(truth)
            if len(rows) > first:
                merges += [f"A{first}:A{len(rows)}", f"G{first}:G{len(rows)}"]
        write_xlsx(leak.path, [SheetOut("表1", rows, merges)])
        return leak

    def stacked(self, path: Path) -> Leak:
        """Several tables below each other in one sheet, each with its own columns."""
        leak = Leak(path.with_suffix(".xlsx"))
        rows: list[list[Cell]] = []
        merges: list[str] = []
        for _ in range(self.rng.randint(2, 3)):
            more, areas = self.table("表1", len(rows) + 1, leak, typed=True)
            rows += [*more, [], []]
            merges += areas
        write_xlsx(leak.path, [SheetOut("表1", rows, merges)])
        return leak


def _area(merge: str) -> tuple[int, int, int, int]:
    """(first row, last row, first column, last column) from 0."""
    ends = []
    for corner in merge.split(":"):
        column = 0
        for letter in corner.rstrip("0123456789"):
            column = column * 26 + ord(letter) - 64
        ends.append((int(corner.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1, column - 1))
    (r1, c1), (r2, c2) = ends
    return r1, r2, c1, c2
