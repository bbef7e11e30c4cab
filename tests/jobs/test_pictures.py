"""A family's pictures keep their places, blank ones too: a sentence names a picture by its number."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from service.jobs.pictures import FamilyPictures
from service.matching.comparisons.photo import photo_level
from service.matching.types import RecordEntry
from service.photos import signature
from service.photos.intake import take_in
from tests.photos.conftest import portraits  # noqa: F401 - a fixture


@pytest.fixture
def jpegs(portraits: list[np.ndarray]) -> list[bytes]:  # noqa: F811
    """A blank picture, then a portrait, cleaned as the intake does."""
    made = []
    for pixels in (np.full((200, 160, 3), 250, np.uint8), portraits[0]):
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, "JPEG")
        made.append(take_in(out.getvalue()).jpeg)
    return made


def test_a_blank_picture_keeps_its_place_and_is_near_nothing(
    jpegs: list[bytes],
    portraits: list[np.ndarray],  # noqa: F811
) -> None:
    pictures = FamilyPictures(jpegs)
    assert len(pictures.signatures) == 2
    assert pictures.told_apart == 1
    held = signature(portraits[0])
    assert held is not None
    entry = RecordEntry("r", "s", photos=(("stored", held),))
    assert photo_level(pictures.signatures, entry, None) == ("hash_close", 1, "stored")
    assert photo_level(pictures.signatures[:1], entry, None)[0] == "missing"
