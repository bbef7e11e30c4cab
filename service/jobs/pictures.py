"""A family's pictures against the portraits of records: hashes find, the copy check on decoded pictures decides."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from service.photos import CopyVerdict, PhotoSignature, query_signature
from service.photos.check import Prepared, copy_check, prepare_query
from service.store.files import FileStore


def pixels_of(jpeg: bytes) -> NDArray[np.uint8]:
    """uint8 of shape [height, width, 3], of a JPEG that the photo intake has written."""
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as image:
        return np.asarray(image.convert("RGB"), dtype=np.uint8)


class FamilyPictures:
    """Pictures that the intake has cleaned. ``signatures`` leaves out blank ones; ``prepared`` counts as it does."""

    def __init__(self, jpegs: Sequence[bytes]) -> None:
        decoded = [pixels_of(jpeg) for jpeg in jpegs]
        both = [(picture, query_signature(picture)) for picture in decoded]
        self._kept = [picture for picture, signature in both if signature is not None]
        self.signatures: tuple[PhotoSignature, ...] = tuple(s for _, s in both if s is not None)
        self._prepared: dict[int, Prepared] = {}

    def prepared(self, index: int) -> Prepared:
        if index not in self._prepared:
            self._prepared[index] = prepare_query(self._kept[index])
        return self._prepared[index]


class PortraitCheck:
    """For the matching engine: whether the family's picture of that index is a copy of the stored portrait, and how it
    was changed."""

    def __init__(self, files: FileStore, pictures: FamilyPictures) -> None:
        self._files = files
        self._pictures = pictures
        self._verdicts: dict[tuple[int, str], CopyVerdict | None] = {}

    def __call__(self, picture: int, stored_as: str) -> CopyVerdict | None:
        """None where the portrait cannot be read: then the hashes keep the word."""
        if (picture, stored_as) not in self._verdicts:
            self._verdicts[picture, stored_as] = self._check(picture, stored_as)
        return self._verdicts[picture, stored_as]

    def _check(self, picture: int, stored_as: str) -> CopyVerdict | None:
        try:
            portrait = pixels_of(self._files.get(stored_as))
        except OSError:
            return None
        return copy_check(self._pictures.prepared(picture), portrait)
