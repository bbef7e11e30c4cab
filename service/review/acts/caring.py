"""Notes, reminders, kinship, who accompanies the family, and the end of a search."""

from __future__ import annotations

from collections.abc import Collection

from service.review.acts.base import ActRefused, Acts
from service.review.case import Case
from service.review.kinship import problem_with
from service.review.sealing import add_note
from service.review.work import keeping, reminders
from service.review.work.readers import readers
from service.staff.sessions import Person


class CaringActs(Acts):
    def note(self, person: Person, case: Case, text: str) -> None:
        """An internal note. The family never sees it. Raises ActRefused."""
        if not text.strip():
            raise ActRefused("text")
        with self.casework.act(person.id, "note.added", case.id) as session:
            add_note(session, case.key, case.id, person.id, "note", {"text": text.strip()})

    def remind(self, person: Person, case: Case, due: str, text: str, for_: str) -> None:
        """``due``: ISO day. ``for_``: staff id, or "" for whoever comes. Raises ActRefused."""
        problem = reminders.problem_with(due, text)
        if problem is None and for_ and for_ not in readers(self.casework).by_id:
            problem = "reader"
        if problem is not None:
            raise ActRefused(problem)
        with self.casework.act(person.id, "reminder.made", case.id) as session:
            body = {"due": due, "text": text.strip(), "for": for_}
            add_note(session, case.key, case.id, person.id, "reminder", body)
        self.refresh(case)

    def end_reminder(self, person: Person, case: Case, reminder_id: str, *, done: bool) -> None:
        """Done, or to be done all the same. Raises ActRefused."""
        if not any(r.id == reminder_id and r.done != done for r in case.reminders):
            raise ActRefused("again")
        with self.casework.act(person.id, "reminder.done" if done else "reminder.undone", case.id) as session:
            body = {"reminder": reminder_id, "done": done}
            add_note(session, case.key, case.id, person.id, "reminder_end", body)
        self.refresh(case)

    def establish(self, person: Person, case: Case, level: str, text: str, checks: Collection[str]) -> None:
        """How the kinship was established. Raises ActRefused."""
        met = sorted(checks)
        problem = problem_with(level, text, met)
        if problem is not None:
            raise ActRefused(problem)
        with self.casework.act(person.id, "kinship.found", case.id, level=level) as session:
            self.accompany(session, person, case)
            add_note(
                session, case.key, case.id, person.id, "kinship", {"level": level, "text": text.strip(), "checks": met}
            )
        self.refresh(case)

    def hand_over(self, person: Person, case: Case, to: str, text: str) -> None:
        """To a colleague who is there, to oneself, or to nobody (""): then whoever comes takes the next step. What the
        one before noted to do goes with it. Raises ActRefused."""
        if to and to != person.id and not readers(self.casework).is_present(to):
            raise ActRefused("reader")
        if to != person.id and len(text.strip()) < 3:
            raise ActRefused("handover")
        keeping.hand_over(self.casework, case.id, person.id, case.keeping.to, to, text)
        self.refresh(case)

    def opened(self, person: Person, case: Case) -> None:
        """Whoever it was handed to has it now."""
        if case.keeping.handed and case.keeping.to == person.id:
            with self.casework.act(person.id, "search.taken_over", case.id) as session:
                keeping.seen(session, case.key, case.id, person.id)
            self.refresh(case)

    def leave_told(self, person: Person, case: Case, told_id: str, reason: str) -> None:
        """What was told is in doubt, and nothing has to be said to the family. Raises ActRefused."""
        reason = self.reason(reason)
        if told_id not in {t.id for t in case.told_in_doubt}:
            raise ActRefused("again")
        with self.casework.act(person.id, "doubt.settled", case.id) as session:
            body = {"what": "told", "told": told_id, "text": reason}
            add_note(session, case.key, case.id, person.id, "settled", body)
        self.refresh(case)

    def end(self, person: Person, case: Case, reason: str) -> None:
        """Ends the search: matched no more. The family sees that it ended. Raises ActRefused."""
        reason = self.reason(reason)
        with self.casework.act(person.id, "search.ended", case.id) as session:
            add_note(session, case.key, case.id, person.id, "note", {"text": reason})
            case.search.end()
        self.claims.release(case.id, person.id)

    def reopen(self, person: Person, case: Case) -> None:
        """Takes an end back: matched again from now on."""
        with self.casework.act(person.id, "search.reopened", case.id):
            case.search.reopen()
        self.refresh(case)
