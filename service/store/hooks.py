"""Webhooks of groups: where a group's software wants to hear that a state changed, and what became of the messages.

Address and secret are wrapped for the vault; the page that sets them holds no private key.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import secrets
from dataclasses import dataclass, field

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from service.store import clock
from service.store.database import Database
from service.store.models.groups import GroupDelivery, GroupHook, GroupReferral
from service.store.seal import Place, unbind, wrap_for_service

_SOONEST, _LATEST = 1800, 3 * 3600
WAITING = ("owed", "leased")
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Target:
    """Where to send, and the secret to sign with (``whsec_`` and base64)."""

    url: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """A webhook as its group sees it. ``state``: on or off. ``off_since``: the day on which it was turned off."""

    state: str
    made_day: dt.date
    failing_since: dt.date | None
    off_since: dt.date | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """``number``: of the referral, None for a trial. ``says``: its state. ``outcome``: of the last try."""

    id: str
    number: int | None
    says: str
    state: str
    attempts: int
    made_at: int
    tried_at: int | None
    outcome: str


def new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def some_time() -> int:
    """When states are compared next: a time that tells nothing of when something changed."""
    return clock.rounded_up(clock.now() + _SOONEST + secrets.randbelow(_LATEST - _SOONEST - 600))


def _place(group_id: str) -> Place:
    return Place("group_hook", group_id, "body")


def target_of(row: GroupHook, opened: bytes) -> Target:
    """``opened``: what the vault took out of ``row.body``. Raises SealError."""
    body = json.loads(unbind(opened, _place(row.group_id)))
    return Target(body["url"], body["secret"])


class Hooks:
    """What the group's page does. It needs no private key: an address that was set is not shown again."""

    def __init__(self, database: Database, service_public: bytes) -> None:
        self._database = database
        self._public = service_public

    def set(self, group_id: str, by: str, url: str, states: dict[str, str]) -> str:
        """The new secret, which exists only here. What waited for the address before is dropped. ``states``: of the
        group's referrals as they are now, so that nothing old is announced."""
        secret = new_secret()
        body = wrap_for_service(self._public, json.dumps({"url": url, "secret": secret}).encode(), _place(group_id))
        with self._database.write() as session:
            row = session.get(GroupHook, group_id, with_for_update=True)
            if row is not None:
                session.delete(row)
                session.flush()
            drop_waiting(session, group_id)
            for referral_id, state in states.items():
                session.execute(update(GroupReferral).where(GroupReferral.id == referral_id).values(announced=state))
            session.add(
                GroupHook(group_id=group_id, body=body, made_by=by, made_day=clock.today(), look_at=some_time())
            )
        return secret

    def remove(self, group_id: str) -> None:
        with self._database.write() as session:
            session.execute(delete(GroupHook).where(GroupHook.group_id == group_id))
            drop_waiting(session, group_id)

    def try_it(self, group_id: str) -> bool:
        """A message that says nothing is due at once. It turns a webhook on that failed for long. False without one."""
        with self._database.write() as session:
            row = session.get(GroupHook, group_id, with_for_update=True)
            if row is None:
                return False
            row.state, row.failing_since, row.off_since = "on", None, None
            waits = select(GroupDelivery.id).where(
                GroupDelivery.group_id == group_id,
                GroupDelivery.referral_id.is_(None),
                GroupDelivery.state.in_(WAITING),
            )
            if session.scalar(waits) is None:
                now = clock.now()
                session.add(GroupDelivery(group_id=group_id, says="", made_at=clock.rounded_up(now), due_at=now))
        return True

    def of_group(self, group_id: str) -> Listed | None:
        with self._database.read() as session:
            row = session.get(GroupHook, group_id)
        return Listed(row.state, row.made_day, row.failing_since, row.off_since) if row else None

    def deliveries(self, group_id: str) -> list[Delivery]:
        """The last ones, newest first."""
        with self._database.read() as session:
            rows = session.execute(
                select(GroupDelivery, GroupReferral.position)
                .outerjoin(GroupReferral, GroupReferral.id == GroupDelivery.referral_id)
                .where(GroupDelivery.group_id == group_id)
                .order_by(GroupDelivery.made_at.desc(), GroupDelivery.id)
                .limit(SHOWN)
            ).all()
        return [
            Delivery(
                d.id,
                number,
                d.says,
                "owed" if d.state == "leased" else d.state,
                d.attempts,
                d.made_at,
                d.tried_at,
                d.outcome,
            )
            for d, number in rows
        ]


def drop_waiting(session: Session, group_id: str) -> None:
    session.execute(
        update(GroupDelivery)
        .where(GroupDelivery.group_id == group_id, GroupDelivery.state.in_(WAITING))
        .values(state="dropped", lease=None)
    )
