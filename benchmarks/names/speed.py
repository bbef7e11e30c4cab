"""Names alone, against what one would otherwise use, in one run on the same records and queries.

    python -m benchmarks.names.speed [--records 100000] [--queries 60] [--slow 10]

Records in Chinese with spelling noise; queries in English habits. Ours: ``best`` over a segment. rapidfuzz's WRatio and
pg_trgm are given the pinyin of the records, which is the usual way. Printed: milliseconds (wall clock, one core; run it
on a quiet machine), how often the right name is first and among the first 20, and ratios. pg_trgm is skipped with a
word where Debian's PostgreSQL is not installed.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from pypinyin import lazy_pinyin
from rapidfuzz import fuzz, process

from benchmarks.names.million import draw
from benchmarks.names.population import Population, populate, row_of
from benchmarks.names.trigrams import installed, trigrams
from service.matching import Frequencies, Query, Scorer, Segment, Weights, best, build_segment
from service.matching.values.gazetteer import counties

K = 20
Asked = tuple[int, str, str]
Find = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Result:
    """Milliseconds at the median and the 95th percentile; shares of right names first and among the first ``K``."""

    p50: float
    p95: float
    first: float
    among: float


def run(name: str, find: Find, asked: list[Asked], population: Population) -> Result:
    """Time ``find`` over the queries and look where the right names stand; prints a line."""
    times, first, among = [], 0, 0
    for row, own, father in asked:
        started = time.perf_counter()
        rows = find(f"{own} {father}")
        times.append((time.perf_counter() - started) * 1e3)
        person = population.people[row]
        right = [population.bears(other, person.own, person.father) for other in rows]
        first, among = first + bool(right and right[0]), among + any(right)
    result = Result(*np.percentile(times, (50, 95)).tolist(), first / len(asked), among / len(asked))
    print(
        f"{name:24} p50 {result.p50:9.2f} ms   p95 {result.p95:9.2f} ms   first {result.first:6.1%}"
        f"   first {K} {result.among:6.1%}   ({len(asked)} queries)", flush=True,
    )  # fmt: skip
    return result


def pinyin_of(person_written: str) -> str:
    return "".join(lazy_pinyin(person_written)).replace("·", " ")


def compare(records: int, queries: int, slow: int, folder: Path) -> None:
    population = populate(records, [code for code in sorted(counties()) if code[-2:] != "00"])
    build_segment(folder / "records", population.entries())
    segment = Segment.open(folder / "records")
    scorer = Scorer(Weights.load(), Frequencies.build([segment]))
    asked = draw(population, "english", queries, Random(3))
    print(f"{records:,} records, {len(segment.part_keys):,} distinct parts")

    def ours(text: str) -> list[int]:
        return [row_of(match.record_id) for match in best([segment], Query((text,)), K, scorer)]

    ours(" ".join(asked[0][1:]))  # compiles or loads the loops
    mine = run("this matcher", ours, asked, population)
    names = [pinyin_of(f"{person.parts[0]} {person.parts[1]}") for person in population.people]

    def wratio(text: str) -> list[int]:
        return [row for _, _, row in process.extract(text.lower(), names, scorer=fuzz.WRatio, limit=K)]

    others = {"rapidfuzz WRatio": run("rapidfuzz WRatio", wratio, asked[:slow], population)}
    programs = installed()
    if programs is None:
        print("pg_trgm                  skipped: Debian's PostgreSQL with pg_trgm is not installed here")
    else:
        with trigrams(programs, names) as table:
            others["pg_trgm"] = run("pg_trgm, GIN, 0.3", lambda text: table.find(text.lower(), K), asked, population)
    for name, other in others.items():
        print(f"{name}: {other.p50 / mine.p50:,.0f} times our p50")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--slow", type=int, default=10, help="queries for WRatio, which takes its time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare(options.records, options.queries, options.slow, Path(folder))


if __name__ == "__main__":
    main()
