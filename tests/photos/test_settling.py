"""The last fit: a placement that is a little off is mended, and what moves against it is told."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.photos.second import again
from benchmarks.photos.transforms import apply
from service.photos import prepare_query, prepare_record
from service.photos.check import copy_check
from service.photos.comparing import compare
from service.photos.grey import as_grey, fit
from service.photos.settling import settle
from service.photos.thresholds import thresholds
from tests.photos.conftest import DATA


def grey(number: int) -> np.ndarray:
    from PIL import Image

    return fit(as_grey(Image.open(sorted(DATA.glob("*.jpg"))[number])), 112)


@settings(max_examples=25, deadline=None)
@given(
    st.floats(-1.5, 1.5), st.floats(-1.5, 1.5), st.floats(-0.015, 0.015), st.floats(-0.015, 0.015), st.integers(0, 9)
)
def test_a_placement_that_is_a_little_off_is_mended(x: float, y: float, turn: float, size: float, number: int) -> None:
    record = grey(number)
    off = np.array(
        [[(1 + size) * np.cos(turn), -np.sin(turn), x], [np.sin(turn), (1 + size) * np.cos(turn), y], [0, 0, 1]]
    )
    settled = settle(record, record, off)
    height, width = record.shape
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]], float)
    moved = corners @ settled.matrix.T
    assert np.abs(moved[:, :2] / moved[:, 2:] - corners[:, :2]).max() < 1
    assert settled.shift is not None
    assert settled.shift < 0.15


@pytest.mark.parametrize(
    "name", ["crop 30 %", "caption over", "watermark", "perspective", "off a screen", "collage tile"]
)
def test_all_of_a_copy_lies_where_one_placement_puts_it(portraits: list[np.ndarray], name: str) -> None:
    for number in range(0, 10, 3):
        query = apply(name, portraits[number], portraits, number)
        compared = compare(prepare_query(query), prepare_record(portraits[number]))
        assert compared.shift < thresholds().most_shift / 2, number


@pytest.mark.parametrize("number", range(10))
def test_a_head_that_turned_by_six_degrees_is_another_photograph(portraits: list[np.ndarray], number: int) -> None:
    second = again(portraits[number], 6, 2.0, np.random.default_rng(number))
    assert not copy_check(second, portraits[number]).is_copy


@pytest.mark.parametrize("number", range(0, 10, 2))
def test_a_head_that_moved_before_its_backdrop_is_another_photograph(portraits: list[np.ndarray], number: int) -> None:
    """Nothing else changed: same grain, same light, and four of 250 pixels."""
    picture = portraits[number]
    y, x = np.mgrid[0:250, 0:200].astype(np.float32)
    head = cv2.GaussianBlur((np.hypot((x - 100) / 62, (y - 105) / 80) < 1).astype(np.float32), (0, 0), 5)
    second = cv2.remap(picture, x + 4 * head, y + 3 * head, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    compared = compare(prepare_query(second), prepare_record(picture))
    assert compared.inliers >= thresholds().least_inliers
    assert not compared.are_copies


def test_too_few_textured_cells_tell_no_shift() -> None:
    blank = np.full((112, 90), 128, np.uint8)
    assert settle(blank, blank, np.eye(3)).shift is None
