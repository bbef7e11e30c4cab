"""``python -m benchmarks.photos.speed --portraits FOLDER``: a million portraits' hashes, searched.

In one run, on one core, in processor time, over the same hashes: this service's search, the plain loop over imagehash
objects, and faiss's flat binary index where ``faiss`` is installed. Records beyond the folder's portraits are made up:
random whole-picture hashes, and points drawn from those of the portraits with a quarter of their bits changed, so that
codes crowd where those of portraits crowd.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import imagehash
import numpy as np

from benchmarks.photos import portraits
from benchmarks.photos.transforms import Picture, apply
from service.photos import (
    HashIndex,
    PhotoSignature,
    Prepared,
    copy_checks,
    prepare_record,
    query_signature,
    signature,
)
from service.photos.signatures import ALGORITHM, POINT
from service.photos.thresholds import thresholds


def made_up(count: int, real: list[PhotoSignature], seed: int = 0) -> Iterator[tuple[int, PhotoSignature]]:
    """The real signatures first, then made-up ones, ``count`` in all."""
    yield from enumerate(real)
    rng = np.random.default_rng(seed)
    pool = np.concatenate([one.points for one in real])
    size = thresholds().record_points
    done = len(real)
    while done < count:
        batch = min(10_000, count - done)
        points = pool[rng.integers(0, len(pool), batch * size)].copy()
        noise = rng.integers(0, 2**64, (2, batch * size), np.uint64)
        points["code"] ^= noise[0] & noise[1]
        views = rng.integers(0, 2**64, batch, np.uint64)
        packed = points.astype(POINT).tobytes()
        step = size * POINT.itemsize
        for i in range(batch):
            yield done + i, PhotoSignature(ALGORITHM, views[i : i + 1].tobytes(), packed[i * step : (i + 1) * step])
        done += batch


def median_ms(work: Callable[[int], object], times: int) -> float:
    """Median milliseconds of processor time over ``times`` calls, after one that warms up; nothing compared here uses
    more than one core, and other work on the machine counts little."""
    work(0)
    taken = []
    for i in range(times):
        start = time.process_time()
        work(i)
        taken.append(time.process_time() - start)
    return float(np.median(taken)) * 1000


def imagehash_loop_ms(views: np.ndarray, times: int) -> float:
    """One query hash against all, as plain imagehash does it."""
    bits = np.unpackbits(np.ascontiguousarray(views.byteswap()).view(np.uint8)).reshape(len(views), 8, 8).astype(bool)
    hashes = [imagehash.ImageHash(one) for one in bits]
    radius = thresholds().view_radius
    return median_ms(lambda i: [row for row, one in enumerate(hashes) if hashes[i] - one <= radius], times)


def faiss_flat_ms(views: np.ndarray, queries: list[np.ndarray], times: int) -> float | None:
    """The same hashes and the same query views in faiss's flat binary index."""
    try:
        import faiss
    except ImportError:
        return None
    faiss.omp_set_num_threads(1)
    index = faiss.IndexBinaryFlat(64)
    index.add(np.ascontiguousarray(views).view(np.uint8).reshape(-1, 8))
    radius = thresholds().view_radius + 1

    def search(i: int) -> object:
        return index.range_search(queries[i % len(queries)].view(np.uint8).reshape(-1, 8), radius)

    return median_ms(search, times)


def copy_check_ms(name: str, pictures: list[Picture]) -> None:
    """Prints what 20 candidates, the own record among them, cost from the query's pixels on: with what the import
    keeps of records, as the service does it, and with records prepared anew from decoded pictures, as those of earlier
    imports are."""
    kept = [prepare_record(picture).to_bytes() for picture in pictures]
    ways: dict[str, list[float]] = {"kept records": [], "records anew": []}
    for i in range(-1, 9):  # the first, which warms up, does not count
        own = max(i, 0)
        query = apply(name, pictures[own], pictures, own)
        rows = (own, *range(20 * own + 20, 20 * own + 39))
        for way, taken in ways.items():
            start = time.process_time()
            records = (Prepared.from_bytes(kept[row]) if way == "kept records" else pictures[row] for row in rows)
            copy_checks(query, records)
            taken.append((time.process_time() - start) * 1000)
    for way, taken in ways.items():
        counted = taken[1:]
        print(
            f"copy check of 20 candidates, {name}, {way}: p50 {np.median(counted):.0f} ms of one core, "
            f"quickest {min(counted):.0f} ms, slowest {max(counted):.0f} ms"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=Path, required=True)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--checks", action="store_true", help="the copy checks only")
    arguments = parser.parse_args()
    pictures = portraits.load(arguments.portraits)
    if not arguments.checks:
        compare_searches(pictures, arguments.records, arguments.times)
    for name in ("untouched", "caption below", "screenshot", "collage tile", "page of text"):
        copy_check_ms(name, pictures)


def compare_searches(pictures: list[Picture], records: int, times: int) -> None:
    """Prints what a search among so many ``records`` costs here, in faiss and in the plain loop."""
    real = [one for picture in pictures if (one := signature(picture)) is not None]
    names = ("crop 20 %", "messenger", "mirrored", "caption below", "screenshot")
    asked: list[Picture] = [apply(names[i % 5], pictures[i], pictures, i) for i in range(20)]
    queries = [one for picture in asked if (one := query_signature(picture)) is not None]
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        index = HashIndex.build(Path(folder), made_up(records, real))
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(f"records {records:,}: built in {time.perf_counter() - start:.0f} s, {size / 2**20:.0f} MB")
        views = np.array(index.arrays["views"])
        whole = median_ms(lambda i: index.search(queries[i % len(queries)], points=False), times)
        full = median_ms(lambda i: index.search(queries[i % len(queries)]), times)
        first = sum(index.search(query).rows[:1].tolist() == [i] for i, query in enumerate(queries))
    print(f"this service, whole-picture hashes only (all views of the query): p50 {whole:.2f} ms")
    print(f"this service, hashes and points: p50 {full:.2f} ms; own record first for {first} of {len(queries)} queries")
    flat = faiss_flat_ms(views, [query.views for query in queries], times)
    print("faiss flat, the same hashes and views:", "not installed" if flat is None else f"p50 {flat:.2f} ms")
    loop = imagehash_loop_ms(views, 3)
    print(f"imagehash loop, one view of one query: p50 {loop:.0f} ms")
    print(f"times faster than the loop: {loop / whole:.0f} (hashes), {loop / full:.0f} (hashes and points)")


if __name__ == "__main__":
    main()
