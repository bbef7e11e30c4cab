"""Reading, settling, withdrawing; looking into what a correction or a conflict did to readings."""

from __future__ import annotations

from sqlalchemy.orm import Session

from service.review.acts.base import ActRefused, Acts
from service.review.case import CandidateView, Case
from service.review.controls.ending import end_if_read
from service.review.corrections import tokens_of
from service.review.counting import count_decision
from service.review.decisions import Judgement, State, may_read, may_settle, may_withdraw
from service.review.progress import refresh_card, refresh_neighbours
from service.review.sealing import add_note, add_reading, notes_of
from service.review.settled import settled
from service.staff.sessions import Person
from service.store.errors import Gone
from service.store.models.work import Candidate


class ReadingActs(Acts):
    def read(self, person: Person, case: Case, candidate_id: str, judgement: str, reason: str) -> bool:
        """One blind reading. True where it ended a control pair: then the search is wiped. Raises ActRefused, Gone."""
        view = case.candidate(candidate_id)
        decided = self._judgement(judgement, reason)
        if view.candidate.suspended:
            raise ActRefused("again")
        with self.casework.act(
            person.id, "candidate.read", case.id, candidate=candidate_id, judgement=decided.value
        ) as session:
            # Asked again inside the transaction: two windows, or a second reader who was quicker.
            known = self.readings(session, case, candidate_id)
            if not may_read(known, person.id, promising=view.promising):
                raise ActRefused("again")
            add_reading(
                session,
                case.key,
                case.id,
                candidate_id,
                person.id,
                decided,
                reason.strip(),
                revision=case.header.revision,
                seen=self._seen(case),
            )
            session.get_one(Candidate, candidate_id).read = True
            count_decision(self.casework, session, case, view, known)
        if end_if_read(self.casework, case.id):
            return True
        self._follow(case, view)
        return False

    def settle(self, person: Person, case: Case, candidate_id: str, judgement: str, reason: str) -> None:
        """A senior's decision between two readers. Raises ActRefused, Gone."""
        view = case.candidate(candidate_id)
        decided = self._judgement(judgement, reason)
        with self.casework.act(
            person.id, "candidate.settled", case.id, candidate=candidate_id, judgement=decided.value
        ) as session:
            known = self.readings(session, case, candidate_id)
            if person.role != "senior" or not may_settle(known, person.id, promising=view.promising):
                raise ActRefused("again")
            add_reading(
                session,
                case.key,
                case.id,
                candidate_id,
                person.id,
                decided,
                reason.strip(),
                settles=True,
                revision=case.header.revision,
                seen=self._seen(case),
            )
            count_decision(self.casework, session, case, view, known)
        self._follow(case, view)

    def withdraw(self, person: Person, case: Case, candidate_id: str, reading_id: str, reason: str) -> None:
        """Takes a reading back by one more reading. Raises ActRefused, Gone."""
        view = case.candidate(candidate_id)
        reason = self.reason(reason)
        with self.casework.act(
            person.id, "reading.withdrawn", case.id, candidate=candidate_id, reading=reading_id
        ) as session:
            known = self.readings(session, case, candidate_id)
            found = next((r for r in known if r.id == reading_id), None)
            if found is None or not may_withdraw(found, known, person.id, senior=person.role == "senior"):
                raise ActRefused("again")
            add_reading(
                session, case.key, case.id, candidate_id, person.id, Judgement.WITHDRAWN, reason, withdraws=reading_id
            )
            count_decision(self.casework, session, case, view, known)
        self._follow(case, view)

    @staticmethod
    def _judgement(judgement: str, reason: str) -> Judgement:
        if judgement not in (Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE):
            raise ActRefused("judgement")
        Acts.reason(reason)
        return Judgement(judgement)

    @staticmethod
    def _seen(case: Case) -> dict[str, str]:
        """Which form was read, so that a later correction is noticed."""
        return tokens_of(case.key, case.form, [p.id for p in case.pictures])

    def _follow(self, case: Case, view: CandidateView) -> None:
        self.refresh(case)
        with self.casework.database.read() as session:
            now = view.state_with(self.readings(session, case, view.id))
        if State.CONFIRMED in (view.state, now):
            refresh_neighbours(self.casework, self.cards, case.id, view.candidate.record_token)

    # -- what a correction or a conflict did

    def open_again(self, person: Person, case: Case, note_id: str) -> None:
        """What somebody found right is open again: by whoever found so, or by a senior. Raises ActRefused."""
        note = next((n for n in case.settled if n.id == note_id), None)
        if note is None or (person.role != "senior" and person.id != note.staff_id):
            raise ActRefused("again")
        with self.casework.act(person.id, "settled.taken_back", case.id) as session:
            body = {"what": "undone", "note": note_id}
            add_note(session, case.key, case.id, person.id, "settled", body)
            if other := note.body.get("other"):
                self._take_back_there(session, person, case, other)
        self.refresh(case)
        if other:
            self._refresh_other(other)

    def _take_back_there(self, session: Session, person: Person, case: Case, other: str) -> None:
        """The same in the other search, as far as it is still there."""
        try:
            key = self.casework.keychain.casework(other)
        except Gone:
            return
        for note in settled(notes_of(session, key, other), "shared"):
            if note.body["other"] == case.id:
                add_note(session, key, other, person.id, "settled", {"what": "undone", "note": note.id})

    def _refresh_other(self, search_id: str) -> None:
        try:
            refresh_card(self.casework, self.cards, search_id)
        except Gone:
            return

    def keep_readings(self, person: Person, case: Case, revision: int, reason: str) -> None:
        """Somebody looked at what the family corrected: the readings hold. ``revision``: what was looked at.
        Raises ActRefused."""
        reason = self.reason(reason)
        if revision != case.header.revision:
            raise ActRefused("late")
        body = {"what": "corrected", "revision": revision, "text": reason}
        with self.casework.act(person.id, "correction.looked_into", case.id, revision=revision) as session:
            add_note(session, case.key, case.id, person.id, "settled", body)
        self.refresh(case)

    def keep_both(self, person: Person, case: Case, first: str, second: str, reason: str) -> None:
        """A senior: two records contradict each other, and both are this person all the same. Raises ActRefused."""
        reason = self.reason(reason)
        if person.role != "senior" or (first, second) not in {(c.first, c.second) for c in case.contradictions}:
            raise ActRefused("conflict")
        body = {"what": "contradiction", "candidates": [first, second], "text": reason}
        with self.casework.act(person.id, "conflict.settled", case.id, candidates=[first, second]) as session:
            add_note(session, case.key, case.id, person.id, "settled", body)
        self.refresh(case)

    def same_person(self, person: Person, case: Case, other_search: str, candidate_id: str, reason: str) -> None:
        """A senior: both families mean one person, so one record is confirmed for both. Noted in both searches, each
        under its own key; neither family learns of the other. Raises ActRefused, Gone."""
        reason = self.reason(reason)
        found = next((s for s in case.shared if (s.other_search, s.candidate_id) == (other_search, candidate_id)), None)
        if person.role != "senior" or found is None:
            raise ActRefused("conflict")
        other_key = self.casework.keychain.casework(other_search)
        with self.casework.act(person.id, "conflict.settled", case.id, other=other_search) as session:
            for key, here, there, candidate in (
                (case.key, case.id, other_search, candidate_id),
                (other_key, other_search, case.id, found.other_candidate),
            ):
                body = {"what": "shared", "other": there, "candidate_id": candidate, "text": reason}
                add_note(session, key, here, person.id, "settled", body)
        self.refresh(case)
        self._refresh_other(other_search)
