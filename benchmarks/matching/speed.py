"""Speed, memory and exactness of the index, in one run, against rapidfuzz and against scoring every record.

    python -m benchmarks.matching.speed [--sizes 100000 1000000 10000000] [--queries 60]

Prints for each size: time and memory to build, bytes a record of the name index, time to open, p50 and p95 of a query
by names alone and with year of birth and county, in a batch, with the tally, and the rivals. Processor time, one core.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from pypinyin import lazy_pinyin
from rapidfuzz import fuzz, process

from benchmarks.matching.people import People, make_people
from benchmarks.names.trigrams import Trigrams, installed, trigrams
from service.matching import Frequencies, Scorer, Segment, Weights, best, best_and_tally, best_many, build_segment
from service.matching.columns import KnownNames
from service.matching.search import explain
from service.matching.types import PartialDate, Query
from service.matching.values.gazetteer import counties

K = 10
#: Queries before the clock runs.
WARM = 12


def timed(work: Callable[[], object]) -> float:
    """Processor seconds, so that what else the machine does stays out."""
    start = time.process_time()
    work()
    return time.process_time() - start


def queries_for(people: People, count: int, seed: int = 2) -> list[tuple[int, Query]]:
    """(row looked for, query): names in pinyin as a passport has them, year of birth, county.

    No part comes twice, so that nothing is gained from remembering earlier queries.
    """
    random = np.random.default_rng(seed)
    found: list[tuple[int, Query]] = []
    used: set[str] = set()
    for row in random.permutation(len(people)).tolist():
        parts = ["".join(lazy_pinyin(people.parts[p[row]])) for p in (people.own, people.father)]
        if len(found) == count:
            break
        if used & set(parts):
            continue
        used |= set(parts)
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
    queries = queries_for(people, 4 * n_queries + WARM)
    first = timed(lambda: best([segment], queries[0][1], K, scorer))
    for _, query in queries[:WARM]:
        best_and_tally([segment], query, K, scorer)
        best([segment], Query(query.names), K, scorer)
    full, plain, together, tallied = (
        queries[WARM + i * n_queries : WARM + (i + 1) * n_queries] for i in range(4)
    )  # fmt: skip
    times, hits = [], 0
    for row, query in full:
        start = time.process_time()
        found = best([segment], query, K, scorer)
        times.append(time.process_time() - start)
        hits += people.name(row) in [segment.entry(match.row).names[0] for match in found]
    print(f"first query {first * 1e3:.0f} ms; right name in the first {K}: {hits} of {len(full)}")
    print(f"name, year, county {milliseconds(times)}")
    only_names = [timed(lambda q=q: best([segment], Query(q.names), K, scorer)) for _, q in plain]  # type: ignore[misc]
    print(f"names alone        {milliseconds(only_names)}")
    again = [timed(lambda q=q: best([segment], Query(q.names), K, scorer)) for _, q in plain]  # type: ignore[misc]
    print(f"the same names     {milliseconds(again)}  (parts that were asked for before)")
    batch = timed(lambda: best_many([segment], [query for _, query in together], K, scorer)) / len(together)
    print(f"in one batch       mean {batch * 1e3:7.2f} ms a query")
    with_tally = [timed(lambda q=q: best_and_tally([segment], q, K, scorer)) for _, q in tallied]  # type: ignore[misc]
    print(f"with the tally     {milliseconds(with_tally)}")
    if rival_queries:
        rivals(
            people, segment, scorer, queries[:rival_queries], (float(np.median(only_names)), float(np.median(times)))
        )
    return float(np.median(times))


def columns(people: People) -> None:
    """The name index alone, from words that are read."""
    random = np.random.default_rng(4)
    order = random.permutation(len(people))
    known = KnownNames((random.permutation(len(people.parts)) + 1).astype(np.uint32), [])

    def build() -> None:
        codes = np.column_stack([people.own, people.father]).astype(np.uint32)[order] + 1
        known.index(codes, known.pairs_of(codes), len(people.parts))

    spent = timed(build)
    print(f"name index from parsed names: {len(people) / spent:,.0f} records/s")


def rivals(
    people: People, segment: Segment, scorer: Scorer, queries: list[tuple[int, Query]], ours: tuple[float, float]
) -> None:
    """``ours``: p50 of names alone, and with year and county, in seconds."""
    sounds = ["".join(lazy_pinyin(part)) for part in people.parts]
    names = [f"{sounds[a]} {sounds[b]}" for a, b in zip(people.own.tolist(), people.father.tolist(), strict=True)]
    spent = [timed(lambda q=q: process.extract(q.names[0], names, scorer=fuzz.WRatio, limit=K)) for _, q in queries]  # type: ignore[misc]
    print(f"rapidfuzz WRatio   {milliseconds(spent)}  = {times_ours(spent, ours)}")
    programs = installed()
    if programs is None:
        print("pg_trgm            skipped: Debian's PostgreSQL with pg_trgm is not installed")
    else:
        with trigrams(programs, names) as rival:
            rival.find(queries[0][1].names[0], K)
            spent = [served(rival, q.names[0]) for _, q in queries]
        print(f"pg_trgm            {milliseconds(spent)}  = {times_ours(spent, ours)}")
    rows = np.random.default_rng(3).integers(0, len(segment), 400)
    ready = scorer.prepare(queries[0][1])
    pair = timed(lambda: [explain(segment, int(row), ready, scorer) for row in rows]) / len(rows)
    print(
        f"every record scored with the same scorer: {pair * 1e6:.0f} us a pair = {pair * len(segment):,.0f} s a query"
    )


def times_ours(spent: list[float], ours: tuple[float, float]) -> str:
    plain, full = (float(np.median(spent)) / one for one in ours)
    return f"{plain:,.0f} times ours by names alone, {full:,.0f} times with year and county"


def served(rival: Trigrams, name: str) -> float:
    """Processor seconds of the server for one query, to its clock's tick of mostly 10 ms."""
    stat = Path(f"/proc/{rival._connection.info.backend_pid}/stat")

    def ticks() -> int:
        return sum(map(int, stat.read_text().rsplit(")", 1)[1].split()[11:13]))

    before = ticks()
    rival.find(name, K)
    return (ticks() - before) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--rivals", type=int, default=9, help="queries for the slow rivals, 0 for none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        p50 = [measure(size, options.queries, Path(folder), options.rivals) for size in options.sizes]
    for size, value in zip(options.sizes[1:], p50[1:], strict=True):
        print(f"{size:,} takes {value / p50[0]:.1f} times as long as {options.sizes[0]:,}")


if __name__ == "__main__":
    main()
