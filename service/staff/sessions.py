"""Server-side sessions: the token is only in the cookie, the database keeps its hash."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from service.store.clock import now
from service.store.database import Database
from service.store.models.base import new_id
from service.store.models.staff import Group, Staff, StaffSession

IDLE_SECONDS = 30 * 60
LONGEST_SECONDS = 12 * 3600
# Between password and code.
HALFWAY_SECONDS = 5 * 60
# How long a second factor counts as fresh, for acts that cannot be taken back.
FRESH_SECONDS = 10 * 60
_TOUCH_SECONDS = 60
# How somebody logged in, as a session keeps it: password with a code of the app, or of the paper; or a passkey.
FACTORS = ("totp", "recovery", "passkey")


@dataclass(frozen=True, slots=True)
class Person:
    """Who is logged in, as views need it. ``session_id`` names the session without opening it. ``group_active``: False
    for a referrer whose group is paused or has ended."""

    id: str
    username: str
    name: str
    role: str
    group_id: str | None
    session_id: str
    second_factor_at: int
    group_active: bool = True

    @property
    def is_fresh(self) -> bool:
        return now() - self.second_factor_at < FRESH_SECONDS


@dataclass(frozen=True, slots=True)
class ListedSession:
    """``device``: the browser in words, "" where it told none. ``factor``: one of FACTORS, "" if not known."""

    id: str
    created_at: int
    seen_at: int
    device: str
    factor: str


def _hash(token: str) -> str:
    return hashlib.blake2b(token[:200].encode(), digest_size=32, person=b"staff-session").hexdigest()


def begin(session: Session, staff_id: str, *, halfway: bool, device: str = "", factor: str = "") -> str:
    """A new token. ``halfway``: the password was right and the second factor is still owed."""
    token = secrets.token_urlsafe(32)
    at = now()
    session.add(
        StaffSession(
            token_hash=_hash(token),
            id=new_id(),
            staff_id=staff_id,
            created_at=at,
            seen_at=at,
            second_factor_at=None if halfway else at,
            device=device[:60],
            factor=factor,
        )
    )
    return token


def halfway(session: Session, token: str) -> Staff | None:
    """Who typed the right password a moment ago and owes the code."""
    row = session.get(StaffSession, _hash(token))
    if row is None or row.second_factor_at is not None or row.created_at < now() - HALFWAY_SECONDS:
        return None
    person = session.get(Staff, row.staff_id, with_for_update=True)
    return person if person is not None and person.active else None


def current(database: Database, token: str, *, used: bool = True) -> Person | None:
    """Who is logged in with this token. Being ``used`` keeps the session alive, for 12 hours at most."""
    at = now()
    with database.read() as session:
        row = session.get(StaffSession, _hash(token))
        if row is None or row.second_factor_at is None or _is_over(row, at):
            return None
        staff = session.get(Staff, row.staff_id)
        group = session.get(Group, staff.group_id) if staff is not None and staff.group_id else None
    if staff is None or not staff.active:
        return None
    if used and row.seen_at < at - _TOUCH_SECONDS:
        with database.write() as session:
            session.execute(update(StaffSession).where(StaffSession.id == row.id).values(seen_at=at))
    return Person(
        staff.id,
        staff.username,
        staff.name,
        staff.role,
        staff.group_id,
        row.id,
        row.second_factor_at,
        group is None or group.state == "active",
    )


def _is_over(row: StaffSession, at: int) -> bool:
    return row.seen_at < at - IDLE_SECONDS or row.created_at < at - LONGEST_SECONDS


def refresh(session: Session, session_id: str) -> None:
    """Password and code were given again."""
    session.execute(update(StaffSession).where(StaffSession.id == session_id).values(second_factor_at=now()))


def listed(session: Session, staff_id: str) -> list[ListedSession]:
    """The sessions of one person that still count, newest first."""
    at = now()
    rows = session.scalars(
        select(StaffSession)
        .where(StaffSession.staff_id == staff_id, StaffSession.second_factor_at.is_not(None))
        .order_by(StaffSession.created_at.desc())
    )
    return [
        ListedSession(row.id, row.created_at, row.seen_at, row.device, row.factor)
        for row in rows
        if not _is_over(row, at)
    ]


def end(session: Session, token: str) -> None:
    session.execute(delete(StaffSession).where(StaffSession.token_hash == _hash(token)))


def revoke(session: Session, staff_id: str, session_id: str) -> bool:
    """Ends one of a person's own sessions; False where it is not theirs."""
    mine = select(StaffSession.id).where(StaffSession.id == session_id, StaffSession.staff_id == staff_id)
    if session.scalar(mine) is None:
        return False
    session.execute(delete(StaffSession).where(StaffSession.id == session_id))
    return True


def halfway_name(token: str) -> str:
    """What names a halfway session without opening it."""
    return _hash(token)


def revoke_others(session: Session, person: Person) -> None:
    session.execute(
        delete(StaffSession).where(StaffSession.staff_id == person.id, StaffSession.id != person.session_id)
    )


def sweep(session: Session) -> None:
    """Forgets sessions that are over."""
    at = now()
    session.execute(
        delete(StaffSession).where(
            or_(
                StaffSession.seen_at < at - IDLE_SECONDS,
                StaffSession.created_at < at - LONGEST_SECONDS,
                StaffSession.second_factor_at.is_(None) & (StaffSession.created_at < at - HALFWAY_SECONDS),
            )
        )
    )
