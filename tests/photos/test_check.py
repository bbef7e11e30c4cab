"""The copy check tells copies from strangers, and says what was done to the picture."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.photos.second import again
from benchmarks.photos.transforms import TRANSFORMS, apply
from service.photos import (
    KINDS,
    CopyVerdict,
    copy_check,
    copy_checks,
    describe,
    evidence_bits,
    prepare_query,
    prepare_record,
)
from service.photos.thresholds import thresholds


@pytest.mark.parametrize("name", TRANSFORMS)
def test_copies_are_recognised(portraits: list[np.ndarray], name: str) -> None:
    picture = portraits[3]
    verdict = copy_check(apply(name, picture, portraits[4:] * 2, 5), picture)
    assert verdict.is_copy
    assert verdict.false_match_rate < 1e-4
    assert describe(verdict)[0] == "same_picture"
    assert set(describe(verdict)[1:]) <= set(KINDS)


def test_strangers_are_not_copies(portraits: list[np.ndarray]) -> None:
    for number, query in enumerate(portraits):
        others = portraits[:number] + portraits[number + 1 :]
        assert [v for v in copy_checks(query, others) if v.is_copy] == []


def test_mirrored_strangers_are_not_copies(portraits: list[np.ndarray]) -> None:
    records = [prepare_record(picture) for picture in portraits]
    for i, picture in enumerate(portraits):
        query = prepare_query(np.ascontiguousarray(picture[:, ::-1]))
        assert [j for j, record in enumerate(records) if copy_check(query, record).is_copy] == [i]


@pytest.mark.parametrize(("name", "kinds"), [
    ("untouched", ("untouched",)),
    ("half size", ("resized",)),
    ("crop 20 %", ("cropped",)),
    ("mirrored", ("mirrored",)),
    ("quarter turn", ("turned",)),
    ("flipped", ("turned", "mirrored")),
    ("cropped, mirrored", ("cropped", "mirrored")),
    ("border 10 %", ("framed",)),
    ("caption below", ("caption",)),
    ("screenshot", ("framed",)),
    ("turned 2°", ("tilted",)),
])  # fmt: skip
def test_the_sentence_says_what_was_done(portraits: list[np.ndarray], name: str, kinds: tuple[str, ...]) -> None:
    verdict = copy_check(apply(name, portraits[1], portraits, 5), portraits[1])
    assert verdict.kinds == kinds


def test_the_region_is_where_the_picture_lies(portraits: list[np.ndarray]) -> None:
    page = np.full((600, 500, 3), 240, np.uint8)
    page[120:370, 210:410] = portraits[2]
    verdict = copy_check(page, portraits[2])
    expected = [(210, 120), (410, 120), (410, 370), (210, 370)]
    assert np.abs(np.array(verdict.region) - expected).max() < 4
    matrix = np.array(verdict.transform).reshape(3, 3)
    centre = matrix @ [100, 125, 1]
    assert np.abs(centre[:2] / centre[2] - [310, 245]).max() < 2


@pytest.mark.parametrize(("turned", "quarters", "mirrored"), [
    (lambda p: p, 0, False),
    (lambda p: np.rot90(p, -1), 1, False),
    (lambda p: np.rot90(p, 2), 2, False),
    (lambda p: np.rot90(p), 3, False),
    (lambda p: p[:, ::-1], 0, True),
])  # fmt: skip
def test_turns_are_clockwise(portrait: np.ndarray, turned, quarters: int, mirrored: bool) -> None:
    verdict = copy_check(np.ascontiguousarray(turned(portrait)), portrait)
    assert (verdict.quarter_turns, verdict.mirrored) == (quarters, mirrored)
    assert abs(verdict.tilt) < 1


def test_pictures_without_detail_are_no_copies(portrait: np.ndarray) -> None:
    blank = np.full((250, 200), 128, np.uint8)
    assert copy_check(blank, blank) == CopyVerdict(is_copy=False)
    assert not copy_check(blank, portrait).is_copy
    assert not copy_check(portrait, np.zeros((8, 8), np.uint8)).is_copy
    assert describe(copy_check(blank, portrait)) == ("not_a_copy",)


def test_the_answer_does_not_depend_on_chance(portraits: list[np.ndarray]) -> None:
    query = apply("collage tile", portraits[0], portraits[1:] * 2, 3)
    assert copy_check(query, portraits[0]) == copy_check(query, portraits[0])


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_small_portrait_on_a_large_page_is_found(portraits: list[np.ndarray], mirrored: bool) -> None:
    """A phone's long screenshot in full size, a sixth of it the portrait: found where it is, also what is turned."""
    page = np.full((2340, 1080, 3), 245, np.uint8)
    rows, columns = np.mgrid[0:2340, 0:1080]
    page[(rows // 12 % 3 == 0) & ((columns // 7) * 7919 % 5 < 3)] = 30
    import cv2

    shown = cv2.resize(portraits[3], (328, 410), interpolation=cv2.INTER_CUBIC)
    page[900:1310, 600:928] = shown[:, ::-1] if mirrored else shown
    verdict = copy_check(page, portraits[3])
    assert verdict.is_copy
    assert verdict.mirrored == mirrored
    corners = [(600, 900), (928, 900), (928, 1310), (600, 1310)]
    expected = [corners[i] for i in ((1, 0, 3, 2) if mirrored else range(4))]
    assert np.abs(np.array(verdict.region) - expected).max() < 8
    assert "collage" in verdict.kinds
    assert not copy_check(page, portraits[4]).is_copy


def test_a_closer_look_is_taken_of_large_pages_where_it_shows_more(portraits: list[np.ndarray]) -> None:
    record = prepare_record(portraits[0])
    half = np.diag([0.5, 0.5, 1.0])
    assert prepare_query(portraits[1]).closer(record, half) is None
    page = np.full((2000, 1000, 3), 255, np.uint8)
    page[1500:1875, 400:700] = np.repeat(np.repeat(portraits[1], 3, 0), 3, 1)[::2, ::2]
    ready = prepare_query(page)
    place = np.array([[0.5, 0, 80], [0, 0.5, 300], [0, 0, 1.0]])
    part = ready.closer(record, place)
    assert part is not None
    assert part.scale > 2 * ready.scale
    assert max(part.grey.shape) < 320
    assert ready.closer(record, np.array([[9.0, 0, 0], [0, 9.0, 0], [0, 0, 1]])) is None
    assert ready.closer(record, np.array([[0.5, 0, 5000], [0, 0.5, 5000], [0, 0, 1]])) is None


def test_another_photograph_of_the_same_scene_is_not_the_same_picture(portraits: list[np.ndarray]) -> None:
    """A second shot, imitated: the head moved before the same backdrop, so that no one placement explains both."""
    picture = portraits[5]
    y, x = np.mgrid[0:250, 0:200].astype(np.float32)
    import cv2

    bend_x = x + 7 * np.sin(y / 31) + 4 * np.cos(x / 23)
    bend_y = y + 7 * np.cos(x / 27) + 4 * np.sin(y / 19)
    second = cv2.remap(picture, bend_x, bend_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    assert not copy_check(second, picture).is_copy


@pytest.mark.parametrize("number", [0, 3, 6])
def test_points_alone_do_not_make_a_copy(portraits: list[np.ndarray], number: int) -> None:
    """A head that turned by ten degrees: its points are found again, its details do not lie on each other."""
    verdict = copy_check(again(portraits[number], 10, 3.0, np.random.default_rng(number)), portraits[number])
    assert not verdict.is_copy
    assert verdict.agreement < thresholds().least_agreement


def test_bits_are_no_more_than_was_measured(portraits: list[np.ndarray]) -> None:
    bits = evidence_bits(copy_check(portraits[0], portraits[0]))
    assert 10 < bits < np.log2(thresholds().pairs_of_strangers / 3)
    assert evidence_bits(copy_check(portraits[0], portraits[1])) == 0
