"""What a caseworker does to a search they hold: read, settle, withdraw, note, ask, establish kinship, disclose, end.

Every act stands in the audit trail in the same transaction. Candidate and record ids stand only in its sealed detail.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.review import disclosure, messages
from service.review.case import Case
from service.review.claims import Claims
from service.review.controls.ending import end_if_read
from service.review.counting import count_decision
from service.review.decisions import Judgement, Reading, may_read, may_settle, may_withdraw
from service.review.kinship import problem_with
from service.review.messages import STANDARD
from service.review.progress import refresh_card
from service.review.sealing import add_note, add_reading, readings_of
from service.review.sending import send_once
from service.staff.sessions import Person
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.controls import is_control
from service.store.errors import Conflict, Gone
from service.store.models.records import Record, Source
from service.store.models.work import Candidate

SHORTEST_REASON = 3


class ActRefused(ValueError):
    """``reason``: reason (none was given), judgement, again (not for this reader), late, level, text or checks."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Desk:
    """The acts. Each expects that ``person`` holds the search: see ``Claims``."""

    def __init__(self, casework: Casework, cards: Cards, claims: Claims) -> None:
        self.casework = casework
        self.cards = cards
        self.claims = claims

    def open(self, person: Person, search_id: str) -> Case:
        """Raises Gone, VaultClosed."""
        return Case(self.casework, search_id, person)

    # -- readings

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
            known = self._readings(session, case, candidate_id)
            if not may_read(known, person.id, promising=view.promising):
                raise ActRefused("again")
            add_reading(session, case.key, case.id, candidate_id, person.id, decided, reason.strip())
            session.get_one(Candidate, candidate_id).read = True
            count_decision(self.casework, session, case, view, known)
        if end_if_read(self.casework, case.id):
            return True
        refresh_card(self.casework, self.cards, case.id)
        return False

    def settle(self, person: Person, case: Case, candidate_id: str, judgement: str, reason: str) -> None:
        """A senior's decision between two readers. Raises ActRefused, Gone."""
        view = case.candidate(candidate_id)
        decided = self._judgement(judgement, reason)
        with self.casework.act(
            person.id, "candidate.settled", case.id, candidate=candidate_id, judgement=decided.value
        ) as session:
            known = self._readings(session, case, candidate_id)
            if person.role != "senior" or not may_settle(known, person.id, promising=view.promising):
                raise ActRefused("again")
            add_reading(session, case.key, case.id, candidate_id, person.id, decided, reason.strip(), settles=True)
            count_decision(self.casework, session, case, view, known)
        refresh_card(self.casework, self.cards, case.id)

    def withdraw(self, person: Person, case: Case, candidate_id: str, reading_id: str, reason: str) -> None:
        """Takes a reading back by one more reading. Raises ActRefused, Gone."""
        view = case.candidate(candidate_id)
        if len(reason.strip()) < SHORTEST_REASON:
            raise ActRefused("reason")
        with self.casework.act(
            person.id, "reading.withdrawn", case.id, candidate=candidate_id, reading=reading_id
        ) as session:
            known = self._readings(session, case, candidate_id)
            found = next((r for r in known if r.id == reading_id), None)
            if found is None or not may_withdraw(found, known, person.id, senior=person.role == "senior"):
                raise ActRefused("again")
            add_reading(
                session,
                case.key,
                case.id,
                candidate_id,
                person.id,
                Judgement.WITHDRAWN,
                reason.strip(),
                withdraws=reading_id,
            )
            count_decision(self.casework, session, case, view, known)
        refresh_card(self.casework, self.cards, case.id)

    @staticmethod
    def _judgement(judgement: str, reason: str) -> Judgement:
        if judgement not in (Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE):
            raise ActRefused("judgement")
        if len(reason.strip()) < SHORTEST_REASON:
            raise ActRefused("reason")
        return Judgement(judgement)

    @staticmethod
    def _readings(session: Session, case: Case, candidate_id: str) -> Sequence[Reading]:
        # On PostgreSQL two readers of one candidate wait for one another here; on SQLite writers always do.
        row = session.execute(select(Candidate.id).where(Candidate.id == candidate_id).with_for_update()).first()
        if row is None:  # matched anew in the meantime, and no candidate any more
            raise Gone(candidate_id)
        return readings_of(session, case.key, case.id).get(candidate_id, [])

    # -- notes and kinship

    def note(self, person: Person, case: Case, text: str) -> None:
        """An internal note. The family never sees it. Raises ActRefused."""
        if not text.strip():
            raise ActRefused("text")
        with self.casework.act(person.id, "note.added", case.id) as session:
            add_note(session, case.key, case.id, person.id, "note", {"text": text.strip()})

    def establish(self, person: Person, case: Case, level: str, text: str, checks: Collection[str]) -> None:
        """How the kinship was established. Raises ActRefused."""
        met = sorted(checks)
        problem = problem_with(level, text, met)
        if problem is not None:
            raise ActRefused(problem)
        with self.casework.act(person.id, "kinship.found", case.id, level=level) as session:
            add_note(
                session, case.key, case.id, person.id, "kinship", {"level": level, "text": text.strip(), "checks": met}
            )

    # -- to the family

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
            send_once(session, case, person.id, "question", {"text": text, "kind": kind}, kind, nonce)

    def mark_read(self, case: Case) -> None:
        case.search.mark_read(from_family=True)

    def disclose(
        self, person: Person, case: Case, candidate_id: str, text: str, topics: Collection[str], nonce: str
    ) -> None:
        """Tells the family. Sending twice is sending once. Raises DisclosureRefused, SentAlready, Gone."""
        view = case.candidate(candidate_id)
        if disclosure.is_only_support(text, case.form.language, self.casework.settings.intake.organisation):
            raise disclosure.DisclosureRefused("empty")
        checked = disclosure.check(
            text, topics, view.state, view.record.source.state, view.candidate.suspended, case.finding
        )
        body = {
            "candidate_id": candidate_id,
            "record_id": view.candidate.record_id,
            "text": checked,
            "topics": sorted(topics),
            "kinship": case.finding.level.code,
            "language": case.form.language,
        }
        with self.casework.act(
            person.id, "disclosure.sent", case.id, candidate=candidate_id, topics=sorted(topics)
        ) as session:
            # The state may have changed since the page was opened, and so may the source's.
            known = self._readings(session, case, candidate_id)
            if is_control(session, self.casework.vault, case.id):
                raise Gone(case.id)
            trust = select(Source.state).join(Record, Record.source_id == Source.id).where(Record.id == view.record.id)
            if [r.id for r in known] != [r.id for r in view.readings] or session.scalar(trust) != "vouched":
                raise Conflict(case.id)
            send_once(session, case, person.id, "disclosure", body, "disclosure", nonce)
        refresh_card(self.casework, self.cards, case.id)

    # -- the end

    def end(self, person: Person, case: Case, reason: str) -> None:
        """Ends the search: matched no more. The family sees that it ended. Raises ActRefused."""
        if len(reason.strip()) < SHORTEST_REASON:
            raise ActRefused("reason")
        with self.casework.act(person.id, "search.ended", case.id) as session:
            add_note(session, case.key, case.id, person.id, "note", {"text": reason.strip()})
            case.search.end()
        self.claims.release(case.id, person.id)
