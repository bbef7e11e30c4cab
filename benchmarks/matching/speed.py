"""Speed, memory and exactness of the index, in one run, against rapidfuzz and against scoring every record.

    python -m benchmarks.matching.speed [--sizes 100000 1000000 10000000] [--queries 60]

Prints for each size: time and memory to build, bytes a record of the name index, time to open, p50 and p95 of a query
with names, year of birth and county, the same in a batch, with the tally, and the two rivals on the same queries.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from pypinyin import lazy_pinyin
from rapidfuzz import fuzz, process

from benchmarks.matching.people import People, make_people
from service.matching import Frequencies, Scorer, Segment, Weights, best, best_and_tally, best_many, build_segment
from service.matching.columns import NameColumns
from service.matching.search import explain
from service.matching.types import PartialDate, Query
from service.matching.values.gazetteer import counties

K = 10


def timed(work: Callable[[], object]) -> float:
    """Processor seconds, so that what else the machine does stays out."""
    start = time.process_time()
    work()
    return time.process_time() - start


def queries_for(people: People, count: int, seed: int = 2) -> list[tuple[int, Query]]:
    """(row looked for, query): names in pinyin as a passport has them, year of birth, county."""
    random = np.random.default_rng(seed)
    found = []
    for row in random.integers(0, len(people), count).tolist():
        parts = ("".join(lazy_pinyin(people.parts[p[row]])) for p in (people.own, people.father))
        birth = PartialDate(int(people.year[row]))
        found.append((row, Query((" ".join(parts),), birth=birth, places=(people.counties[people.county[row]],))))
    return found


def milliseconds(times: list[float]) -> str:
    return f"p50 {np.percentile(times, 50) * 1e3:8.2f} ms   p95 {np.percentile(times, 95) * 1e3:8.2f} ms"


def measure(size: int, n_queries: int, folder: Path, rival_queries: int) -> float:
    """Prints everything for one size; returns the p50 of a query in seconds."""
    people = make_people(size, sorted(counties()))
    spent = timed(lambda: build_segment(folder / str(size), people.entries()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    info_bytes = sum(
        (folder / str(size) / f"names_{f}.npy").stat().st_size for f in ("pairs", "more", "starts", "units")
    )
    opened = min(timed(lambda: Segment.open(folder / str(size))) for _ in range(5))
    segment = Segment.open(folder / str(size))
    print(f"\n== {size:,} records, {len(segment.part_keys):,} distinct parts")
    print(f"build with entries {spent:.1f} s = {size / spent:,.0f} records/s, process peak {peak:,.0f} MiB")
    print(f"name index {info_bytes / size:.1f} bytes a record; open {opened * 1e3:.1f} ms")
    columns(people)
    frequencies = Frequencies.build([segment])
    scorer = Scorer(Weights.load(), frequencies)
    queries = queries_for(people, n_queries)
    first = timed(lambda: best([segment], queries[0][1], K, scorer))
    times, hits = [], 0
    for row, query in queries:
        start = time.process_time()
        found = best([segment], query, K, scorer)
        times.append(time.process_time() - start)
        hits += people.name(row) in [segment.entry(match.row).names[0] for match in found]
    print(f"first query {first * 1e3:.0f} ms; right name in the first {K}: {hits} of {len(queries)}")
    print(f"name, year, county {milliseconds(times)}")
    only_names = [timed(lambda q=q: best([segment], Query(q.names), K, scorer)) for _, q in queries]  # type: ignore[misc]
    print(f"names alone        {milliseconds(only_names)}")
    batch = timed(lambda: best_many([segment], [query for _, query in queries], K, scorer)) / len(queries)
    print(f"in one batch       mean {batch * 1e3:7.2f} ms a query")
    with_tally = [timed(lambda q=q: best_and_tally([segment], q, K, scorer)) for _, q in queries]  # type: ignore[misc]
    print(f"with the tally     {milliseconds(with_tally)}")
    if rival_queries:
        rivals(people, segment, scorer, queries[:rival_queries], float(np.median(times)))
    return float(np.median(times))


def columns(people: People) -> None:
    """The name index alone, from parsed names."""
    splits = [((own, father),) for own, father in zip(people.own.tolist(), people.father.tolist(), strict=True)]
    random, collected = np.random.default_rng(4), NameColumns()

    def build() -> None:
        for split in splits:
            collected.add(split)
        collected.finish(len(people.parts), random.permutation(len(people.parts)), random.permutation(len(people)))

    spent = timed(build)
    print(f"name index from parsed names: {len(people) / spent:,.0f} records/s")


def rivals(people: People, segment: Segment, scorer: Scorer, queries: list[tuple[int, Query]], p50: float) -> None:
    sounds = ["".join(lazy_pinyin(part)) for part in people.parts]
    names = [f"{sounds[a]} {sounds[b]}" for a, b in zip(people.own.tolist(), people.father.tolist(), strict=True)]
    spent = [timed(lambda q=q: process.extract(q.names[0], names, scorer=fuzz.WRatio, limit=K)) for _, q in queries]  # type: ignore[misc]
    print(f"rapidfuzz WRatio   {milliseconds(spent)}  = {float(np.median(spent)) / p50:,.0f} times ours")
    rows = np.random.default_rng(3).integers(0, len(segment), 400)
    ready = scorer.prepare(queries[0][1])
    pair = timed(lambda: [explain(segment, int(row), ready, scorer) for row in rows]) / len(rows)
    print(
        f"every record scored with the same scorer: {pair * 1e6:.0f} us a pair = {pair * len(segment):,.0f} s a query"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--rivals", type=int, default=5, help="queries for the slow rivals, 0 for none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        p50 = [measure(size, options.queries, Path(folder), options.rivals) for size in options.sizes]
    for size, value in zip(options.sizes[1:], p50[1:], strict=True):
        print(f"{size:,} takes {value / p50[0]:.1f} times as long as {options.sizes[0]:,}")


if __name__ == "__main__":
    main()
