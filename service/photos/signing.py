"""From a picture to its signature: a lean one for records, a wide one for what a family holds."""

from __future__ import annotations

import numpy as np

from service.photos.grey import Grey, Picture, as_grey, fit, is_blank
from service.photos.points import find_points, pack
from service.photos.signatures import PhotoSignature
from service.photos.thresholds import thresholds
from service.photos.views import query_views, record_views


def signature(image: Picture) -> PhotoSignature | None:
    """Of a record's picture: about 0.8 KB. None for a blank or nearly blank picture, which would match others."""
    grey = as_grey(image)
    sized = fit(grey, thresholds().record_side)
    if _is_blank(sized):
        return None
    points = pack(find_points(sized, thresholds().record_points), (sized.shape[0], sized.shape[1]))
    return PhotoSignature.of(record_views(grey), points)


def query_signature(image: Picture) -> PhotoSignature | None:
    """Of a family's picture: every way up, mirrored, and all that a page or a collage holds. None when blank."""
    grey = as_grey(image)
    if _is_blank(grey):
        return None
    limits = thresholds()
    longer = max(grey.shape)
    sized = fit(grey, min(max(longer, limits.query_least_side), limits.query_side))
    # A small picture holds one portrait and needs no more points than that; a page may hold many.
    wanted = round(limits.query_points_small * (max(sized.shape) / limits.query_least_side) ** 2)
    found = find_points(sized, min(wanted, limits.query_points), spread=True)
    size = (sized.shape[0], sized.shape[1])
    points = np.concatenate([pack(found, size), pack(found, size, mirrored=True)])
    return PhotoSignature.of(query_views(sized), points)


def _is_blank(grey: Grey) -> bool:
    limits = thresholds()
    return is_blank(grey, limits.least_contrast, limits.least_detail)
