"""A tree of invented workbooks and portraits in the shape and size of the Xinjiang Police Files.

    python -m benchmarks.records.tree FOLDER [--persons 83000] [--workbooks 1148] [--pictures 507]

Every person stands in one population register; one in eight also in a list of the detained, one in thirty in a list of
the sentenced. Workbooks differ in shape: titles, two-row headers, headers on every page, totals, hidden sheets, old
``.xls``, damaged numbers. The full size is ``--persons 830000 --workbooks 11477 --pictures 5074``.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import xlwt
from PIL import Image, ImageDraw

from benchmarks.matching.people import make_people
from benchmarks.records.workbooks import Cell, SheetOut, write_xlsx
from service.matching.values.idnumber import check_character

FULL = (830_000, 11_477, 5_074)
TOWNS = {
    "653121": ("疏附县", ("乌帕尔镇", "托克扎克镇", "铁日木乡", "布拉克苏乡", "萨依巴格乡", "塔什米里克乡")),
    "654027": ("特克斯县", ("特克斯镇", "喀拉达拉镇", "乔拉克铁热克镇", "齐勒乌泽克镇", "科克苏乡")),
}
VILLAGES = ("库木巴格村", "阿亚格村", "英巴格村", "喀拉苏村", "巴什拉克村", "阔纳巴扎村", "塔勒德村", "阿克塔木村")
FACILITIES = ("疏附县看守所", "疏附县教培中心", "托克扎克教育点", "特克斯县教培中心", "乌苏监狱", "图木舒克监狱")
REASONS = ("非法学经", "参加非法宗教活动", "出境未归", "联系境外人员", "留大胡须", "违反计划生育", "聚众扰乱社会秩序")
RELATIONS = ("户主", "妻", "长子", "长女", "次子", "次女", "三子")


@dataclass(frozen=True, slots=True)
class Citizen:
    name: str
    sex: str
    birth: tuple[int, int, int]
    number: str
    county: str
    town: str
    address: str
    household: int
    relation: str
    head: str


def citizens(count: int, seed: int = 5) -> list[Citizen]:
    """``count`` people in households of one to seven, in order of town and household."""
    people = make_people(count, list(TOWNS))
    rng = random.Random(seed)
    sequences: dict[str, int] = {}
    found: list[Citizen] = []
    household = 0
    while len(found) < count:
        household += 1
        county = rng.choice(tuple(TOWNS))
        name, towns = TOWNS[county]
        town = rng.choice(towns)
        address = f"新疆{name}{town}{rng.choice(VILLAGES)}{household % 9 + 1}组{household % 211 + 1}号"
        head = people.name(len(found))
        for member in range(min(rng.randint(1, 7), count - len(found))):
            row = len(found)
            sex = "mf"[member] if member < 2 else ("m" if RELATIONS[member].endswith("子") else "f")
            year = int(people.year[row])
            birth = (year, int(people.month[row]), int(people.day[row]))
            body = f"{county}{birth[0]:04d}{birth[1]:02d}{birth[2]:02d}"
            nth = sequences[body] = sequences.get(body, -1) + 1
            body += f"{(nth * 2 + (sex == 'm')) % 1000:03d}"
            found.append(
                Citizen(
                    people.name(row), sex, birth, body + check_character(body), county, town, address, household,
                    RELATIONS[member], head,
                )
            )  # fmt: skip
    return found


def _day(birth: tuple[int, int, int], style: int) -> Cell:
    year, month, day = birth
    return (f"{year}.{month}.{day}", f"{year}-{month:02d}-{day:02d}", f"{year}{month:02d}{day:02d}",
            f"{year}年{month}月{day}日", f"{year}/{month}/{day}")[style % 5]  # fmt: skip


def _number(person: Citizen, i: int) -> Cell:
    if i % 97 == 0:
        return f"{person.number[0]}.{person.number[1:6]}E+17"
    return person.number if i % 41 else f"'{person.number}"


def _sex(person: Citizen) -> str:
    return "男" if person.sex == "m" else "女"


def register(people: Sequence[Citizen], style: int) -> SheetOut:
    header = ["序号", "户号", "姓名", "性别", "民族", "身份证号码", "出生日期", "与户主关系", "户籍地址", "联系电话"]
    rows: list[list[Cell]] = [[f"{people[0].town}常住人口登记表"], ["2017年12月"], list(header)]
    for i, p in enumerate(people, 1):
        if i % 40 == 0:
            rows.append(list(header))
        rows.append(
            [i, p.household, p.name if i % 31 else p.name.replace("·", "•"), _sex(p), "维吾尔族", _number(p, i),
             _day(p.birth, style), p.relation, p.address, None]
        )  # fmt: skip
    rows.append(["合计", None, f"{len(people)}人"])
    return SheetOut("人口", rows, ("A1:J1",))


def family_register(people: Sequence[Citizen], style: int) -> SheetOut:
    rows: list[list[Cell]] = [
        ["人口信息采集表"],
        ["序号", "基本情况", None, None, None, "家庭情况", None, None, "备注"],
        [None, "姓名", "性别", "民族", "公民身份号码", "户主姓名", "与户主关系", "现住址", None],
    ]
    for i, p in enumerate(people, 1):
        name = p.name if i % 19 else p.name.replace("·", "")
        rows.append([i, name, _sex(p), "哈萨克族", _number(p, i), p.head, p.relation, p.address, None])
    return SheetOut("采集表", rows, ("A1:I1", "A2:A3", "B2:E2", "F2:H2", "I2:I3"))


def detained(people: Sequence[Citizen], style: int) -> SheetOut:
    rows: list[list[Cell]] = [
        ["收押人员名单"],
        ["序号", "姓名", "性别", "身份证号", "出生年月", "收押时间", "关押地点", "案由", "户籍地址", "备注"],
    ]
    for i, p in enumerate(people, 1):
        date: Cell = 42_800 + i % 300 if style % 2 else f"2017.{i % 12 + 1}.{i % 28 + 1}"
        place, reason = FACILITIES[(i + style) % 4], REASONS[(i * style) % len(REASONS)] if i % 9 else None
        rows.append([i, p.name, _sex(p), _number(p, i), _day(p.birth, style), date, place, reason, p.address, None])
    rows += [[], ["制表人：", None, "审核人："]]
    return SheetOut("收押人员", rows, ("A1:J1",), hidden=style % 11 == 0)


def sentenced(people: Sequence[Citizen], style: int) -> SheetOut:
    rows: list[list[Cell]] = [["序号", "姓名", "公民身份号码", "罪名", "刑期", "服刑监狱", "住址"]]
    for i, p in enumerate(people, 1):
        term = f"有期徒刑{'二三四五六七八九'[i % 8]}年" if style % 2 else f"{i % 20 + 2}年{i % 12}个月"
        rows.append([i, p.name, p.number, REASONS[i % len(REASONS)], term, FACILITIES[4 + i % 2], p.address])
    return SheetOut("判刑人员", rows)


def make_tree(folder: Path, persons: int, workbooks: int, pictures: int, seed: int = 5) -> dict[str, int]:
    """Writes the tree; how many rows state a person, distinct persons, workbooks and pictures it holds."""
    rng = random.Random(seed)
    everybody = citizens(persons, seed)
    held = [p for i, p in enumerate(everybody) if i % 8 == 0]
    judged = [p for i, p in enumerate(everybody) if i % 30 == 0]
    registers = max(1, int(workbooks * 0.86))
    lists = max(1, int(workbooks * 0.11))
    verdicts = max(1, workbooks - registers - lists)
    rows = made = 0
    for people, count, kinds in (
        (everybody, registers, (register, family_register)),
        (held, lists, (detained,)),
        (judged, verdicts, (sentenced,)),
    ):
        for part in np.array_split(np.arange(len(people)), count):
            chosen = [people[i] for i in part.tolist()]
            if not chosen:
                continue
            made += 1
            rows += len(chosen)
            sheet = kinds[made % len(kinds)](chosen, made)
            path = folder / f"{made % 37:02d}" / f"{sheet.name}{made:05d}.xlsx"
            path.parent.mkdir(parents=True, exist_ok=True)
            if made % 12 == 0:
                _write_xls(path.with_suffix(".xls"), sheet)
            else:
                write_xlsx(path, [sheet])
    for i, person in enumerate(rng.sample(everybody, min(pictures, len(everybody)))):
        _portrait(folder / "照片" / f"{person.number}_2018{i % 7 + 1:02d}{i % 28 + 1:02d}0930.jpg", rng)
    return {"persons": persons, "rows": rows, "workbooks": made, "pictures": min(pictures, persons)}


def _write_xls(path: Path, sheet: SheetOut) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    out = book.add_sheet(sheet.name)
    for r, row in enumerate(sheet.rows):
        for c, value in enumerate(row):
            if value is not None:
                out.write(r, c, value)
    book.save(str(path))


def _portrait(path: Path, rng: random.Random) -> None:
    """Coloured shapes in the composition of a portrait: distinct to a hash, and nobody's face."""
    path.parent.mkdir(parents=True, exist_ok=True)
    small = Image.frombytes("RGB", (6, 8), rng.randbytes(6 * 8 * 3))
    picture = small.resize((300, 400), Image.Resampling.BICUBIC)
    draw = ImageDraw.Draw(picture)
    for _ in range(12):
        x, y = rng.randint(0, 280), rng.randint(0, 380)
        draw.ellipse((x, y, x + rng.randint(10, 120), y + rng.randint(10, 120)), fill=tuple(rng.randbytes(3)))
    picture.save(path, quality=85)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--persons", type=int, default=FULL[0] // 10)
    parser.add_argument("--workbooks", type=int, default=FULL[1] // 10)
    parser.add_argument("--pictures", type=int, default=FULL[2] // 10)
    arguments = parser.parse_args()
    print(make_tree(arguments.folder, arguments.persons, arguments.workbooks, arguments.pictures))


if __name__ == "__main__":
    main()
