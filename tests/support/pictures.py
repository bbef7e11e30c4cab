"""Invented pictures of the size of portraits."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def portrait(seed: int) -> bytes:
    """JPEG; another seed is another picture."""
    small = Image.new("RGB", (5, 7))
    small.putdata(
        [((i * 53 + seed * 97) % 256, (i * i * 7 + seed * 31) % 256, (i * 11 * seed) % 256) for i in range(35)]
    )
    data = BytesIO()
    small.resize((240, 320), Image.Resampling.BICUBIC).save(data, "JPEG", quality=90)
    return data.getvalue()
