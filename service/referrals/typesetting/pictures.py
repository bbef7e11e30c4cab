"""Pictures as pages need them: decoded in a locked process, no larger than print needs, as new JPEGs."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image

from service.photos.child import DecoderChild
from service.photos.reasons import PhotoRejected

#: Pixels of the longer side: 300 to the inch at the size in which portraits stand on a page.
LONGEST = 700
_QUALITY = 88


def small(pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """JPEGs by name. What does not decode (leaked files are an adversary's) is left out."""
    if not pictures:
        return {}
    found = {}
    for name, data in pictures.items():
        try:
            with DecoderChild(("JPEG", "PNG", "WEBP")) as child:
                _notes, width, height, pixels = child.decode(data)
        except PhotoRejected:
            continue
        image = Image.frombytes("RGB", (width, height), pixels)
        image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_QUALITY)
        found[name] = out.getvalue()
    return found
