"""Taking pictures in: any file comes, only a clean JPEG written from bare pixels goes on.

Nothing but pixels survives: no EXIF, place, thumbnail, colour profile, comment or trailing data.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from service.photos.child import FORMATS, DecoderChild
from service.photos.formats import sniff
from service.photos.reasons import PhotoRejected

MOST_BYTES = 20 * 1024 * 1024
_QUALITY = 92
_FIRST_FRAME, _SHRUNK = 1, 2
#: A decoding process of a bulk import is replaced after this many files.
_FILES_PER_CHILD = 250
#: HEIF needs a thread and so a looser limit: it is never decoded in the process that others share.
_SHARED = tuple(name for name in FORMATS if name != "HEIF")


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture as the service keeps it. ``jpeg``: RGB JPEG without metadata; ``width`` and ``height`` in pixels, at
    most 2560; ``notes``: codes of ``reasons.NOTES``."""

    jpeg: bytes
    width: int
    height: int
    notes: tuple[str, ...] = ()

    def pixels(self) -> NDArray[np.uint8]:
        """uint8 of shape [height, width, 3]. Safe in this process: the JPEG was written by this service."""
        with Image.open(io.BytesIO(self.jpeg), formats=("JPEG",)) as image:
            return np.asarray(image.convert("RGB"), dtype=np.uint8)

    def thumbnail(self, long_side: int = 320) -> CleanPicture:
        """The same picture with its longer side at most ``long_side`` pixels."""
        with Image.open(io.BytesIO(self.jpeg), formats=("JPEG",)) as image:
            small = image.convert("RGB")
        small.thumbnail((long_side, long_side))
        return _clean(small.tobytes(), small.width, small.height, self.notes)


def take_in(data: bytes) -> CleanPicture:
    """Decodes one file in a process that ends with it. ``PhotoRejected`` with a code of ``REASONS`` otherwise."""
    name = _format_of(data)
    with DecoderChild((name,)) as child:
        return _taken(child, data)


def take_in_many(files: Iterable[bytes]) -> Iterator[CleanPicture | PhotoRejected]:
    """One answer per file, in order, for bulk imports. Every limit of ``take_in`` holds for each file; files share a
    decoding process, which is replaced when a file breaks it and after 250 files."""
    child: DecoderChild | None = None
    served = 0
    try:
        for data in files:
            if child is not None and (served >= _FILES_PER_CHILD or not child.alive):
                child.close()
                child = None
            try:
                if _format_of(data) not in _SHARED:
                    yield take_in(data)
                    continue
                if child is None:
                    child, served = DecoderChild(_SHARED), 0
                served += 1
                yield _taken(child, data)
            except PhotoRejected as rejected:
                if rejected.code in ("hostile", "too_heavy") and child is not None:
                    child.close()
                    child = None
                yield rejected
    finally:
        if child is not None:
            child.close()


def _format_of(data: bytes) -> str:
    if not data:
        raise PhotoRejected("empty")
    if len(data) > MOST_BYTES:
        raise PhotoRejected("too_many_bytes")
    name = sniff(data)
    if name not in FORMATS:
        raise PhotoRejected(name)
    return name


def _taken(child: DecoderChild, data: bytes) -> CleanPicture:
    flags, width, height, pixels = child.decode(data)
    notes = [code for flag, code in ((_FIRST_FRAME, "first_frame"), (_SHRUNK, "shrunk")) if flags & flag]
    return _clean(pixels, width, height, tuple(notes))


def _clean(pixels: bytes, width: int, height: int, notes: tuple[str, ...]) -> CleanPicture:
    stream = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(stream, "JPEG", quality=_QUALITY)
    return CleanPicture(stream.getvalue(), width, height, notes)
