"""Photos from the form into the search: each is cleaned on its own, and each that cannot be kept says why."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.datastructures import FileStorage

from service.photos.intake import MOST_BYTES as PHOTO_BYTES
from service.photos.intake import CleanPicture, take_in
from service.photos.reasons import NOTES, REASONS, PhotoRejected
from service.searches import brakes
from service.store.sealed_search import MOST_PICTURES, SealedSearch
from service.web.words import gettext as _

MOST_BYTES = MOST_PICTURES * PHOTO_BYTES + 2 * 1024 * 1024
# For all photos of one request together, waiting for a decoding process included; a usual one takes less than a second.
SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Rejected:
    """``name``: as the visitor's file is called. ``why``: a sentence."""

    name: str
    why: str


def as_pairs(rejected: Iterable[Rejected]) -> tuple[tuple[str, str], ...]:
    """As a visit keeps them."""
    return tuple((photo.name[:200], photo.why) for photo in rejected)


def deadline() -> float:
    """Until when (on the monotonic clock) photos of a request that comes now may be decoded."""
    return time.monotonic() + SECONDS


def clean(files: Iterable[FileStorage], until: float | None = None) -> tuple[list[CleanPicture], list[Rejected]]:
    """Every file that is a picture, decoded and written anew, and a sentence for every other.

    ``until``: a ``deadline``; what has not begun by then is not read.
    """
    until = deadline() if until is None else until
    cleaned: list[CleanPicture] = []
    rejected: list[Rejected] = []
    for file in files:
        if not file.filename:
            continue
        if len(cleaned) >= MOST_PICTURES:
            rejected.append(Rejected(file.filename, too_many()))
            continue
        if time.monotonic() >= until:
            later = _("This photo was not read yet, because the others took long. Please add it again.")
            rejected.append(Rejected(file.filename, later))
            continue
        if not brakes.count_photo():
            rejected.append(Rejected(file.filename, _too_often()))
            continue
        content = file.read(PHOTO_BYTES + 1)
        try:
            cleaned.append(take_in(content))
        except PhotoRejected as reason:
            rejected.append(Rejected(file.filename, _(REASONS[reason.code])))
    return cleaned, rejected


def keep(search: SealedSearch, files: list[FileStorage]) -> list[Rejected]:
    """Cleans and keeps what it can; says why for the rest."""
    if not any(file.filename for file in files):
        return []
    if not brakes.count_upload(search):
        return [Rejected(file.filename or "", _too_often()) for file in files]
    rejected: list[Rejected] = []
    until = deadline()
    for file in files:  # one at a time, so that one after the other leaves the memory
        cleaned, bad = clean([file], until)
        rejected += bad
        rejected += [Rejected(file.filename or "", too_many()) for p in cleaned if not search.keep_photo(p)]
        file.close()
    return rejected


def _too_often() -> str:
    return _("Many photos were sent in the last hour. Please wait a while before you send more.")


def too_many() -> str:
    return _("There are %(most)s photos already; more cannot be kept. You can remove one.", most=MOST_PICTURES)


def note_text(code: str) -> str:
    """What was done to a picture that its sender should know."""
    return _(NOTES[code]) if code in NOTES else ""
