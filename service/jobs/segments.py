"""Opened segments with the mask of their live records, kept as long as they hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from service.jobs.plan import MATCHED_SOURCES
from service.matching import Segment
from service.store.casework import Casework
from service.store.models.records import Record, Source
from service.store.models.records import Segment as SegmentRow


@dataclass(frozen=True, slots=True)
class LiveSegment:
    """``mask``: bool of shape [records], or None where every record of the segment is live."""

    id: str
    source_id: str
    index: Segment
    mask: NDArray[np.bool_] | None


class OpenSegments:
    """Opening maps memory and reads nothing; the mask is read anew when records were replaced."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._open: dict[str, tuple[int, LiveSegment]] = {}

    def get(self, segment_id: str) -> LiveSegment | None:
        """None where the segment is retired or its source is not matched now."""
        with self._casework.database.read() as session:
            row = session.execute(
                select(SegmentRow.mask_version, SegmentRow.source_id, SegmentRow.records)
                .join(Source, Source.id == SegmentRow.source_id)
                .where(SegmentRow.id == segment_id, SegmentRow.state == "live", Source.state.in_(MATCHED_SOURCES))
            ).first()
        if row is None:
            self._open.pop(segment_id, None)
            return None
        kept = self._open.get(segment_id)
        if kept is None or kept[0] != row.mask_version:
            index = kept[1].index if kept else Segment.open(self._casework.segment_folder(segment_id))
            live = LiveSegment(segment_id, row.source_id, index, self._mask(segment_id, index))
            self._open[segment_id] = kept = (row.mask_version, live)
        return kept[1]

    def all(self) -> list[LiveSegment]:
        """Every segment that is matched now, in a stable order."""
        with self._casework.database.read() as session:
            ids = list(session.scalars(select(SegmentRow.id).order_by(SegmentRow.id)))
        return [live for live in map(self.get, ids) if live is not None]

    def _mask(self, segment_id: str, index: Segment) -> NDArray[np.bool_] | None:
        with self._casework.database.read() as session:
            current = (Record.segment_id == segment_id) & Record.gone.is_(False)
            if session.scalar(select(func.count()).select_from(Record).where(current)) == len(index):
                return None
            alive = session.scalars(select(Record.id).where(current))
            mask = np.zeros(len(index), dtype=np.bool_)
            for record_id in alive:
                row = index.row_of(record_id)
                if row is not None:
                    mask[row] = True
        return mask
