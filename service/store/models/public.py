"""Public cards: the only clear text about somebody whom a family searches for, because the family asked for it.

Nothing here names a search, a time or an order: the key is random, and SQLite keeps the rows by it alone.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, IntakeBase, Sealed


class PublicCard(IntakeBase):
    """``until``: its last day, the same for all cards that end in that month. ``photo``: a JPEG made anew; ``share``:
    the picture made for sharing, a PNG. ``taken_down``: by staff; the content is gone and the card can never come
    back."""

    __tablename__ = "public_card"
    __table_args__ = ({"sqlite_with_rowid": False},)
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    names: Mapped[list[str]] = mapped_column(JSON)
    county: Mapped[str] = mapped_column(String(6))
    sentence: Mapped[str] = mapped_column(Text)
    known: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    listed: Mapped[bool]
    photo: Mapped[bytes | None] = mapped_column(Sealed)
    share: Mapped[bytes | None] = mapped_column(Sealed)
    until: Mapped[dt.date]
    taken_down: Mapped[bool] = mapped_column(default=False)
