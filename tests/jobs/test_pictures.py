"""A family's pictures keep their places, blank ones too: a sentence names a picture by its number."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from service.jobs.pictures import FamilyPictures, PortraitCheck, pixels_of
from service.matching.comparisons.photo import photo_level
from service.matching.types import RecordEntry
from service.photos import CopyVerdict, copy_check, prepare_record, signature
from service.photos.intake import take_in
from service.store.files import FolderStore
from service.store.portrait_files import delete_portrait, prepared_key
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


def test_the_check_is_the_same_with_what_the_import_kept_and_without(jpegs: list[bytes], tmp_path: Path) -> None:
    """Kept, not prepared yet, damaged: one verdict. Gone altogether: none."""
    files = FolderStore(tmp_path)
    kept, bare, damaged = (letter * 32 for letter in "abc")
    for key in (kept, bare, damaged):
        files.put(key, jpegs[1])
    files.put(prepared_key(kept), prepare_record(pixels_of(jpegs[1])).to_bytes())
    files.put(prepared_key(damaged), b"damaged")
    check = PortraitCheck(files, FamilyPictures(jpegs))
    verdicts = [check(1, key) for key in (kept, bare, damaged)]
    assert verdicts == [copy_check(pixels_of(jpegs[1]), pixels_of(jpegs[1]))] * 3
    assert isinstance(verdicts[0], CopyVerdict)
    assert verdicts[0].is_copy
    assert check(1, "d" * 32) is None
    assert prepared_key(bare) not in files.stored(), "what a search asks for leaves no trace"


def test_what_is_kept_is_enough_and_goes_with_the_portrait(jpegs: list[bytes], tmp_path: Path) -> None:
    files, key = FolderStore(tmp_path), "a" * 32
    files.put(key, b"not looked at")
    files.put(prepared_key(key), prepare_record(pixels_of(jpegs[1])).to_bytes())
    verdict = PortraitCheck(files, FamilyPictures(jpegs))(1, key)
    assert verdict is not None
    assert verdict.is_copy
    delete_portrait(files, key)
    assert files.stored() == []
