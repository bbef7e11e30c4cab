"""A family's copy of a record's picture, for a control pair of one person: cut, smaller or larger, darker or lighter,
and saved again, as copies are that went from hand to hand.
"""

from __future__ import annotations

import io
from random import Random

from PIL import Image, ImageEnhance

_MOST_CUT = 0.08
_LEAST, _LARGEST = 0.6, 2.0
_GREY = 0.15


def copy_of(portrait: bytes, pick: Random) -> bytes:
    """JPEG to JPEG. OSError where the portrait cannot be read."""
    with Image.open(io.BytesIO(portrait), formats=("JPEG",)) as opened:
        image = opened.convert("RGB")
    width, height = image.size
    left, right = (round(width * pick.uniform(0, _MOST_CUT)) for _ in range(2))
    top, bottom = (round(height * pick.uniform(0, _MOST_CUT)) for _ in range(2))
    image = image.crop((left, top, width - right, height - bottom))
    scale = pick.uniform(_LEAST, _LARGEST)
    image = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))
    image = ImageEnhance.Brightness(image).enhance(pick.uniform(0.85, 1.15))
    image = ImageEnhance.Contrast(image).enhance(pick.uniform(0.85, 1.1))
    if pick.random() < _GREY:
        image = image.convert("L").convert("RGB")
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=pick.randint(45, 85))
    return kept.getvalue()
