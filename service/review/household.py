"""The others of a record's household, as the same file states them: what the relatives of a search are compared with.

They are found through the index, which knows the rows of a household; statements are not scanned for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.matching import Segment
from service.matching.mapped import DamagedSegment
from service.review.sides import sound_of
from service.review.statements import Member, RecordView
from service.review.understood import iso_births
from service.store.casework import Casework
from service.store.errors import StoreError
from service.store.models.records import Record, Source, SourceFile, Statement

# Far more than live under one roof: a file that says otherwise does not make a page without end.
MOST_MEMBERS = 200


def with_household(casework: Casework, record: RecordView, segment_id: str) -> RecordView:
    """The record with the members of its households in its statements; ``segment_id``: where the candidate was found.

    A segment that is retired, missing or damaged shows nobody: the page must open all the same.
    """
    if not any(s.home for s in record.statements):
        return record
    with casework.database.read() as session:
        row = session.get(Record, record.id)
    segments = dict.fromkeys(i for i in (segment_id, row.segment_id if row else None) if i)
    ids = dict.fromkeys(mate for segment in segments for mate in _mates(casework, segment, record.id))
    with casework.database.read() as session:
        members = _members(session, record.source.name, list(ids)[:MOST_MEMBERS])
    return replace(
        record,
        # A household is one within a file: its number means another one in the next file.
        statements=tuple(
            replace(s, household=tuple(members.get((s.file, s.home), {}).values()) if s.home else ())
            for s in record.statements
        ),
    )


def _mates(casework: Casework, segment_id: str, record_id: str) -> list[str]:
    try:
        segment = Segment.open(casework.segment_folder(segment_id))
    except (DamagedSegment, StoreError, OSError):
        return []
    row = segment.row_of(record_id)
    return [] if row is None else [segment.record_id(mate) for mate in segment.household(row)]


def _members(session: Session, source: str, record_ids: Sequence[str]) -> dict[tuple[str, str], dict[str, Member]]:
    """(file, household) -> record id -> the first row of it there, as the statements stand now."""
    found: dict[tuple[str, str], dict[str, Member]] = {}
    for row, file_name in session.execute(
        select(Statement, SourceFile.name)
        .join(SourceFile, SourceFile.id == Statement.file_id)
        .join(Source, Source.id == SourceFile.source_id)
        .where(Statement.record_id.in_(record_ids), SourceFile.state == "read", Source.name == source)
        .order_by(SourceFile.name, Statement.sheet, Statement.row)
    ):
        fields = row.fields
        if home := fields.get("household"):
            member = Member(
                names=tuple(fields.get("names", ())),
                sound=" / ".join(filter(None, map(sound_of, fields.get("names", ())))),
                relation=fields.get("relation", ""),
                births=iso_births(fields),
                file=file_name,
                sheet=row.sheet,
                row=row.row,
            )
            found.setdefault((file_name, home), {}).setdefault(row.record_id, member)
    return found
