"""Taking pictures in: any file comes, only a clean JPEG written from bare pixels goes on.

Nothing but pixels survives: no EXIF, place, thumbnail, colour profile, comment or trailing data.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType

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


@dataclass(frozen=True, slots=True)
class DecodedPicture:
    """What the decoding process gave of a file. ``rgb``: bare pixels, row by row; the rest as of ``CleanPicture``."""

    rgb: bytes
    width: int
    height: int
    notes: tuple[str, ...] = ()

    def pixels(self) -> NDArray[np.uint8]:
        """uint8 of shape [height, width, 3], read-only."""
        return np.frombuffer(self.rgb, np.uint8).reshape(self.height, self.width, 3)

    def clean(self) -> CleanPicture:
        """The picture as the service keeps it."""
        return _clean(self.rgb, self.width, self.height, self.notes)


def take_in(data: bytes) -> CleanPicture:
    """Decodes one file in a process that ends with it. ``PhotoRejected`` with a code of ``REASONS`` otherwise."""
    return _decode_alone(data).clean()


class BulkIntake:
    """Takes in many files, for imports. Every limit of ``take_in`` holds for each; they share a decoding process, which
    is replaced when a file breaks it and after 250 files. A context manager; the process ends with this one anyway."""

    def __init__(self) -> None:
        self._child: DecoderChild | None = None
        self._served = 0

    def __enter__(self) -> BulkIntake:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None

    def decode(self, data: bytes) -> DecodedPicture | PhotoRejected:
        """One answer for one file."""
        if self._child is not None and (self._served >= _FILES_PER_CHILD or not self._child.alive):
            self._close()
        try:
            if _format_of(data) not in _SHARED:
                return _decode_alone(data)
            if self._child is None:
                self._child, self._served = DecoderChild(_SHARED), 0
            self._served += 1
            return _decode(self._child, data)
        except PhotoRejected as rejected:
            if rejected.code in ("hostile", "too_heavy"):
                self._close()
            return rejected


def take_in_many(files: Iterable[bytes]) -> Iterator[CleanPicture | PhotoRejected]:
    """One answer per file, in order, by one :class:`BulkIntake`."""
    with BulkIntake() as intake:
        for data in files:
            picture = intake.decode(data)
            yield picture if isinstance(picture, PhotoRejected) else picture.clean()


def _format_of(data: bytes) -> str:
    if not data:
        raise PhotoRejected("empty")
    if len(data) > MOST_BYTES:
        raise PhotoRejected("too_many_bytes")
    name = sniff(data)
    if name not in FORMATS:
        raise PhotoRejected(name)
    return name


def _decode_alone(data: bytes) -> DecodedPicture:
    name = _format_of(data)
    with DecoderChild((name,)) as child:
        return _decode(child, data)


def _decode(child: DecoderChild, data: bytes) -> DecodedPicture:
    flags, width, height, rgb = child.decode(data)
    notes = [code for flag, code in ((_FIRST_FRAME, "first_frame"), (_SHRUNK, "shrunk")) if flags & flag]
    return DecodedPicture(rgb, width, height, tuple(notes))


def _clean(pixels: bytes, width: int, height: int, notes: tuple[str, ...]) -> CleanPicture:
    stream = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(stream, "JPEG", quality=_QUALITY)
    return CleanPicture(stream.getvalue(), width, height, notes)
