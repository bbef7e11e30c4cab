"""Keys with which a researcher's own program asks for records."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, CaseworkBase, new_id


class ReconcileKey(CaseworkBase):
    """One per person; a new one ends the one before. Only a hash of it is kept."""

    __tablename__ = "reconcile_key"
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    id: Mapped[str] = mapped_column(ID, default=new_id)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[int] = mapped_column(BigInteger)
