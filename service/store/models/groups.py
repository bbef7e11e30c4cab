"""Advocacy groups in the intake database: their tokens, and which search each of them brought.

It lies in intake so that the groups' API opens that database and nothing else: no casework, no private key.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, IntakeBase, Sealed, new_id


class GroupToken(IntakeBase):
    """A credential of the API. ``secret_hash``: the secret itself was shown once. ``scopes``: separated by blanks.

    The group's name stays in casework: here it is an opaque id.
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


class GroupReferral(IntakeBase):
    """A search that a group brought. No foreign key: the row stays when the search was withdrawn.

    ``reference``: the group's own number for the case, as a keyed token. ``by``: the person or the token that brought
    it. ``position``: grows within the group, for paging. ``taken_over``: the family holds a receipt of its own, and
    the group reads no more. ``fingerprint``: by which the group's own files know the case again, a token under the
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
    fingerprint: Mapped[str | None] = mapped_column(ID)


class KeptAnswer(IntakeBase):
    """What a request with an idempotency key was answered: sealed under the token's secret, for a day."""

    __tablename__ = "kept_answer"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    request_hash: Mapped[str] = mapped_column(String(64))
    answer: Mapped[bytes | None] = mapped_column(Sealed)
    expires_at: Mapped[int] = mapped_column(BigInteger, index=True)
