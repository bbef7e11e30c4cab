"""Admitting, pausing and ending a group. Its people come by the acts of two that make every account."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.staff.accounts import end_sessions
from service.staff.departures import Departures
from service.store import outcomes
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.base import new_id
from service.store.models.staff import Group, Staff
from service.store.seal import Place, seal, unseal

LONGEST_NAME, LONGEST_CONTACT = 120, 1000
# What leads from which state to which.
STEPS = {"pause": ("active", "paused"), "resume": ("paused", "active"), "end": ("", "ended")}
ACTIONS = {"pause": "group.paused", "resume": "group.resumed", "end": "group.ended"}


class GroupRefused(ValueError):
    """``reason``: name, taken, contact, unknown or step."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Listed:
    """``people``: how many of its accounts are open."""

    id: str
    name: str
    state: str
    admitted_day: dt.date | None
    people: int


@dataclass(frozen=True, slots=True)
class Shown:
    """``people``: (id, name, username) of its open accounts."""

    listed: Listed
    contact: str
    people: list[tuple[str, str, str]]


class Groups:
    def __init__(self, casework: Casework, departures: Departures) -> None:
        self._casework = casework
        self._departures = departures

    def listed(self) -> list[Listed]:
        """By name."""
        open_accounts = (
            select(Staff.group_id, func.count().label("people"))
            .where(Staff.active, Staff.group_id.is_not(None))
            .group_by(Staff.group_id)
            .subquery()
        )
        with self._casework.database.read() as session:
            rows = session.execute(
                select(Group, open_accounts.c.people)
                .outerjoin(open_accounts, open_accounts.c.group_id == Group.id)
                .order_by(Group.name)
            )
            return [Listed(g.id, g.name, g.state, g.admitted_day, people or 0) for g, people in rows]

    def one(self, group_id: str) -> Shown:
        """Raises GroupRefused."""
        with self._casework.database.read() as session:
            group = session.get(Group, group_id)
            if group is None:
                raise GroupRefused("unknown")
            people = session.execute(
                select(Staff.id, Staff.name, Staff.username)
                .where(Staff.group_id == group_id, Staff.active)
                .order_by(Staff.username)
            ).all()
        listed = Listed(group.id, group.name, group.state, group.admitted_day, len(people))
        return Shown(listed, self._contact(group), [(p.id, p.name, p.username) for p in people])

    def admit(self, by: str, name: str, contact: str) -> str:
        """The new group's id. Raises GroupRefused."""
        name, contact = self._checked(name, contact)
        group_id = new_id()
        try:
            with self._casework.act(by, "group.admitted", group_id, name=name) as session:
                if session.scalar(select(Group.id).where(Group.name == name)) is not None:
                    raise GroupRefused("taken")
                session.add(Group(id=group_id, name=name, contact=self._seal(group_id, contact), admitted_day=today()))
                session.flush()
        except IntegrityError:  # two at once
            raise GroupRefused("taken") from None
        return group_id

    def change_contact(self, by: str, group_id: str, contact: str) -> None:
        """Raises GroupRefused."""
        _, contact = self._checked("-", contact)
        with self._casework.act(by, "group.changed", group_id) as session:
            self._held(session, group_id).contact = self._seal(group_id, contact)

    def step(self, by: str, group_id: str, step: str) -> None:
        """Pauses a group, lets it go on, or ends it for good. Raises GroupRefused.

        Its tokens end before and after the change, so that none is made in between; upkeep ends what a kill left.
        """
        if step not in STEPS:
            self.one(group_id)
            raise GroupRefused("step")
        before, after = STEPS[step]
        self._end_tokens(group_id, after)
        with self._casework.act(by, ACTIONS[step], group_id) as session:
            group = self._held(session, group_id)
            if group.state == "ended" or (before and group.state != before):
                raise GroupRefused("step")
            group.state = after
            for person in session.scalars(select(Staff).where(Staff.group_id == group_id)):
                end_sessions(session, person.id)
                if after == "ended":
                    self._departures.close(session, person)
        self._end_tokens(group_id, after)

    def _end_tokens(self, group_id: str, after: str) -> None:
        with self._casework.intake.database.write() as session:
            if after == "paused":
                outcomes.end_tokens(session, group_id)
            elif after == "ended":
                outcomes.destroy(session, group_id)

    @staticmethod
    def _held(session: Session, group_id: str) -> Group:
        group = session.get(Group, group_id, with_for_update=True)
        if group is None:
            raise GroupRefused("unknown")
        return group

    @staticmethod
    def _checked(name: str, contact: str) -> tuple[str, str]:
        name, contact = " ".join(name.split()), contact.strip()
        if not 0 < len(name) <= LONGEST_NAME:
            raise GroupRefused("name")
        if not 0 < len(contact) <= LONGEST_CONTACT:
            raise GroupRefused("contact")
        return name, contact

    def _seal(self, group_id: str, contact: str) -> bytes:
        return seal(self._casework.keys.accounts, contact.encode(), _place(group_id))

    def _contact(self, group: Group) -> str:
        if group.contact is None:
            return ""
        return unseal(self._casework.keys.accounts, group.contact, _place(group.id)).decode()


def _place(group_id: str) -> Place:
    return Place("advocacy_group", group_id, "contact")
