"""Planned journeys of delegations. All content is sealed."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, CaseworkBase, Sealed


class Delegation(CaseworkBase):
    """See ``referrals.visits.delegations``. What was answered about a person lies with that person's search."""

    __tablename__ = "delegation"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    sealed: Mapped[bytes] = mapped_column(Sealed)
