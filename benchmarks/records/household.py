"""What the household adds: a family names husband, wife and child, and each of their names alone is common.

    python -m benchmarks.records.household [--persons 50000] [--families 150]

Every full name is borne by dozens. Prints at which place the sought person stands: asked for by name alone, with year
of birth, with the relatives, and with all of it; and the same where the records name relatives in text only.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.records.words import FATHER, OWN
from service.matching import Frequencies, Scorer, Segment, Weights, best, build_segment
from service.matching.types import PartialDate, Query, RecordEntry, RelativeName

_WOMEN = ("阿依古丽", "古丽尼沙", "帕提古丽", "迪丽努尔", "海日妮萨", "布热比亚", "茹仙古丽", "祖力皮娅", "加娜尔")
_FIRST = 10


@dataclass(frozen=True, slots=True)
class Family:
    """Entries of one household: husband, wife, then children."""

    members: tuple[RecordEntry, ...]


def families(persons: int, seed: int = 3) -> list[Family]:
    """Households of two to six with names from a small stock."""
    rng = random.Random(seed)
    men = [name for name in OWN if name not in _WOMEN]
    found: list[Family] = []
    count = 0

    def entry(own: str, father: str, sex: str, year: int, home: int) -> RecordEntry:
        nonlocal count
        count += 1
        return RecordEntry(
            f"{rng.getrandbits(128):032x}", (f"{own}·{father}",), sex=sex, counties=("653121",),  # type: ignore[arg-type]
            births=(PartialDate(year, rng.randint(1, 12), rng.randint(1, 28)),), household=f"{home}",
        )  # fmt: skip

    while count < persons:
        home, year = len(found), rng.randint(1945, 1985)
        head = rng.choice(men)
        members = [
            entry(head, rng.choice(FATHER), "m", year, home),
            entry(rng.choice(_WOMEN), rng.choice(FATHER), "f", year + rng.randint(0, 5), home),
        ]
        for _ in range(rng.randint(0, 4)):
            sex = rng.choice("mf")
            own = rng.choice(men if sex == "m" else _WOMEN)
            members.append(entry(own, head, sex, year + rng.randint(20, 32), home))
        found.append(Family(tuple(members)))
    return found


def in_text(family: Family) -> list[RecordEntry]:
    """The same people where only the husband's row names the others, in free text."""
    husband, *others = (dataclasses.replace(one, household=None) for one in family.members)
    named = [RelativeName(others[0].names[0], "wife")] + [RelativeName(o.names[0], "child") for o in others[1:]]
    return [dataclasses.replace(husband, relatives=tuple(named)), *others]


def asked(family: Family, *, born: bool, relatives: bool) -> Query:
    """What a relative abroad knows of the husband."""
    husband, wife, *children = family.members
    kin = (RelativeName(wife.names[0], "wife"), *(RelativeName(c.names[0], "child") for c in children[:1]))
    return Query(
        husband.names,
        birth=PartialDate(husband.births[0].year) if born else None,
        relatives=kin if relatives else (),
    )


def places(segment: Segment, scorer: Scorer, chosen: Sequence[Family], *, born: bool, relatives: bool) -> list[int]:
    """At which place, from 1, each husband is found; 1 + ``_FIRST`` where he is not among the first."""
    found = []
    for family in chosen:
        matches = best([segment], asked(family, born=born, relatives=relatives), _FIRST, scorer)
        ids = [match.record_id for match in matches]
        wanted = family.members[0].record_id
        found.append(ids.index(wanted) + 1 if wanted in ids else _FIRST + 1)
    return found


def measure(folder: Path, persons: int, count: int, seed: int = 3) -> dict[str, dict[str, float]]:
    """For households and for relatives in text: the share found first, by what was asked."""
    everybody = families(persons, seed)
    chosen = random.Random(seed).sample([f for f in everybody if len(f.members) >= 3], count)
    results: dict[str, dict[str, float]] = {}
    for kind in ("household", "text"):
        entries = [e for f in everybody for e in (f.members if kind == "household" else in_text(f))]
        build_segment(folder / kind, entries)
        segment = Segment.open(folder / kind)
        scorer = Scorer(Weights.load(), Frequencies.build([segment]))
        results[kind] = {}
        for born, relatives in ((False, False), (True, False), (False, True), (True, True)):
            found = places(segment, scorer, chosen, born=born, relatives=relatives)
            name = "name" + " + year" * born + " + relatives" * relatives
            results[kind][name] = sum(place == 1 for place in found) / len(found)
            results[kind][f"{name}, first ten"] = sum(place <= _FIRST for place in found) / len(found)
    return results


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persons", type=int, default=50_000)
    parser.add_argument("--families", type=int, default=150)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for kind, shares in measure(Path(folder), arguments.persons, arguments.families).items():
            print(f"records know the {kind}:")
            for name, share in shares.items():
                print(f"    {name:<36} {share:6.1%}")


if __name__ == "__main__":
    main()
