"""Telling the group that brought a search what was found, and taking that back."""

from __future__ import annotations

from flask_babel import gettext
from sqlalchemy.orm import Session

from service.review.acts.base import ActRefused
from service.review.acts.telling import TellingActs
from service.review.brought import Brought, group_obstacle, known_to_family
from service.review.case import Case
from service.review.sealing import add_note
from service.review.sending import SentAlready, note_id_of
from service.staff.sessions import Person
from service.store import outcomes
from service.store.models.intake import Search
from service.store.models.staff import Group
from service.store.shares import GROUP, Shares
from service.web import in_language


class GroupActs(TellingActs):
    def tell_group(self, person: Person, case: Case, text: str, nonce: str) -> None:
        """From now on the group reads *confirmed*, and ``text`` where there is one. Telling twice is telling once.
        Raises ActRefused, SentAlready, Conflict, Gone."""
        reason = group_obstacle(case)
        if reason is not None:
            raise ActRefused(reason)
        text, brought = text.strip(), case.brought
        assert brought is not None
        if len(text) > outcomes.LONGEST:
            raise ActRefused("long")
        note_id = note_id_of(case.id, "group_told", nonce)
        with self.casework.act(person.id, "group.told", case.id, group=brought.group_id) as session:
            group = session.get(Group, brought.group_id, with_for_update=True)
            if group is None or group.state != "active":
                raise ActRefused("group_over")
            self._still_holds(session, case, known_to_family(case)[0])
            body = {"text": text, "group": brought.group_id}
            if not add_note(session, case.key, case.id, person.id, "group_told", body, note_id):
                raise SentAlready
            # Last, so that nothing is passed on whose trace could not be written.
            with self.casework.intake.database.write() as intake:
                self._pass_on(intake, case, brought, text, note_id)

    def _pass_on(self, session: Session, case: Case, brought: Brought, text: str, note_id: str) -> None:
        """The consent is looked at in the transaction that uses it: a family that takes it back comes before or after.
        Raises ActRefused, Gone."""
        form = case.search.locked(session)[1]
        if not form.agreed(GROUP):
            raise ActRefused("group_consent")
        if session.get_one(Search, case.id).state == "paused":
            raise ActRefused("group_paused")
        before = outcomes.standing(session, case.id)
        if before is not None and before.note_id == note_id:
            return  # passed on before, and its trace was lost with a transaction that failed
        shares = Shares(self.casework.intake)
        if before is not None:
            shares.recalled(session, case.search, before.share_id)
        with in_language(form.language):
            what = text or gettext("Only that it is confirmed.")
        share_id = shares.note(session, case.search, purpose=GROUP, to=brought.name, what=what, recallable=True)
        outcomes.tell(
            session,
            self.casework.keys.service_public,
            brought.group_id,
            case.id,
            text,
            share_id=share_id,
            note_id=note_id,
        )

    def take_back_from_group(self, person: Person, case: Case, reason: str) -> None:
        """The group reads it no more. Raises ActRefused."""
        reason = self.reason(reason)
        with self.casework.act(person.id, "group.taken_back", case.id) as session:
            add_note(session, case.key, case.id, person.id, "group_back", {"text": reason})
            with self.casework.intake.database.write() as intake:
                told = outcomes.standing(intake, case.id)
                if told is None:
                    raise ActRefused("group_untold")
                Shares(self.casework.intake).recalled(intake, case.search, told.share_id)
                outcomes.forget(intake, case.id)
