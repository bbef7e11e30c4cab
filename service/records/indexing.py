"""Building the segment over every record of a source that changed, and the scorer when records grew enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from service.jobs.scoring import refresh_scorer
from service.matching import build_segment
from service.matching.types import RecordEntry
from service.photos import PhotoSignature
from service.records.reading import Statement, merge
from service.records.stored import statement_of
from service.store import audit
from service.store.casework import Casework
from service.store.models.base import new_id
from service.store.models.records import Portrait, Record, Segment, Source, SourceFile
from service.store.models.records import Statement as StatementRow
from service.store.wakeup import wakeup

_BATCH = 500


def count_records(session: Session, source_id: str) -> int:
    count = select(func.count()).select_from(Record).where(Record.source_id == source_id, Record.gone.is_(False))
    return session.scalar(count) or 0


def outdate(session: Session, record_ids: list[str]) -> None:
    """The segments that hold these records hold them no longer."""
    holding = select(Record.segment_id).where(Record.id.in_(record_ids), Record.segment_id.is_not(None)).distinct()
    session.execute(
        update(Segment)
        .where(Segment.id.in_(list(session.scalars(holding))))
        .values(mask_version=Segment.mask_version + 1)
    )


def build(
    casework: Casework, source_id: str, source_name: str, progress: Callable[[str, int, int], None]
) -> tuple[str | None, int]:
    """The new segment and how many records it holds; (None, 0) where nothing changed."""
    with casework.database.write() as session:
        marked = _drop_empty(session, source_id)
    if not marked:
        return None, 0
    segment_id = new_id()
    entries = _entries(casework, source_name, marked, progress)
    build_segment(casework.segments.folder(segment_id), entries)
    casework.segments.publish(segment_id)
    with casework.database.write() as session:
        session.add(Segment(id=segment_id, source_id=source_id, records=len(marked)))
        session.flush()
        for start in range(0, len(marked), _BATCH):
            part = marked[start : start + _BATCH]
            session.execute(update(Record).where(Record.id.in_(part)).values(segment_id=segment_id, gone=False))
        _retire_empty(session, source_id)
    refresh_scorer(casework)
    wakeup(casework.settings.intake.redis_url).wake()
    return segment_id, len(marked)


def rebuild(casework: Casework, progress: Callable[[str, int, int], None]) -> int:
    """Every index anew from the statements: after a change of the index's format or of how names are read.

    How many records. Every open search owes the new segments a unit; record ids and readings stay.
    """
    with casework.act(audit.COMMAND, "records.reindexed") as session:
        sources = session.execute(select(Source.id, Source.name)).all()
        session.execute(update(Record).where(Record.gone.is_(False)).values(segment_id=None))
        session.execute(update(Segment).where(Segment.state == "live").values(state="retired"))
    return sum(build(casework, source.id, source.name, progress)[1] for source in sources)


def _drop_empty(session: Session, source_id: str) -> list[str]:
    """Marked records that still state something, sorted; the others become tombstones."""
    marked = select(Record.id).where(Record.source_id == source_id, Record.segment_id.is_(None), Record.gone.is_(False))
    stated = (
        select(StatementRow.record_id)
        .join(SourceFile, SourceFile.id == StatementRow.file_id)
        .where(StatementRow.record_id == Record.id, SourceFile.state == "read")
        .exists()
    )
    pictured = select(Portrait.record_id).where(Portrait.record_id == Record.id).exists()
    session.execute(update(Record).where(Record.id.in_(marked), ~stated, ~pictured).values(gone=True))
    # A record that came back after it was gone is marked too: it has statements and no segment.
    session.execute(
        update(Record)
        .where(Record.source_id == source_id, Record.segment_id.is_(None), Record.gone.is_(True), stated | pictured)
        .values(gone=False)
    )
    return list(session.scalars(marked.order_by(Record.id)))


def _retire_empty(session: Session, source_id: str) -> None:
    holds = select(Record.id).where(Record.segment_id == Segment.id).exists()
    session.execute(
        update(Segment).where(Segment.source_id == source_id, Segment.state == "live", ~holds).values(state="retired")
    )


def _entries(
    casework: Casework, source_name: str, record_ids: list[str], progress: Callable[[str, int, int], None]
) -> Iterator[RecordEntry]:
    for start in range(0, len(record_ids), _BATCH):
        progress("index", start, len(record_ids))
        part = record_ids[start : start + _BATCH]
        with casework.database.read() as session:
            yield from _entries_of(session, source_name, part)
    progress("index", len(record_ids), len(record_ids))


def _entries_of(session: Session, source_name: str, record_ids: list[str]) -> Iterator[RecordEntry]:
    statements: dict[str, list[Statement]] = {}
    for row, file_name in session.execute(
        select(StatementRow, SourceFile.name)
        .join(SourceFile, SourceFile.id == StatementRow.file_id)
        .where(StatementRow.record_id.in_(record_ids), SourceFile.state == "read")
        .order_by(SourceFile.name, StatementRow.id)
    ):
        read = statement_of(file_name, row.sheet, row.row, row.cells, row.fields)
        statements.setdefault(row.record_id, []).append(read)
    photos: dict[str, list[tuple[str, PhotoSignature]]] = {}
    names: dict[str, list[str]] = {}
    for portrait in session.scalars(
        select(Portrait).where(Portrait.record_id.in_(record_ids)).order_by(Portrait.file_name)
    ):
        names.setdefault(portrait.record_id, []).append(portrait.file_name)
        if portrait.signature is not None and not portrait.placeholder:
            photo = (portrait.stored_as, PhotoSignature.from_bytes(portrait.signature))
            photos.setdefault(portrait.record_id, []).append(photo)
    for record_id in record_ids:
        yield merge(
            source_name,
            record_id,
            statements.get(record_id, []),
            photos=tuple(photos.get(record_id, ())),
            photo_names=tuple(names.get(record_id, ())),
        )
