"""Signatures as values, and what they keep of a picture."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.photos import PhotoSignature, query_signature, signature
from service.photos.grey import as_grey
from service.photos.points import MIRRORED, codes, find_points
from service.photos.signatures import POINT

signatures = st.builds(
    lambda views, points: PhotoSignature.of(np.array(views, np.uint64), np.frombuffer(points, POINT)),
    st.lists(st.integers(0, 2**64 - 1), max_size=20),
    st.integers(0, 30).flatmap(lambda n: st.binary(min_size=n * POINT.itemsize, max_size=n * POINT.itemsize)),
)


@given(signatures)
def test_bytes_and_back(one: PhotoSignature) -> None:
    again = PhotoSignature.from_bytes(one.to_bytes())
    assert again == one
    assert hash(again) == hash(one)
    assert again.views.tolist() == one.views.tolist()


@given(signatures, st.data())
def test_shortened_bytes_are_refused(one: PhotoSignature, data: st.DataObject) -> None:
    whole = one.to_bytes()
    with pytest.raises(ValueError):
        PhotoSignature.from_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])


def test_different_pictures_differ(portraits: list[np.ndarray]) -> None:
    assert len({signature(picture) for picture in portraits}) == len(portraits)


def test_a_record_s_signature_stays_small(portraits: list[np.ndarray]) -> None:
    assert max(len(signature(picture).to_bytes()) for picture in portraits) < 1024


def test_the_same_picture_in_any_form_gives_the_same_signature(portrait: np.ndarray) -> None:
    from PIL import Image

    assert signature(portrait) == signature(Image.fromarray(portrait))


@pytest.mark.parametrize("shade", [0, 127, 255])
def test_blank_pictures_have_none(shade: int) -> None:
    blank = np.full((250, 200, 3), shade, np.uint8)
    assert signature(blank) is None
    assert query_signature(blank) is None


def test_nearly_blank_pictures_have_none() -> None:
    rng = np.random.default_rng(3)
    dusty = np.clip(rng.normal(200, 3, (250, 200)), 0, 255).astype(np.uint8)
    gradient = np.tile(np.linspace(60, 200, 200).astype(np.uint8), (250, 1))
    assert signature(dusty) is None
    assert signature(gradient) is None


def test_mirroring_a_picture_permutes_its_descriptors(portrait: np.ndarray) -> None:
    grey = as_grey(portrait)
    straight, turned = find_points(grey, 60), find_points(np.ascontiguousarray(grey[:, ::-1]), 60)
    ours, theirs = codes(straight.descriptors[:, MIRRORED]), codes(turned.descriptors)
    nearest = np.bitwise_count(ours[:, None] ^ theirs[None]).min(axis=1)
    assert np.mean(nearest <= 5) > 0.75
    assert np.median(nearest) <= 3


def test_arrays_of_other_forms_are_refused() -> None:
    with pytest.raises(ValueError):
        signature(np.zeros((20, 20), np.float64))
    with pytest.raises(ValueError):
        signature(np.zeros((20, 20, 4), np.uint8))
