"""A family's pictures against the portraits of records: hashes find, the copy check on decoded pictures decides."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from service.photos import CopyVerdict, PhotoSignature, query_signature
from service.photos.check import copy_check
from service.photos.prepared import Prepared, prepare_query, prepare_record
from service.store.files import FileStore
from service.store.portrait_files import prepared_key


def pixels_of(jpeg: bytes) -> NDArray[np.uint8]:
    """uint8 of shape [height, width, 3], of a JPEG that the photo intake has written."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
        return np.asarray(image.convert("RGB"), dtype=np.uint8)


#: Of a blank picture: it holds nothing, so nothing is near it. It keeps its place, by which sentences name pictures.
_BLANK = PhotoSignature.of(np.zeros(0, np.uint64))


class FamilyPictures:
    """Pictures that the intake has cleaned. ``signatures`` and ``prepared`` count as they do."""

    def __init__(self, jpegs: Sequence[bytes]) -> None:
        self._pictures = [pixels_of(jpeg) for jpeg in jpegs]
        self.signatures: tuple[PhotoSignature, ...] = tuple(query_signature(p) or _BLANK for p in self._pictures)
        self._prepared: dict[int, Prepared] = {}

    @property
    def told_apart(self) -> int:
        """How many of them hold anything that could be found again."""
        return sum(signature != _BLANK for signature in self.signatures)

    def prepared(self, index: int) -> Prepared:
        if index not in self._prepared:
            self._prepared[index] = prepare_query(self._pictures[index])
        return self._prepared[index]


# A record's portraits are checked against each of the family's pictures in turn.
_AT_HAND = 16


class PortraitCheck:
    """For the matching engine: whether the family's picture of that index is a copy of the stored portrait, and how it
    was changed."""

    def __init__(self, files: FileStore, pictures: FamilyPictures) -> None:
        self._pictures = pictures
        self._verdicts: dict[tuple[int, str], CopyVerdict | None] = {}
        self._record = lru_cache(_AT_HAND)(lambda stored_as: prepared_portrait(files, stored_as))

    def __call__(self, picture: int, stored_as: str) -> CopyVerdict | None:
        """None where the portrait cannot be read: then the hashes keep the word."""
        if (picture, stored_as) not in self._verdicts:
            self._verdicts[picture, stored_as] = self._check(picture, stored_as)
        return self._verdicts[picture, stored_as]

    def _check(self, picture: int, stored_as: str) -> CopyVerdict | None:
        record = self._record(stored_as)
        return None if record is None else copy_check(self._pictures.prepared(picture), record)


def prepared_portrait(files: FileStore, stored_as: str) -> Prepared | None:
    """As a worker prepared it (see ``preparing``); made anew from the picture, with the same outcome, where none has
    yet. None where neither can be read.

    What is made here is not kept: it would tell which portraits a search had asked for.
    """
    try:
        return Prepared.from_bytes(files.get(prepared_key(stored_as)))
    except (OSError, ValueError):
        pass
    try:
        return prepare_record(pixels_of(files.get(stored_as)))
    except OSError:
        return None
