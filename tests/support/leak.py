"""Small invented leaks for tests that need records in place."""

from __future__ import annotations

import csv
import random
from pathlib import Path

from service.matching.values.idnumber import check_character
from service.records.importer import ImportReport, import_files
from service.store.casework import Casework

GIVEN = tuple(
    "吐尔逊 卡德尔 阿依古丽 买买提 热合曼 古丽娜尔 艾尔肯 帕提古丽 努尔买买提 阿卜杜外力 迪丽努尔 伊力哈木".split()
)
FATHERS = tuple("吐尔地 卡斯木 肉孜 沙迪克 依明 艾合买提 托合提 库尔班 达吾提 尼亚孜 哈力克 莫明".split())


def id_number(region: str, birth: str, sequence: int) -> str:
    """An invented number with a right check character."""
    body = f"{region}{birth}{sequence:03d}"
    return body + check_character(body)


def person(number: int, region: str = "653121") -> dict[str, str]:
    """The same invented person for the same number."""
    dice = random.Random(number)
    birth = f"{dice.randint(1945, 2005)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
    sequence = dice.randint(1, 499) * 2 + dice.randint(0, 1)
    return {
        "姓名": f"{dice.choice(GIVEN)}·{dice.choice(FATHERS)}",
        "性别": "男" if sequence % 2 else "女",
        "身份证号": id_number(region, birth, sequence),
        "户籍地址": f"疏附县乌帕尔镇{dice.randint(1, 20)}村",
    }


def write_csv(path: Path, people: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(people[0]))
        writer.writeheader()
        writer.writerows(people)
    return path


def import_people(casework: Casework, folder: Path, source: str, numbers: range) -> ImportReport:
    """Imports those people as one file of that source."""
    path = write_csv(folder / f"{source}-{numbers.start}.csv", [person(n) for n in numbers])
    return import_files(casework, source, [path])
