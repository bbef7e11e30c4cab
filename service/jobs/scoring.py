"""Scorer versions: weights and name frequencies, frozen together, stored, and made anew when the records grew."""

from __future__ import annotations

import secrets
import shutil
from functools import lru_cache

from sqlalchemy import func, select

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


def refresh_scorer(casework: Casework, *, table: str | None = None, read: ReadSounds = read_sounds) -> str | None:
    """Makes a new scorer version if there is none, if records grew or shrank that much, or if the weights changed.

    The current version, or None while there are no records. Every open search owes every segment a unit under a new
    version; candidates that were read keep the one they were made with. ``table``: the weights as TOML, by default
    those in force. ``read``: who reads name parts; see ``Frequencies.build``.
    """
    with casework.database.read() as session:
        live = session.execute(
            select(SegmentRow.id, SegmentRow.records).where(SegmentRow.state == "live").order_by(SegmentRow.id)
        ).all()
        newest = session.scalars(select(ScorerVersion).order_by(ScorerVersion.position.desc()).limit(1)).first()
    total = sum(row.records for row in live)
    if total == 0:
        return newest.version if newest else None
    table = table or table_in_force(casework)
    much_as_before = newest is not None and newest.records / GROWTH < total < newest.records * GROWTH
    if newest is not None and much_as_before and table == newest.weights:
        return newest.version
    if newest is not None and much_as_before:  # other weights do not change what is rare
        frequencies = Frequencies.load(casework.scorers.fetch(newest.version))
    else:
        frequencies = Frequencies.build((Segment.open(casework.segment_folder(row.id)) for row in live), read)
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
