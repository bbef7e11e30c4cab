"""One search as one caseworker may see it: what is still blind to them, what has opened, what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from service.review.decisions import (
    DECIDED,
    Reading,
    State,
    is_promising,
    may_read,
    may_settle,
    own_reading,
    standing,
    state_of,
)
from service.review.disclosure import Told
from service.review.household import with_household
from service.review.kinship import Finding, finding_of
from service.review.sealing import Note, notes_of, readings_of
from service.review.statements import RecordView, read_record
from service.staff.sessions import Person
from service.store.candidates import OpenCandidate, candidates_of
from service.store.casework import Casework
from service.store.errors import Gone
from service.store.form import SearchForm
from service.store.models.staff import Staff
from service.store.seal import derive, token
from service.store.sealed_search import Header, SealedSearch, StoredMessage, StoredPicture


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate with its readings. ``number``: its place in this reader's own order, from 1."""

    candidate: OpenCandidate
    record: RecordView
    readings: tuple[Reading, ...]
    state: State
    number: int
    reader: Person

    @property
    def id(self) -> str:
        return self.candidate.id

    @property
    def promising(self) -> bool:
        return is_promising(self.candidate.bits)

    @property
    def wants_reading(self) -> bool:
        """Whether this reader's blind reading is wanted."""
        return not self.candidate.suspended and may_read(self.readings, self.reader.id, promising=self.promising)

    @property
    def wants_settling(self) -> bool:
        return self.reader.role == "senior" and may_settle(self.readings, self.reader.id, promising=self.promising)

    @property
    def is_open(self) -> bool:
        """Whether explanation and readings are shown: to whoever has read it, who may settle it, or once decided."""
        read_it = any(r.staff_id == self.reader.id for r in self.readings)
        return read_it or self.wants_settling or self.state in DECIDED

    @property
    def own(self) -> Reading | None:
        return own_reading(self.readings, self.reader.id)

    @property
    def counting(self) -> list[Reading]:
        return standing(self.readings)


class Case:
    """What lies in the databases about one search, opened for one reader. Raises Gone, VaultClosed."""

    def __init__(self, casework: Casework, search_id: str, reader: Person) -> None:
        self._casework = casework
        self._opened: dict[str, CandidateView] = {}
        self.id = search_id
        self.reader = reader
        self.search: SealedSearch = casework.search(search_id)
        self.header: Header = self.search.header()
        form = self.search.form()
        there = casework.intake.those_there(tie.search_id for tie in form.tied)
        self.form: SearchForm = replace(form, tied=tuple(tie for tie in form.tied if tie.search_id in there))
        self.pictures: list[StoredPicture] = self.search.pictures()
        self.messages: list[StoredMessage] = self.search.messages()
        self.key = casework.keychain.casework(search_id)
        found = candidates_of(casework, search_id)
        with casework.database.read() as session:
            readings = readings_of(session, self.key, search_id)
            self.notes: list[Note] = notes_of(session, self.key, search_id)
            records = {c.id: read_record(session, c.record_id) for c in found}
            self.names: dict[str, str] = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
        self.candidates = self._arrange(found, readings, records)

    def _arrange(
        self,
        found: Sequence[OpenCandidate],
        readings: dict[str, list[Reading]],
        records: dict[str, RecordView | None],
    ) -> list[CandidateView]:
        # An order that tells nothing: the same for this reader at every look, another one for every other reader.
        order = derive(self.key, "candidate-order", self.reader.id.encode())
        views = []
        for number, candidate in enumerate(sorted(found, key=lambda c: token(order, "order", c.id)), start=1):
            record = records[candidate.id]
            if record is None:
                continue
            own = tuple(readings.get(candidate.id, ()))
            state = state_of(own, promising=is_promising(candidate.bits))
            views.append(CandidateView(candidate, record, own, state, number, self.reader))
        return views

    def candidate(self, candidate_id: str) -> CandidateView:
        """With the household of its record, which the list goes without: every index is opened only for the one
        candidate that is looked at. Raises Gone."""
        if candidate_id not in self._opened:
            view = next((v for v in self.candidates if v.id == candidate_id), None)
            if view is None:
                raise Gone(candidate_id)
            record = with_household(self._casework, view.record, view.candidate.segment_id)
            self._opened[candidate_id] = replace(view, record=record)
        return self._opened[candidate_id]

    # -- what there is to do

    @property
    def to_read(self) -> list[CandidateView]:
        return [v for v in self.candidates if v.wants_reading]

    @property
    def to_settle(self) -> list[CandidateView]:
        return [v for v in self.candidates if v.wants_settling and not v.candidate.suspended]

    @property
    def done(self) -> list[CandidateView]:
        """What this reader need not read: their own readings, what others decided, what a senior waits for."""
        return [v for v in self.candidates if not v.wants_reading and not v.wants_settling]

    def next_to_read(self, after: str = "") -> CandidateView | None:
        waiting = [v for v in (*self.to_read, *self.to_settle) if v.id != after]
        return waiting[0] if waiting else None

    # -- what was found out and told

    @property
    def finding(self) -> Finding:
        return finding_of(self.notes)

    @property
    def internal_notes(self) -> list[Note]:
        return [n for n in self.notes if n.kind == "note"]

    @property
    def findings(self) -> list[Note]:
        return [n for n in self.notes if n.kind == "kinship"]

    @property
    def told(self) -> list[Told]:
        """Every disclosure made, and whether it lies in the family's messages."""
        sent = {m.text for m in self.messages if m.kind == "disclosure"}
        return [
            Told(
                id=n.id,
                candidate_id=n.body["candidate_id"],
                staff_id=n.staff_id,
                day=n.day,
                text=n.body["text"],
                topics=tuple(n.body["topics"]),
                delivered=n.body["text"] in sent,
            )
            for n in self.notes
            if n.kind == "disclosure"
        ]

    @property
    def told_in_doubt(self) -> list[Told]:
        """What the family was told of candidates that are confirmed no more, or whose source is suspended."""
        standing_ids = {v.id for v in self.candidates if v.state is State.CONFIRMED and not v.candidate.suspended}
        return [t for t in self.told if t.candidate_id not in standing_ids]

    def sole_source(self, view: CandidateView) -> bool:
        """Whether no confirmed record of another source speaks of this person: then only one source states it."""
        return not any(
            other.state is State.CONFIRMED and other.candidate.source_id != view.candidate.source_id
            for other in self.candidates
        )

    def name_of(self, staff_id: str) -> str:
        return self.names.get(staff_id, staff_id[:8])
