"""Advocacy groups in the intake database: their tokens, and which search each of them brought.

It lies in intake so that the groups' API opens that database and nothing else: no casework, no private key.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, IntakeBase, Sealed, new_id


class GroupToken(IntakeBase):
    """A credential of the API. ``secret_hash``: the secret itself was shown once. ``scopes``: separated by blanks.

    The group's name stays in casework: here it is an opaque id. ``opens``: the group's private key, sealed under the
    secret, so that its own software reads what a caseworker wrote for it; None where it cannot.
    """

    __tablename__ = "group_token"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    group_id: Mapped[str] = mapped_column(ID, index=True)
    label: Mapped[str] = mapped_column(String(80))
    secret_hash: Mapped[str] = mapped_column(String(64))
    scopes: Mapped[str] = mapped_column(String(120))
    made_by: Mapped[str] = mapped_column(ID)
    made_day: Mapped[dt.date]
    expires_day: Mapped[dt.date]
    revoked_day: Mapped[dt.date | None]
    used_day: Mapped[dt.date | None]
    opens: Mapped[bytes | None] = mapped_column(Sealed)


class GroupReferral(IntakeBase):
    """A search that a group brought. No foreign key: the row stays when the search was withdrawn.

    ``reference``: the group's own number for the case, as a keyed token. ``by``: the person or the token that brought
    it. ``position``: grows within the group, for paging. ``taken_over``: the family holds a receipt of its own, and
    the group reads no more. ``announced``: the last state that the group's webhook was told, or ``open`` as at the
    beginning. ``fingerprint``: by which the group's own files know the case again, a token under the
    vault's key of the names and the birth, as long as the search is there.
    """

    __tablename__ = "group_referral"
    __table_args__ = (
        UniqueConstraint("group_id", "position"),
        UniqueConstraint("group_id", "reference"),
        Index("ix_group_referral_traced", "traced"),
        Index("ix_group_referral_group_id_fingerprint", "group_id", "fingerprint"),
    )
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    group_id: Mapped[str] = mapped_column(ID)
    position: Mapped[int]
    search_id: Mapped[str] = mapped_column(ID, unique=True)
    reference: Mapped[str | None] = mapped_column(ID)
    by: Mapped[str] = mapped_column(ID)
    day: Mapped[dt.date]
    taken_over: Mapped[bool] = mapped_column(default=False)
    # Whether its making stands in the audit trail, which lies in casework.
    traced: Mapped[bool] = mapped_column(default=False)
    announced: Mapped[str] = mapped_column(String(12), default="open", server_default="open")
    fingerprint: Mapped[str | None] = mapped_column(ID)


class GroupKey(IntakeBase):
    """What is written for a group is sealed with ``public``. The private key is wrapped for the vault here, and for
    each token that reads in ``GroupToken.opens``."""

    __tablename__ = "group_key"
    group_id: Mapped[str] = mapped_column(ID, primary_key=True)
    public: Mapped[bytes] = mapped_column(Sealed)
    for_service: Mapped[bytes] = mapped_column(Sealed)


class GroupOutcome(IntakeBase):
    """What a group was told of a search that it brought, with the family's consent: ``body``, sealed for the group.
    Its family deletes the row with the receipt, and needs no key for it. ``note_id``: of the act that told it."""

    __tablename__ = "group_outcome"
    search_id: Mapped[str] = mapped_column(ForeignKey("search.id", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[str] = mapped_column(ID)
    share_id: Mapped[str] = mapped_column(ID)
    note_id: Mapped[str] = mapped_column(ID)
    day: Mapped[dt.date]
    body: Mapped[bytes] = mapped_column(Sealed)


class GroupHook(IntakeBase):
    """A group's webhook. ``body``: address and secret, wrapped for the vault. ``state``: on, or off after it failed for
    long. ``look_at``: when states are compared next."""

    __tablename__ = "group_hook"
    group_id: Mapped[str] = mapped_column(ID, primary_key=True)
    body: Mapped[bytes] = mapped_column(Sealed)
    state: Mapped[str] = mapped_column(String(4), default="on")
    made_by: Mapped[str] = mapped_column(ID)
    made_day: Mapped[dt.date]
    look_at: Mapped[int] = mapped_column(BigInteger, index=True)
    failing_since: Mapped[dt.date | None]
    off_since: Mapped[dt.date | None]


class GroupDelivery(IntakeBase):
    """One message to a webhook. ``referral_id``: None for a trial. ``says``: the state that it tells. ``state``: owed,
    leased, done, failed (given up) or dropped (not true any more before it was sent). ``outcome``: what the last try
    came to, such as 200 or timeout."""

    __tablename__ = "group_delivery"
    __table_args__ = (Index("ix_group_delivery_state_due_at", "state", "due_at"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    group_id: Mapped[str] = mapped_column(ID, index=True)
    referral_id: Mapped[str | None] = mapped_column(ID)
    says: Mapped[str] = mapped_column(String(12))
    made_at: Mapped[int] = mapped_column(BigInteger)
    due_at: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str] = mapped_column(String(8), default="owed")
    lease: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[int] = mapped_column(BigInteger, default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[int | None] = mapped_column(BigInteger)
    outcome: Mapped[str] = mapped_column(String(16), default="")


class KeptAnswer(IntakeBase):
    """What a request with an idempotency key was answered: sealed under the token's secret, for a day."""

    __tablename__ = "kept_answer"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    request_hash: Mapped[str] = mapped_column(String(64))
    answer: Mapped[bytes | None] = mapped_column(Sealed)
    expires_at: Mapped[int] = mapped_column(BigInteger, index=True)
