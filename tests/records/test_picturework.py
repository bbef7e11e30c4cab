"""What a process does with pictures, without a database."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from service.photos import signature, take_in
from service.photos.grey import as_grey, grey_of_jpeg
from service.photos.intake import BulkIntake
from service.records.picturework import LooseTask, Refused, Taken, take_loose
from tests.photos import files


def test_a_picture_that_stands_in_many_places_is_decoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card, other = files.encoded(files.sample(), "PNG"), files.encoded(files.sample(), "JPEG")
    taken: list[bytes] = []
    honest = BulkIntake.take

    def take(self: BulkIntake, data: bytes):
        taken.append(data)
        return honest(self, data)

    monkeypatch.setattr(BulkIntake, "take", take)
    content = [card, other, card, b"no picture", card, b"no picture"]
    task = []
    for i, data in enumerate(content):
        (tmp_path / str(i)).write_bytes(data)
        task.append((tmp_path / str(i), f"name {i}", frozenset[str]()))
    answers = list(take_loose(LooseTask(task)))
    assert taken == [card, other, b"no picture"]
    assert [one.name for one in answers] == [f"name {i}" for i in range(6)]
    assert [type(one) for one in answers] == [Taken, Taken, Taken, Refused, Taken, Refused]
    pictures = [one for one in answers if isinstance(one, Taken)]
    assert [one.at for one in pictures] == [0, 1, 2, 4]
    clean = take_in(card)
    hashes = signature(as_grey(clean.pixels()))
    assert {(one.jpeg, one.signature) for one in (pictures[0], *pictures[2:])} == {
        (clean.jpeg, hashes.to_bytes() if hashes else None)
    }


@settings(max_examples=20, deadline=None)
@given(st.integers(16, 90), st.integers(16, 90), st.integers(0, 2**32 - 1))
def test_the_grey_of_a_jpeg_is_that_of_its_pixels(width: int, height: int, seed: int) -> None:
    """Whatever its size, so also where the colour's blocks reach over the edge."""
    rng = np.random.default_rng(seed)
    rough = rng.integers(0, 256, (height, width, 3), dtype=np.uint8)
    with BulkIntake() as intake:
        clean = intake.take(files.encoded(Image.fromarray(rough), "PNG"))
    assert not isinstance(clean, Exception)
    assert np.array_equal(grey_of_jpeg(clean.jpeg), as_grey(clean.pixels()))


def test_what_is_no_jpeg_has_no_grey() -> None:
    with pytest.raises(ValueError, match="not a JPEG"):
        grey_of_jpeg(b"\xff\xd8\xff")
