"""The key in the address that a researcher's program is given: for one person, for a day, ended by a new one."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import delete, select

from service.store import clock
from service.store.casework import Casework
from service.store.models.research import ReconcileKey
from service.store.models.staff import Staff

HOURS = 12
ROLES = ("senior",)


def _hash(key: str) -> str:
    return hashlib.blake2b(key.encode(), digest_size=32, person=b"reconcile-key").hexdigest()


class Keys:
    def __init__(self, casework: Casework) -> None:
        self._casework = casework

    def make(self, staff_id: str) -> str:
        """A new key, which exists only here. The one before ends."""
        key = secrets.token_urlsafe(24)
        with self._casework.act(staff_id, "reconcile.key_made") as session:
            session.execute(delete(ReconcileKey).where(ReconcileKey.staff_id == staff_id))
            session.flush()
            session.add(ReconcileKey(staff_id=staff_id, secret_hash=_hash(key), expires_at=clock.now() + HOURS * 3600))
        return key

    def end(self, staff_id: str) -> None:
        with self._casework.act(staff_id, "reconcile.key_ended") as session:
            session.execute(delete(ReconcileKey).where(ReconcileKey.staff_id == staff_id))

    def stands(self, staff_id: str) -> bool:
        with self._casework.database.read() as session:
            row = session.get(ReconcileKey, staff_id)
        return row is not None and row.expires_at > clock.now()

    def holder(self, key: str) -> str | None:
        """Whose key this is: a person who is still here, in a role that may ask. None otherwise."""
        with self._casework.database.read() as session:
            return session.scalar(
                select(Staff.id)
                .join(ReconcileKey, ReconcileKey.staff_id == Staff.id)
                .where(
                    ReconcileKey.secret_hash == _hash(key),
                    ReconcileKey.expires_at > clock.now(),
                    Staff.active.is_(True),
                    Staff.role.in_(ROLES),
                )
            )
