"""Units of work, the casework key, cards, candidates and what people decided about them. All content is sealed."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, CaseworkBase, Sealed, new_id


class Unit(CaseworkBase):
    """(search revision, segment, scorer version): owed, leased, done or failed. ``tally``: sealed distribution."""

    __tablename__ = "unit"
    __table_args__ = (
        UniqueConstraint("search_id", "segment_id", "revision", "scorer_version"),
        Index("ix_unit_state_lease_until", "state", "lease_until"),
    )
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    search_id: Mapped[str] = mapped_column(ID, index=True)
    segment_id: Mapped[str] = mapped_column(ForeignKey("segment.id"), index=True)
    revision: Mapped[int]
    scorer_version: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(8), default="owed")
    lease: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[int] = mapped_column(BigInteger, default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    tally: Mapped[bytes | None] = mapped_column(Sealed)


class CaseKey(CaseworkBase):
    """The casework key of a search, wrapped for the service alone, inside out under the half that the family holds
    the power to destroy (``SearchKey.shred``)."""

    __tablename__ = "case_key"
    search_id: Mapped[str] = mapped_column(ID, primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(Sealed)


class Card(CaseworkBase):
    """What staff sort and filter by, sealed. ``version`` tells staff memory that it is outdated."""

    __tablename__ = "card"
    search_id: Mapped[str] = mapped_column(ID, primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    sealed: Mapped[bytes] = mapped_column(Sealed)


class Candidate(CaseworkBase):
    """A search and a record worth a human look. ``record_token`` is keyed: it meets its like and names nobody."""

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("search_id", "record_token"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    search_id: Mapped[str] = mapped_column(ID, index=True)
    segment_id: Mapped[str] = mapped_column(ID)
    record_token: Mapped[str] = mapped_column(ID, index=True)
    # Of the portrait that counts as the family's picture; random where none does, so that it tells nothing.
    picture_token: Mapped[str] = mapped_column(ID, index=True, default=new_id)
    scorer_version: Mapped[str] = mapped_column(String(40))
    revision: Mapped[int]
    read: Mapped[bool] = mapped_column(default=False)
    sealed: Mapped[bytes] = mapped_column(Sealed)
    day: Mapped[dt.date]


class Claim(CaseworkBase):
    """A caseworker's lease on a search."""

    __tablename__ = "claim"
    search_id: Mapped[str] = mapped_column(ID, primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    until: Mapped[int] = mapped_column(BigInteger)


class Reading(CaseworkBase):
    """One judgement, or the withdrawal of one. Only ever added. ``position`` orders them; the content is sealed."""

    __tablename__ = "reading"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(ID, unique=True, default=new_id)
    candidate_id: Mapped[str] = mapped_column(ID, index=True)
    search_id: Mapped[str] = mapped_column(ID, index=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    sealed: Mapped[bytes] = mapped_column(Sealed)
    day: Mapped[dt.date]


class CaseNote(CaseworkBase):
    """Kinship findings, disclosures made, questions asked, internal notes. ``kind`` is one of KINDS."""

    __tablename__ = "case_note"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(ID, unique=True, default=new_id)
    search_id: Mapped[str] = mapped_column(ID, index=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(12))
    sealed: Mapped[bytes] = mapped_column(Sealed)
    day: Mapped[dt.date]


NOTE_KINDS = ("kinship", "disclosure", "question", "note")


class SealedBook(CaseworkBase):
    """What the staff side keeps across searches, as one sealed document: see ``store.books``."""

    __tablename__ = "sealed_book"
    name: Mapped[str] = mapped_column(String(24), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(Sealed)
