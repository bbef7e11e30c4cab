"""The portraits of a folder, split once and for all: a half to calibrate on, a half to report on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.photos.transforms import Picture

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}


def load(folder: Path) -> list[Picture]:
    """All pictures of the folder in order of their names, uint8 RGB."""
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    if len(paths) < 30:
        raise SystemExit(f"{folder} holds {len(paths)} pictures; 30 are the least that can be split")
    return [np.asarray(Image.open(path).convert("RGB")) for path in paths]


def halves(pictures: list[Picture]) -> tuple[list[Picture], list[Picture]]:
    """(to calibrate on, to report on)."""
    middle = len(pictures) // 2
    return pictures[:middle], pictures[middle:]
