"""Whole-picture hashes are imagehash's own; regions are where a page has them."""

from __future__ import annotations

import imagehash
import numpy as np
import pytest
from PIL import Image

from service.photos.grey import as_grey
from service.photos.views import _percentile, phash, query_views, record_views, regions, trimmed


def test_the_hash_is_imagehash_s(portraits: list[np.ndarray]) -> None:
    for picture in portraits:
        grey = as_grey(picture)
        assert f"{phash(grey):016x}" == str(imagehash.phash(Image.fromarray(grey)))


@pytest.mark.parametrize("shape", [(16, 16), (41, 97), (120, 33)])
def test_percentiles_are_numpy_s(shape: tuple[int, int]) -> None:
    grey = np.random.default_rng(shape[0]).integers(0, 256, shape).astype(np.uint8)
    lines = np.sort(grey, axis=1)
    for share in (0.02, 0.5, 0.98):
        assert np.array_equal(_percentile(lines, share), np.percentile(grey, share * 100, axis=1))


def test_flat_borders_are_trimmed(portrait: np.ndarray) -> None:
    framed = np.pad(as_grey(portrait), ((31, 12), (20, 20)), constant_values=255)
    height, width = trimmed(framed).shape
    assert abs(height - 250) <= 3
    assert abs(width - 200) <= 3
    assert len(record_views(framed)) == 2


@pytest.mark.parametrize("seed", range(12))
def test_what_is_trimmed_ends_at_the_first_and_last_line_that_is_not_flat(seed: int) -> None:
    rng = np.random.default_rng(seed)
    grey = np.full(rng.integers(20, 90, 2), 200, np.uint8)
    top, left = rng.integers(0, 12, 2)
    inside = rng.integers(0, 256, rng.integers(10, 60, 2)).astype(np.uint8)
    inside[rng.random(len(inside)) < 0.5] = 30  # flat lines within
    part = grey[top : top + len(inside), left : left + inside.shape[1]]
    part[:] = inside[: part.shape[0], : part.shape[1]]
    kept = [np.flatnonzero(np.subtract(*np.percentile(grey, (98, 2), axis=other)) > 16) for other in (1, 0)]
    expected = grey
    if min(map(len, kept)) >= 16:
        expected = grey[kept[0][0] : kept[0][-1] + 1, kept[1][0] : kept[1][-1] + 1]
    assert np.array_equal(trimmed(grey), expected)


def test_a_flat_picture_is_left_as_it_is() -> None:
    flat = np.full((50, 40), 9, np.uint8)
    assert trimmed(flat).shape == flat.shape


def test_a_collage_has_nine_regions(portraits: list[np.ndarray]) -> None:
    tiles = [np.pad(as_grey(p), 8, constant_values=255) for p in portraits[:9]]
    page = np.vstack([np.hstack(tiles[i : i + 3]) for i in (0, 3, 6)])
    found = regions(page)
    assert len(found) == 9
    asked = set(query_views(page).tolist())
    near = [min((phash(as_grey(p)) ^ view).bit_count() for view in asked) for p in portraits[:9]]
    assert sum(bits <= 8 for bits in near) >= 7


def test_one_portrait_has_no_regions(portrait: np.ndarray) -> None:
    assert regions(as_grey(portrait)) == []


def test_a_query_has_all_eight_ways_up(portrait: np.ndarray) -> None:
    grey = as_grey(portrait)
    asked = set(query_views(grey).tolist())
    for side in (grey, grey[:, ::-1]):
        for turns in range(4):
            assert phash(np.rot90(side, turns)) in asked
