"""What of a search was passed on, in the intake database: its family reads it there with the receipt."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, IntakeBase, Sealed, new_id


class Share(IntakeBase):
    """One thing that was passed on. ``body``: what it was, to whom it went and whether it was called back, sealed
    under the search's shared key."""

    __tablename__ = "share"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    search_id: Mapped[str] = mapped_column(ForeignKey("search.id", ondelete="CASCADE"), index=True)
    day: Mapped[dt.date]
    body: Mapped[bytes] = mapped_column(Sealed)
