"""``python -m benchmarks.photos.recall --portraits FOLDER``: how many copies are found again, by transform.

The first half of the portraits set the thresholds; this reports on the second half only. Every portrait of it is a
record; each is looked for under every transform, through the whole way: query signature, index, copy check of the
twenty best. Plain hashes (imagehash's pHash; PDQ where ``pdqhash`` is installed) compare the whole pictures, with the
widest radius that lets at most one pair of strangers in 100,000 through *on these very portraits*, which favours them.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Callable
from pathlib import Path

import imagehash
import numpy as np
from PIL import Image

from benchmarks.photos import chart, portraits
from benchmarks.photos.transforms import TRANSFORMS, Picture, apply
from service.photos import HashIndex, copy_check, prepare_query, prepare_record, query_signature, signature

CANDIDATES = 20
FALSE_RATE = 1e-5


def whole_hashes() -> dict[str, Callable[[Picture], np.ndarray]]:
    """Name -> function from a picture to its bits."""
    found: dict[str, Callable[[Picture], np.ndarray]] = {
        "pHash 64": lambda p: imagehash.phash(Image.fromarray(p)).hash.reshape(-1),
        "pHash 256": lambda p: imagehash.phash(Image.fromarray(p), hash_size=16).hash.reshape(-1),
    }
    try:
        import pdqhash
    except ImportError:
        return found
    return found | {"PDQ": lambda p: pdqhash.compute(np.ascontiguousarray(p))[0].astype(bool)}


def hash_recall(bits_of: Callable[[Picture], np.ndarray], records: list[Picture], queries: dict) -> dict[str, float]:
    """Recall by transform at the widest radius that the false rate allows."""
    ours = np.array([bits_of(picture) for picture in records])
    distances = {}
    for name, pictures in queries.items():
        theirs = np.array([bits_of(pictures[i]) for i in sorted(pictures)])
        distances[name] = (theirs[:, None, :] != ours[None]).sum(axis=2), np.array(sorted(pictures))
    strangers = np.concatenate([d[np.arange(len(ours)) != own[:, None]] for d, own in distances.values()])
    allowed = int(FALSE_RATE * len(strangers))
    radius = int(np.sort(strangers)[allowed]) - 1
    return {name: float((d[np.arange(len(own)), own] <= radius).mean()) for name, (d, own) in distances.items()}


def full_recall(records: list[Picture], queries: dict) -> tuple[dict[str, dict[str, float]], int, int]:
    """({transform: {candidate, found}}, false records, comparisons) of the service's whole way."""
    signed = [(row, one) for row, picture in enumerate(records) if (one := signature(picture)) is not None]
    prepared = [prepare_record(picture) for picture in records]
    result, false, compared = {}, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        index = HashIndex.build(Path(folder), signed)
        for name, pictures in queries.items():
            candidate = found = 0
            for own, picture in pictures.items():
                query = query_signature(picture)
                rows = [] if query is None else index.search(query).rows[:CANDIDATES].tolist()
                ready = prepare_query(picture)
                confirmed = {row for row in rows if copy_check(ready, prepared[row]).is_copy}
                candidate += own in rows
                found += own in confirmed
                false += len(confirmed - {own})
                compared += len(records) - 1
            result[name] = {"candidate": candidate / len(pictures), "found": found / len(pictures)}
            print(
                f"{name:20s} candidate {result[name]['candidate']:.3f}  found {result[name]['found']:.3f}", flush=True
            )
    return result, false, compared


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1, help="look for every n-th portrait only")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    others, records = portraits.halves(portraits.load(arguments.portraits))
    chosen = range(0, len(records), arguments.every)
    queries = {name: {i: apply(name, records[i], others, 1000 + i) for i in chosen} for name in TRANSFORMS}
    ours, false, compared = full_recall(records, queries)
    plain = {name: hash_recall(bits_of, records, queries) for name, bits_of in whole_hashes().items()}
    with (arguments.out / "recall.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["transform", "promised", "candidate", "found", *plain])
        for name, (_, promised) in TRANSFORMS.items():
            rest = [f"{by_name[name]:.3f}" for by_name in plain.values()]
            one = ours[name]
            writer.writerow([name, promised or "", f"{one['candidate']:.3f}", f"{one['found']:.3f}", *rest])
    series = {"this service": {name: one["found"] for name, one in ours.items()}, **plain}
    (arguments.out / "recall.svg").write_text(chart.bars(series), encoding="utf-8")
    print(f"false records: {false} in {compared} comparisons; {len(chosen)} portraits, {len(records)} records")
    short = [name for name, (_, least) in TRANSFORMS.items() if least and ours[name]["found"] < least]
    print("short of what was promised:", ", ".join(short) or "none")


if __name__ == "__main__":
    main()
