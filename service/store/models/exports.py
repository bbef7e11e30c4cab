"""Exports: documents about confirmed cases that leave the service, and the keys under which they lie meanwhile."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, CaseworkBase, Sealed, new_id


class Export(CaseworkBase):
    """``number``: growing, without a gap. ``state``: asked, approved; then refused, taken_back, lapsed (nobody
    decided), expired, ended (by somebody), or withdrawn (a family's consent ended): of these nothing opens any more.

    ``purposes``: consents that each of its searches needs. ``sealed``: what was asked for, under its own key, like the
    ``file``. ``recipient``: for whom, sealed for the vault; it stays, so that they can be asked for their copy.
    ``downloads``: how often it was taken along.
    """

    __tablename__ = "export"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    number: Mapped[int] = mapped_column(unique=True)
    kind: Mapped[str] = mapped_column(String(24))
    state: Mapped[str] = mapped_column(String(12), default="asked", index=True)
    purposes: Mapped[list[str]] = mapped_column(JSON)
    sealed: Mapped[bytes | None] = mapped_column(Sealed)
    recipient: Mapped[bytes] = mapped_column(Sealed)
    file: Mapped[str | None] = mapped_column(ID)
    proposal_id: Mapped[str] = mapped_column(ID)
    asked_by: Mapped[str] = mapped_column(ID)
    asked_day: Mapped[dt.date]
    decided_by: Mapped[str | None] = mapped_column(ID)
    decided_day: Mapped[dt.date | None]
    expires_day: Mapped[dt.date]
    downloads: Mapped[int] = mapped_column(default=0)


class ExportKey(CaseworkBase):
    """One half of an export's key, for the vault alone; the other half is of the searches that it speaks of. A table of
    its own, so that backups can go without it."""

    __tablename__ = "export_key"
    export_id: Mapped[str] = mapped_column(ForeignKey("export.id"), primary_key=True)
    wrapped: Mapped[bytes] = mapped_column(Sealed)


class ExportSearch(CaseworkBase):
    """A search that an export speaks of. ``share_id``: under which its family was told that it was handed out."""

    __tablename__ = "export_search"
    export_id: Mapped[str] = mapped_column(ForeignKey("export.id"), primary_key=True)
    search_id: Mapped[str] = mapped_column(ID, primary_key=True, index=True)
    share_id: Mapped[str | None] = mapped_column(ID)
