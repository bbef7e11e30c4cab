"""What a process does with pictures, without a database."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.photos import signature, take_in
from service.photos.intake import BulkIntake, DecodedPicture
from service.records.picturework import LooseTask, Refused, Taken, take_loose
from tests.photos import files


def test_a_picture_that_stands_in_many_places_is_decoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card, other = files.encoded(files.sample(), "PNG"), files.encoded(files.sample(), "JPEG")
    taken: list[bytes] = []
    honest = BulkIntake.decode

    def decode(self: BulkIntake, data: bytes):
        taken.append(data)
        return honest(self, data)

    monkeypatch.setattr(BulkIntake, "decode", decode)
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
    assert pictures[0].jpeg == take_in(card).jpeg
    assert len({(one.jpeg, one.signature) for one in (pictures[0], *pictures[2:])}) == 1


@pytest.mark.parametrize("way", ["PNG", "JPEG"])
def test_the_signature_is_that_of_the_pixels_that_came(tmp_path: Path, way: str) -> None:
    """Not of what is left of them in the JPEG that is kept: a family's copy has not been through that one."""
    (tmp_path / "one").write_bytes(data := files.encoded(files.sample(), way))
    (taken,) = take_loose(LooseTask([(tmp_path / "one", "one", frozenset())]))
    with BulkIntake() as intake:
        picture = intake.decode(data)
    assert isinstance(taken, Taken)
    assert isinstance(picture, DecodedPicture)
    hashes = signature(picture.pixels())
    assert hashes is not None
    assert taken.signature == hashes.to_bytes()
    assert taken.jpeg == picture.clean().jpeg


def test_of_a_file_without_end_no_more_is_read_than_shows_it(tmp_path: Path) -> None:
    with (tmp_path / "huge.jpg").open("wb") as file:
        file.truncate(1 << 40)
    (tmp_path / "one").write_bytes(files.encoded(files.sample(), "PNG"))
    some = [(tmp_path / name, name, frozenset[str]()) for name in ("huge.jpg", "one")]
    refused, taken = sorted(take_loose(LooseTask(some)), key=lambda one: one.name)
    assert isinstance(refused, Refused)
    assert "larger than 20 MB" in refused.sentence
    assert isinstance(taken, Taken)
