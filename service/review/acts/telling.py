"""Everything that goes to the family: messages, disclosures, corrections, and drafts that a colleague approves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.review import disclosure, messages
from service.review.acts.base import ActRefused, Acts
from service.review.case import CandidateView, Case
from service.review.disclosure import DisclosureRefused
from service.review.drafts import BAD_NEWS, Draft, is_grave
from service.review.kinship import CORRECTION, GRAVE
from service.review.messages import STANDARD
from service.review.sealing import add_note
from service.review.sending import SentAlready, note_id_of, send_once
from service.staff.sessions import Person
from service.store.controls import is_control
from service.store.errors import Conflict, Gone
from service.store.models.records import Record, Source


class TellingActs(Acts):
    # -- messages

    def send_standard(self, person: Person, case: Case, code: str, nonce: str) -> None:
        """A message of the standard set. Raises SentAlready for a nonce that was used."""
        text = messages.standard_text(code, case.form.language)
        self._send(person, case, text, STANDARD[code].kind, nonce, standard=code)

    def send_free(self, person: Person, case: Case, text: str, kind: str, nonce: str, *, accepted: bool) -> None:
        """A text of one's own. Raises MessageRefused, SentAlready."""
        checked = messages.check_free_text(text, case.finding, accepted=accepted)
        self._send(person, case, checked, "question" if kind == "question" else "message", nonce, standard="")

    def _send(self, person: Person, case: Case, text: str, kind: str, nonce: str, *, standard: str) -> None:
        with self.casework.act(person.id, "message.sent", case.id, kind=kind, standard=standard) as session:
            self.accompany(session, person, case)
            send_once(session, case, person.id, "question", {"text": text, "kind": kind}, kind, nonce)
        self.refresh(case)

    def mark_read(self, case: Case) -> None:
        case.search.mark_read(from_family=True)

    # -- disclosures

    def disclose(
        self, person: Person, case: Case, candidate_id: str, text: str, topics: Collection[str], nonce: str
    ) -> None:
        """Tells the family. Sending twice is sending once. Raises DisclosureRefused (``grave``: a colleague has to
        approve it), SentAlready, Gone."""
        view = case.candidate(candidate_id)
        body = self._disclosure(case, view, text, topics)
        if is_grave(topics, view.record):
            raise DisclosureRefused("grave")
        self._tell(person, case, view, body, nonce)

    def correct(self, person: Person, case: Case, told_id: str, text: str, nonce: str) -> None:
        """Tells the family that something it was told does not hold. Raises DisclosureRefused, SentAlready, Gone."""
        view, body = self._correction(case, told_id, text)
        if GRAVE & set(case.told_one(told_id).topics):
            raise DisclosureRefused("grave")
        self._tell(person, case, view, body, nonce)

    def _disclosure(self, case: Case, view: CandidateView, text: str, topics: Collection[str]) -> dict[str, Any]:
        """Raises DisclosureRefused."""
        if disclosure.is_only_support(text, case.form.language, self.casework.settings.intake.organisation):
            raise DisclosureRefused("empty")
        checked = disclosure.check(
            text, topics, view.state, view.record.source.state, view.candidate.suspended, case.finding
        )
        return self._body(case, view, checked, topics)

    def _correction(self, case: Case, told_id: str, text: str) -> tuple[CandidateView, dict[str, Any]]:
        """Raises DisclosureRefused, Gone."""
        told = next((t for t in case.told_in_doubt if t.id == told_id), None)
        if told is None:
            raise DisclosureRefused("state")
        view = case.candidate(told.candidate_id)
        body = self._body(case, view, disclosure.check_text(text), [CORRECTION])
        return view, {**body, "corrects": told_id}

    @staticmethod
    def _body(case: Case, view: CandidateView, text: str, topics: Collection[str]) -> dict[str, Any]:
        return {
            "candidate_id": view.id,
            "record_id": view.candidate.record_id,
            "text": text,
            "topics": sorted(topics),
            "kinship": case.finding.level.code,
            "language": case.form.language,
        }

    def _tell(
        self, person: Person, case: Case, view: CandidateView, body: Mapping[str, Any], nonce: str, draft: str = ""
    ) -> None:
        action = "correction.sent" if body.get("corrects") else "disclosure.sent"
        with self.casework.act(person.id, action, case.id, candidate=view.id, topics=body["topics"]) as session:
            if is_control(session, self.casework.vault, case.id):
                raise Gone(case.id)
            if not body.get("corrects"):
                self._still_holds(session, case, view)
            self.accompany(session, person, case)
            if draft:
                self._end(session, case, person, draft, "approved", "")
            send_once(session, case, person.id, "disclosure", dict(body), "disclosure", nonce)
        self.refresh(case)

    def _still_holds(self, session: Session, case: Case, view: CandidateView) -> None:
        """The state may have changed since the page was opened, and so may the source's. Raises Conflict."""
        known = self.readings(session, case, view.id)
        trust = select(Source.state).join(Record, Record.source_id == Source.id).where(Record.id == view.record.id)
        if [r.id for r in known] != [r.id for r in view.readings] or session.scalar(trust) != "vouched":
            raise Conflict(case.id)

    # -- drafts. In the trail they stand in clear as notes: that there is grave news is sealed.

    def propose(
        self,
        person: Person,
        case: Case,
        candidate_id: str,
        text: str,
        topics: Collection[str],
        checks: Collection[str],
        nonce: str,
        corrects: str = "",
    ) -> None:
        """Lays a disclosure or correction before a colleague. ``checks``: points of BAD_NEWS that are true of it; all
        have to be. Raises DisclosureRefused, ActRefused, SentAlready, Gone."""
        if corrects:
            view, body = self._correction(case, corrects, text)
        else:
            view = case.candidate(candidate_id)
            body = self._disclosure(case, view, text, topics)
        if set(checks) != set(BAD_NEWS):
            raise ActRefused("bad_news")
        if any(d.candidate_id == view.id for d in case.drafts_waiting):
            raise ActRefused("draft_waits")
        with self.casework.act(person.id, "note.added", case.id, draft="made", candidate=view.id) as session:
            self.accompany(session, person, case)
            added = add_note(
                session,
                case.key,
                case.id,
                person.id,
                "draft",
                {**body, "checks": sorted(checks)},
                note_id_of(case.id, "draft", nonce),
            )
            if not added:
                raise SentAlready
        self.refresh(case)

    def approve(self, person: Person, case: Case, draft_id: str) -> None:
        """A second person has read it: it goes to the family, checked once more. Raises ActRefused (its writer does
        not approve it), DisclosureRefused, SentAlready, Gone."""
        draft = self._waiting(case, draft_id)
        if draft.writer == person.id:
            raise ActRefused("own_draft")
        view = case.candidate(draft.candidate_id)
        if corrects := draft.body.get("corrects"):
            self._correction(case, corrects, draft.body["text"])
        else:
            self._disclosure(case, view, draft.body["text"], draft.body["topics"])
        body = {**draft.body, "written_by": draft.writer, "approved_by": person.id}
        # The draft is its own nonce: approving twice is sending once.
        self._tell(person, case, view, body, draft.id, draft.id)

    def send_back(self, person: Person, case: Case, draft_id: str, reason: str) -> None:
        """To its writer, with a reason. Raises ActRefused."""
        draft = self._waiting(case, draft_id)
        if draft.writer == person.id:
            raise ActRefused("own_draft")
        self._finish(person, case, draft, "returned", self.reason(reason))

    def take_back(self, person: Person, case: Case, draft_id: str) -> None:
        """Its writer does not want it sent any more, or answers that it was sent back. Raises ActRefused."""
        draft = next((d for d in case.drafts if d.id == draft_id and d.end in ("", "returned")), None)
        if draft is None or draft.writer != person.id:
            raise ActRefused("draft_over")
        self._finish(person, case, draft, "taken_back", "")

    @staticmethod
    def _waiting(case: Case, draft_id: str) -> Draft:
        draft = next((d for d in case.drafts_waiting if d.id == draft_id), None)
        if draft is None:
            raise ActRefused("draft_over")
        return draft

    def _finish(self, person: Person, case: Case, draft: Draft, how: str, reason: str) -> None:
        with self.casework.act(person.id, "note.added", case.id, draft=how, candidate=draft.candidate_id) as session:
            self._end(session, case, person, draft.id, how, reason)
        self.refresh(case)

    @staticmethod
    def _end(session: Session, case: Case, person: Person, draft_id: str, how: str, reason: str) -> None:
        """Two who decide at once: one of them finds it over. Raises SentAlready, Conflict."""
        note_id = note_id_of(case.id, f"draft_{'end' if how != 'taken_back' else 'back'}", draft_id)
        body = {"draft": draft_id, "how": how, "reason": reason}
        try:
            added = add_note(session, case.key, case.id, person.id, "draft_end", body, note_id)
        except IntegrityError as error:  # in the same moment, on PostgreSQL
            raise Conflict(case.id) from error
        if not added:
            raise SentAlready
