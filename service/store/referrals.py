"""Which advocacy group brought which search, and what a group may read of it: a neutral state, and with the family's
consent what a caseworker told the group.

All of it lies in the intake database: neither the group's pages nor its API need a private key or casework.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.store import outcomes
from service.store.clock import today
from service.store.database import Database
from service.store.errors import Gone
from service.store.form import SearchForm
from service.store.intake import Intake
from service.store.models.base import new_id
from service.store.models.groups import GroupOutcome, GroupReferral
from service.store.models.intake import Message, Search
from service.store.receipt import Receipt, ReceiptKeys
from service.store.seal import token
from service.store.sealed_search import SealedSearch

if TYPE_CHECKING:
    from service.store.casework import Casework

# Nothing here derives from matching: these are the states of the intake database, which a family sees as well.
NEUTRAL = {"draft": "received", "open": "open", "paused": "paused", "ended": "ended"}
WITH_FAMILY = "with_family"
# Only once the family knows it, agreed that the group may know it, and a caseworker told the group.
CONFIRMED = "confirmed"
STATES = (*NEUTRAL.values(), WITH_FAMILY, CONFIRMED)
MOST_REFERENCE = 64
#: Of the families' form. Photos and consents come from the family itself, with its code.
STEPS = ("names", "person", "home", "relatives", "story", "you")
_TRIES = 20


def for_family(form: SearchForm) -> SearchForm:
    """The steps that are the family's own stay open, so that it is led to them."""
    return replace(form, steps=tuple(step for step in form.steps if step in STEPS))


class ReferredAlready(Exception):
    """The group brought this case before. ``id``: the referral of then."""

    def __init__(self, referral_id: str) -> None:
        super().__init__(referral_id)
        self.id = referral_id


class CodeRefused(Exception):
    """The search is its family's already, or something was written to the family."""


@dataclass(frozen=True, slots=True)
class Referred:
    """``number``: the group's first referral has 1. ``state``: one of STATES; ``with_family`` once the family has
    taken its search over, whatever became of it since, until the group is told. ``outcome``: what a caseworker wrote
    for the group, None where nothing was written or the reader has no key to it."""

    id: str
    number: int
    day: dt.date
    state: str
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """``after``: the number to go on from, None at the end."""

    referrals: list[Referred]
    after: int | None


class Referrals:
    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._database: Database = intake.database

    def refer(
        self, group_id: str, by: str, form: SearchForm, *, referral_id: str | None = None, reference: str = ""
    ) -> tuple[Referred, Receipt]:
        """Takes a family's case in. The receipt exists only in what this returns.

        Raises ReferredAlready where the id or the group's own ``reference`` was used before.
        """
        referral_id, receipt = referral_id or new_id(), Receipt.new()
        with self._database.read() as session:  # before the slow hash
            self._refuse_known(session, group_id, referral_id, self.keyed(group_id, reference))
        keys = self._intake.lock.open(receipt)
        for attempt in range(_TRIES):
            try:
                with self._database.write() as session:
                    number = self.add(session, group_id, by, form, keys, referral_id=referral_id, reference=reference)
                break
            except IntegrityError:  # somebody else took the number in the same moment
                if attempt == _TRIES - 1:
                    raise
        self._intake.workers.wake()
        return Referred(referral_id, number, today(), "open"), receipt

    def add(
        self,
        session: Session,
        group_id: str,
        by: str,
        form: SearchForm,
        keys: ReceiptKeys,
        *,
        referral_id: str,
        reference: str = "",
        fingerprint: str | None = None,
    ) -> int:
        """The same in the caller's transaction, under a receipt whose slow hash was made before. How it is numbered.
        Raises ReferredAlready."""
        keyed = self.keyed(group_id, reference)
        self._refuse_known(session, group_id, referral_id, keyed)
        if fingerprint is not None and (known := self.alike(session, group_id, fingerprint, keyed)) is not None:
            raise ReferredAlready(known)
        last = select(func.max(GroupReferral.position)).where(GroupReferral.group_id == group_id)
        number = (session.scalar(last) or 0) + 1
        session.add(
            GroupReferral(
                id=referral_id,
                group_id=group_id,
                position=number,
                search_id=self._intake.add_sent(session, form, keys),
                reference=keyed,
                by=by,
                day=today(),
                fingerprint=fingerprint,
            )
        )
        return number

    @staticmethod
    def alike(session: Session, group_id: str, fingerprint: str, keyed: str | None) -> str | None:
        """The group's referral with this fingerprint, unless both have references, which then differ: two people may
        bear one name."""
        found = select(GroupReferral.id).where(
            GroupReferral.group_id == group_id, GroupReferral.fingerprint == fingerprint
        )
        if keyed is not None:
            found = found.where(GroupReferral.reference.is_(None))
        return session.scalar(found.limit(1))

    @staticmethod
    def _refuse_known(session: Session, group_id: str, referral_id: str, keyed: str | None) -> None:
        known = session.get(GroupReferral, referral_id)
        if known is None and keyed is not None:
            known = session.scalars(
                select(GroupReferral).where(GroupReferral.group_id == group_id, GroupReferral.reference == keyed)
            ).first()
        if known is not None:
            raise ReferredAlready(known.id)

    def keyed(self, group_id: str, reference: str) -> str | None:
        """The group's own number as it is kept; None for none."""
        reference = " ".join(reference.split())
        return token(self._intake.keys.limits, f"reference:{group_id}", reference) if reference else None

    # -- what a group may read

    def of_group(
        self,
        group_id: str,
        *,
        after: int = 0,
        most: int | None = None,
        reference: str = "",
        private: bytes | None = None,
    ) -> Page:
        """The group's own referrals in the order in which they were brought. ``private``: the group's key, to read
        what was written for it."""
        chosen = select(GroupReferral).where(GroupReferral.group_id == group_id, GroupReferral.position > after)
        if reference:
            chosen = chosen.where(GroupReferral.reference == self.keyed(group_id, reference))
        chosen = chosen.order_by(GroupReferral.position)
        if most is not None:
            chosen = chosen.limit(most + 1)
        with self._database.read() as session:
            rows = list(session.scalars(chosen))
            more = most is not None and len(rows) > most
            rows = rows[:most] if more else rows
            return Page(self._read(session, rows, private), rows[-1].position if more else None)

    def newest(self, group_id: str, *, before: int | None = None, most: int) -> Page:
        """The group's own referrals, the last brought first, from below the number ``before`` on."""
        chosen = select(GroupReferral).where(GroupReferral.group_id == group_id)
        if before is not None:
            chosen = chosen.where(GroupReferral.position < before)
        with self._database.read() as session:
            rows = list(session.scalars(chosen.order_by(GroupReferral.position.desc()).limit(most + 1)))
            shown = rows[:most]
            return Page(self._read(session, shown, None), shown[-1].position if len(rows) > most else None)

    def one(self, group_id: str, referral_id: str, *, private: bytes | None = None) -> Referred | None:
        """None for what is unknown and for what another group brought: nobody can tell these apart."""
        with self._database.read() as session:
            row = session.get(GroupReferral, referral_id)
            if row is None or row.group_id != group_id:
                return None
            return self._read(session, [row], private)[0]

    @staticmethod
    def _read(session: Session, rows: list[GroupReferral], private: bytes | None) -> list[Referred]:
        states: dict[str, str] = {}
        ids = [row.search_id for row in rows if not row.taken_over]
        for start in range(0, len(ids), 500):
            found = select(Search.id, Search.state).where(Search.id.in_(ids[start : start + 500]))
            states.update({row.id: row.state for row in session.execute(found)})
        told = outcomes.of_searches(session, rows[0].group_id, [row.search_id for row in rows]) if rows else {}
        return [_referred(row, states, told.get(row.search_id), private) for row in rows]

    # -- taking over

    def waits_for_family(self, search_id: str) -> bool:
        """Whether a group brought this search and its family has not taken it over yet."""
        with self._database.read() as session:
            found = select(GroupReferral.id).where(
                GroupReferral.search_id == search_id, GroupReferral.taken_over.is_(False)
            )
            return session.scalar(found) is not None

    def was_brought(self, search_id: str) -> bool:
        """Whether a group brought this search, whoever holds it now."""
        with self._database.read() as session:
            return outcomes.referral_of(session, search_id) is not None

    def new_code(self, group_id: str, referral_id: str, open_search: Callable[[str], SealedSearch]) -> Receipt:
        """Another code for a family that never got its own: lost, mistyped, or given up with its file.

        Raises Gone for what is unknown or another group's, and CodeRefused where the search is its family's already,
        or where anything was written to the family: a code would open it.
        """
        with self._database.read() as session:
            referral = session.get(GroupReferral, referral_id)
        if referral is None or referral.group_id != group_id:
            raise Gone(referral_id)
        search = open_search(referral.search_id)

        def check(session: Session) -> None:
            row = session.get_one(GroupReferral, referral_id, populate_existing=True)
            written = select(Message.id).where(Message.search_id == search.id).limit(1)
            if row.taken_over or session.scalar(written) is not None:
                raise CodeRefused(referral_id)

        return self._intake.new_receipt(search, check)

    def take_over(self, session: Session, search_id: str) -> None:
        """From now on the group reads no more. In the transaction that gives the family a receipt of its own."""
        session.execute(update(GroupReferral).where(GroupReferral.search_id == search_id).values(taken_over=True))

    # -- the trail

    def untraced(self) -> list[GroupReferral]:
        """Referrals whose making is not in the audit trail yet: the API cannot open casework."""
        with self._database.read() as session:
            return list(session.scalars(select(GroupReferral).where(GroupReferral.traced.is_(False)).limit(500)))

    def mark_traced(self, referral_ids: list[str]) -> None:
        with self._database.write() as session:
            session.execute(update(GroupReferral).where(GroupReferral.id.in_(referral_ids)).values(traced=True))


def _referred(
    row: GroupReferral, states: Mapping[str, str], told: GroupOutcome | None, private: bytes | None
) -> Referred:
    if told is not None:
        text = outcomes.read(told, private).text if private else ""
        return Referred(row.id, row.position, row.day, CONFIRMED, text or None)
    # A search that its family withdrew is ended, like any other that is over.
    state = WITH_FAMILY if row.taken_over else NEUTRAL.get(states.get(row.search_id, "ended"), "ended")
    return Referred(row.id, row.position, row.day, state)


def trace_new(casework: Casework) -> int:
    """Writes what was referred since into the audit trail: the API cannot open casework, so workers do it as well.

    A kill between the two databases repeats an entry and never loses one.
    """
    referrals = Referrals(casework.intake)
    waiting = referrals.untraced()
    for row in waiting:
        casework.look(row.by, "referral.made", row.search_id, group=row.group_id)
    referrals.mark_traced([row.id for row in waiting])
    return len(waiting)
