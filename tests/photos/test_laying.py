"""Two pictures laid over each other are drawn where the copy check placed them."""

from __future__ import annotations

import numpy as np
import pytest

from service.photos import CopyVerdict, copy_check
from service.photos.laying import LAID, SIDE, lay


def test_each_part_is_drawn(portraits: list[np.ndarray]) -> None:
    page = np.full((500, 420, 3), 240, np.uint8)
    page[120:370, 150:350] = portraits[1][:, ::-1]
    laid = lay(page, portraits[1], copy_check(page, portraits[1]))
    for name in LAID:
        drawn = getattr(laid, name)
        assert drawn.dtype == np.uint8
        assert drawn.shape[2] == 3
    assert max(laid.record.shape) == SIDE
    inner = slice(30, -30)
    for name in ("part", "squares", "blend"):
        apart = np.abs(getattr(laid, name)[inner, inner].astype(int) - laid.record[inner, inner])
        assert apart.mean() < 6, name


def test_the_outline_lies_around_the_part(portraits: list[np.ndarray]) -> None:
    page = np.full((500, 420, 3), 240, np.uint8)
    page[120:370, 150:350] = portraits[2]
    laid = lay(page, portraits[2], copy_check(page, portraits[2]))
    yellow = (laid.query[..., 0] > 200) & (laid.query[..., 2] < 80)
    rows, columns = np.flatnonzero(yellow.any(axis=1)), np.flatnonzero(yellow.any(axis=0))
    scale, margin = SIDE / 500, SIDE // 40
    expected = [120 * scale + margin, 370 * scale + margin, 150 * scale + margin, 350 * scale + margin]
    assert np.abs(np.array([rows[0], rows[-1], columns[0], columns[-1]]) - expected).max() < 8


def test_where_the_family_s_picture_does_not_reach_the_record_is_pale(portraits: list[np.ndarray]) -> None:
    half = portraits[4][:, :130]
    laid = lay(half, portraits[4], copy_check(half, portraits[4]))
    right = np.s_[:, -60:]
    assert (laid.part[right] == 200).all()
    assert laid.blend[right].min() > 185
    assert laid.squares[right].min() > 185


def test_what_was_not_placed_cannot_be_laid(portraits: list[np.ndarray]) -> None:
    with pytest.raises(ValueError, match="no part"):
        lay(portraits[0], portraits[1], CopyVerdict(is_copy=False))
