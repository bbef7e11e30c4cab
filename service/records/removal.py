"""Removing a source whole: decided by two people in one act, then cleared away by a worker, a batch at a time.

From the act on nothing of it is matched, shown as usable or told: its candidates are suspended. What it stated goes:
statements, damaged places, files, portraits, indexes. What stays are tombstones: the source, its record ids and the
ids of its segments, so that readings and what was told still say what they were about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from service.jobs.scoring import refresh_scorer
from service.matching.scratch import clear_leftovers
from service.records.sources import refresh_all
from service.records.turns import turn
from service.staff.accounts import AccountRefused
from service.staff.proposals import Proposals
from service.store import audit
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.clock import now, today
from service.store.models.base import new_id
from service.store.models.imports import RecordsJob, Upload
from service.store.models.records import Import, Portrait, Problem, Record, Segment, Source, SourceFile, Statement
from service.store.models.staff import Proposal
from service.store.portrait_files import delete_portrait, left_of_source

REMOVE = "source_remove"
_BATCH = 2000


@dataclass
class Cleared:
    """How much of the source went."""

    statements: int = 0
    records: int = 0
    portraits: int = 0
    files: int = 0


def register(proposals: Proposals) -> None:
    """Removing a source takes two people: it cannot be taken back."""
    proposals.register(REMOVE, _remove)


def _remove(_casework: Casework, session: Session, proposal: Proposal) -> None:
    source = session.get(Source, proposal.subject)
    if source is None or source.state == "removed":
        raise AccountRefused("unknown")
    source.state = "removed"
    session.execute(
        update(Segment)
        .where(Segment.source_id == source.id)
        .values(state="retired", mask_version=Segment.mask_version + 1)
    )
    session.execute(
        update(RecordsJob)
        .where(RecordsJob.source_name == source.name, RecordsJob.state.in_(("owed", "waiting")))
        .values(state="cancelled", touched_at=now())
    )
    session.add(
        RecordsJob(
            id=new_id(),
            kind="removal",
            source_name=source.name,
            step="run",
            asked_by=proposal.proposed_by,
            asked_day=today(),
            touched_at=now(),
        )
    )


def clear(casework: Casework, source_id: str, progress: Callable[[str, int, int], None]) -> Cleared:
    """Clears away what a removed source stated. Killed at any moment it can be done again, and ends the same."""
    with casework.database.read() as session:
        source = session.get_one(Source, source_id)
        assert source.state == "removed"
    with turn(casework, source.name, progress):  # an import at work finds it removed, and ends
        return _clear(casework, source, progress)


def _clear(casework: Casework, source: Source, progress: Callable[[str, int, int], None]) -> Cleared:
    source_id, cleared = source.id, Cleared()
    _clear_jobs(casework, source.name)
    _clear_portraits(casework, source_id, cleared, progress)
    _clear_files(casework, source_id, cleared, progress)
    _clear_records(casework, source_id, cleared, progress)
    with casework.database.read() as session:
        segments = list(session.scalars(select(Segment.id).where(Segment.source_id == source_id)))
    for segment_id in segments:
        casework.segments.remove(segment_id)
    clear_leftovers(casework.settings.segments)  # an import that was killed may have left names
    with casework.act(
        audit.SYSTEM,
        "source.cleared",
        source_id,
        statements=cleared.statements,
        records=cleared.records,
        portraits=cleared.portraits,
        files=cleared.files,
    ) as session:
        # Names of files that could not be read stand in here.
        session.execute(update(Import).where(Import.source_id == source_id).values(summary={}))
        session.execute(
            update(Segment).where(Segment.source_id == source_id, Segment.state != "retired").values(state="retired")
        )
    casework.database.truncate_log()
    refresh_scorer(casework)
    refresh_all(casework, Cards(casework), source_id)
    return cleared


def _clear_jobs(casework: Casework, source_name: str) -> None:
    """Uploaded files and reports of its imports."""
    with casework.database.read() as session:
        jobs = select(RecordsJob.id).where(RecordsJob.source_name == source_name)
        stored = list(session.scalars(select(Upload.stored_as).where(Upload.job_id.in_(jobs))))
        reports = session.scalars(
            select(RecordsJob.report).where(RecordsJob.source_name == source_name, RecordsJob.report.is_not(None))
        )
        stored += [report for report in reports if report]
    for key in stored:
        casework.files.delete(key)
    with casework.database.write() as session:
        session.execute(delete(Upload).where(Upload.job_id.in_(jobs)))
        session.execute(
            update(RecordsJob)
            .where(RecordsJob.source_name == source_name, RecordsJob.kind != "removal")
            .values(results={}, report=None, mapping={}, doing="")
        )


def _clear_portraits(
    casework: Casework, source_id: str, cleared: Cleared, progress: Callable[[str, int, int], None]
) -> None:
    while True:
        with casework.database.read() as session:
            rows = session.execute(
                select(Portrait.id, Portrait.stored_as).where(Portrait.source_id == source_id).limit(_BATCH)
            ).all()
        if not rows:
            break
        # The file first: what is left of a row whose file is gone is cleared the next time.
        for row in rows:
            delete_portrait(casework.files, row.stored_as)
        with casework.database.write() as session:
            session.execute(delete(Portrait).where(Portrait.id.in_([row.id for row in rows])))
        cleared.portraits += len(rows)
        progress("portraits", cleared.portraits, 0)
    # An import that was killed may have left files that no row names.
    for key in left_of_source(casework.files, source_id):
        casework.files.delete(key)


def _clear_files(
    casework: Casework, source_id: str, cleared: Cleared, progress: Callable[[str, int, int], None]
) -> None:
    with casework.database.read() as session:
        files = list(session.scalars(select(SourceFile.id).where(SourceFile.source_id == source_id)))
    for number, file_id in enumerate(files):
        progress("files", number, len(files))
        while True:
            with casework.database.write() as session:
                ids = list(session.scalars(select(Statement.id).where(Statement.file_id == file_id).limit(_BATCH)))
                if not ids:
                    session.execute(delete(Problem).where(Problem.file_id == file_id))
                    session.execute(delete(SourceFile).where(SourceFile.id == file_id))
                    break
                session.execute(delete(Statement).where(Statement.id.in_(ids)))
            cleared.statements += len(ids)
    cleared.files = len(files)


def _clear_records(
    casework: Casework, source_id: str, cleared: Cleared, progress: Callable[[str, int, int], None]
) -> None:
    """Their ids stay as tombstones."""
    while True:
        with casework.database.write() as session:
            ids = list(
                session.scalars(
                    select(Record.id)
                    .where(Record.source_id == source_id, Record.gone.is_(False) | Record.segment_id.is_not(None))
                    .limit(_BATCH)
                )
            )
            if not ids:
                return
            session.execute(update(Record).where(Record.id.in_(ids)).values(gone=True, segment_id=None))
        cleared.records += len(ids)
        progress("records", cleared.records, 0)
