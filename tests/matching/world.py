"""Invented people for the matching tests: Chinese spellings and how families write them, all made up at random."""

from __future__ import annotations

import random

from service.matching.types import PartialDate, Query, RecordEntry, RelativeName
from service.matching.values.idnumber import check_character

NAMES = {
    "吐尔逊": "Tursun", "图尔荪": "تۇرسۇن", "卡德尔": "Qadir", "喀迪尔": "Қадир", "买买提": "Memet", "麦麦提": "Mehmet",
    "阿依古丽": "Aygül", "古丽": "Gul", "热依木": "Réhim", "玉素甫": "Yusup", "阿卜杜热合曼": "Abdurahman",
    "艾尔肯": "Erkin", "帕提曼": "Patime", "肉孜": "Rozi", "尼亚孜": "Niyaz", "阿迪力": "Adil", "吾买尔": "Ömer",
    "海日古丽": "Xeyrigul", "沙迪克": "Sadiq", "达吾提": "Dawut", "玛依拉": "Mahire", "阿不都": "Abdu",
}  # fmt: skip
COUNTIES = ("653121", "653122", "654027", "653222", "650102", "652901")
VILLAGES = (
    "新疆疏附县乌帕尔镇3村",
    "乌帕尔镇阿亚格村",
    "托克扎克镇英买里村",
    "英买里村",
    "特克斯县阔步乡5村",
    "somewhere",
)
RELATIONS = ("father", "wife", "son", "daughter", "brother", None, "other")


def maybe(rng: random.Random, chance: float) -> bool:
    return rng.random() < chance


def number(rng: random.Random) -> str:
    birth = f"{rng.randint(1960, 1966)}{rng.randint(1, 3):02d}{rng.randint(1, 4):02d}"
    first = f"{rng.choice(COUNTIES)}{birth}{rng.randint(0, 9):03d}"
    return first + check_character(first)


def damaged(rng: random.Random, text: str) -> str:
    way = rng.randrange(6)
    if way == 0:
        return f"{text[0]}.{text[1:6]}E+17"
    if way == 1:
        return text[: rng.randint(6, 17)]
    if way == 2:
        return "*" * 14 + text[14:]
    if way == 3:
        i = rng.randrange(18)
        return text[:i] + rng.choice("0123456789") + text[i + 1 :]
    if way == 4:
        i = rng.randrange(17)
        return text[:i] + text[i + 1] + text[i] + text[i + 2 :]
    return text


def date(rng: random.Random) -> PartialDate:
    year = rng.randint(1958, 1968)
    if maybe(rng, 0.2):
        return PartialDate(year, about=maybe(rng, 0.5))
    month = rng.randint(1, 4)
    return PartialDate(year, month, rng.randint(1, 4) if maybe(rng, 0.8) else None)


def name(rng: random.Random, latin: bool) -> str:
    parts = [rng.choice(list(NAMES)) for _ in range(rng.choice((1, 2, 2, 2, 2, 3)))]
    if latin and maybe(rng, 0.8):
        return rng.choice((" ", " ", " ", "")).join(NAMES[part] for part in parts)
    return rng.choice(("·", "·", "·", "")).join(parts)


def entry(rng: random.Random, numbers: list[str]) -> RecordEntry:
    id_numbers = []
    if maybe(rng, 0.7):
        numbers.append(number(rng))
        id_numbers.append(numbers[-1] if maybe(rng, 0.6) else damaged(rng, rng.choice(numbers)))
    if maybe(rng, 0.1):
        id_numbers.append(rng.choice([*numbers, number(rng)]))
    people = [RelativeName(name(rng, latin=False), rng.choice(RELATIONS)) for _ in range(rng.choice((0, 0, 0, 1, 3)))]
    return RecordEntry(
        record_id=f"{rng.getrandbits(128):032x}",
        names=tuple(name(rng, latin=False) for _ in range(rng.choice((0, 1, 1, 1, 1, 1, 2)))),
        father_names=(name(rng, latin=False),) if maybe(rng, 0.2) else (),
        births=tuple(date(rng) for _ in range(rng.choice((0, 1, 1, 1, 2)))),
        sex=rng.choice((None, "f", "m")),
        counties=tuple(rng.sample(COUNTIES, rng.choice((0, 1, 1, 1, 2)))),
        place_texts=tuple(rng.sample(VILLAGES, rng.choice((0, 0, 1, 1, 2)))),
        id_numbers=tuple(id_numbers),
        relatives=tuple(people),
        household=f"h{rng.randint(0, 60)}" if maybe(rng, 0.5) else None,
    )


def collection(rng: random.Random, size: int) -> tuple[list[RecordEntry], list[str]]:
    numbers: list[str] = [number(rng)]
    return [entry(rng, numbers) for _ in range(size)], numbers


def query(rng: random.Random, numbers: list[str]) -> Query:
    return Query(
        names=tuple(name(rng, latin=True) for _ in range(rng.choice((0, 1, 1, 1, 1, 2)))),
        father_name=name(rng, latin=True) if maybe(rng, 0.3) else None,
        birth=date(rng) if maybe(rng, 0.6) else None,
        sex=rng.choice((None, "f", "m")),
        places=tuple(rng.sample((*COUNTIES, *VILLAGES, "Kashgar"), rng.choice((0, 1, 1, 2)))),
        id_number=damaged(rng, rng.choice(numbers)) if maybe(rng, 0.4) else None,
        relatives=tuple(
            RelativeName(name(rng, latin=True), rng.choice(RELATIONS)) for _ in range(rng.choice((0, 0, 1, 2)))
        ),
    )
