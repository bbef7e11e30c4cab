"""Decodes pictures in a process of its own that can do nothing else. Run by file, imports nothing of the service.

``python -I decoder.py FORMAT...`` reads frames from standard input: a 4-byte big-endian length, then a file's bytes.
Each is answered on standard output by ``REPLY`` (status, notes, width, height), then, for status 0, by the bare
pixels (RGB, 8 bits, row by row); other statuses are numbers into ``CODES``. Only pixels leave this process: the
parent writes the JPEG, so that not even a decoder that a hostile file has taken over can hand on a file of its own.

Before the first byte is read: limits on memory, processor time, files and processes, no new privileges, and where the
kernel has Landlock (https://docs.kernel.org/userspace-api/landlock.html) no file and no network at all.
"""

from __future__ import annotations

import ctypes
import importlib
import io
import os
import resource
import struct
import sys
import warnings
from collections.abc import Sequence
from typing import Any, BinaryIO

MEGAPIXELS = 40
LONGEST_SIDE = 2560
SHORTEST_SIDE = 16
MEMORY = 1 << 30
SECONDS = 12
REPLY = struct.Struct(">BBII")
CODES = ("", "too_many_pixels", "too_small", "truncated", "damaged", "too_heavy")
FIRST_FRAME, SHRUNK = 1, 2
# Bytes that are read at once: most portraits are smaller.
_PORTRAIT = 1 << 16

# What each format needs; imported before the door is locked.
_MODULES = {
    "JPEG": ("PIL.JpegImagePlugin", "PIL.MpoImagePlugin"),
    "PNG": ("PIL.PngImagePlugin",),
    "WEBP": ("PIL.WebPImagePlugin",),
    "GIF": ("PIL.GifImagePlugin",),
    "AVIF": ("PIL.AvifImagePlugin",),
    "HEIF": ("pillow_heif",),
}
# What Pillow would import only when it comes to it, behind the locked door.
_ALWAYS = ("copy", "PIL.ImagePalette", "PIL.ImageFile", "PIL.ImageSequence", "PIL.TiffImagePlugin")
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # EXIF orientation -> PIL.Image.Transpose


def load_modules(formats: Sequence[str]) -> Any:
    """Imports what the formats need, single-threaded, and returns PIL.Image."""
    from PIL import Image

    for module in _ALWAYS:
        importlib.import_module(module)
    for name in formats:
        for module in _MODULES[name]:
            importlib.import_module(module)
    if "HEIF" in formats:
        import pillow_heif

        pillow_heif.options.DECODE_THREADS = 1
        pillow_heif.register_heif_opener(thumbnails=False)
    if "AVIF" in formats:
        from PIL import AvifImagePlugin

        AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    Image.MAX_IMAGE_PIXELS = MEGAPIXELS * 1_000_000
    Image.init = lambda: False  # no further format is looked for
    Image.preinit = lambda: None
    return Image


def limit(formats: Sequence[str]) -> None:
    """Sets the limits of this process. Several formats announce many files: then time is limited file by file.

    HEIF's decoder runs in a thread, which the limit on processes would count; Landlock keeps it from starting
    programs all the same.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    if "HEIF" not in formats:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    if len(formats) == 1:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def limit_next() -> None:
    """Gives the next file of many its own share of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def lock() -> int:
    """Landlock: no file access, no network, no signals to others. Returns the kernel's version, 0 without Landlock."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(4, 0, 0, 0, 0)  # not dumpable: other processes of this user cannot read its memory
    libc.prctl(38, 1, 0, 0, 0)  # no new privileges
    version = libc.syscall(444, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return 0
    files = (1 << {1: 13, 2: 14, 3: 15, 4: 15}.get(version, 16)) - 1
    network = 3 if version >= 4 else 0
    scopes = 3 if version >= 6 else 0
    attributes = struct.pack("=QQQ", files, network, scopes)[: 24 if version >= 6 else 16 if version >= 4 else 8]
    ruleset = libc.syscall(444, attributes, ctypes.c_size_t(len(attributes)), 0)
    if ruleset < 0:
        return 0
    locked = libc.syscall(446, ruleset, 0) == 0
    os.close(ruleset)
    return version if locked else 0


def decode(pillow: Any, formats: Sequence[str], data: bytes) -> tuple[int, int, int, int, bytes]:
    """(status, notes, width, height, pixels). Limits are checked on the header, before any pixel is unpacked."""
    try:
        image = pillow.open(io.BytesIO(data), formats=formats)
    except pillow.DecompressionBombError:
        return 1, 0, 0, 0, b""
    except MemoryError:
        return 5, 0, 0, 0, b""
    except Exception:
        return 4, 0, 0, 0, b""
    width, height = image.size
    if width * height > MEGAPIXELS * 1_000_000:
        return 1, 0, 0, 0, b""
    if min(width, height) < SHORTEST_SIDE:
        return 2, 0, 0, 0, b""
    try:
        turn = _orientation(image)
        if image.format in ("JPEG", "MPO"):
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
        clean = _upright(pillow, _rgb(pillow, image), turn)
        if min(clean.size) < SHORTEST_SIDE:  # a strip: of its short side nothing is left
            return 2, 0, 0, 0, b""
        notes = SHRUNK if max(width, height) > max(clean.size) else 0
    except MemoryError:
        return 5, 0, 0, 0, b""
    except Exception as error:
        text = str(error).lower()
        return (3 if "truncated" in text or "eof" in text or "unexpected end" in text else 4), 0, 0, 0, b""
    notes |= _is_animated(image)
    return 0, notes, clean.width, clean.height, clean.tobytes()


def _orientation(image: Any) -> int | None:
    try:
        return _TURNS.get(image.getexif().get(274))
    except Exception:  # EXIF is read for this one number only; damage there does not damage the picture
        return None


def _rgb(pillow: Any, image: Any) -> Any:
    """8-bit RGB, transparency on white, not larger than it may be."""
    if image.mode.startswith("I") or image.mode == "F":
        low, high = image.getextrema()
        full = 65535 if low >= 0 and high <= 65535 else max(abs(low), abs(high), 1)
        image = image.convert("I").point(lambda value: value * (255 / full)).convert("L")
    if max(image.size) > LONGEST_SIDE:
        if image.mode in ("P", "1"):
            image = image.convert("RGBA")
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), pillow.Resampling.LANCZOS)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        layer = image.convert("RGBA")
        white = pillow.new("RGBA", layer.size, (255, 255, 255, 255))
        return pillow.alpha_composite(white, layer).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def _upright(pillow: Any, image: Any, turn: int | None) -> Any:
    return image if turn is None else image.transpose(pillow.Transpose(turn))


def _is_animated(image: Any) -> int:
    try:
        return FIRST_FRAME if image.format != "MPO" and getattr(image, "is_animated", False) else 0
    except Exception:
        return 0


def _read(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise SystemExit(0)
    return data


def main(formats: Sequence[str]) -> None:
    """Answers frame by frame until the input ends. Several formats announce many files."""
    many = len(formats) > 1
    warnings.simplefilter("ignore")
    pillow = load_modules(formats)
    lock()  # first: it needs a file descriptor, which the limits then take away
    limit(formats)
    # A portrait is one read, its answer one write: fewer calls of the kernel, and the parent is woken once.
    source, sink = io.BufferedReader(io.FileIO(0, closefd=False), _PORTRAIT), sys.stdout.buffer
    while True:
        (length,) = struct.unpack(">I", _read(source, 4))
        data = _read(source, length)
        if many:
            limit_next()
        status, notes, width, height, pixels = decode(pillow, formats, data)
        sink.write(REPLY.pack(status, notes, width, height) + pixels)
        sink.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
