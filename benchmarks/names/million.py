"""Names in nine ways of writing against Chinese records, by the whole path: segment, frequencies, scorer, best.

    python -m benchmarks.names.million [--records 1000000] [--queries 200] [--sound-alone]

For each way, half of the people bear at least one name of the hold-out, which the lexicon does not know. A name counts
as found at its rank among distinct names: namesakes, and names whose written parts stand for the sought ones, are one;
whatever scores as high as the right name does not stand before it. ``glued``: the query without its space or dot.
``--sound-alone`` builds and asks without the lexicon.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random

from benchmarks.names.cases import read_table
from benchmarks.names.population import Person, Population, populate, record_id_of, row_of
from benchmarks.names.writing import WAYS, held_out, write
from service.matching import Frequencies, PartialDate, Query, RecordEntry, Scorer, Segment, Weights, best, build_segment
from service.matching.values.gazetteer import counties
from service.names import lexicon

NEAR, FAR = 24, 400
GLUED = frozenset({"uly", "english", "turkish", "pinyin_passport", "chinese"})
Right = Callable[[int], bool]


@dataclass(slots=True)
class Tally:
    """``ranks``: names before the right one, 99 where it was not found; ``misses``: what to show of them."""

    ranks: list[int]
    misses: list[str]

    def share(self, within: int) -> float:
        return sum(rank < within for rank in self.ranks) / max(1, len(self.ranks))


class Collection:
    """A segment of invented people and public persons, and its scorer."""

    def __init__(self, population: Population, persons: list[str], folder: Path, weights: Weights) -> None:
        self.population, self.persons = population, persons
        extra = (
            RecordEntry(record_id_of(len(population.people) + at), names=(name,)) for at, name in enumerate(persons)
        )
        build_segment(folder / "records", (entry for source in (population.entries(), extra) for entry in source))
        self.segment = Segment.open(folder / "records")
        self.scorer = Scorer(weights, Frequencies.build([self.segment]))

    def rank(self, query: Query, right: Right) -> tuple[int, str]:
        """(names before the right one, the name that stands first)."""
        for k in (NEAR, FAR):
            found = best([self.segment], query, k, self.scorer)
            rows = [row_of(match.record_id) for match in found]
            at = next((i for i, row in enumerate(rows) if right(row)), None)
            if at is not None:
                before = {
                    self.name_of(row) for row, match in zip(rows, found, strict=True) if match.bits > found[at].bits
                }
                return len(before), self.written(rows[0])
            if len({self.name_of(row) for row in rows}) > 10:
                break
        return 99, self.written(rows[0]) if rows else ""

    def name_of(self, row: int) -> tuple[str, str]:
        people = self.population.people
        return (people[row].own, people[row].father) if row < len(people) else (self.written(row), "")

    def written(self, row: int) -> str:
        people = self.population.people
        return people[row].written if row < len(people) else self.persons[row - len(people)]


def draw(population: Population, way: str, queries: int, random: Random) -> list[tuple[int, str, str]]:
    """(row, own name, father's name) of people whose two names are written in this way; half bear an unlisted one."""
    wanted = {True: queries // 2, False: queries - queries // 2}
    found: list[tuple[int, str, str]] = []
    while any(wanted.values()):
        row = random.randrange(len(population.people))
        person = population.people[row]
        if "+" in person.own + person.father or person.how == "cut":
            continue
        unlisted = bool({person.own, person.father} & held_out())
        own, father = write(person.own, way, random), write(person.father, way, random)
        if own and father and wanted[unlisted]:
            wanted[unlisted] -= 1
            found.append((row, own, father))
    return found


def queries_of(person: Person, way: str, own: str, father: str) -> dict[str, Query]:
    dot = "·" if way == "chinese" else " "
    texts = {"plain": own + dot + father, "swapped": father + dot + own}
    if way in GLUED:
        texts |= {"glued": own + father.lower(), "both": father + own.lower()}
    queries = {kind: Query((text,)) for kind, text in texts.items()}
    # Parts swapped and no dot, on either side: the record's own state counts in the last measure too.
    queries["dated"] = Query((texts["plain"],), birth=PartialDate(person.year), places=(person.county,))
    return queries


def measure(collection: Collection, way: str, queries: int, seed: int) -> dict[str, Tally]:
    """Ranks by kind of query; ``unlisted`` is the half of ``plain`` with a name of the hold-out."""
    tallies: dict[str, Tally] = {}
    for row, own, father in draw(collection.population, way, queries, Random(f"{way}{seed}")):
        person = collection.population.people[row]

        def right(other: int, person: Person = person) -> bool:
            people = collection.population
            return other < len(people.people) and people.bears(other, person.own, person.father)

        for kind, query in queries_of(person, way, own, father).items():
            one = row
            rank, first = collection.rank(query, right if kind != "dated" else lambda other, one=one: other == one)
            kinds = [kind]
            if kind == "plain" and {person.own, person.father} & held_out():
                kinds.append("unlisted")
            for name in kinds:
                tally = tallies.setdefault(name, Tally([], []))
                tally.ranks.append(rank)
                if rank:
                    tally.misses.append(f"{query.names[0]} -> {first}, not {person.written}: rank {min(rank, 99)}")
    return tallies


def measure_persons(collection: Collection) -> Tally:
    """Public persons, each published form; invented people of the very same two names are namesakes."""
    tally, population = Tally([], []), collection.population
    for at, (chinese, others) in enumerate(read_table("public_persons.tsv")):
        row = len(population.people) + at
        groups = [population.groups_of.get(part, set()) for part in chinese.split("·")]
        names = list(product(*groups)) if len(groups) == 2 else []

        def right(other: int, row: int = row, names: list[tuple[str, ...]] = names) -> bool:
            namesake = other < len(population.people) and any(population.bears(other, *pair) for pair in names)
            return other == row or namesake

        for text in others.split(";"):
            rank, first = collection.rank(Query((text,)), right)
            tally.ranks.append(rank)
            if rank:
                tally.misses.append(f"{text} -> {first}, not {chinese}: rank {min(rank, 99)}")
    return tally


def show(way: str, tallies: dict[str, Tally], misses: int) -> None:
    cells = [f"{t.share(1):6.1%}/{t.share(10):6.1%}" for kind in COLUMNS if (t := tallies.get(kind, Tally([], [])))]
    print(
        f"{way:18}"
        + "  ".join(f"{cell if tallies.get(k) else '-':>13}" for k, cell in zip(COLUMNS, cells, strict=True))
    )
    for kind in ("plain", "swapped", "glued") if misses else ():
        for line in tallies.get(kind, Tally([], [])).misses[:misses]:
            print(f"    {kind}: {line}")
    sys.stdout.flush()


COLUMNS = ("plain", "unlisted", "swapped", "glued", "both", "dated")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=200, help="people a way")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, help="how many misses to show")
    parser.add_argument("--sound-alone", action="store_true", help="without the lexicon")
    parser.add_argument("--weights", type=Path, help="another weight table, to see what it would do")
    parser.add_argument("--ways", nargs="+", default=WAYS)
    options = parser.parse_args()
    lexicon.switch(not options.sound_alone)
    population = populate(options.records, [code for code in sorted(counties()) if code[-2:] != "00"], options.seed)
    how = Counter(person.how for person in population.people)
    print(", ".join(f"{kind} {count:,}" for kind, count in how.most_common()))
    with tempfile.TemporaryDirectory() as folder:
        weights = Weights.load(options.weights) if options.weights else Weights.load()
        started = time.process_time()
        persons = [chinese for chinese, _ in read_table("public_persons.tsv")]
        collection = Collection(population, persons, Path(folder), weights)
        spent = time.process_time() - started
        print(f"{options.records:,} records, {len(population.groups_of):,} distinct parts written, "
              f"{len(collection.segment.part_keys):,} read; built in {spent:.0f} s")  # fmt: skip
        print("lexicon off: sound alone" if options.sound_alone else "lexicon on")
        print(f"{'first / first ten':18}" + "  ".join(f"{kind:>13}" for kind in COLUMNS))
        for way in options.ways:
            show(way, measure(collection, way, options.queries, options.seed), options.misses)
        found = measure_persons(collection)
        print(f"public persons     first {found.share(1):.1%}, first ten {found.share(10):.1%} of {len(found.ranks)}")
        for line in found.misses[: options.misses and 99]:
            print(f"    {line}")


if __name__ == "__main__":
    main()
