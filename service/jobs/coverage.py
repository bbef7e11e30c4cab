"""Counting what the vouched sources cover, for the families' page about it. A worker does it when something changed."""

from __future__ import annotations

import hashlib
import json

import numpy as np
from sqlalchemy import func, select

from service.jobs.segments import LiveSegment, OpenSegments
from service.store import clock, coverage
from service.store.casework import Casework
from service.store.coverage import Coverage, CoveredSource, rounded
from service.store.models.records import Segment, Source, SourceFile, Statement


def publish(casework: Casework) -> bool:
    """Writes the summary into the intake folder. False if it stands already as it should."""
    folder = casework.settings.intake.folder
    of = _state(casework)
    kept = coverage.read(folder)
    if kept is not None and kept.of == of:
        return False
    with casework.database.read() as session:
        sources = list(session.scalars(select(Source).where(Source.state == "vouched").order_by(Source.name)))
    live = OpenSegments(casework).all() if sources else []
    counted = tuple(_counted(casework, source, [s for s in live if s.source_id == source.id]) for source in sources)
    coverage.write(folder, Coverage(clock.today().isoformat(), of, counted))
    return True


def _state(casework: Casework) -> str:
    """What the summary depends on: sources as they stand, and which segments hold them."""
    with casework.database.read() as session:
        sources = session.execute(
            select(Source.id, Source.title, Source.name, Source.publisher, Source.published)
            .where(Source.state == "vouched")
            .order_by(Source.id)
        ).all()
        segments = session.execute(
            select(Segment.id, Segment.mask_version).where(Segment.state == "live").order_by(Segment.id)
        ).all()
    text = json.dumps([[list(row) for row in sources], [list(row) for row in segments]])
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _counted(casework: Casework, source: Source, segments: list[LiveSegment]) -> CoveredSource:
    people, counties = 0, dict[str, int]()
    for segment in segments:
        held = segment.index.arrays["counties"]
        held = held if segment.mask is None else held[segment.mask]
        people += len(held)
        sizes = np.bincount(held, minlength=len(segment.index.county_sets)).tolist()
        for size, codes in zip(sizes, segment.index.county_sets, strict=True):
            for code in codes:
                counties[code] = counties.get(code, 0) + size
    return CoveredSource(
        title=source.title or source.name,
        publisher=source.publisher,
        published=source.published,
        people=rounded(people),
        years=_years(casework, source.id),
        counties={code: rounded(size) for code, size in sorted(counties.items()) if size},
    )


def _years(casework: Casework, source_id: str) -> tuple[int, int] | None:
    """First and last of the years in which at least ``FEW`` people were taken: fewer may be slips of the pen."""
    year = Statement.fields["detained_on"][0].as_integer()
    with casework.database.read() as session:
        counted = session.execute(
            select(year, func.count())
            .join(SourceFile, SourceFile.id == Statement.file_id)
            .where(SourceFile.source_id == source_id, SourceFile.state == "read", year.is_not(None))
            .group_by(year)
        ).all()
    years = [int(one) for one, people in counted if people >= coverage.FEW]
    return (min(years), max(years)) if years else None
