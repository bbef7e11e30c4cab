"""An invented population: households with names, ID numbers, addresses and what the police wrote about them."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, field
from pathlib import Path

from service.matching.values.idnumber import check_character

HERE = Path(__file__).parent
# Town and village names are taken or made up at random; nobody in this sample exists.
TOWNS = {
    "653121": ("疏附县", ["乌帕尔镇", "托克扎克镇", "铁日木乡", "布拉克苏乡", "萨依巴格乡"]),
    "654027": ("特克斯县", ["特克斯镇", "喀拉达拉镇", "乔拉克铁热克镇", "齐勒乌泽克镇"]),
}
VILLAGES = ["库木巴格村", "阿亚格村", "英巴格村", "喀拉苏村", "巴什拉克村", "阔纳巴扎村", "塔勒德村", "阿克塔木村"]
FACILITIES = ["疏附县看守所", "疏附县教培中心", "托克扎克教育点", "特克斯县教培中心", "乌苏监狱", "图木舒克监狱"]
REASONS = [
    "非法学经",
    "参加非法宗教活动",
    "出境未归",
    "联系境外人员",
    "留大胡须",
    "双语手机下载禁用软件",
    "违反计划生育",
]


@dataclass(frozen=True, slots=True)
class Given:
    """A given name in the scripts that families and records write."""

    people: str
    sex: str
    arab: str
    latin: str
    cyrillic: str
    hans: tuple[str, ...]


@dataclass(slots=True)
class Person:
    """``places``: (file, sheet, row) of every row that states the person."""

    number: int
    given: Given
    father: Given
    hans: str
    sex: str
    birth: tuple[int, int, int]
    id_number: str
    county: str
    town: str
    village: str
    household: int
    relation: str
    head: Person | None = None
    father_person: Person | None = None
    mother_person: Person | None = None
    spouse: Person | None = None
    places: list[tuple[str, str, int]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"新疆{TOWNS[self.county][0]}{self.town}{self.village}{self.household % 9 + 1}组"


def names() -> list[Given]:
    with (HERE / "names.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [
            Given(r["people"], r["sex"], r["arab"], r["latin"], r["cyrillic"], tuple(r["hans"].split())) for r in rows
        ]


class Population:
    """Households drawn one after another from a seeded generator: the same seed, the same people."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.people: list[Person] = []
        self._names = names()
        self._taken: set[str] = set()
        self._households = 0

    def grow(self, county: str, count: int) -> list[Person]:
        """Households of a county until ``count`` people are there."""
        start = len(self.people)
        while len(self.people) - start < count:
            self._household(county)
        return self.people[start:]

    def _household(self, county: str) -> None:
        rng = self.random
        self._households += 1
        town, village = rng.choice(TOWNS[county][1]), rng.choice(VILLAGES)
        people = "kazakh" if county == "654027" and rng.random() < 0.7 else "uyghur"
        year = rng.randint(1945, 1988)
        place = (county, town, village)
        head = self._person(people, "m", year, None, place, "户主")
        wife = self._person(people, "f", year + rng.randint(0, 6), None, place, "妻")
        head.spouse, wife.spouse = wife, head
        counts = {"m": 0, "f": 0}
        born = year + rng.randint(20, 26)
        for _ in range(rng.randint(0, 4)):
            if born > 2016:
                break
            sex = rng.choice("mf")
            counts[sex] += 1
            relation = ("长次三四"[counts[sex] - 1]) + ("子" if sex == "m" else "女")
            child = self._person(people, sex, born, head.given, place, relation)
            child.father_person, child.mother_person = head, wife
            born += rng.randint(1, 4)
        for member in self.people:
            if member.household == self._households:
                member.head = head

    def _person(
        self, people: str, sex: str, year: int, father: Given | None, place: tuple[str, str, str], relation: str
    ) -> Person:
        rng = self.random
        given = rng.choice([n for n in self._names if n.people == people and n.sex == sex])
        father = father or rng.choice([n for n in self._names if n.people == people and n.sex == "m"])
        # New spellings came into use for those who were children in 2005.
        pick = -1 if year > 1990 else 0
        hans = f"{given.hans[pick]}·{father.hans[pick]}"
        birth = (year, rng.randint(1, 12), rng.randint(1, 28))
        person = Person(
            len(self.people), given, father, hans, sex, birth, self._id_number(place[0], birth, sex), *place,
            household=self._households, relation=relation,
        )  # fmt: skip
        self.people.append(person)
        return person

    def _id_number(self, county: str, birth: tuple[int, int, int], sex: str) -> str:
        # People of Tekes born before the county was renumbered keep the prefix of their time.
        prefix = county if county == "653121" or birth[0] > 2000 else "654127"
        while True:
            sequence = self.random.randrange(0, 996, 2) + (sex == "m")
            body = f"{prefix}{birth[0]:04d}{birth[1]:02d}{birth[2]:02d}{sequence:03d}"
            number = body + check_character(body)
            if number not in self._taken:
                self._taken.add(number)
                return number
