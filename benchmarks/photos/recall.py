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
from typing import NamedTuple

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


class Found(NamedTuple):
    """Counts of one transform: copies that were candidates, that were confirmed, of how many; records that were
    confirmed and are no copies, of how many comparisons."""

    candidate: int
    found: int
    copies: int
    false: int
    compared: int


def full_recall(records: list[Picture], queries: dict) -> dict[str, Found]:
    """By transform, what the service's whole way finds."""
    signed = [(row, one) for row, picture in enumerate(records) if (one := signature(picture)) is not None]
    prepared = [prepare_record(picture) for picture in records]
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        index = HashIndex.build(Path(folder), signed)
        for name, pictures in queries.items():
            candidate = found = false = 0
            for own, picture in pictures.items():
                query = query_signature(picture)
                rows = [] if query is None else index.search(query).rows[:CANDIDATES].tolist()
                ready = prepare_query(picture)
                confirmed = {row for row in rows if copy_check(ready, prepared[row]).is_copy}
                candidate += own in rows
                found += own in confirmed
                false += len(confirmed - {own})
            result[name] = Found(candidate, found, len(pictures), false, len(pictures) * (len(records) - 1))
            print(f"{name:20s}", *result[name], sep="\t", flush=True)
    return result


def kept_rows(file: Path) -> dict[str, dict[str, str]]:
    """What earlier runs with ``--only`` left of the table."""
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["transform"]: row for row in csv.DictReader(lines)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=Path, required=True)
    parser.add_argument("--every", type=int, default=1, help="look for every n-th portrait only")
    parser.add_argument("--only", nargs="*", choices=list(TRANSFORMS), help="these transforms; other rows stay")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    arguments = parser.parse_args()
    others, records = portraits.halves(portraits.load(arguments.portraits))
    chosen = range(0, len(records), arguments.every)
    queries = {name: {i: apply(name, records[i], others, 1000 + i) for i in chosen} for name in TRANSFORMS}
    plain = {name: hash_recall(bits_of, records, queries) for name, bits_of in whole_hashes().items()}
    ours = full_recall(records, {name: queries[name] for name in arguments.only or TRANSFORMS})
    table = kept_rows(arguments.out / "recall.csv") if arguments.only else {}
    for name, one in ours.items():
        promised = {"transform": name, "promised": TRANSFORMS[name][1] or ""}
        table[name] = promised | one._asdict() | {other: f"{share[name]:.3f}" for other, share in plain.items()}
    rows = [table[name] for name in TRANSFORMS if name in table]
    with (arguments.out / "recall.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[-1]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    shares = {row["transform"]: int(row["found"]) / int(row["copies"]) for row in rows}
    series = {"this service": shares} | {other: {r["transform"]: float(r[other]) for r in rows} for other in plain}
    (arguments.out / "recall.svg").write_text(chart.bars(series), encoding="utf-8")
    false, compared = (sum(int(row[column]) for row in rows) for column in ("false", "compared"))
    print(f"false records: {false} in {compared} comparisons", end="")
    print(f", with 95 % confidence at most one in {compared / 3:,.0f}" if not false else "")
    short = [name for name, share in shares.items() if share < (TRANSFORMS[name][1] or 0)]
    print("short of what was promised:", ", ".join(short) or "none")


if __name__ == "__main__":
    main()
