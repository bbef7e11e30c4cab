"""The tables of the sample leak, each in the shape of one source, with the defects that real ones have."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from sample.people import FACILITIES, REASONS, TOWNS, Person

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# Workbooks carry the time they were saved; a fixed one keeps the sample the same.
_SAVED = dt.datetime(2018, 3, 1, 9, 0, tzinfo=dt.UTC).replace(tzinfo=None)


def dotted(birth: tuple[int, int, int], style: int) -> str:
    year, month, day = birth
    return (
        f"{year}.{month}.{day}",
        f"{year}-{month:02d}-{day:02d}",
        f"{year}{month:02d}{day:02d}",
        f"{year}年{month}月{day}日",
        f"{year}/{month}/{day}",
        f"{year}.{month:02d}",
        f"{year}",
    )[style % 7]


def register(path: Path, file: str, people: Sequence[Person]) -> None:
    """A population register with households: one sheet a town, title, header repeated every 40 rows, totals, blanks."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    header = ["序号", "户号", "姓名", "性别", "民族", "身份证号码", "出生日期", "与户主关系", "户籍地址", "联系电话"]
    towns = list(dict.fromkeys(p.town for p in people))
    for town in towns:
        sheet: Worksheet = book.create_sheet(town)
        if town == towns[-1]:
            sheet.sheet_state = "hidden"
        sheet.append([f"{town}常住人口登记表"])
        sheet.merge_cells("A1:J1")
        sheet.append(["2017年12月"])
        sheet.append(header)
        members = [p for p in people if p.town == town]
        for i, p in enumerate(members, 1):
            if i % 40 == 0:
                sheet.append(header)
            if i % 61 == 0:
                sheet.append([])
                # openpyxl's append counts an empty row; the next one goes below it
            number = p.id_number.translate(_FULL_WIDTH) if i % 37 == 0 else p.id_number
            name = p.hans if i % 23 else f"{p.hans}（已注销）"
            sheet.append(
                [i, p.household, name, "男" if p.sex == "m" else "女", "维吾尔族", number, dotted(p.birth, 0),
                 p.relation, p.address, None]
            )  # fmt: skip
            p.places.append((file, town, sheet.max_row))
        sheet.append(["合计", None, f"{len(members)}人"])
    _save(book, path)


def register_xls(path: Path, file: str, people: Sequence[Person]) -> None:
    """An old workbook with a header of two merged rows."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("人口")
    sheet.write_merge(0, 0, 0, 8, "特克斯县人口信息采集表")
    for column, text in ((0, "序号"), (8, "备注")):
        sheet.write_merge(1, 2, column, column, text)
    sheet.write_merge(1, 1, 1, 5, "基本情况")
    sheet.write_merge(1, 1, 6, 7, "家庭情况")
    for column, text in enumerate(["姓名", "性别", "民族", "公民身份号码", "现住址", "户主姓名", "与户主关系"], 1):
        sheet.write(2, column, text)
    for i, p in enumerate(people, 1):
        row = i + 2
        dot = p.hans if i % 19 else p.hans.replace("·", "")
        head = p.head.hans if p.head else ""
        cells = [i, dot, "男" if p.sex == "m" else "女", "哈萨克族" if p.given.people == "kazakh" else "维吾尔族",
                 p.id_number, p.address, head, p.relation]  # fmt: skip
        for column, value in enumerate(cells):
            sheet.write(row, column, value)
        p.places.append((file, "人口", row + 1))
    book.save(str(path))


def detention(path: Path, file: str, people: Sequence[Person], rng: random.Random) -> None:
    """People in custody: IDs damaged by being stored as numbers, wrong dates, two-row header, reversed names."""
    book = openpyxl.Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = "收押人员"
    sheet.append(["疏附县收押人员名单"])
    sheet.merge_cells("A1:I1")
    sheet.append(["序号", "人员信息", None, None, None, "收押情况", None, None, "备注"])
    sheet.append([None, "姓名", "性别", "身份证号", "出生年月", "收押时间", "关押地点", "案由", None])
    for area in ("A2:A3", "B2:E2", "F2:H2", "I2:I3"):
        sheet.merge_cells(area)
    for i, p in enumerate(people, 1):
        number: str | int = p.id_number
        if i % 11 == 0:
            number = int(p.id_number[:15] + "000")  # what a spreadsheet keeps of a number typed as one
        elif i % 13 == 0:
            number = f"{p.id_number[0]}.{p.id_number[1:6]}E+17"
        elif i % 29 == 0:
            number = p.id_number[:17] + ("1" if p.id_number[17] != "1" else "2")
        given, _, father = p.hans.partition("·")
        name = f"{father}·{given}" if i % 17 == 0 else p.hans.replace("·", "•" if i % 5 == 0 else "·")
        date = f"17.{rng.randint(1, 12)}.{rng.randint(1, 28)}" if i % 31 else "2017.2.30"
        reason = rng.choice(REASONS) if i % 9 else None
        note = "病重" if i % 41 == 0 else None
        sex = "男" if p.sex == "m" else "女"
        sheet.append([i, name, sex, number, dotted(p.birth, i), date, rng.choice(FACILITIES[:3]), reason, note])
        p.places.append((file, "收押人员", sheet.max_row))
    sheet.append([None, None, None, None, None, None, None, None, None])
    sheet.append(["制表人：", None, "审核人："])
    _save(book, path)


def sentences(path: Path, file: str, people: Sequence[Person], rng: random.Random) -> None:
    """A list of prisoners in English, as one that reached journalists."""
    book = openpyxl.Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = "Prisoners"
    sheet.append(["No.", "Name", "Date of birth", "Ethnicity", "ID number", "Charge", "Address", "Sentence", "Prison"])
    for i, p in enumerate(people, 1):
        years, months = rng.randint(2, 25), rng.choice([0, 0, 0, 6, 11])
        term = f"{years} years" + (f" {months} months" if months else "")
        born = dt.datetime(*p.birth) if i % 3 == 0 else dotted(p.birth, 1)  # noqa: DTZ001
        sheet.append(
            [i, p.hans, born, "Uyghur", p.id_number, rng.choice(REASONS), p.address, term, rng.choice(FACILITIES[4:])]
        )
        if isinstance(born, dt.datetime):
            sheet.cell(sheet.max_row, 3).number_format = "yyyy-mm-dd"
        p.places.append((file, "Prisoners", sheet.max_row))
    _save(book, path)


def training(path: Path, file: str, groups: Sequence[Sequence[Person]], rng: random.Random) -> None:
    """Students of training centres: two tables in one sheet, relatives in free text, several names in one cell."""
    book = openpyxl.Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]
    sheet.title = "学员"
    for n, people in enumerate(groups, 1):
        sheet.append([f"第{'一二三'[n - 1]}教育点学员花名册"])
        sheet.append(["序号", "教育点", "入教时间", "姓 名", "身份证号", "入教原因", "家庭成员", "研判结果"])
        for i, p in enumerate(people, 1):
            kin = [
                f"{word}：{one.hans}"
                for word, one in (("父亲", p.father_person), ("母亲", p.mother_person), ("配偶", p.spouse))
                if one is not None
            ]
            name = p.hans if i % 12 else f"{p.hans}（又名：{p.given.hans[-1]}江）"
            verdict = rng.choice(["继续培训", "结业", "继续培训", "判刑5年"])
            day, reason = 42_900 + rng.randint(0, 200), rng.choice(REASONS)
            sheet.append([i, FACILITIES[1 + n % 2], day, name, p.id_number, reason, "，".join(kin), verdict])
            p.places.append((file, "学员", sheet.max_row))
        sheet.append([])
        sheet.cell(sheet.max_row + 2, 1, f"小计 {len(people)}人")
    _save(book, path)


def police_csv(path: Path, file: str, people: Sequence[Person]) -> None:
    """A police list in GB18030 with a row that broke in half and an ID written short."""
    lines = ["编号,姓名,性别,民族,公民身份号码,出生日期,户籍所在地,人员类别"]
    for i, p in enumerate(people, 1):
        name = p.hans.replace("·", ".") if i % 7 == 0 else p.hans
        number = "'" + p.id_number if i % 10 == 0 else p.id_number
        if i % 27 == 0 and p.birth[0] < 2000:  # a first-generation number: no century, no check character
            number = p.id_number[:6] + p.id_number[8:17]
        kind = "重点人员" if i % 4 else "已释放"
        sex = "男" if p.sex == "m" else "女"
        lines.append(f"{i},{name},{sex},维吾尔族,{number},{dotted(p.birth, 2)},{p.address},{kind}")
        p.places.append((file, "", len(lines)))
        if i == 60:
            lines.append("61,,,,,,,")
            lines.append('62,"???,男')
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("gb18030"))


def status_tsv(path: Path, file: str, people: Sequence[Person]) -> None:
    """A table from a web form, in UTF-8 with a byte order mark."""
    lines = ["ФИО\tПол\tДата рождения\tНомер удостоверения\tАдрес\tСтатус\tИмя отца"]
    for i, p in enumerate(people, 1):
        status = ("задержан", "освобожден", "осужден на 7 лет", "умер")[i % 4]
        county = TOWNS[p.county][0]
        day = f"{p.birth[2]:02d}.{p.birth[1]:02d}.{p.birth[0]}"
        lines.append(
            f"{p.given.cyrillic} {p.father.cyrillic}\t{'м' if p.sex == 'm' else 'ж'}\t{day}\t{p.id_number}\t"
            f"{county}{p.town}\t{status}\t{p.father.cyrillic}"
        )
        p.places.append((file, "", len(lines)))
    path.write_bytes(b"\xef\xbb\xbf" + ("\n".join(lines) + "\n").encode())


def _save(book: openpyxl.Workbook, path: Path) -> None:
    book.properties.created = book.properties.modified = _SAVED
    book.properties.creator = "sample"
    book.save(path)
