"""Which records of a source are to be indexed anew: those that changed, and who shares a household with them.

A household is looked up within one segment, so all of it goes from one to the next together; and what a segment knew
of somebody who changed says nothing any more beside those who stay in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from service.matching import DamagedSegment
from service.matching import Segment as SegmentIndex
from service.matching.keys import hash_of
from service.records.putting import parts
from service.records.reading import household_key
from service.store.casework import Casework
from service.store.errors import StoreError
from service.store.models.records import Record, Segment, SourceFile
from service.store.models.records import Statement as StatementRow

_ID = 16


def marked(source_id: str) -> tuple[ColumnElement[bool], ...]:
    """The records of a source that no segment holds as they are now."""
    # Wrapped, so that databases look at the marked records and not at all of the source.
    return func.coalesce(Record.source_id, "") == source_id, Record.segment_id.is_(None)


def mark(session: Session, source_id: str, record_ids: Sequence[str]) -> None:
    """These records are to be indexed anew; the segments that hold their old form learn of it."""
    for part in parts(record_ids):
        holding = set(session.scalars(select(Record.segment_id).where(Record.id.in_(part)))) - {None}
        session.execute(update(Segment).where(Segment.id.in_(holding)).values(mask_version=Segment.mask_version + 1))
        # The source is wrapped, so that databases look these records up and do not go through all of the source.
        session.execute(
            update(Record)
            .where(Record.id.in_(part), func.coalesce(Record.source_id, "") == source_id)
            .values(segment_id=None)
            .execution_options(synchronize_session=False)
        )


def mark_households(casework: Casework, source_id: str, source_name: str) -> int:
    """Marks who shares a household with a marked record, or did before it changed. How many more are marked.

    Done again after a kill it marks the rest, and nobody twice.
    """
    with casework.database.read() as session:
        held = func.coalesce(Record.source_id, "") == source_id, func.coalesce(Record.segment_id, "") != ""
        if session.scalar(select(Record.id).where(*held).limit(1)) is None:
            return 0  # as in the first import of a source
        live = session.scalars(select(Segment.id).where(Segment.source_id == source_id, Segment.state == "live")).all()
        ids = session.scalars(select(Record.id).where(*marked(source_id))).all()
        homes = _homes(session, source_name, ids)
    count = 0
    for segment_id in live:
        try:
            segment = SegmentIndex.open(casework.segment_folder(segment_id))
        except (DamagedSegment, StoreError, OSError):
            continue  # it is built anew as a whole
        mates = segment.in_households(segment.rows_of(ids), homes)
        count += _mark_held(casework, source_id, segment_id, [segment.record_id(row) for row in mates.tolist()])
    return count


def _mark_held(casework: Casework, source_id: str, segment_id: str, record_ids: Sequence[str]) -> int:
    """Those of them whose present form this segment holds."""
    count = 0
    for part in parts(record_ids):
        with casework.database.write() as session:
            held = select(Record.id).where(Record.id.in_(part), func.coalesce(Record.segment_id, "") == segment_id)
            found = session.scalars(held).all()
            mark(session, source_id, found)
            count += len(found)
    return count


def _homes(session: Session, source_name: str, record_ids: Iterable[str]) -> NDArray[np.uint64]:
    """Hashes of the households that what counts now states of these records."""
    home = StatementRow.fields["household"].as_string()
    keys: set[str | None] = set()
    for part in parts(list(record_ids)):
        query = (
            select(SourceFile.name, home)
            .join(SourceFile, SourceFile.id == StatementRow.file_id)
            .where(StatementRow.record_id.in_(part), SourceFile.state == "read", home.is_not(None))
            .distinct()
        )
        keys.update(household_key(source_name, name, stated) for name, stated in session.execute(query))
    return np.array(sorted(hash_of(key) for key in keys if key), dtype=np.uint64)
