"""Pictures: is one of the record's a copy of one of the family's? Never: is it the same face.

The hashes of ``service.photos`` find candidates. Whoever holds the decoded pictures may pass a *copy check*; its
verdict replaces that of the hashes. Another picture of the same person is not found here, and says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from service.matching.types import RecordEntry
from service.photos import PhotoSignature
from service.photos.thresholds import thresholds
from service.photos.verdict import CopyVerdict

#: (index of the query's photo, file reference of the record's) -> the verdict of the photo engine, or True "a copy" and
#: False "another picture" where that is all that is known; None "could not be checked" leaves the word to the hashes.
CopyCheck = Callable[[int, str], CopyVerdict | bool | None]


def view_distance(a: PhotoSignature, b: PhotoSignature) -> int:
    """Least Hamming distance in bits between any two whole-picture hashes; 64 where they cannot be compared."""
    if a.algorithm != b.algorithm or not len(a.views) or not len(b.views):
        return 64
    return int(np.bitwise_count(a.views[:, None] ^ b.views[None, :]).min())


def photo_level(
    photos: Sequence[PhotoSignature], entry: RecordEntry, copy_check: CopyCheck | None
) -> tuple[str, int, str]:
    """(level, index of the query's photo, the record's file reference) of the best pair."""
    best = ("missing", 0, "")
    order = {"same_picture": 3, "hash_close": 2, "not_copy": 1, "missing": 0}
    for index, mine in enumerate(photos):
        for reference, theirs in entry.photos:
            close = view_distance(mine, theirs) <= thresholds().view_radius
            verdict = copy_check(index, reference) if copy_check is not None else None
            if isinstance(verdict, CopyVerdict):
                verdict = verdict.is_copy
            level = "hash_close" if close else "missing"
            if verdict is True:
                level = "same_picture"
            elif verdict is False and close:
                level = "not_copy"
            if order[level] > order[best[0]]:
                best = (level, index, reference)
    return best


def changes(copy_check: CopyCheck | None, index: int, reference: str) -> str:
    """What was done to the copy, as codes of ``photos.KINDS`` with a blank between; empty where that is not known."""
    verdict = copy_check(index, reference) if copy_check is not None else None
    return " ".join(verdict.kinds) if isinstance(verdict, CopyVerdict) and verdict.is_copy else ""
