"""A record's picture is prepared once: what is kept of it gives the very same answers as the picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.photos.transforms import apply
from service.photos import Prepared, copy_check, copy_checks, prepare_query, prepare_record
from service.photos.thresholds import thresholds


@pytest.fixture(scope="module")
def kept(portraits: list[np.ndarray]) -> list[bytes]:
    return [prepare_record(picture).to_bytes() for picture in portraits]


@pytest.mark.parametrize("name", ["untouched", "caption over", "crop 20 %", "mirrored", "screenshot", "collage tile"])
def test_kept_points_answer_as_fresh_ones_do(portraits: list[np.ndarray], kept: list[bytes], name: str) -> None:
    """Every number of the verdict, of copies and of strangers."""
    query = prepare_query(apply(name, portraits[3], portraits[4:] * 2, 5))
    verdicts = copy_checks(query, (Prepared.from_bytes(one) for one in kept))
    assert verdicts == copy_checks(query, portraits)
    assert [number for number, verdict in enumerate(verdicts) if verdict.is_copy][:1] == [3]


def test_nothing_is_lost(portraits: list[np.ndarray], kept: list[bytes]) -> None:
    for picture, data in zip(portraits, kept, strict=True):
        fresh, back = prepare_record(picture), Prepared.from_bytes(data)
        assert back.scale == fresh.scale
        assert np.array_equal(back.grey, fresh.grey)
        assert np.array_equal(back.points.place, fresh.points.place)
        assert np.array_equal(back.points.descriptors, fresh.points.descriptors)
        assert back.to_bytes() == data


def test_a_million_portraits_stay_small(kept: list[bytes]) -> None:
    assert max(map(len, kept)) < 16_000


@pytest.mark.parametrize("shape", [(8, 8), (300, 17), (1, 200)])
def test_pictures_that_are_too_small_to_hold_points_are_kept_as_well(shape: tuple[int, int]) -> None:
    record = prepare_record(np.full(shape, 90, np.uint8))
    back = Prepared.from_bytes(record.to_bytes())
    assert len(back.points) == len(record.points)
    assert np.array_equal(back.grey, record.grey)


def test_a_pattern_with_thousands_of_equal_points_is_kept_or_prepared_anew(portraits: list[np.ndarray]) -> None:
    y, x = np.mgrid[0:112, 0:112]
    tiles = np.where((x // 4 + y // 4) % 2, 220, 30).astype(np.uint8)
    record = prepare_record(tiles)
    back = Prepared.from_bytes(record.to_bytes())
    assert np.array_equal(back.points.place, record.points.place)
    assert not copy_check(portraits[0], back).is_copy


@given(data=st.data())
def test_damage_is_noticed(kept: list[bytes], data: st.DataObject) -> None:
    good = kept[0]
    kind = data.draw(st.sampled_from(["cut", "more", "changed", "noise"]))
    if kind == "cut":
        bad = good[: data.draw(st.integers(0, len(good) - 1))]
    elif kind == "more":
        bad = good + data.draw(st.binary(min_size=1, max_size=20))
    elif kind == "noise":
        bad = data.draw(st.binary(max_size=200))
    else:
        at = data.draw(st.integers(0, len(good) - 1))
        bad = good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :]
    with pytest.raises(ValueError, match="prepared picture"):
        Prepared.from_bytes(bad)


def test_what_was_made_by_other_settings_is_not_read(kept: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    other = replace(thresholds(), check_record_points=thresholds().check_record_points + 1)
    monkeypatch.setattr("service.photos.prepared.thresholds", lambda: other)
    with pytest.raises(ValueError, match="another version"):
        Prepared.from_bytes(kept[0])
