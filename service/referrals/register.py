"""Which group referred which search, and the neutral state in which it is."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from service.store.casework import Casework
from service.store.clock import today
from service.store.form import SearchForm
from service.store.models.intake import Search
from service.store.models.staff import Referral
from service.store.receipt import Receipt

# Nothing here derives from matching: these are the states of the intake database, which a family sees as well.
NEUTRAL = {"draft": "received", "open": "open", "paused": "paused", "ended": "ended"}


class ReferredAlready(Exception):
    """The same form was sent twice; the first time counted."""


@dataclass(frozen=True, slots=True)
class Referred:
    """``number``: how many referrals of the group came before, plus one. ``day``: ISO."""

    number: int
    day: str
    state: str


class Register:
    def __init__(self, casework: Casework) -> None:
        self._casework = casework

    def refer(self, staff_id: str, group_id: str, form: SearchForm, referral_id: str) -> Receipt:
        """Takes a family's case in. The receipt exists only in what this returns. Raises ReferredAlready."""
        intake = self._casework.intake
        if self._known(referral_id):
            raise ReferredAlready
        receipt, search = intake.start(form)
        try:
            with self._casework.act(staff_id, "referral.made", search.id, group=group_id) as session:
                if session.get(Referral, referral_id) is not None:
                    raise ReferredAlready
                session.add(
                    Referral(id=referral_id, group_id=group_id, staff_id=staff_id, search_id=search.id, day=today())
                )
                session.flush()
                # The group hands the receipt on, so nobody types it back here.
                intake.confirm(search)
                search.send()
        except BaseException:
            intake.wipe(search.id)
            raise
        intake.workers.wake()
        return receipt

    def of_group(self, group_id: str) -> list[Referred]:
        """The group's own referrals, newest first."""
        with self._casework.database.read() as session:
            rows = session.execute(
                select(Referral.search_id, Referral.day)
                .where(Referral.group_id == group_id)
                .order_by(Referral.day, Referral.id)
            ).all()
        with self._casework.intake.database.read() as session:
            ids = [row.search_id for row in rows]
            states: dict[str, str] = {}
            for start in range(0, len(ids), 500):
                found = select(Search.id, Search.state).where(Search.id.in_(ids[start : start + 500]))
                states.update({row.id: row.state for row in session.execute(found)})
        # A search that its family withdrew is ended, like any other that is over.
        listed = [
            Referred(number, row.day.isoformat(), NEUTRAL.get(states.get(row.search_id, "ended"), "ended"))
            for number, row in enumerate(rows, start=1)
        ]
        return listed[::-1]

    def _known(self, referral_id: str) -> bool:
        with self._casework.database.read() as session:
            return session.get(Referral, referral_id) is not None
