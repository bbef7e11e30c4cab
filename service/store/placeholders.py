"""Placeholders among the portraits: one picture on many records. Kept, listed for administrators, never matched."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.photos import PhotoSignature, find_placeholders
from service.store.errors import Gone
from service.store.models.records import Portrait

_FILE_NAMES = 5


@dataclass(frozen=True, slots=True)
class ListedPlaceholder:
    """``portrait_id``: of one portrait that shows it; ``records``: how many carry it; ``file_names``: the first few."""

    portrait_id: str
    records: int
    file_names: tuple[str, ...]


def placeholders_of(session: Session, source_id: str) -> list[ListedPlaceholder]:
    """Each picture once, the one on most records first."""
    found = Portrait.source_id == source_id, Portrait.placeholder.is_(True), Portrait.signature.is_not(None)
    # Equal files first, so that a card on a hundred thousand records is read once; then recompressed copies of it.
    rows = session.execute(
        select(
            Portrait.sha256,
            func.min(Portrait.id).label("id"),
            func.count(Portrait.record_id.distinct()).label("records"),
        )
        .where(*found)
        .group_by(Portrait.sha256)
        .order_by(Portrait.sha256)
    ).all()
    shown = {row.id: session.get_one(Portrait, row.id) for row in rows}
    signed = ((i, PhotoSignature.from_bytes(shown[row.id].signature or b"")) for i, row in enumerate(rows))
    listed = []
    for group in find_placeholders(signed, most_records=0):
        members = [rows[i] for i in group.rows]
        names = session.scalars(
            select(Portrait.file_name)
            .where(*found, Portrait.sha256.in_([row.sha256 for row in members[:_FILE_NAMES]]))
            .order_by(Portrait.file_name)
            .limit(_FILE_NAMES)
        )
        listed.append(ListedPlaceholder(members[0].id, sum(row.records for row in members), tuple(names)))
    return sorted(listed, key=lambda one: (-one.records, one.file_names))


def count_placeholders(session: Session) -> dict[str, int]:
    """How many portraits of each source are placeholders, by the source's id."""
    rows = session.execute(
        select(Portrait.source_id, func.count()).where(Portrait.placeholder.is_(True)).group_by(Portrait.source_id)
    )
    return defaultdict(int, ((source_id, count) for source_id, count in rows))


def placeholder_file(session: Session, source_id: str, portrait_id: str) -> str:
    """Where the picture is stored. Raises Gone for a portrait that is no placeholder of this source."""
    portrait = session.get(Portrait, portrait_id)
    if portrait is None or portrait.source_id != source_id or not portrait.placeholder:
        raise Gone(portrait_id)
    return portrait.stored_as
