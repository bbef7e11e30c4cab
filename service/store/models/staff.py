"""Staff accounts, sessions, acts that need two people, groups, and the audit trail."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, CaseworkBase, Sealed, new_id

ROLES = ("caseworker", "senior", "administrator", "referrer", "auditor")
# Paused and ended: no token of it works, and its people refer nothing and see nothing. An end is final.
GROUP_STATES = ("active", "paused", "ended")


class CaseworkDeployment(CaseworkBase):
    """One row: whether this database belongs to a demonstration."""

    __tablename__ = "deployment"
    purpose: Mapped[str] = mapped_column(String(16), primary_key=True)


class Group(CaseworkBase):
    """An advocacy group. ``state``: one of GROUP_STATES. ``contact``: whom to reach there, sealed under the accounts
    key. ``admitted_day``: None where it was there before groups were admitted."""

    __tablename__ = "advocacy_group"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    state: Mapped[str] = mapped_column(String(8), default="active", server_default="active")
    contact: Mapped[bytes | None] = mapped_column(Sealed)
    admitted_day: Mapped[dt.date | None]


class Staff(CaseworkBase):
    """A person who logs in. ``totp`` is sealed under the accounts key and None until enrolled."""

    __tablename__ = "staff"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    username: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(16))
    group_id: Mapped[str | None] = mapped_column(ForeignKey("advocacy_group.id"))
    active: Mapped[bool] = mapped_column(default=True)
    password: Mapped[str | None] = mapped_column(Text)
    totp: Mapped[bytes | None] = mapped_column(LargeBinary)
    # The time step of the last code that was used: a code works once (RFC 6238, section 5.2).
    totp_step: Mapped[int] = mapped_column(BigInteger, default=0)
    recovery: Mapped[list[str]] = mapped_column(JSON, default=list)
    # A one-time invitation to set password and second factor: only its hash is kept.
    invitation: Mapped[str | None] = mapped_column(String(64), unique=True)
    invited_until: Mapped[int | None] = mapped_column(BigInteger)
    created_day: Mapped[dt.date]


class StaffSession(CaseworkBase):
    """A login. The token is only in the cookie."""

    __tablename__ = "staff_session"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    id: Mapped[str] = mapped_column(ID, unique=True, default=new_id)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    created_at: Mapped[int] = mapped_column(BigInteger)
    seen_at: Mapped[int] = mapped_column(BigInteger)
    second_factor_at: Mapped[int | None] = mapped_column(BigInteger)
    # What the person will know the browser by ("Firefox on Linux"), and how they logged in: see sessions.FACTORS.
    device: Mapped[str] = mapped_column(String(60), server_default="")
    factor: Mapped[str] = mapped_column(String(10), server_default="")


class Passkey(CaseworkBase):
    """A key pair of one person's device. ``sealed``: name, credential id and public key, bound to row and person, so
    that nobody who only writes the database gives somebody a passkey. ``copied``: it signed out of order once.
    """

    __tablename__ = "passkey"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    lookup: Mapped[str] = mapped_column(String(64), unique=True)
    sealed: Mapped[bytes] = mapped_column(Sealed)
    sign_count: Mapped[int] = mapped_column(BigInteger, default=0)
    copied: Mapped[bool] = mapped_column(default=False)
    created_day: Mapped[dt.date]
    used_day: Mapped[dt.date | None]


class SpentChallenge(CaseworkBase):
    """A challenge that a passkey has signed: no signature counts twice."""

    __tablename__ = "spent_challenge"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at: Mapped[int] = mapped_column(BigInteger)


class Proposal(CaseworkBase):
    """An act that needs two people: asked for by one, approved or refused by another."""

    __tablename__ = "proposal"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    kind: Mapped[str] = mapped_column(String(24))
    subject: Mapped[str] = mapped_column(String(64), default="")
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    proposed_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    proposed_day: Mapped[dt.date]
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    decision: Mapped[str | None] = mapped_column(String(8))


class AuditEntry(CaseworkBase):
    """One look or act. ``hash`` covers the entry and the hash before it; ``detail`` is ciphertext."""

    __tablename__ = "audit_entry"
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(BigInteger)
    actor: Mapped[str] = mapped_column(ID, index=True)
    action: Mapped[str] = mapped_column(String(40), index=True)
    subject: Mapped[str] = mapped_column(String(64), index=True)
    detail: Mapped[bytes] = mapped_column(Sealed)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
