"""Accounts: who may log in, in which role, and how they get there.

The functions work inside the caller's transaction, so that an act and its audit entry stand or fall together.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.staff import totp
from service.staff.passwords import Passwords, check_password
from service.store.casework import Casework
from service.store.clock import now, today
from service.store.models.base import new_id
from service.store.models.staff import ROLES, Group, Passkey, Staff, StaffSession
from service.store.models.work import Claim

INVITATION_SECONDS = 72 * 3600
_USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,31}")


class AccountRefused(ValueError):
    """``reason``: username, taken, name, role, group, group_over, unknown, expired, half or code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, repr=False)
class NewAccount:
    """What an account is to be, checked: see ``check_account``."""

    username: str
    name: str
    role: str
    group: str | None = None


def tidy_username(text: str) -> str:
    return text.strip().casefold()


def check_account(session: Session, username: str, name: str, role: str, group: str | None = None) -> NewAccount:
    """3 to 32 of a-z, 0-9, dot, dash, underscore, a letter first. A referrer belongs to a group, nobody else does.

    Raises AccountRefused.
    """
    username, name, group = tidy_username(username), " ".join(name.split()), (group or "").strip() or None
    if not _USERNAME.fullmatch(username):
        raise AccountRefused("username")
    if not 1 <= len(name) <= 120:
        raise AccountRefused("name")
    if role not in ROLES:
        raise AccountRefused("role")
    if (role == "referrer") != (group is not None) or (group and len(group) > 120):
        raise AccountRefused("group")
    if group and session.scalar(select(Group.state).where(Group.name == group)) not in (None, "active"):
        raise AccountRefused("group_over")
    if session.scalar(select(Staff.id).where(Staff.username == username)) is not None:
        raise AccountRefused("taken")
    return NewAccount(username, name, role, group)


def find_staff(session: Session, username: str) -> Staff | None:
    return session.scalars(select(Staff).where(Staff.username == tidy_username(username))).first()


def group_named(session: Session, name: str) -> Group:
    """The advocacy group of that name, made where there is none."""
    group = session.scalars(select(Group).where(Group.name == name)).first()
    if group is None:
        group = Group(id=new_id(), name=name)
        session.add(group)
        session.flush()
    return group


def create_staff(
    casework: Casework,
    session: Session,
    username: str,
    name: str,
    role: str,
    password: str | None = None,
    totp_secret: str | None = None,
    group: str | None = None,
) -> Staff:
    """A new account. Without a password nobody logs in to it until an invitation was accepted.

    Raises AccountRefused, PasswordRefused.
    """
    account = check_account(session, username, name, role, group)
    staff_id = new_id()
    hashed = None
    if password is not None:
        check_password(password, account.username)
        hashed = passwords_of(casework).hash(password)
    person = Staff(
        id=staff_id,
        username=account.username,
        name=account.name,
        role=account.role,
        group_id=group_named(session, account.group).id if account.group else None,
        password=hashed,
        totp=totp.seal_secret(casework.keys, staff_id, totp_secret) if totp_secret else None,
        created_day=today(),
    )
    session.add(person)
    session.flush()
    return person


def passwords_of(casework: Casework) -> Passwords:
    """The slow hash at this deployment's costs: the same as a receipt's."""
    settings = casework.settings.intake
    return Passwords(settings.receipt_memory_kib, settings.receipt_passes, settings.receipts_at_once)


# -- invitations


def _invitation_hash(token: str) -> str:
    return hashlib.blake2b(token.encode(), digest_size=32, person=b"invitation").hexdigest()


def invite(casework: Casework, session: Session, person: Staff, token: str = "") -> str:
    """A one-time token with which this person sets a password and a second factor of their own, within 72 hours.

    What they had before works no longer: this is also how lost access is renewed. ``token``: one made in halves.
    """
    token = token or secrets.token_urlsafe(32)
    person.password, person.recovery, person.totp_step = None, [], 0
    person.totp = totp.seal_secret(casework.keys, person.id, totp.new_secret())
    person.invitation, person.invited_until = _invitation_hash(token), now() + INVITATION_SECONDS
    session.execute(delete(Passkey).where(Passkey.staff_id == person.id))
    end_sessions(session, person.id)
    return token


def invited(session: Session, token: str) -> Staff:
    """Whom a token invites. Raises AccountRefused: unknown or expired."""
    row = session.scalars(
        select(Staff).where(Staff.invitation == _invitation_hash(token[:200])).with_for_update()
    ).first()
    if row is None or not row.active:
        raise AccountRefused("unknown")
    if (row.invited_until or 0) < now():
        raise AccountRefused("expired")
    return row


def accept_invitation(casework: Casework, session: Session, person: Staff, password: str, code: str) -> list[str]:
    """Sets the password, enrols the second factor by a first code, and gives the recovery codes (shown once).

    Raises PasswordRefused, AccountRefused: code.
    """
    check_password(password, person.username)
    if totp.use_code(casework.keys, person, code, now()) != "totp":
        raise AccountRefused("code")
    person.password = passwords_of(casework).hash(password)
    person.invitation = person.invited_until = None
    return renew_recovery_codes(casework, person)


def renew_recovery_codes(casework: Casework, person: Staff) -> list[str]:
    codes = totp.new_recovery_codes()
    person.recovery = [totp.hash_recovery(casework.keys, code) for code in codes]
    return codes


# -- changes


def change_role(session: Session, person: Staff, role: str) -> None:
    """Raises AccountRefused: a referrer stays with their group, and nobody else becomes one."""
    if role not in ROLES:
        raise AccountRefused("role")
    if (role == "referrer") != (person.role == "referrer"):
        raise AccountRefused("group")
    person.role = role
    end_sessions(session, person.id)
    release_claims(session, person.id)


def deactivate(session: Session, person: Staff) -> None:
    """Nobody logs in to the account any more, and nothing waits for it; what they did stays theirs."""
    person.active = False
    person.password = person.totp = person.invitation = person.invited_until = None
    person.recovery, person.totp_step = [], 0
    session.execute(delete(Passkey).where(Passkey.staff_id == person.id))
    end_sessions(session, person.id)
    release_claims(session, person.id)


def end_sessions(session: Session, staff_id: str) -> None:
    session.execute(delete(StaffSession).where(StaffSession.staff_id == staff_id))


def release_claims(session: Session, staff_id: str) -> None:
    """Searches that this person holds go back into the queue."""
    session.execute(delete(Claim).where(Claim.staff_id == staff_id))
