"""Building the segment over every record of a source that changed, and the scorer when records grew enough.

The records are collected in pieces, each by whichever process is free; their names are read once for each distinct
spelling.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import ColumnElement, Integer, cast, func, select, update
from sqlalchemy.orm import Session

from service.jobs.scoring import count_ahead, refresh_scorer
from service.matching import DamagedSegment
from service.matching import Segment as SegmentIndex
from service.matching.builder import lay_together
from service.matching.collected import Collected
from service.matching.scratch import scratch
from service.records import collecting, readiness
from service.records.marking import mark_households, marked
from service.records.processes import Done, Failed, Processes, processors
from service.records.spellings import Reader
from service.records.staging import CACHE_KIB
from service.store import audit
from service.store.casework import Casework
from service.store.models.base import new_id
from service.store.models.records import Portrait, Record, Segment, Source, SourceFile
from service.store.models.records import Statement as StatementRow
from service.store.wakeup import wakeup

# Fewer records are collected here: starting processes would take longer.
_FEW = 10_000


class ChangedMeanwhile(RuntimeError):
    """Another import of the same source came in between, again and again."""


def count_records(session: Session, source_id: str) -> int:
    count = select(func.count()).select_from(Record).where(Record.source_id == source_id, Record.gone.is_(False))
    return session.scalar(count) or 0


def build(
    casework: Casework,
    source_id: str,
    source_name: str,
    progress: Callable[[str, int, int], None],
    workers: Processes | None = None,
    gathered: Path | None = None,
) -> tuple[str | None, int]:
    """The new segment and how many records it holds; (None, 0) where nothing changed. Raises ChangedMeanwhile.

    ``gathered``: the folder of entries that were made while rows were read.
    """
    for _ in range(5):
        with casework.database.read() as session:
            state = _state(session, source_id)
        mark_households(casework, source_id, source_name)  # of all that stands in this state, or it is done again
        with casework.database.read() as session:
            marked = _count_marked(session, source_id)
        if not marked:
            return None, 0
        segment_id = new_id()
        with _processes(workers, marked) as processes:
            processes.prepare(readiness.indexing)
            reader = Reader(processes)
            records = _lay(casework, source_id, source_name, segment_id, processes, reader, progress, gathered)
            with ThreadPoolExecutor(1) as beside:  # the database needs one processor, counting the other
                counting = beside.submit(count_ahead, casework, segment_id, records, reader.sounds) if records else None
                with casework.database.write() as session:
                    casework.database.keep_pages(session, CACHE_KIB)
                    # Locked on PostgreSQL; SQLite has one writer anyway.
                    session.execute(select(Source.id).where(Source.id == source_id).with_for_update())
                    whole = _state(session, source_id) == state
                    if whole and records:
                        _take_over(session, source_id, segment_id, records)
                    if whole:
                        _bury(session, source_id)
                        _retire_empty(session, source_id)
            if whole and counting is not None:
                casework.segments.publish(segment_id)
                refresh_scorer(casework, read=reader.sounds, counted=counting.result())
                wakeup(casework.settings.intake.redis_url).wake()
                return segment_id, records
        shutil.rmtree(casework.segments.folder(segment_id), ignore_errors=True)
        if whole:
            return None, 0
    raise ChangedMeanwhile(source_name)


@contextlib.contextmanager
def _processes(workers: Processes | None, marked: int) -> Iterator[Processes]:
    if marked < _FEW:
        yield Processes(0)
    elif workers is not None and workers.size:
        yield workers
    else:
        with Processes(processors()) as own:
            yield own


def _lay(
    casework: Casework,
    source_id: str,
    source_name: str,
    segment_id: str,
    processes: Processes,
    reader: Reader,
    progress: Callable[[str, int, int], None],
    gathered: Path | None,
) -> int:
    """How many records the segment holds."""
    folder = casework.segments.folder(segment_id)
    with scratch(folder.parent, "collecting") as place:
        url, few = casework.settings.database_url, not processes.size
        with casework.database.read() as session:
            pieces = collecting.pieces(session, url, source_id, source_name, place, few, gathered)

        def collected() -> Iterator[Collected]:
            done = 0
            # One after the other, so that the same statements give the same segment.
            found: dict[int, Collected] = {}
            following = 0
            looked_up = sum(piece.looks_up for piece in pieces)
            later = len(pieces) - looked_up
            for first, some in (0, pieces[:later]), (later, pieces[later:]):
                for number, item in processes.stream(collecting.collect, some):
                    if isinstance(item, Failed):
                        raise RuntimeError(f"Collecting the records failed: {item.reason}.")
                    if isinstance(item, Done):
                        done += 1
                        progress("index", done, len(pieces))
                    else:
                        found[first + number] = item
                    while following in found:
                        yield found.pop(following)
                        following += 1
            processes.end()  # what they remember of dates and addresses is of no use to names

        progress("index", 0, len(pieces))
        return lay_together(folder, collected(), reader.words, reader.texts).records


def _state(session: Session, source_id: str) -> tuple[object, ...]:
    """Equal as long as nothing was accepted, corrected or taken away: what a segment is built from."""
    # In one row: SQLite's driver waits for Python's lock at each, which others may hold all the time meanwhile.
    files = select(func.aggregate_strings(SourceFile.id, " ")).where(
        SourceFile.source_id == source_id, SourceFile.state == "read"
    )
    digest = hashlib.sha256(" ".join(sorted((session.scalar(files) or "").split())).encode()).hexdigest()
    pictures = select(func.count(), func.sum(cast(Portrait.placeholder, Integer))).where(
        Portrait.source_id == source_id
    )
    return (digest, *session.execute(pictures).one())


def _take_over(session: Session, source_id: str, segment_id: str, records: int) -> None:
    session.add(Segment(id=segment_id, source_id=source_id, records=records))
    session.flush()
    if _count_marked(session, source_id) == records:  # then each is in the segment, and none need be asked
        held = collecting.still_marked(source_id)
    else:
        held = (*marked(source_id), _stated() | _pictured())
    session.execute(
        update(Record)
        .where(*held)
        .values(segment_id=segment_id, gone=False)
        .execution_options(synchronize_session=False)
    )


def _count_marked(session: Session, source_id: str) -> int:
    return session.scalar(select(func.count()).select_from(Record).where(*marked(source_id))) or 0


def _bury(session: Session, source_id: str) -> None:
    """Marked records that nothing states any more become tombstones."""
    session.execute(
        update(Record)
        .where(*marked(source_id), Record.gone.is_(False), ~(_stated() | _pictured()))
        .values(gone=True)
        .execution_options(synchronize_session=False)
    )


def _stated() -> ColumnElement[bool]:
    return (
        select(StatementRow.record_id)
        .join(SourceFile, SourceFile.id == StatementRow.file_id)
        .where(StatementRow.record_id == Record.id, SourceFile.state == "read")
        .exists()
    )


def _pictured() -> ColumnElement[bool]:
    return select(Portrait.record_id).where(Portrait.record_id == Record.id).exists()


def rebuild(casework: Casework, progress: Callable[[str, int, int], None]) -> int:
    """Every index anew from the statements: after a change of the index's format or of how names are read.

    How many records. Every open search owes the new segments a unit; record ids and readings stay.
    """
    with casework.act(audit.COMMAND, "records.reindexed") as session:
        sources = session.execute(select(Source.id, Source.name)).all()
        session.execute(update(Record).where(Record.gone.is_(False)).values(segment_id=None))
        session.execute(update(Segment).where(Segment.state == "live").values(state="retired"))
    return sum(build(casework, source.id, source.name, progress)[1] for source in sources)


def outdated(casework: Casework) -> bool:
    """Whether an index in use cannot be opened by this version and must be rebuilt."""
    with casework.database.read() as session:
        live = session.scalars(select(Segment.id).where(Segment.state == "live")).all()
    try:
        for segment_id in live:
            SegmentIndex.open(casework.segment_folder(segment_id))
    except DamagedSegment:
        return True
    return False


def _retire_empty(session: Session, source_id: str) -> None:
    holds = select(Record.id).where(Record.segment_id == Segment.id).exists()
    session.execute(
        update(Segment).where(Segment.source_id == source_id, Segment.state == "live", ~holds).values(state="retired")
    )
