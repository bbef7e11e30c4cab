"""What a page's script is given to ask the browser for a passkey; None where passkeys cannot be used on this page.

Each challenge is for one purpose and one browser or session: what was signed for one counts for no other.
"""

from __future__ import annotations

import secrets

from flask import request, session
from sqlalchemy import select

from service.staff import sessions
from service.staff.permissions import me
from service.staff.room import room
from service.store.models.staff import Passkey, Staff


def log_in_purpose() -> str:
    """Bound to the browser that shows the page."""
    return f"login|{session.setdefault('browser', secrets.token_hex(16))}"


def second_purpose(token: str) -> str:
    return f"code|{sessions.halfway_name(token)}"


def confirm_purpose() -> str:
    return f"again|{me().session_id}"


def add_purpose() -> str:
    return f"add|{me().session_id}"


def offered() -> bool:
    return room().passkeys.offered_at(request.host)


def to_log_in() -> str | None:
    if not offered():
        return None
    with room().casework.database.read() as db:
        return room().passkeys.to_sign(db, None, log_in_purpose())


def to_second(token: str) -> str | None:
    """None too where the person has no passkey."""
    with room().casework.database.read() as db:
        person = sessions.halfway(db, token)
    return _of(person.id, second_purpose(token)) if person is not None else None


def to_confirm() -> str | None:
    return _of(me().id, confirm_purpose())


def _of(staff_id: str, purpose: str) -> str | None:
    if not offered():
        return None
    with room().casework.database.read() as db:
        if db.scalar(select(Passkey.id).where(Passkey.staff_id == staff_id, Passkey.copied.is_(False))) is None:
            return None
        return room().passkeys.to_sign(db, staff_id, purpose)


def to_add() -> str | None:
    if not offered():
        return None
    with room().casework.database.read() as db:
        return room().passkeys.to_add(db, db.get_one(Staff, me().id), add_purpose())
