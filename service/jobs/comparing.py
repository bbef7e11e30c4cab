"""Comparing one unsealed search with one segment, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from service.jobs.pictures import FamilyPictures, PortraitCheck
from service.jobs.query import query_of
from service.jobs.scoring import load_scorer
from service.jobs.segments import OpenSegments
from service.matching import best_and_tally
from service.matching.types import Evidence
from service.matching.values.places import resolve_place
from service.store.candidates import seal_tally
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.clock import today
from service.store.form import SearchForm
from service.store.models.base import new_id
from service.store.models.records import Portrait
from service.store.models.work import Unit
from service.store.seal import token


def county_of(form: SearchForm) -> str:
    """Code of the county that a search is about: as the form understood it, or the only one that its places in the
    family's words can mean; else ""."""
    if form.county:
        return form.county
    meant = (resolve_place(text) for text in (form.county_typed, form.place))
    return next((next(iter(codes)) for codes in meant if len(codes) == 1), "")


@dataclass(frozen=True, slots=True)
class Hit:
    record_id: str
    record_token: str
    picture_token: str
    bits: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a unit found, with the keys to seal it: nothing here is written in clear."""

    hits: tuple[Hit, ...]
    sealed_tally: bytes
    source_id: str
    county: str
    language: str
    casework_key: bytes
    card_key: bytes


class Comparer:
    """Keeps opened segments and scorers; keeps nothing of a search."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._segments = OpenSegments(casework)
        self._cards = Cards(casework)

    def compare(self, unit: Unit) -> Outcome | None:
        """None where the unit is owed no more. Raises Gone, VaultClosed."""
        casework = self._casework
        search = casework.search(unit.search_id)
        header = search.header()
        if header.state != "open" or header.revision != unit.revision:
            return None
        segment = self._segments.get(unit.segment_id)
        if segment is None:
            return None
        form = search.form()
        there = casework.intake.those_there(tie.search_id for tie in form.tied)
        pictures = FamilyPictures([search.picture(p.id) for p in search.pictures()])
        matches, tally = best_and_tally(
            [segment.index],
            query_of(form, pictures.signatures, today().year, there),
            casework.settings.max_unread,
            load_scorer(casework, unit.scorer_version),
            live=[segment.mask],
            copy_check=PortraitCheck(casework.files, pictures),
        )
        tokens = casework.vault.derive("tokens")
        hits = tuple(
            Hit(
                m.record_id,
                token(tokens, "record", m.record_id),
                self._picture_token(tokens, m.record_id, m.evidence),
                m.bits,
                m.evidence,
            )
            for m in matches
        )
        key = casework.keychain.casework(unit.search_id)
        return Outcome(
            hits=hits,
            sealed_tally=seal_tally(key, unit.id, tally),
            source_id=segment.source_id,
            county=county_of(form),
            language=form.language,
            casework_key=key,
            card_key=self._cards.key(unit.search_id),
        )

    def _picture_token(self, tokens: bytes, record_id: str, evidence: Sequence[Evidence]) -> str:
        """Of the portrait's content, where a picture of the family counts as it; else of nothing."""
        for one in evidence:
            if one.comparison == "photo" and one.bits > 0:
                with self._casework.database.read() as session:
                    digest = session.scalar(
                        select(Portrait.sha256).where(
                            Portrait.record_id == record_id, Portrait.stored_as == one.values.get("reference")
                        )
                    )
                if digest:
                    return token(tokens, "picture", digest)
        return new_id()
