"""Files as nobody should send them, made on the spot."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pillow_heif
from PIL import Image, PngImagePlugin

SECRET = b"PLANTED-SECRET-Kashgar-39.4704N"

pillow_heif.register_heif_opener()


def sample(width: int = 120, height: int = 90) -> Image.Image:
    """A picture whose left upper quarter is red, the rest a gradient: it shows which way is up."""
    y, x = np.mgrid[0:height, 0:width]
    pixels = np.stack([x * 255 // width, y * 255 // height, np.full_like(x, 90)], axis=2).astype(np.uint8)
    pixels[: height // 2, : width // 2] = (230, 20, 20)
    return Image.fromarray(pixels)


def encoded(image: Image.Image, name: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, name, **options)
    return stream.getvalue()


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_claiming(width: int, height: int, body: bytes = b"\0") -> bytes:
    """A PNG whose header claims a size that its few bytes do not hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (png_chunk(b"IHDR", header), png_chunk(b"IDAT", zlib.compress(body)), png_chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_of_16_bits(image: Image.Image, *, alpha: bool) -> bytes:
    """A PNG of 48 or 64 bits a pixel, which Pillow reads but does not write."""
    levels = np.asarray(image).astype(">u2") * 257
    if alpha:
        levels = np.dstack([levels, np.full(levels.shape[:2], 65535, ">u2")])
    header = struct.pack(">IIBBBBB", image.width, image.height, 16, 6 if alpha else 2, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row.tobytes() for row in levels))
    parts = (png_chunk(b"IHDR", header), png_chunk(b"IDAT", body), png_chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_bomb_in_pixels(side: int = 6200) -> bytes:
    """A well-formed PNG within 40 megapixels of one colour, some tens of kilobytes that unpack to 115 MB."""
    row = b"\0" + bytes(side * 3)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = (png_chunk(b"IHDR", header), png_chunk(b"IDAT", body), png_chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def png_text_bomb() -> bytes:
    """A small PNG with a compressed text that unpacks to 200 MB."""
    clean = encoded(sample(), "PNG")
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    return clean[:33] + png_chunk(b"zTXt", b"note\0\0" + body) + clean[33:]


def gif_claiming(width: int, height: int) -> bytes:
    """A GIF of a few bytes with a huge screen."""
    good = bytearray(encoded(sample(32, 32).convert("P"), "GIF"))
    good[6:10] = struct.pack("<HH", width, height)
    return bytes(good)


def jpeg_with_secrets() -> bytes:
    """EXIF with place, a thumbnail of its own, comment, profile, and a tail after the end."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (39.0, 28.0, 13.4)
    data = encoded(
        sample(), "JPEG", quality=90, exif=exif, comment=SECRET, icc_profile=b"\0\0\0\0" + SECRET * 4, dpi=(311, 311)
    )
    return data + SECRET + encoded(sample(40, 30), "JPEG")


def png_with_secrets() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode())
    notes.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return encoded(sample(), "PNG", pnginfo=notes, exif=_exif()) + SECRET


def webp_with_secrets() -> bytes:
    return encoded(sample(), "WEBP", exif=_exif(), xmp=SECRET)


def heif_with_secrets() -> bytes:
    return encoded(sample(), "HEIF", exif=_exif(), xmp=SECRET)


def avif_with_secrets() -> bytes:
    return encoded(sample(), "AVIF", exif=_exif(), xmp=SECRET)


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    return exif.tobytes()


def animated(name: str) -> bytes:
    """Three frames: red first, then blue."""
    frames = [Image.new("RGB", (64, 48), colour) for colour in ((220, 10, 10), (10, 10, 220), (10, 10, 200))]
    return encoded(frames[0], name, save_all=True, append_images=frames[1:], duration=80)


def multi_picture_jpeg() -> bytes:
    """What some phones write: one file, two JPEG pictures."""
    return encoded(sample(), "MPO", save_all=True, append_images=[sample(60, 40)])
