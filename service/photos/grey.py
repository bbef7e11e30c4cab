"""Any picture of the service as one array of grey levels: the form in which pictures are compared."""

from __future__ import annotations

import io
from typing import Protocol, runtime_checkable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]


@runtime_checkable
class HasJpeg(Protocol):
    """A picture that intake re-encoded; only such bytes are decoded in this process."""

    @property
    def jpeg(self) -> bytes: ...


#: uint8 array of shape [height, width] or [height, width, 3] (RGB), a Pillow image, or an intake's clean picture.
Picture = NDArray[np.uint8] | Image.Image | HasJpeg


def as_grey(picture: Picture) -> Grey:
    """Grey levels, uint8 of shape [height, width]. ``ValueError`` for an array of another form."""
    if isinstance(picture, np.ndarray):
        if picture.dtype == np.uint8 and picture.size and picture.ndim == 2:
            return np.ascontiguousarray(picture)
        if picture.dtype == np.uint8 and picture.size and picture.ndim == 3 and picture.shape[2] == 3:
            return np.asarray(cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_RGB2GRAY), dtype=np.uint8)
        raise ValueError("a picture is uint8 of shape [height, width] or [height, width, 3]")
    if isinstance(picture, Image.Image):
        return np.asarray(picture.convert("L"), dtype=np.uint8)
    with Image.open(io.BytesIO(picture.jpeg)) as image:
        return np.asarray(image.convert("L"), dtype=np.uint8)


def fit(grey: Grey, long_side: int, *, enlarge: bool = True) -> Grey:
    """The picture with its longer side at ``long_side`` pixels; smaller ones stay as they are unless ``enlarge``."""
    factor = long_side / max(grey.shape)
    if factor == 1 or (factor > 1 and not enlarge):
        return grey
    size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, size, interpolation=way), dtype=np.uint8)


def is_blank(grey: Grey, contrast: float, detail: float) -> bool:
    """Whether there is too little in the picture to tell it from others.

    ``contrast``: least standard deviation of grey levels at 64 pixels; ``detail``: least mean absolute slope between
    neighbouring pixels, so that a bare gradient is blank as well.
    """
    small = fit(grey, 64).astype(np.float32)
    if min(small.shape) < 2:
        return True
    rough = np.abs(cv2.Laplacian(cv2.GaussianBlur(small, (0, 0), 1.0), cv2.CV_32F)).mean()
    return bool(small.std() < contrast or rough < detail)
