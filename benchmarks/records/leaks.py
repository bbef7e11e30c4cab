"""Leak-shaped files with the defects that real ones have, and what a careful person reads in each cell of them.

Written without a look at the reader: it draws shapes (titles, headers of one or two rows, headers on every page, tables
beside and below each other, hidden things, totals) and habits of writing (dates, numbers, names, terms), and keeps the
truth beside them. Everybody is invented.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import xlwt

from benchmarks.records.workbooks import Cell, SheetOut, letters, write_xlsx
from service.matching.values.idnumber import check_character

OWN = (
    "阿依古丽 买买提 图尔荪 艾尔肯 热依木 古丽尼沙 玉素甫 帕提古丽 吐尔洪 阿卜杜热合曼 木拉提 迪丽努尔 海日妮萨 "
    "约麦尔江 努尔买买提 阿迪力 萨依普 布热比亚 茹仙古丽 伊敏 克热木 赛麦提 艾则孜 麦尔丹 祖力皮娅 肉孜 吾斯曼 "
    "叶尔兰 加娜尔 巴合提"
).split()
FATHER = (
    "吐尔逊 卡德尔 艾合买提 托合提 达吾提 尼亚孜 沙迪克 库尔班 依明 肉孜 哈力克 莫明 卡斯木 阿吉 斯依提 喀迪尔 塔伊尔 "
    "麦麦提明 阿布力孜 亚森 哈斯木 马木提 再丁 努尔 木沙 伊斯拉木 吾买尔 巴拉提 别克 赛力克"
).split()
TOWNS = ("乌帕尔镇", "托克扎克镇", "铁日木乡", "布拉克苏乡", "萨依巴格乡")
VILLAGES = ("库木巴格村", "阿亚格村", "英巴格村", "3村", "巴什拉克村")
FACILITIES = ("疏附县看守所", "疏附县教培中心", "第三教育点", "乌苏监狱", "图木舒克监狱")
REASONS = ("非法学经", "参加非法宗教活动", "出境未归", "联系境外人员", "违反计划生育", "传播宗教极端思想")
RELATIONS = {
    "户主": "self",
    "妻": "wife",
    "长子": "son",
    "次女": "daughter",
    "父亲": "father",
    "母亲": "mother",
    "儿媳": None,
}
DOTS = ("·", "·", "·", "•", "・", "‧", "．", ".", "。", "-", " ")
DIGITS = "零一二三四五六七八九"
HEADERS = {
    "serial": ("序号", "编号", "序", "No."),
    "name": ("姓名", "姓 名", "人员姓名", "学员姓名", "姓名：", "姓\n名"),
    "sex": ("性别", "性 别"),
    "ethnicity": ("民族", "族别"),
    "id": (
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "公民身份证号码",
        "证件号码",
        "身份证",
        "身份证\n号码",
        "身份证号（18位）",
    ),
    "birth": ("出生日期", "出生年月", "出生年月日", "出生时间", "出生\n年月"),
    "address": ("户籍地址", "户籍所在地", "现住址", "家庭住址", "户籍地"),
    "detained_on": ("收押时间", "入所时间", "入教时间", "拘留时间", "收押日期"),
    "facility": ("关押地点", "教育点", "服刑监狱", "教培中心", "羁押场所"),
    "reason": ("案由", "原因", "入教原因", "主要违法事实", "违法事实", "收押原因"),
    "sentence": ("刑期", "判刑情况", "判处刑期"),
    "status": ("处理结果", "状态", "目前状态", "人员状态"),
    "relation": ("与户主关系", "与户主的关系"),
    "note": ("备注", "说明"),
    "phone": ("联系电话", "手机号码"),
    "work": ("工作单位", "职业", "文化程度", "政治面貌"),
}
STATUS = {
    "收押": "interned", "在教": "interned", "刑拘": "interned", "判刑": "sentenced", "服刑": "sentenced",
    "释放": "released", "结业": "released", "死亡": "deceased", "病故": "deceased", "继续培训": "interned",
    "已判刑": "sentenced", "在押": "interned", "已逮捕": "interned", "已释放": "released", "刑满释放": "released",
    "已死亡": "deceased",
}  # fmt: skip
GROUPS = (("基本情况", ("name", "sex", "ethnicity", "id", "birth", "address")),
          ("收押情况", ("detained_on", "facility", "reason", "sentence", "status")))  # fmt: skip
_EPOCH = dt.date(1899, 12, 30)


@dataclass(slots=True)
class Truth:
    """What one row states. ``cells``: field -> what a careful person reads. ``damaged``: codes that must be told."""

    sheet: str
    row: int
    cells: dict[str, object]
    damaged: frozenset[str] = frozenset()


@dataclass(slots=True)
class Leak:
    """A file and its truth. ``lost``: (sheet, row) that state somebody whom nobody can read."""

    path: Path
    truth: list[Truth] = field(default_factory=list)
    lost: set[tuple[str, int]] = field(default_factory=set)


class Maker:
    """Draws files from a seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.rng = folder, random.Random(seed)
        self._numbers: set[str] = set()

    def files(self, count: int) -> list[Leak]:
        shapes: tuple[Callable[[Path], Leak], ...] = (
            self.workbook, self.workbook, self.workbook, self.old_workbook, self.text, self.text, self.side_by_side,
            self.headerless, self.merged_families, self.stacked,
        )  # fmt: skip
        return [shapes[i % len(shapes)](self.folder / f"file{i:04d}") for i in range(count)]

    # -- people and how they are written --

    def person(self) -> dict[str, object]:
        rng = self.rng
        sex = rng.choice("mf")
        birth = dt.date(rng.randint(1932, 2009), rng.randint(1, 12), rng.randint(1, 28))
        while True:
            sequence = rng.randint(0, 497) * 2 + (sex == "m")
            body = f"{rng.choice(('653121', '654027', '653222'))}{birth:%Y%m%d}{sequence:03d}"
            number = body + check_character(body)
            if number not in self._numbers:
                self._numbers.add(number)
                break
        return {"own": rng.choice(OWN), "father": rng.choice(FATHER), "sex": sex, "birth": birth, "id": number,
                "address": f"新疆疏附县{rng.choice(TOWNS)}{rng.choice(VILLAGES)}{rng.randint(1, 9)}组"}  # fmt: skip

    def name(self, person: dict[str, object]) -> tuple[str, tuple[str, ...], frozenset[str]]:
        """(as written, the names it holds without their dots, codes)."""
        rng = self.rng
        own, father = str(person["own"]), str(person["father"])
        plain = (own + father,)
        way = rng.random()
        text = f"{own}{rng.choice(DOTS)}{father}"
        if way < 0.05:
            text = own + father
        elif way < 0.09:
            text = f"{text}（{rng.choice(('已注销', '在逃', '病重', '教师'))}）"
        elif way < 0.12:
            alias = rng.choice([one for one in OWN if one not in (own, father)])
            text, plain = f"{text}（又名：{alias}）", (*plain, alias)
        elif way < 0.15:
            other = rng.choice([one for one in OWN if one != own]) + "·" + rng.choice(FATHER)
            text, plain = (
                f"{own}·{father}{rng.choice(('、', '，', chr(10), ' '))}{other}",
                (*plain, other.replace("·", "")),
            )
            return text, plain, frozenset({"several_names"})
        elif way < 0.18:
            text = f"{father}·{own}"
            plain = (father + own,)
        elif way < 0.21:
            text = "  " + text + " "
        return text, plain, frozenset({"several_names"} if way < 0.12 and way >= 0.09 else ())

    def number(self, person: dict[str, object], typed: bool) -> tuple[Cell, str | None, frozenset[str]]:
        """(as written, the number a person reads or None, codes)."""
        rng, number = self.rng, str(person["id"])
        way = rng.random()
        if way < 0.72:
            return number, number, frozenset()
        if way < 0.76:
            return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in number), number, frozenset()
        if way < 0.80:
            return "'" + number, number, frozenset()
        if way < 0.84:
            return f"{number[:6]} {number[6:14]} {number[14:]}", number, frozenset()
        if way < 0.87:
            return number.replace("X", rng.choice(("x", "Ⅹ", "X", "*"))), number, frozenset()
        if way < 0.90 and 1930 <= person["birth"].year < 2000:  # type: ignore[attr-defined]
            return number[:6] + number[8:17], number[:6] + number[8:17], frozenset()
        if way < 0.93:
            return f"{number[0]}.{number[1:6]}E+17", None, frozenset({"damaged_id"})
        if way < 0.95 and typed:
            return int(number[:15] + "000"), None, frozenset({"damaged_id"})
        if way < 0.97:
            wrong = number[:17] + ("1" if number[17] != "1" else "2")
            return wrong, wrong, frozenset({"bad_check"})
        if way < 0.985:
            return number[:14], None, frozenset({"id_length"})
        return None, None, frozenset()

    def date(self, day: dt.date, typed: bool, *, birth: bool) -> tuple[Cell, str]:
        """(as written, ISO form as far as it is stated)."""
        rng = self.rng
        y, m, d = day.year, day.month, day.day
        ways: list[tuple[Cell, str]] = [
            (f"{y}.{m}.{d}", f"{day}"), (f"{y}-{m:02d}-{d:02d}", f"{day}"), (f"{y}{m:02d}{d:02d}", f"{day}"),
            (f"{y}年{m}月{d}日", f"{day}"), (f"{y}/{m}/{d}", f"{day}"), (f"{y}.{m:02d}.{d:02d}", f"{day}"),
            (f"{y}年{m:02d}月{d:02d}日", f"{day}"), (f"{y}.{m:02d}", f"{day:%Y-%m}"), (f"{y}年{m}月", f"{day:%Y-%m}"),
            (f"{y}年", f"{y}"), (f"{y}", f"{y}"), (f"{y}-{m:02d}-{d:02d} 00:00:00", f"{day}"),
        ]  # fmt: skip
        chinese = "".join("〇一二三四五六七八九"[int(c)] for c in str(y))
        ways += [
            (f"{chinese}年{_chinese(m)}月{_chinese(d)}日", f"{day}"), (f"{y}年{m}月{d}号", f"{day}"),
            (f"{y}. {m}. {d}", f"{day}"), (f"{y}.{m}.{d}.", f"{day}"), (f"{y}－{m:02d}－{d:02d}", f"{day}"),
        ]  # fmt: skip
        if y >= 2010:
            ways.append((f"{y % 100}.{m}.{d}", f"{day}"))
        if typed:
            ways += [((day - _EPOCH).days, f"{day}"), (y, f"{y}")]
        if typed:
            ways.append((int(f"{y}{m:02d}{d:02d}"), f"{day}"))
        return rng.choice(ways)

    def term(self) -> tuple[str, int | str]:
        """(as written, months; or life, death)."""
        rng = self.rng
        years, months = rng.randint(1, 20), rng.choice((0, 0, 6, 11))
        chinese = ("十" if years == 10 else DIGITS[years] if years < 10 else
                   ("二十" if years == 20 else "十" + DIGITS[years - 10]))  # fmt: skip
        total = years * 12 + months
        ways: list[tuple[str, int | str]] = [
            (f"{years}年{months}个月" if months else f"{years}年", total),
            (f"有期徒刑{chinese}年" + (f"{'六' if months == 6 else '十一'}个月" if months else ""), total),
            (f"{years} years {months} months" if months else f"{years} years", total),
            (f"判处有期徒刑{years}年" + ("6个月" if months == 6 else "11个月" if months else ""), total),
            (f"{chinese}年" + (f"零{'六' if months == 6 else '十一'}个月" if months else ""), total),
            (f"{years}年{months}月" if months else f"有期徒刑{years}年，剥夺政治权利{rng.randint(1, 5)}年", total),
            (f"{total}个月", total), ("无期徒刑", "life"), ("判处无期徒刑，剥夺政治权利终身", "life"),
            ("死缓", "death"),
        ]  # fmt: skip
        return rng.choice(ways)

    def record(
        self, person: dict[str, object], fields: list[str], serial: int, typed: bool
    ) -> tuple[list[Cell], Truth]:
        """The cells of one row in the order of ``fields``, and their truth (without a place yet)."""
        rng = self.rng
        cells: list[Cell] = []
        truth: dict[str, object] = {}
        codes: frozenset[str] = frozenset()
        for one in fields:
            value: Cell = None
            if one == "serial":
                value = serial if typed else str(serial)
            elif one == "name":
                value, truth["names"], new = self.name(person)
                codes |= new
            elif one == "sex":
                value = "男" if person["sex"] == "m" else "女"
                truth["sex"] = person["sex"]
            elif one == "ethnicity":
                value = truth["ethnicity"] = rng.choice(("维吾尔族", "维吾尔", "哈萨克族"))
            elif one == "id":
                value, number, new = self.number(person, typed)
                codes |= new
                if number:
                    truth["id"] = number
            elif one == "birth" and rng.random() < 0.95:
                value, truth["birth"] = self.date(person["birth"], typed, birth=True)  # type: ignore[arg-type]
            elif one == "address":
                value = truth["address"] = str(person["address"])
            elif one == "detained_on" and rng.random() < 0.9:
                value, truth["detained_on"] = self.date(
                    dt.date(rng.randint(2016, 2018), rng.randint(1, 12), rng.randint(1, 28)), typed, birth=False
                )
            elif one == "facility" and rng.random() < 0.9:
                value = truth["facility"] = rng.choice(FACILITIES)
            elif one == "reason" and rng.random() < 0.9:
                value = truth["reason"] = rng.choice(REASONS)
            elif one == "sentence" and rng.random() < 0.9:
                value, truth["sentence"] = self.term()
            elif one == "status":
                value = rng.choice(list(STATUS))
                truth["status"] = STATUS[str(value)]
            elif one == "relation":
                value = rng.choice(list(RELATIONS))
                if RELATIONS[str(value)]:
                    truth["relation"] = RELATIONS[str(value)]
            elif one == "phone" and rng.random() < 0.3:
                value = f"1{rng.randint(3_000_000_000, 8_999_999_999)}"
            elif one == "work":
                value = rng.choice(("农民", "小学", "无业", "群众"))
            cells.append(value)
        return cells, Truth("", 0, truth, codes)

    # -- tables --

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


def _chinese(number: int) -> str:
    """1 to 31 in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


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
