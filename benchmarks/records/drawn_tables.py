"""Drawing one table: titles, a header of one or two rows, headers on every page, totals, broken rows."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.records.habits import Habits
from benchmarks.records.truth import Leak
from benchmarks.records.words import GROUPS, HEADERS
from benchmarks.records.workbooks import Cell, letters


class Tables(Habits):
    """Tables with their truth."""

    def fields(self) -> list[str]:
        """Which columns a table has, in which order."""
        rng = self.rng
        chosen = ["name", "id", *rng.sample(
            ["sex", "ethnicity", "birth", "address", "detained_on", "facility", "reason", "sentence", "status",
             "relation", "phone", "work"], rng.randint(3, 8))]  # fmt: skip
        order = list(HEADERS)
        chosen.sort(key=order.index)
        if rng.random() < 0.25:
            rng.shuffle(chosen)
        return (["serial"] if rng.random() < 0.85 else []) + chosen + (["note"] if rng.random() < 0.5 else [])

    def table(self, sheet: str, start: int, leak: Leak, *, typed: bool) -> tuple[list[list[Cell]], list[str]]:
        """Rows of a table that begins in row ``start`` (1-based), its merges; the truth goes into ``leak``."""
        rng = self.rng
        fields = self.fields()
        header: list[Cell] = [rng.choice(HEADERS[one]) for one in fields]
        left = rng.choice((0, 0, 0, 0, 1, 2))
        rows: list[list[Cell]] = []
        merges: list[str] = []
        width = len(fields)

        def put(cells: list[Cell]) -> int:
            rows.append([None] * left + cells if left else cells)
            return start + len(rows) - 1

        for title in rng.sample(
            ["疏附县重点人员花名册", "2017年12月", "填报单位：疏附县公安局", "第三教育点学员名单"], rng.randint(0, 2)
        ):
            at = put([title])
            if rng.random() < 0.7 and width > 1:
                merges.append(f"{letters(left)}{at}:{letters(left + width - 1)}{at}")
        if rng.random() < 0.2:
            put([])
        two = rng.random() < 0.3 and not left and self._two_rows(fields, header, put, merges)
        if not two:
            put(header)
        if rng.random() < 0.1:
            put(list(range(1, width + 1)))  # the row that numbers the columns
        for serial in range(1, rng.randint(6, 60)):
            if serial % 25 == 0 and rng.random() < 0.5 and not two:
                put(header)
            if rng.random() < 0.02:
                put([])
            if rng.random() < 0.015 and "id" in fields:
                broken: list[Cell] = [None] * width
                broken[fields.index("name")] = "？？？"
                if "sex" in fields:
                    broken[fields.index("sex")] = "男"
                if "serial" in fields:
                    broken[fields.index("serial")] = serial
                if sum(c is not None for c in broken) > 1:
                    leak.lost.add((sheet, put(broken)))
                continue
            cells, truth = self.record(self.person(), fields, serial, typed)
            truth.sheet, truth.row = sheet, put(cells)
            leak.truth.append(truth)
        if rng.random() < 0.4:
            put(["合计" if rng.random() < 0.5 else "合  计", None, f"{serial}人"][: max(1, width)])
        if rng.random() < 0.2:
            put([])
            put(["制表人：", None, "审核人："][: max(1, width)])
        return rows, merges

    def _two_rows(
        self, fields: list[str], header: list[Cell], put: Callable[[list[Cell]], int], merges: list[str]
    ) -> bool:
        top: list[Cell] = list(header)
        bottom: list[Cell] = [None] * len(fields)
        at = put(top)
        put(bottom)
        for name, members in GROUPS:
            places = [i for i, one in enumerate(fields) if one in members]
            run = [i for i in places if i - places[0] == places.index(i)] if places else []
            if len(run) < 2:
                continue
            for i in run:
                bottom[i], top[i] = header[i], None
            top[run[0]] = name
            merges.append(f"{letters(run[0])}{at}:{letters(run[-1])}{at}")
        for i, value in enumerate(bottom):
            if value is None:
                merges.append(f"{letters(i)}{at}:{letters(i)}{at + 1}")
        return True
