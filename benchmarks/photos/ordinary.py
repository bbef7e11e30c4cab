"""``python -m benchmarks.photos.ordinary --pictures FOLDER``: the same measures on pictures that are no portraits.

Every picture of the folder but each fourth, made smaller to 480 pixels, is a record and is looked for under every
transform; the fourths stand beside it in collages. Things, animals, landscapes, in colour.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.photos.recall import full_recall, hash_recall, whole_hashes
from benchmarks.photos.transforms import TRANSFORMS, Picture, apply

SIDE = 480
FEWEST = 32


def load(folder: Path) -> list[Picture]:
    """All pictures of the folder in order of their names, uint8 RGB."""
    pictures = []
    for path in sorted(folder.iterdir()):
        with Image.open(path) as image:
            small = image.convert("RGB")
        small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
        pictures.append(np.asarray(small))
    if len(pictures) < FEWEST:
        raise SystemExit(f"{folder} holds {len(pictures)} pictures; {FEWEST} are the least")
    return pictures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "ordinary.csv")
    arguments = parser.parse_args()
    pictures = load(arguments.pictures)
    others = pictures[::4]
    records = [picture for number, picture in enumerate(pictures) if number % 4]
    queries = {
        name: {i: apply(name, picture, others, 3000 + i) for i, picture in enumerate(records)} for name in TRANSFORMS
    }
    plain = {name: hash_recall(bits_of, records, queries) for name, bits_of in whole_hashes().items()}
    ours = full_recall(records, queries)
    with arguments.out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["transform", *next(iter(ours.values()))._fields, *plain])
        for name, one in ours.items():
            writer.writerow([name, *one, *(f"{share[name]:.3f}" for share in plain.values())])
    found, copies = sum(one.found for one in ours.values()), sum(one.copies for one in ours.values())
    false, compared = sum(one.false for one in ours.values()), sum(one.compared for one in ours.values())
    print(f"found {found} of {copies} copies; false records: {false} in {compared} comparisons")


if __name__ == "__main__":
    main()
