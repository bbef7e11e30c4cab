"""The intake database: sealed searches, messages, pictures, sessions and limits. The family app opens only this."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, Connection, ForeignKey, String, UniqueConstraint, event, select, update
from sqlalchemy.orm import Mapped, mapped_column, object_session

from service.store.models.base import ID, IntakeBase, Sealed, new_id

# draft: the receipt was not typed back yet, or the form was not sent. Wiped rows do not stay.
SEARCH_STATES = ("draft", "open", "paused", "ended")


class Deployment(IntakeBase):
    """One row: whether this database belongs to a demonstration."""

    __tablename__ = "deployment"
    purpose: Mapped[str] = mapped_column(String(16), primary_key=True)


class Search(IntakeBase):
    """A family's tracing request. ``form`` is sealed under the shared key; ``revision`` grows with each correction.
    ``changed``: see ``service.store.changes``."""

    __tablename__ = "search"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    lookup: Mapped[str] = mapped_column(ID, unique=True)
    state: Mapped[str] = mapped_column(String(8), default="draft", index=True)
    revision: Mapped[int] = mapped_column(default=0)
    form: Mapped[bytes] = mapped_column(Sealed)
    created_day: Mapped[dt.date]
    expires_day: Mapped[dt.date]
    # Exact, but only while the receipt was not typed back: such drafts end after 24 hours.
    unconfirmed_until: Mapped[int | None] = mapped_column(BigInteger)
    # The end (``expires_day``) of which the family was reminded.
    reminded_of: Mapped[dt.date | None]
    changed: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0", index=True)


class IntakeChange(IntakeBase):
    """One row: the number of the last change of a search."""

    __tablename__ = "change_counter"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)


def next_change(connection: Connection) -> int:
    """Raises the counter; others wait here until this transaction is over."""
    raised = update(IntakeChange).values(number=IntakeChange.number + 1).returning(IntakeChange.number)
    return int(connection.execute(raised).scalar_one())


@event.listens_for(Search, "before_update")
def _number_change(_mapper: Any, connection: Connection, search: Search) -> None:
    """Whoever changes a search numbers the change: no writer can forget it."""
    session = object_session(search)
    if session is not None and session.is_modified(search, include_collections=False):
        # The search first, then the counter: everybody locks in this order.
        connection.execute(select(Search.id).where(Search.id == search.id).with_for_update(key_share=True))
        search.changed = next_change(connection)


class SearchKey(IntakeBase):
    """The shared key, wrapped for the receipt and for the service, and the half of the casework key that a family
    can destroy. Deleting this row destroys the search. It is backed up apart from everything else."""

    __tablename__ = "search_key"
    search_id: Mapped[str] = mapped_column(ForeignKey("search.id", ondelete="CASCADE"), primary_key=True)
    for_receipt: Mapped[bytes] = mapped_column(Sealed)
    for_service: Mapped[bytes] = mapped_column(Sealed)
    shred: Mapped[bytes] = mapped_column(Sealed)


class Picture(IntakeBase):
    """An uploaded photo: the sealed file, and a sealed description."""

    __tablename__ = "picture"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    search_id: Mapped[str] = mapped_column(ForeignKey("search.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    about: Mapped[bytes] = mapped_column(Sealed)


class Message(IntakeBase):
    """``from_family`` tells the direction; all else is sealed. ``nonce`` makes sending twice impossible."""

    __tablename__ = "message"
    __table_args__ = (UniqueConstraint("search_id", "nonce"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    search_id: Mapped[str] = mapped_column(ForeignKey("search.id", ondelete="CASCADE"), index=True)
    nonce: Mapped[str] = mapped_column(ID)
    position: Mapped[int]
    from_family: Mapped[bool]
    read: Mapped[bool] = mapped_column(default=False)
    body: Mapped[bytes] = mapped_column(Sealed)
    day: Mapped[dt.date]


class Notice(IntakeBase):
    """An e-mail that may be due, at most one a search. There is a row for every message to a family, whether or not it
    left an address: that is known to nobody but who opens the search. ``state``: owed, leased, or sending."""

    __tablename__ = "notice"
    search_id: Mapped[str] = mapped_column(ForeignKey("search.id", ondelete="CASCADE"), primary_key=True)
    due_at: Mapped[int] = mapped_column(BigInteger, index=True)
    state: Mapped[str] = mapped_column(String(8), default="owed")
    lease: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[int] = mapped_column(BigInteger, default=0)
    attempts: Mapped[int] = mapped_column(default=0)


class Visit(IntakeBase):
    """A family's session. The token is only in the visitor's cookie: this row alone opens nothing."""

    __tablename__ = "visit"
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    search_id: Mapped[str] = mapped_column(ForeignKey("search.id", ondelete="CASCADE"), index=True)
    payload: Mapped[bytes] = mapped_column(Sealed)
    expires_at: Mapped[int] = mapped_column(BigInteger, index=True)


class Withdrawal(IntakeBase):
    """What is left of a withdrawn or expired search: enough to destroy it again after a restore, and
    nothing that a receipt on paper could be held against."""

    __tablename__ = "withdrawal"
    search_id: Mapped[str] = mapped_column(ID, primary_key=True)
    day: Mapped[dt.date]


class Limit(IntakeBase):
    """A counter of attempts. ``key`` is a keyed hash; no address is kept."""

    __tablename__ = "limit_counter"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]
    expires_at: Mapped[int] = mapped_column(BigInteger, index=True)
