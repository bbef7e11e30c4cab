"""What administrators ask of the records: imports and removals as jobs, uploaded files, saved mappings. Clear text."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import ID, CaseworkBase, new_id

JOB_KINDS = ("tables", "portraits", "removal")
# What is done one after the other. A removal has only the last.
JOB_STEPS = ("preview", "rehearsal", "run")
# owed: a worker is to do the step. leased: one does. waiting: the step is done, a person decides how it goes on.
JOB_STATES = ("owed", "leased", "waiting", "done", "failed", "cancelled")
ENDED = ("done", "failed", "cancelled")
# An import that nobody went on with: its files must not lie about for ever.
FORGOTTEN_SECONDS = 7 * 24 * 3600


class RecordsJob(CaseworkBase):
    """An import that the staff app was asked for, or the removal of a source. A worker does its steps, under a lease.

    ``source_name``: the source need not exist yet. ``folder``: below the import folder, or "" for uploaded files.
    ``mapping``: header -> field. ``accepted``: codes of brakes that a person released. ``results``: by step.
    ``failure``: code of what went wrong. ``report``: key of the report's file.
    """

    __tablename__ = "records_job"
    __table_args__ = (Index("ix_records_job_state_lease_until", "state", "lease_until"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    kind: Mapped[str] = mapped_column(String(10))
    source_name: Mapped[str] = mapped_column(String(80), index=True)
    folder: Mapped[str] = mapped_column(Text, default="")
    # Code of the collection's profile, or "" where it is guessed for each table.
    profile: Mapped[str] = mapped_column(String(40), default="")
    mapping: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    accepted: Mapped[list[str]] = mapped_column(JSON, default=list)
    step: Mapped[str] = mapped_column(String(10), default="preview")
    state: Mapped[str] = mapped_column(String(10), default="owed")
    done: Mapped[int] = mapped_column(BigInteger, default=0)
    of: Mapped[int] = mapped_column(BigInteger, default=0)
    doing: Mapped[str] = mapped_column(Text, default="")
    lease: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[int] = mapped_column(BigInteger, default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    results: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    failure: Mapped[str] = mapped_column(Text, default="")
    report: Mapped[str | None] = mapped_column(String(64))
    asked_by: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    asked_day: Mapped[dt.date]
    touched_at: Mapped[int] = mapped_column(BigInteger)


class Upload(CaseworkBase):
    """A file that waits to be read: under an opaque name in the casework file store, until its job is over."""

    __tablename__ = "upload"
    __table_args__ = (UniqueConstraint("job_id", "name"),)
    id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    job_id: Mapped[str] = mapped_column(ForeignKey("records_job.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(8))
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    stored_as: Mapped[str] = mapped_column(String(64))


class SavedMapping(CaseworkBase):
    """What the headers of one kind of table mean, under a name, to be used again. ``fields``: header -> field."""

    __tablename__ = "saved_mapping"
    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    fields: Mapped[dict[str, str]] = mapped_column(JSON)
    saved_by: Mapped[str] = mapped_column(ID)
    saved_day: Mapped[dt.date]
