"""Whole-picture hashes: imagehash's 64-bit pHash of a picture, its eight ways up, and the regions of a page."""

from __future__ import annotations

import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from service.photos.grey import Grey

_MOST_REGIONS = 12
# Fewer lines than this are no picture. Borders are looked for in blocks of lines, from the edges inwards.
_FEWEST, _BLOCK = 16, 16


def phash(grey: Grey) -> int:
    """imagehash's pHash as one 64-bit number, first bit of the hash highest."""
    bits = imagehash.phash(Image.fromarray(grey)).hash
    return int.from_bytes(np.packbits(bits.reshape(-1)).tobytes(), "big")


def _spread(grey: Grey, axis: int) -> NDArray[np.bool_]:
    """Along ``axis``: which lines hold more than one flat colour (JPEG ringing allowed)."""
    return _spread_lines(grey if axis == 0 else grey.T)


def _spread_lines(lines: Grey) -> NDArray[np.bool_]:
    lines = np.sort(lines, axis=1, kind="stable")  # stable counts bytes, which is faster
    return np.asarray(_percentile(lines, 0.98) - _percentile(lines, 0.02) > 16, dtype=np.bool_)


def _percentile(lines: Grey, share: float) -> NDArray[np.float64]:
    """Of each sorted line, as ``np.percentile`` has it and at a fifth of its time."""
    at = share * (lines.shape[1] - 1)
    below = int(at)
    low = lines[:, below].astype(np.float64)
    high = lines[:, min(below + 1, lines.shape[1] - 1)].astype(np.float64)
    part = at - below
    return np.asarray(low + (high - low) * part if part < 0.5 else high - (high - low) * (1 - part))


def trimmed(grey: Grey) -> Grey:
    """Without flat borders; the picture itself where nothing, or hardly anything, would be left."""
    rows, columns = _within_borders(grey), _within_borders(grey.T)
    if rows is None or columns is None:
        return grey
    return grey[rows[0] : rows[1] + 1, columns[0] : columns[1] + 1]


def _within_borders(lines: Grey) -> tuple[int, int] | None:
    """The first and the last line that is not flat; None where there are too few of them."""
    first, count, at = -1, 0, 0
    while count < _FEWEST:
        if at >= len(lines):
            return None
        found = np.flatnonzero(_spread_lines(lines[at : at + _BLOCK]))
        if first < 0 and len(found):
            first = at + int(found[0])
        count, at = count + len(found), at + _BLOCK
    end = len(lines)
    while not len(found := np.flatnonzero(_spread_lines(lines[max(0, end - _BLOCK) : end]))):
        end -= _BLOCK
    return first, max(0, end - _BLOCK) + int(found[-1])


def _runs(marked: NDArray[np.bool_], least: int) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least]


def regions(grey: Grey) -> list[Grey]:
    """Blocks of a collage or a page that flat gutters keep apart, largest first; none when there is one block only."""
    least = max(16, max(grey.shape) // 8)
    found = []
    for top, bottom in _runs(_spread(grey, 0), least):
        strip = grey[top:bottom]
        found += [trimmed(strip[:, left:right]) for left, right in _runs(_spread(strip, 1), least)]
    found = [block for block in found if min(block.shape) >= least]
    return sorted(found, key=lambda block: -block.size)[:_MOST_REGIONS] if len(found) > 1 else []


def record_views(grey: Grey) -> NDArray[np.uint64]:
    """Of a record's picture: whole, and without its flat border where it has one."""
    inside = trimmed(grey)
    return _distinct([phash(grey)] if inside.shape == grey.shape else [phash(grey), phash(inside)])


def query_views(grey: Grey) -> NDArray[np.uint64]:
    """Of a family's picture: whole and trimmed in all eight ways up, and each region upright and mirrored."""
    whole = trimmed(grey)
    pictures = [grey] if whole.shape == grey.shape else [grey, whole]
    hashes = [phash(np.rot90(side, k)) for p in pictures for side in (p, p[:, ::-1]) for k in range(4)]
    hashes += [phash(side) for region in regions(whole) for side in (region, region[:, ::-1])]
    return _distinct(hashes)


def _distinct(hashes: list[int]) -> NDArray[np.uint64]:
    return np.array(list(dict.fromkeys(hashes)), np.uint64)
