"""Units of work, the casework key, cards, candidates and what people decided about them. All content is sealed."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
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
    """What staff sort and filter by, sealed. ``version`` counts its changes; ``changed`` tells staff memory that it is
    outdated: see ``service.store.changes``."""

    __tablename__ = "card"
    search_id: Mapped[str] = mapped_column(ID, primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    changed: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0", index=True)
    sealed: Mapped[bytes] = mapped_column(Sealed)


class CaseworkChange(CaseworkBase):
    """One row: the number of the last change of a card."""

    __tablename__ = "change_counter"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)


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
    """What was found, agreed, asked and told, only ever added. ``kind`` is one of CLEAR_KINDS; where it is ``note`` the
    sealed body may name another one of NOTE_KINDS, because that a draft waits for approval would tell of grave news.
    """

    __tablename__ = "case_note"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(ID, unique=True, default=new_id)
    search_id: Mapped[str] = mapped_column(ID, index=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(String(12))
    sealed: Mapped[bytes] = mapped_column(Sealed)
    day: Mapped[dt.date]


class SealedBook(CaseworkBase):
    """What the staff side keeps across searches, as one sealed document: see ``store.books``."""

    __tablename__ = "sealed_book"
    name: Mapped[str] = mapped_column(String(24), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(Sealed)


CLEAR_KINDS = ("kinship", "disclosure", "question", "note")
# The others are sealed as notes. ``draft``: a disclosure that a second person has to approve; ``draft_end``: approved,
# sent back or taken back. ``reminder`` and ``reminder_end``; ``keeper``: who accompanies the family from now on;
# ``settled``: a conflict that somebody looked into;
# ``visit``: what a delegation asks for somebody, and what was answered; ``group_told`` and ``group_back``: what the
# group that brought the search was told, and that it was taken back.
NOTE_KINDS = (
    "kinship", "disclosure", "question", "note", "draft", "draft_end", "reminder", "reminder_end", "keeper", "settled",
    "visit", "group_told", "group_back",
)  # fmt: skip


class ReaderSetting(CaseworkBase):
    """What a caseworker says about their own work: languages they read (codes), and when they are away. Days are
    inclusive."""

    __tablename__ = "reader_setting"
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    away_from: Mapped[dt.date | None]
    away_until: Mapped[dt.date | None]


class SupportContact(CaseworkBase):
    """Somebody who listens and helps: public facts, offered to caseworkers who write to a family. ``languages``: codes
    of those in which help is given."""

    __tablename__ = "support_contact"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200))
    where: Mapped[str] = mapped_column(String(200), default="")
    reach: Mapped[str] = mapped_column(Text)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    active: Mapped[bool] = mapped_column(default=True)
