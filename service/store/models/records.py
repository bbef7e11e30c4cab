"""Leaked records: sources, imports, files, persons, statements, portraits, segments. Clear text, tied to no search."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, CaseworkBase, new_id


class Source(CaseworkBase):
    """One leaked collection, in quarantine (matched, never disclosed), vouched, suspended (neither) or removed."""

    __tablename__ = "source"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(12), default="quarantine")
    publisher: Mapped[str] = mapped_column(Text, default="")
    published: Mapped[str] = mapped_column(String(32), default="")
    conditions: Mapped[str] = mapped_column(Text, default="")
    citation: Mapped[str] = mapped_column(Text, default="")
    doubts: Mapped[str] = mapped_column(Text, default="")
    created_day: Mapped[dt.date]


class Import(CaseworkBase):
    """One run of an import. ``state``: running, done, failed. ``segment_id`` once its index stands."""

    __tablename__ = "import_run"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"), index=True)
    state: Mapped[str] = mapped_column(String(8), default="running")
    started_day: Mapped[dt.date]
    segment_id: Mapped[str | None] = mapped_column(ID)
    summary: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class SourceFile(CaseworkBase):
    """A file as it was read. The same name again replaces it; the same content again changes nothing.

    ``state``: pending while its rows go in, a batch at a time; read when all are there and the older reading of the
    file is gone. Nothing but the importer looks at a pending file.
    """

    __tablename__ = "source_file"
    __table_args__ = (UniqueConstraint("source_id", "name", "state"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"), index=True)
    import_id: Mapped[str] = mapped_column(ForeignKey("import_run.id"))
    state: Mapped[str] = mapped_column(String(8), default="read")
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    # What decides how it is read: the mapping and the reader's version. A change of either reads the file anew.
    reading: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    rows: Mapped[int] = mapped_column(default=0)


class Problem(CaseworkBase):
    """A place in a file that could not be read as it stands. ``lost``: how many rows state nobody because of it."""

    __tablename__ = "problem"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    file_id: Mapped[str] = mapped_column(ForeignKey("source_file.id", ondelete="CASCADE"), index=True)
    sheet: Mapped[str] = mapped_column(Text, default="")
    row: Mapped[int | None]
    column: Mapped[str] = mapped_column(Text, default="")
    code: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    lost: Mapped[int] = mapped_column(default=0, server_default="0")


class Record(CaseworkBase):
    """One person as one source states them. ``gone`` is the tombstone of a record that its source dropped."""

    __tablename__ = "record"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"), index=True)
    # The segment that holds the newest form of this record; older segments that hold it too are outdated for it.
    segment_id: Mapped[str | None] = mapped_column(ID, index=True)
    gone: Mapped[bool] = mapped_column(default=False)


class Statement(CaseworkBase):
    """One row of one table about one person. ``cells``: [[header, text as read]]; ``fields``: as understood.

    No constraint ties it to its record: an import puts rows in by the hundred thousand, and their records after them.
    """

    __tablename__ = "statement"
    __table_args__ = (Index("ix_statement_file_id_sheet_row", "file_id", "sheet", "row"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    record_id: Mapped[str] = mapped_column(ID, index=True)
    file_id: Mapped[str] = mapped_column(ForeignKey("source_file.id", ondelete="CASCADE"))
    sheet: Mapped[str] = mapped_column(Text)
    row: Mapped[int]
    cells: Mapped[list[list[str]]] = mapped_column(JSON)
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)


class Portrait(CaseworkBase):
    """A leaked picture of a record. ``signature``: None for a blank picture; ``placeholder``: it is on many records.

    Neither is matched. ``prepared``: what the copy check needs of it lies beside it, or cannot be had.
    """

    __tablename__ = "portrait"
    __table_args__ = (UniqueConstraint("record_id", "sha256"), Index("ix_portrait_prepared", "prepared", "id"))
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id"), index=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"), index=True)
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    stored_as: Mapped[str] = mapped_column(String(64))
    signature: Mapped[bytes | None] = mapped_column(LargeBinary)
    placeholder: Mapped[bool] = mapped_column(default=False)
    prepared: Mapped[bool] = mapped_column(default=False, server_default=false())


class PortraitPlace(CaseworkBase):
    """Where a portrait stands: one picture of a person may float in several workbooks, and lie as a file beside them.

    ``file_id``: the workbook as it was read, "" for a picture file. No constraint ties it to the workbook: places in
    one that was replaced tell which portraits to look at. A portrait that no place shows goes.
    """

    __tablename__ = "portrait_place"
    __table_args__ = (Index("ix_portrait_place_source_id_file_id_name", "source_id", "file_id", "name"),)
    portrait_id: Mapped[str] = mapped_column(ForeignKey("portrait.id", ondelete="CASCADE"), primary_key=True)
    file_id: Mapped[str] = mapped_column(ID, primary_key=True, default="")
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    source_id: Mapped[str] = mapped_column(ID)


class Segment(CaseworkBase):
    """The immutable index of one import. ``state``: live, retired."""

    __tablename__ = "segment"
    id: Mapped[str] = mapped_column(ID, primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id"), index=True)
    records: Mapped[int]
    state: Mapped[str] = mapped_column(String(8), default="live")
    # Grows when records of this segment are replaced or gone, so that workers look at the mask anew.
    mask_version: Mapped[int] = mapped_column(default=0)


class ScorerVersion(CaseworkBase):
    """Frozen weights and name frequencies. The newest is current; candidates keep the one they were made with."""

    __tablename__ = "scorer_version"
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    version: Mapped[str] = mapped_column(String(40), unique=True)
    weights: Mapped[str] = mapped_column(Text)
    records: Mapped[int]
    day: Mapped[dt.date]


class WeightChange(CaseworkBase):
    """Weights that two people may put in the place of those of this version of the service.

    ``changes``: [[comparison, level, m]], all that differ from the shipped table. ``pairs``: decided pairs that they
    come from. ``adopted``: counts up; the highest is in force, None waits or was refused.
    """

    __tablename__ = "weight_change"
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    changes: Mapped[list[Any]] = mapped_column(JSON)
    pairs: Mapped[int]
    day: Mapped[dt.date]
    adopted: Mapped[int | None] = mapped_column(unique=True)
