"""One search as one caseworker may see it: what is still blind to them, what has opened, what is decided."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import select

from service.review.brought import Brought, brought_by, known_to_family
from service.review.conflicts import Contradiction, Shared, contradictions, shared
from service.review.corrections import changed_since, looked_at, oldest_revision, tokens_of
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
from service.review.doubts import doubts_of
from service.review.drafts import Draft, drafts_of, returned
from service.review.household import with_household
from service.review.kinship import Finding, finding_of
from service.review.sealing import Note, notes_of, readings_of
from service.review.settled import settled
from service.review.statements import RecordView, read_records
from service.review.work.keeping import Keeping, keeping_of
from service.review.work.reminders import Reminder, reminders_of
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

    def state_with(self, readings: Sequence[Reading]) -> State:
        return state_of(readings, promising=self.promising)


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
            known = read_records(session, {c.record_id for c in found})
            self.names: dict[str, str] = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
        self.candidates = self._arrange(found, readings, known)

    def _arrange(
        self,
        found: Sequence[OpenCandidate],
        readings: dict[str, list[Reading]],
        records: dict[str, RecordView],
    ) -> list[CandidateView]:
        # An order that tells nothing: the same for this reader at every look, another one for every other reader.
        order = derive(self.key, "candidate-order", self.reader.id.encode())
        views = []
        for number, candidate in enumerate(sorted(found, key=lambda c: token(order, "order", c.id)), start=1):
            record = records.get(candidate.record_id)
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
    def reminders(self) -> list[Reminder]:
        return reminders_of(self.notes)

    @property
    def keeping(self) -> Keeping:
        return keeping_of(self.notes)

    @property
    def told(self) -> list[Told]:
        """Every disclosure made, and whether it lies in the family's messages."""
        sent = {m.text for m in self.messages if m.kind == "disclosure"}
        return [_told(n, sent) for n in self.notes if n.kind == "disclosure"]

    @property
    def told_in_doubt(self) -> list[Told]:
        """What the family was told of candidates that are confirmed no more, or whose source is suspended, and what
        nobody has answered yet."""
        in_doubt = {n.id for n in doubts_of(self.notes, {c.id for c in self._confirmed})}
        return [t for t in self.told if t.id in in_doubt]

    def told_one(self, told_id: str) -> Told:
        """Raises Gone."""
        found = next((t for t in self.told if t.id == told_id), None)
        if found is None:
            raise Gone(told_id)
        return found

    @property
    def drafts(self) -> list[Draft]:
        return drafts_of(self.notes)

    @property
    def drafts_waiting(self) -> list[Draft]:
        return [d for d in self.drafts if d.waits]

    @property
    def drafts_returned(self) -> list[Draft]:
        return returned(self.notes)

    @cached_property
    def brought(self) -> Brought | None:
        """The group that brought this search, and what it was told."""
        return brought_by(self._casework, self)

    @property
    def family_knows(self) -> bool:
        """Whether the family has read a disclosure that still holds."""
        return bool(known_to_family(self))

    # -- what does not fit together

    @property
    def _confirmed(self) -> list[OpenCandidate]:
        return [v.candidate for v in self.candidates if v.state is State.CONFIRMED and not v.candidate.suspended]

    @property
    def settled(self) -> list[Note]:
        """What somebody looked into and found right."""
        return settled(self.notes)

    @cached_property
    def shared(self) -> list[Shared]:
        return shared(self._casework, self.id, self._confirmed, self.notes)

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        return contradictions(self._casework, self._confirmed, self.notes)

    @property
    def corrected(self) -> list[tuple[CandidateView, Reading, tuple[str, ...]]]:
        """Readings in force that were made on an older form: with the fields that changed since."""
        now = tokens_of(self.key, self.form, [p.id for p in self.pictures])
        accepted = looked_at(self.notes)
        return [
            (view, reading, changed_since(reading, now))
            for view in self.candidates
            if view.is_open and not view.candidate.suspended
            for reading in view.counting
            if max(reading.revision or view.candidate.revision, accepted) < self.header.revision
        ]

    @property
    def is_corrected(self) -> bool:
        """Whether the family corrected something after a reading, be it one that is closed to this reader."""
        matched = {v.id: v.candidate.revision for v in self.candidates if not v.candidate.suspended}
        oldest = oldest_revision({v.id: v.readings for v in self.candidates}, matched, self.notes)
        return 0 < oldest < self.header.revision

    def sole_source(self, view: CandidateView) -> bool:
        """Whether no confirmed record of another source speaks of this person: then only one source states it."""
        return not any(
            other.state is State.CONFIRMED and other.candidate.source_id != view.candidate.source_id
            for other in self.candidates
        )

    def name_of(self, staff_id: str) -> str:
        return self.names.get(staff_id, staff_id[:8])


def _told(note: Note, sent: Collection[str]) -> Told:
    body = note.body
    return Told(
        id=note.id,
        candidate_id=body["candidate_id"],
        staff_id=body.get("written_by", note.staff_id),
        day=note.day,
        text=body["text"],
        topics=tuple(body["topics"]),
        delivered=body["text"] in sent,
        approved_by=body.get("approved_by", ""),
        corrects=body.get("corrects", ""),
    )
