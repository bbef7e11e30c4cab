"""Tokens of the groups' API: what a group's own software shows to write referrals and read their states.

The secret is 32 random bytes and shown once; a fast hash of it is kept, as nothing can be guessed there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import select

from service.store.clock import today
from service.store.database import Database
from service.store.models.base import new_id
from service.store.models.groups import GroupToken
from service.store.seal import Place, derive, seal, unseal

WRITE, READ = "referrals:write", "referrals:read"
SCOPES = (WRITE, READ)
MOST_DAYS = 366
_TEXT = re.compile(r"vmf_([0-9a-f]{32})_([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token that was shown and stands. ``secret``: for sealing what only this token's holder may read again.
    ``opens``: the group's private key, None where this token cannot read what was written for the group."""

    id: str
    group_id: str
    scopes: tuple[str, ...]
    secret: bytes = field(repr=False)
    opens: bytes | None = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class Listed:
    """A token as its group sees it. ``state``: valid, expired or revoked."""

    id: str
    label: str
    scopes: tuple[str, ...]
    made_day: dt.date
    expires_day: dt.date
    used_day: dt.date | None
    state: str


class TokenRefused(ValueError):
    """``reason``: label, scopes, days or unknown."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def _hash(secret: str) -> str:
    return hashlib.blake2b(secret.encode(), digest_size=32, person=b"group-token").hexdigest()


def _opening(secret: str) -> bytes:
    return derive(hashlib.blake2b(secret.encode(), digest_size=32).digest(), "group-key")


def _place(token_id: str) -> Place:
    return Place("group_token", token_id, "opens")


class Tokens:
    def __init__(self, database: Database) -> None:
        self._database = database

    def make(
        self,
        group_id: str,
        by: str,
        label: str,
        scopes: tuple[str, ...],
        days: int,
        private: Callable[[], bytes] | None = None,
    ) -> tuple[str, str]:
        """The new token's id and its text, which exists only here. ``private``: gives the group's private key, which a
        token that reads takes along. Raises TokenRefused, and what ``private`` raises."""
        label = " ".join(label.split())
        if not 0 < len(label) <= 80:
            raise TokenRefused("label")
        if not scopes or set(scopes) - set(SCOPES):
            raise TokenRefused("scopes")
        if not 1 <= days <= MOST_DAYS:
            raise TokenRefused("days")
        token_id, secret = new_id(), secrets.token_urlsafe(32)
        opens = seal(_opening(secret), private(), _place(token_id)) if private and READ in scopes else None
        with self._database.write() as session:
            session.add(
                GroupToken(
                    id=token_id,
                    group_id=group_id,
                    label=label,
                    secret_hash=_hash(secret),
                    scopes=" ".join(s for s in SCOPES if s in scopes),
                    made_by=by,
                    made_day=today(),
                    expires_day=today() + dt.timedelta(days=days),
                    opens=opens,
                )
            )
        return token_id, f"vmf_{token_id}_{secret}"

    def open(self, text: str) -> Bearer | None:
        """Whose token this is; None where it is none, is unknown, expired or revoked."""
        read = _TEXT.fullmatch(text)
        if read is None:
            return None
        with self._database.read() as session:
            row = session.get(GroupToken, read[1])
        # Compared also where there is none, so that an id cannot be told by time.
        right = hmac.compare_digest(_hash(read[2]), row.secret_hash if row is not None else "0" * 64)
        if row is None or not right or _state(row) != "valid":
            return None
        if row.used_day != today():
            with self._database.write() as session:
                kept = session.get(GroupToken, row.id)
                if kept is not None:
                    kept.used_day = today()
        opens = unseal(_opening(read[2]), row.opens, _place(row.id)) if row.opens else None
        return Bearer(row.id, row.group_id, tuple(row.scopes.split()), read[2].encode(), opens)

    def of_group(self, group_id: str) -> list[Listed]:
        """Newest first."""
        with self._database.read() as session:
            rows = list(session.scalars(select(GroupToken).where(GroupToken.group_id == group_id)))
        rows.sort(key=lambda row: (row.made_day, row.id), reverse=True)
        return [
            Listed(r.id, r.label, tuple(r.scopes.split()), r.made_day, r.expires_day, r.used_day, _state(r))
            for r in rows
        ]

    def revoke(self, group_id: str | None, token_id: str) -> None:
        """At once and for good. ``group_id``: None for an administrator. Raises TokenRefused."""
        with self._database.write() as session:
            row = session.get(GroupToken, token_id)
            if row is None or (group_id is not None and row.group_id != group_id):
                raise TokenRefused("unknown")
            row.revoked_day, row.opens = row.revoked_day or today(), None


def _state(row: GroupToken) -> str:
    if row.revoked_day is not None:
        return "revoked"
    return "expired" if row.expires_day < today() else "valid"
