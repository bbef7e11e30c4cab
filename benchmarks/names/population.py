"""An invented population whose names are written in Chinese, with the spelling noise of real tables.

Names are those of the labelled groups and of the hold-out, and compounds made of them; they are Zipf-distributed.
Every occurrence is spelled anew: one of the usual spellings, and in about a quarter of the cases with the slips of
``clerks``. A million records hold more than 50,000 distinct parts. Deterministic by seed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

import numpy as np
import numpy.typing as npt

from benchmarks.names.cases import read_table
from benchmarks.names.clerks import misspell, write_name
from benchmarks.names.holdout import read_holdout
from service.matching.types import PartialDate, RecordEntry

NOISE = 0.24
TAIL = 1_500
"""Compound names beside the listed ones: few bear each, together they are many."""
AFFIXES = "江 汗 古丽 买提 别克 尼沙 阿吉 阿洪 努尔 尼亚孜 阿依 巴依 木 夏 提".split()
TITLES = ("Haji", "Hajime", "Qari", "Qazi")
"""Names that are honorifics first: another test's matter."""
Group = str


@dataclass(frozen=True, slots=True)
class Person:
    """``own``, ``father``: groups; ``parts``: as spelled; ``written``: the full name; ``how``: see ``write_name``."""

    own: Group
    father: Group
    parts: tuple[str, str]
    written: str
    how: str
    year: int
    county: str


@dataclass(frozen=True, slots=True)
class Population:
    """``people`` by row; ``groups_of``: every group for which a part occurs as a spelling."""

    people: list[Person]
    groups_of: dict[str, set[Group]]

    def entries(self) -> Iterator[RecordEntry]:
        for row, person in enumerate(self.people):
            yield RecordEntry(
                record_id_of(row),
                names=(person.written,),
                births=(PartialDate(person.year),),
                counties=(person.county,),
            )

    def bears(self, row: int, own: Group, father: Group) -> bool:
        """Whether the person's written parts stand for these two names, in any order."""
        first, second = (self.groups_of[part] for part in self.people[row].parts)
        return (own in first and father in second) or (father in first and own in second)


def record_id_of(row: int) -> str:
    """Identifiers that keep the row readable and come in no order."""
    return f"{(row * 0x9E3779B97F4A7C15 + 1) % 2**64:016x}{row:016x}"


def row_of(record_id: str) -> int:
    return int(record_id[16:], 16)


def chinese_groups() -> dict[Group, list[str]]:
    """Chinese spellings of every labelled and held-out name, the usual one first."""
    groups: dict[Group, list[str]] = defaultdict(list)
    for group, script, spelling in (*map(tuple, read_table("groups.tsv")), *read_holdout()):
        if script == "hans" and group not in TITLES:
            groups[group].append(spelling)
    return dict(groups)


def with_tail(groups: dict[Group, list[str]], random: Random) -> dict[Group, list[str]]:
    """The groups and ``TAIL`` compounds of them, at the end; a compound is another name than its stem."""
    names = sorted(groups)
    tail: dict[Group, list[str]] = {}
    while len(tail) < TAIL:
        name, affix = random.choice(names), random.choice(AFFIXES)
        if len(groups[name][0]) <= 4 and not groups[name][0].endswith(affix):
            tail[f"{name}+{affix}"] = [spelling + affix for spelling in groups[name]]
    return groups | tail


def populate(records: int, counties: list[str], seed: int = 1) -> Population:
    """Draw ``records`` people; counties and years of birth are drawn evenly."""
    random = Random(seed)
    groups = with_tail(chinese_groups(), random)
    listed = len(groups) - TAIL
    names = list(groups)
    order = np.random.default_rng(seed)
    rank = np.concatenate([order.permutation(listed), np.arange(listed, len(names))])
    chance = 1 / (rank + 8.0)
    drawn: npt.NDArray[np.int64] = order.choice(len(names), (records, 2), p=chance / chance.sum())
    weights = {name: list(accumulate(1 / (i + 1) for i in range(len(spellings)))) for name, spellings in groups.items()}
    groups_of: dict[str, set[Group]] = defaultdict(set)
    for name, spellings in groups.items():
        for spelling in spellings:
            groups_of[spelling].add(name)

    def spell(name: Group) -> str:
        part = random.choices(groups[name], cum_weights=weights[name])[0]
        if random.random() < NOISE:
            part = misspell(part, random)
            groups_of[part].add(name)
        return part

    people = []
    for first, second in drawn.tolist():
        own, father = names[first], names[second]
        parts = spell(own), spell(father)
        written, how = write_name(*parts, random)
        year, county = random.randrange(1930, 2015), random.choice(counties)
        people.append(Person(own, father, parts, written, how, year, county))
    return Population(people, dict(groups_of))
