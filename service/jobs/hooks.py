"""Telling groups' software that a state changed, while the vault is open: address and secret lie wrapped for it."""

from __future__ import annotations

import json

import structlog
from sqlalchemy import select

from service.jobs.courier import Courier, NotDelivered, signature
from service.store import clock, outcomes
from service.store.casework import Casework
from service.store.deliveries import Changes, Due, sweep
from service.store.errors import VaultClosed
from service.store.hooks import Target
from service.store.models.groups import GroupDelivery
from service.store.models.staff import Group
from service.store.referrals import Referrals

log = structlog.get_logger()

AT_ONCE = 5  # so that slow receivers do not keep a worker from comparing
STATE, TRIAL = "referral.state", "trial"


class Hooks:
    def __init__(self, casework: Casework, courier: Courier | None = None) -> None:
        self._casework = casework
        self._referrals = Referrals(casework.intake)
        self._changes = Changes(casework.intake.database, self._referrals)
        self._due = Due(casework.intake.database, casework.vault, self._referrals)
        self._courier = courier or Courier()

    def run_due(self) -> int:
        """Looks for what changed, and sends what is due. How many were sent. Raises VaultClosed."""
        for group_id in self._changes.groups_due():
            if self._active(group_id):
                self._changes.look(group_id)
        sent = 0
        for _ in range(AT_ONCE):
            delivery = self._due.claim()
            if delivery is None:
                break
            sent += self._send(delivery)
        return sent

    def _active(self, group_id: str) -> bool:
        with self._casework.database.read() as session:
            return session.scalar(select(Group.state).where(Group.id == group_id)) == "active"

    def _send(self, delivery: GroupDelivery) -> bool:
        try:
            target = self._due.target(delivery) if self._active(delivery.group_id) else None
        except VaultClosed:
            self._due.later(delivery)
            raise
        if target is None:
            self._due.drop(delivery)
            return False
        body, headers = message(delivery, target)
        if not self._due.leaves(delivery):
            return False
        try:
            status = self._courier.post(target.url, body, headers)
        except NotDelivered as failure:
            if self._due.failed(delivery, failure.why, for_good=failure.for_good):
                log.warning("hook.turned_off", group=delivery.group_id)
            return False
        except Exception as error:  # one message must not keep a worker from everything else
            log.error("hook.failed", error=type(error).__name__)
            self._due.failed(delivery, "error")
            return False
        self._due.sent(delivery, str(status))
        return True


def message(delivery: GroupDelivery, target: Target) -> tuple[bytes, dict[str, str]]:
    """The body and the headers that sign it. Nothing of a person is in it."""
    document = {
        "id": delivery.id,
        "type": STATE if delivery.referral_id else TRIAL,
        "data": {"referral": delivery.referral_id, "state": delivery.says} if delivery.referral_id else {},
    }
    body, timestamp = json.dumps(document, separators=(",", ":")).encode(), clock.now()
    return body, {
        "Content-Type": "application/json",
        "User-Agent": "visit-my-family",
        "webhook-id": delivery.id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(target.secret, delivery.id, timestamp, body),
    }


def upkeep(casework: Casework) -> None:
    """Old messages go. Tokens of groups that are paused or ended do not work, whatever happened in between."""
    with casework.database.read() as session:
        over = list(session.scalars(select(Group.id).where(Group.state != "active")))
    with casework.intake.database.write() as session:
        sweep(session)
        for group_id in over:
            outcomes.end_tokens(session, group_id)
