"""Scorer versions: weights and name frequencies, frozen together, stored, and made anew when the records grew."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.jobs.weights import table_in_force
from service.matching import Frequencies, Scorer, Segment, Weights
from service.matching.frequencies import ReadSounds, read_sounds
from service.store import audit
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.records import ScorerVersion
from service.store.models.records import Segment as SegmentRow

# Frequencies are counted anew when a quarter more records are there than when they were frozen, or a fifth fewer.
GROWTH = 1.25


@dataclass(frozen=True, slots=True)
class Counted:
    """Frequencies in the records of some segments."""

    segments: frozenset[str]
    frequencies: Frequencies


def count_ahead(casework: Casework, coming: str, records: int, read: ReadSounds) -> Counted | None:
    """What :func:`refresh_scorer` will count once the segment ``coming`` is in use too, with so many ``records``; None
    where it will count nothing. ``coming`` lies in its folder already."""
    with casework.database.read() as session:
        live, newest = _live(session), _newest(session)
    total = sum(live.values()) + records
    if newest is not None and _as_before(newest, total):
        return None
    return _count({coming: casework.segments.folder(coming)} | _folders(casework, live), read)


def refresh_scorer(
    casework: Casework, *, table: str | None = None, read: ReadSounds = read_sounds, counted: Counted | None = None
) -> str | None:
    """Makes a new scorer version if there is none, if records grew or shrank that much, or if the weights changed.

    The current version, or None while there are no records. Every open search owes every segment a unit under a new
    version; candidates that were read keep the one they were made with. ``table``: the weights as TOML, by default
    those in force. ``read``: who reads name parts; see ``Frequencies.build``. ``counted``: what was counted already,
    of no use where other segments are in use by now.
    """
    with casework.database.read() as session:
        live, newest = _live(session), _newest(session)
    total = sum(live.values())
    if total == 0:
        return newest.version if newest else None
    table = table or table_in_force(casework)
    much_as_before = newest is not None and _as_before(newest, total)
    if newest is not None and much_as_before and table == newest.weights:
        return newest.version
    if newest is not None and much_as_before:  # other weights do not change what is rare
        frequencies = Frequencies.load(casework.scorers.fetch(newest.version))
    elif counted is not None and counted.segments == live.keys():
        frequencies = counted.frequencies
    else:
        frequencies = _count(_folders(casework, live), read).frequencies
    version = Scorer(Weights.parse(table), frequencies).version
    folder = casework.scorers.folder(version)
    if not folder.exists():
        # Two imports may arrive here at once: whoever renames second finds the folder and is content.
        temporary = folder.with_name(f".{version}.{secrets.token_hex(4)}")
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        frequencies.save(temporary)
        try:
            temporary.rename(folder)
        except OSError:
            shutil.rmtree(temporary)
    casework.scorers.publish(version)
    with casework.act(audit.SYSTEM, "scorer.version", version, records=total) as session:
        known = session.scalar(select(func.count()).where(ScorerVersion.version == version))
        if not known:
            session.add(ScorerVersion(version=version, weights=table, records=total, day=today()))
    return version


def _live(session: Session) -> dict[str, int]:
    """How many records each segment in use has."""
    found = select(SegmentRow.id, SegmentRow.records).where(SegmentRow.state == "live").order_by(SegmentRow.id)
    return {row.id: row.records for row in session.execute(found)}


def _newest(session: Session) -> ScorerVersion | None:
    return session.scalars(select(ScorerVersion).order_by(ScorerVersion.position.desc()).limit(1)).first()


def _as_before(newest: ScorerVersion, total: int) -> bool:
    return newest.records / GROWTH < total < newest.records * GROWTH


def _folders(casework: Casework, segments: Iterable[str]) -> dict[str, Path]:
    return {segment_id: casework.segment_folder(segment_id) for segment_id in segments}


def _count(folders: Mapping[str, Path], read: ReadSounds) -> Counted:
    segments = (Segment.open(folder) for _, folder in sorted(folders.items()))
    return Counted(frozenset(folders), Frequencies.build(segments, read))


def current_version(casework: Casework) -> str | None:
    with casework.database.read() as session:
        return session.scalar(select(ScorerVersion.version).order_by(ScorerVersion.position.desc()).limit(1))


@lru_cache(maxsize=4)
def load_scorer(casework: Casework, version: str) -> Scorer:
    """Raises LookupError for a version that this data folder does not know."""
    with casework.database.read() as session:
        row = session.scalars(select(ScorerVersion).where(ScorerVersion.version == version)).first()
    if row is None:
        raise LookupError(version)
    return Scorer(Weights.parse(row.weights), Frequencies.load(casework.scorers.fetch(version)))
