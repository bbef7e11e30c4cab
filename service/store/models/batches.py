"""Files of many referrals that a group sent, in the intake database: what stands in them is sealed, row by row.

It lies in intake because a row's state and the search that it became change in one transaction.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, deferred, mapped_column

from service.store.models.base import ID, IntakeBase, Sealed, new_id

# checking and running: a worker is to do it or does it, under a lease. checked: the group decides how it goes on.
BATCH_STATES = ("checking", "checked", "running", "done", "stopped", "failed")
# wrong: the row says nothing that could be referred. doubled: an earlier row says it. known: referred before.
ROW_STATES = ("ready", "wrong", "doubled", "known", "referred")


class ReferralBatch(IntakeBase):
    """``wrapped``: the batch's own key, which only the vault opens. ``file``: as it was sent, until it was checked.
    ``about``: the file's name and what was seen of it as a whole. ``failure``: code of why it could not be read."""

    __tablename__ = "referral_batch"
    __table_args__ = (Index("ix_referral_batch_state_lease_until", "state", "lease_until"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    group_id: Mapped[str] = mapped_column(ID, index=True)
    by: Mapped[str] = mapped_column(ID)
    day: Mapped[dt.date]
    kind: Mapped[str] = mapped_column(String(8))
    language: Mapped[str] = mapped_column(String(8))
    state: Mapped[str] = mapped_column(String(10), default="checking")
    wrapped: Mapped[bytes] = mapped_column(Sealed)
    file: Mapped[bytes | None] = deferred(mapped_column(Sealed))
    about: Mapped[bytes] = mapped_column(Sealed)
    done: Mapped[int] = mapped_column(default=0)
    of: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str] = mapped_column(String(40), default="")
    codes_day: Mapped[dt.date | None]
    lease: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[int] = mapped_column(BigInteger, default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    touched_at: Mapped[int] = mapped_column(BigInteger, index=True)


class ReferralRow(IntakeBase):
    """``payload``: what is to be referred, until it was. ``said``: what is to be told of the row. ``code``: the digits
    for the family, until they were fetched. All of it opens with the batch's key only."""

    __tablename__ = "referral_row"
    __table_args__ = (Index("ix_referral_row_batch_id_state", "batch_id", "state"),)
    batch_id: Mapped[str] = mapped_column(ForeignKey("referral_batch.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(8))
    payload: Mapped[bytes | None] = mapped_column(Sealed)
    said: Mapped[bytes] = mapped_column(Sealed)
    code: Mapped[bytes | None] = mapped_column(Sealed)
    referral_id: Mapped[str] = mapped_column(ID)
