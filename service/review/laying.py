"""A picture of the family and a portrait of a record, laid over each other where the one shows the other."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from service.jobs.pictures import pixels_of
from service.photos import copy_check
from service.photos.laying import LAID, Laid, lay
from service.photos.verdict import CopyVerdict
from service.review.case import CandidateView, Case
from service.review.statements import PortraitView
from service.store.casework import Casework
from service.store.errors import Gone
from service.store.sealed_search import StoredPicture

_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Pair:
    """Which two pictures: with their places among those of the family and of the record, from 1."""

    picture: StoredPicture
    picture_number: int
    portrait: PortraitView
    portrait_number: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """``laid``: None where no part of the one could be placed on the other."""

    verdict: CopyVerdict
    laid: Laid | None

    def jpeg(self, part: str) -> bytes:
        """One of ``LAID``. Raises Gone."""
        if self.laid is None or part not in LAID:
            raise Gone(part)
        out = io.BytesIO()
        Image.fromarray(getattr(self.laid, part)).save(out, "JPEG", quality=_QUALITY)
        return out.getvalue()


def pairs(case: Case, view: CandidateView) -> list[Pair]:
    """Every picture of the family with every portrait of the record."""
    return [
        Pair(picture, i, portrait, j)
        for i, picture in enumerate(case.pictures, start=1)
        for j, portrait in enumerate(view.record.portraits, start=1)
    ]


def pair_of(case: Case, view: CandidateView, picture_id: str, portrait_id: str) -> Pair:
    """Raises Gone."""
    found = (p for p in pairs(case, view) if (p.picture.id, p.portrait.id) == (picture_id, portrait_id))
    pair = next(found, None)
    if pair is None:
        raise Gone(portrait_id)
    return pair


def copied_pair(case: Case, view: CandidateView) -> Pair | None:
    """The pair that the candidate's evidence calls copies of one picture, if both are still there."""
    for evidence in view.candidate.evidence:
        if (evidence.comparison, evidence.level) == ("photo", "same_picture"):
            number, stored_as = evidence.values.get("photo"), evidence.values.get("reference")
            known = (p for p in pairs(case, view) if (p.picture_number, p.portrait.stored_as) == (number, stored_as))
            return next(known, None)
    return None


def overlay(casework: Casework, case: Case, pair: Pair) -> Overlay:
    """Compared anew, so that nothing of it needs to be kept. Raises Gone where a picture is not there any more."""
    try:
        record = pixels_of(casework.files.get(pair.portrait.stored_as))
    except OSError as error:
        raise Gone(pair.portrait.id) from error
    query = pixels_of(case.search.picture(pair.picture.id))
    verdict = copy_check(query, record)
    return Overlay(verdict, lay(query, record, verdict) if verdict.is_copy else None)
