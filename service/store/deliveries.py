"""What is due to be sent to groups' webhooks.

A message says which referral is in which state, as the group may read it anyhow, and nothing else. States are compared
at times that tell nothing: between half an hour and three hours after the last look, so that no message shows when
something happened. What a message says is looked at again just before it leaves: a consent that was taken back in the
meantime is never told.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from service.store import clock
from service.store.database import Database
from service.store.hooks import WAITING, Target, drop_waiting, some_time, target_of
from service.store.models.base import new_id
from service.store.models.groups import GroupDelivery, GroupHook, GroupReferral
from service.store.referrals import Referrals

if TYPE_CHECKING:
    from service.store.agent import VaultClient

LEASE_SECONDS = 600
# Seconds before the next try, after each that failed: three and a half days in all.
WAITS = (300, 1800, 2 * 3600, 5 * 3600, 10 * 3600, 18 * 3600, 24 * 3600, 24 * 3600)
OFF_AFTER = dt.timedelta(days=5)
KEPT = dt.timedelta(days=30)
# No state: whatever is true has to be told.
UNSURE = ""


class Changes:
    """Finds what changed for a group since it was told last."""

    def __init__(self, database: Database, referrals: Referrals) -> None:
        self._database = database
        self._referrals = referrals

    def groups_due(self) -> list[str]:
        with self._database.read() as session:
            return list(
                session.scalars(
                    select(GroupHook.group_id).where(GroupHook.state == "on", GroupHook.look_at <= clock.now())
                )
            )

    def look(self, group_id: str) -> int:
        """Compares all states of a group with what it was told. How many messages are due by that."""
        now_states = {one.id: one.state for one in self._referrals.of_group(group_id).referrals}
        made = 0
        with self._database.write() as session:
            hook = session.get(GroupHook, group_id, with_for_update=True)
            if hook is None or hook.state != "on":
                return 0
            hook.look_at = some_time()
            waiting = {
                row.referral_id: row
                for row in session.scalars(
                    select(GroupDelivery).where(
                        GroupDelivery.group_id == group_id,
                        GroupDelivery.referral_id.is_not(None),
                        GroupDelivery.state.in_(WAITING),
                    )
                )
            }
            rows = session.execute(
                select(GroupReferral.id, GroupReferral.announced).where(GroupReferral.group_id == group_id)
            )
            for referral_id, announced in rows.all():
                current, before = now_states.get(referral_id), waiting.get(referral_id)
                if current is None or (before is not None and before.says == current):
                    continue
                # A try whose answer was lost may have told it all the same: then the truth is sent after it.
                unsure = before is not None and before.attempts > 0
                if before is not None:
                    before.state, before.lease = "dropped", None
                if current != announced or unsure:
                    made += 1
                    at = clock.rounded_up(clock.now())
                    session.add(
                        GroupDelivery(group_id=group_id, referral_id=referral_id, says=current, made_at=at, due_at=at)
                    )
        return made


class Due:
    """The messages that are due, one after the other. A lease that ran out is free again: a receiver may hear of one
    message twice, under the same id."""

    def __init__(self, database: Database, vault: VaultClient, referrals: Referrals) -> None:
        self._database = database
        self._vault = vault
        self._referrals = referrals

    def claim(self) -> GroupDelivery | None:
        now = clock.now()
        with self._database.read() as session:  # most looks find nothing, and must not wait for writers
            if session.scalar(select(GroupDelivery.id).where(_free(now)).limit(1)) is None:
                return None
        with self._database.write() as session:
            row = session.scalars(
                select(GroupDelivery)
                .where(_free(now))
                .order_by(GroupDelivery.due_at)
                .limit(1)
                .with_for_update(skip_locked=True)
            ).first()
            if row is not None:
                row.state, row.lease, row.lease_until = "leased", new_id(), now + LEASE_SECONDS
            return row

    def target(self, delivery: GroupDelivery) -> Target | None:
        """None where there is no webhook any more, or it is off. Raises VaultClosed."""
        with self._database.read() as session:
            row = session.get(GroupHook, delivery.group_id)
        if row is None or row.state != "on":
            return None
        (opened,) = self._vault.unwrap([row.body])
        if opened is None:
            return None
        return target_of(row, opened)

    def leaves(self, delivery: GroupDelivery) -> bool:
        """To be asked just before it is sent: False if it is not true any more, or not ours. Counts the try."""
        if delivery.referral_id is not None:
            found = self._referrals.one(delivery.group_id, delivery.referral_id)
            if found is None or found.state != delivery.says:
                self.drop(delivery)
                return False
        with self._database.write() as session:
            row = self._ours(session, delivery)
            if row is None:
                return False
            row.attempts += 1
            row.lease_until = clock.now() + LEASE_SECONDS
        return True

    def sent(self, delivery: GroupDelivery, outcome: str) -> None:
        """The receiver took it."""
        with self._database.write() as session:
            row = self._ours(session, delivery)
            if row is None:
                return
            row.state, row.lease, row.outcome, row.tried_at = "done", None, outcome, clock.rounded_up(clock.now())
            _announce(session, row.referral_id, row.says)
            hook = session.get(GroupHook, row.group_id)
            if hook is not None:
                hook.failing_since = None

    def failed(self, delivery: GroupDelivery, outcome: str, *, for_good: bool = False) -> bool:
        """It is tried again later, or given up. Whether the webhook was turned off by that: it failed for days, or the
        receiver said that it is gone for good."""
        with self._database.write() as session:
            row = self._ours(session, delivery)
            if row is None:
                return False
            now = clock.now()
            row.outcome, row.lease, row.tried_at = outcome, None, clock.rounded_up(now)
            if row.attempts > len(WAITS) or row.referral_id is None:
                row.state = "failed"  # the next look makes another one, as long as the webhook is on
            else:
                row.state = "owed"
                wait = WAITS[row.attempts - 1]
                row.due_at = now + wait + secrets.randbelow(wait // 4)
            hook = session.get(GroupHook, row.group_id, with_for_update=True)
            if hook is None:
                return False
            hook.failing_since = hook.failing_since or clock.today()
            if not for_good and clock.today() - hook.failing_since < OFF_AFTER:
                return False
            hook.state, hook.off_since = "off", clock.today()
            drop_waiting(session, row.group_id)
            return True

    def later(self, delivery: GroupDelivery) -> None:
        """It was not tried: the vault closed."""
        with self._database.write() as session:
            if (row := self._ours(session, delivery)) is not None:
                row.state, row.lease = "owed", None

    def drop(self, delivery: GroupDelivery) -> None:
        """It is not true any more, or there is nobody to tell."""
        with self._database.write() as session:
            row = self._ours(session, delivery)
            if row is None:
                return
            row.state, row.lease = "dropped", None
            if row.attempts:  # it may have arrived all the same: then the truth is sent after it
                _announce(session, row.referral_id, UNSURE)

    @staticmethod
    def _ours(session: Session, delivery: GroupDelivery) -> GroupDelivery | None:
        row = session.get(GroupDelivery, delivery.id, with_for_update=True)
        return row if row is not None and row.lease == delivery.lease else None


def _announce(session: Session, referral_id: str | None, state: str) -> None:
    session.execute(update(GroupReferral).where(GroupReferral.id == referral_id).values(announced=state))


def sweep(session: Session) -> None:
    """What was sent or given up is listed for a month."""
    before = clock.now() - int(KEPT.total_seconds())
    session.execute(
        delete(GroupDelivery).where(
            GroupDelivery.state.in_(("done", "failed", "dropped")), GroupDelivery.made_at < before
        )
    )


def _free(now: int) -> ColumnElement[bool]:
    return or_(
        (GroupDelivery.state == "owed") & (GroupDelivery.due_at <= now),
        (GroupDelivery.state == "leased") & (GroupDelivery.lease_until < now),
    )
