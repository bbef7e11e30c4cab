"""Files in which one row names several persons, each with a number; and lists beside each other that differ."""

from __future__ import annotations

from pathlib import Path

from benchmarks.records.drawn_tables import Tables
from benchmarks.records.truth import Leak, Truth
from benchmarks.records.workbooks import Cell, SheetOut, write_xlsx

_SHEET = "表1"


class Families(Tables):
    """Shapes that strangers' files showed."""

    folder: Path

    def whole(self) -> dict[str, str]:
        """Somebody whose name and number are written without a flaw."""
        person = self.person()
        own, father = str(person["own"]), str(person["father"])
        return {
            "text": f"{own}·{father}",
            "plain": own + father,
            "id": str(person["id"]),
            "address": str(person["address"]),
        }

    def told(self, leak: Leak, row: int, person: dict[str, str], **more: object) -> None:
        leak.truth.append(Truth(_SHEET, row, {"names": (person["plain"],), "id": person["id"], **more}))

    def household_rows(self, path: Path) -> Leak:
        """A household a row: the head, the wife or husband, children, each with a number."""
        leak = Leak(path.with_suffix(".xlsx"))
        rows: list[list[Cell]] = [["户主姓名", "户主身份证号码", "家庭住址"]]
        rows[0] += ["配偶姓名", "配偶身份证号", "子女1姓名", "子女1身份证号", "子女2姓名", "子女2身份证号"]
        for _ in range(self.rng.randint(4, 15)):
            head = self.whole()
            line: list[Cell] = [head["text"], head["id"], head["address"]]
            self.told(leak, len(rows) + 1, head, address=head["address"], relation="self")
            for _ in range(self.rng.randint(1, 3)):
                other = self.whole()
                line += [other["text"], other["id"]]
                self.told(leak, len(rows) + 1, other, address=head["address"])
            rows.append(line)
        write_xlsx(leak.path, [SheetOut(_SHEET, rows)])
        return leak

    def heads_beside(self, path: Path) -> Leak:
        """Members of households; the head stands beside each of them and has no row."""
        leak = Leak(path.with_suffix(".xlsx"))
        rows: list[list[Cell]] = [
            ["某村家庭成员情况"],
            ["序号", "户主", "户主身份证号", "姓名", "与户主关系", "身份证号"],
        ]
        for _ in range(self.rng.randint(3, 8)):
            head = self.whole()
            self.told(leak, len(rows) + 1, head, relation="self")
            for relation, code in (("妻", "wife"), ("长子", "son"), ("次女", "daughter"))[: self.rng.randint(1, 3)]:
                member = self.whole()
                rows.append([len(rows) - 1, head["text"], head["id"], member["text"], relation, member["id"]])
                self.told(leak, len(rows), member, relation=code)
        write_xlsx(leak.path, [SheetOut(_SHEET, rows)])
        return leak

    def apart(self, path: Path) -> Leak:
        """Two lists of different columns, an empty one between them, a title over each."""
        leak = Leak(path.with_suffix(".xlsx"))
        rows: list[list[Cell]] = [["已判刑人员", None, None, None, "教培人员"]]
        rows.append(["姓名", "身份证号", "刑期", None, "姓名", "身份证号", "教育点"])
        for n in range(self.rng.randint(5, 20)):
            left, years = self.whole(), self.rng.randint(2, 20)
            line: list[Cell] = [left["text"], left["id"], f"{years}年"]
            self.told(leak, len(rows) + 1, left, sentence=years * 12)
            if n % 4 != 3:
                right = self.whole()
                line += [None, right["text"], right["id"], "第三教育点"]
                self.told(leak, len(rows) + 1, right, facility="第三教育点")
            rows.append(line)
        write_xlsx(leak.path, [SheetOut(_SHEET, rows, ("A1:C1", "E1:G1"))])
        return leak

    def guardians(self, path: Path) -> Leak:
        """A group of headers over somebody else's name, relation and number."""
        leak = Leak(path.with_suffix(".xlsx"))
        rows: list[list[Cell]] = [["学生信息", None, "监护人信息"], ["姓名", "身份证号", "姓名", "关系", "身份证号"]]
        for _ in range(self.rng.randint(4, 12)):
            child, guardian = self.whole(), self.whole()
            rows.append([child["text"], child["id"], guardian["text"], "父亲", guardian["id"]])
            self.told(leak, len(rows), child)
        write_xlsx(leak.path, [SheetOut(_SHEET, rows, ("A1:B1", "C1:E1"))])
        return leak

    def in_one_cell(self, path: Path) -> Leak:
        """Name and number in one column."""
        leak = Leak(path.with_suffix(".xlsx"))
        rows: list[list[Cell]] = [["序号", "姓名及身份证号", "收押原因"]]
        for n in range(self.rng.randint(4, 12)):
            one = self.whole()
            way = self.rng.choice(("{}{}", "{}（{}）", "{} {}", "{}\n{}"))
            rows.append([n + 1, way.format(one["text"], one["id"]), "出境未归"])
            self.told(leak, len(rows), one, reason="出境未归")
        write_xlsx(leak.path, [SheetOut(_SHEET, rows)])
        return leak

    def two_scripts(self, path: Path) -> Leak:
        """The name in two columns, one for each script; the first is mostly empty."""
        leak = Leak(path.with_suffix(".xlsx"))
        rows: list[list[Cell]] = [["No", "Name", "Name (Chinese)", "ID number", "Sentence", "Prison"]]
        for n in range(self.rng.randint(4, 12)):
            one, months = self.whole(), self.rng.randint(13, 200)
            term = f"{months // 12} years {months % 12} months"
            rows.append([n + 1, None, one["text"], one["id"], term, "Wensu Prison"])
            self.told(leak, len(rows), one, sentence=months, facility="Wensu Prison")
        write_xlsx(leak.path, [SheetOut(_SHEET, rows)])
        return leak
