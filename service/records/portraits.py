"""Leaked portraits: image files tied to records by the ID number in their name, or by a mapping file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select, update

from service.matching.values.idnumber import IdNumber
from service.photos import PhotoSignature, signature
from service.photos.intake import CleanPicture, take_in_many
from service.photos.placeholders import find_placeholders
from service.photos.reasons import PhotoRejected
from service.records import indexing, trust
from service.records.importer import Progress, ensure_source, silent
from service.records.reading import id_in_filename, picture_files, record_id_of_number
from service.store import audit
from service.store.casework import Casework
from service.store.models.base import new_id
from service.store.models.records import Portrait, Record

_BATCH = 100


@dataclass
class PortraitReport:
    """``untied``: files whose name holds no ID number. ``rejected``: (file, sentence)."""

    found: int = 0
    tied: int = 0
    known: int = 0
    blank: int = 0
    untied: list[str] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    placeholders: int = 0

    @property
    def nothing_readable(self) -> bool:
        return self.tied == 0 and self.known == 0


def import_portraits(
    casework: Casework,
    source_name: str,
    folder: Path,
    *,
    mapping: Mapping[str, IdNumber] | None = None,
    progress: Progress = silent,
    actor: str = audit.COMMAND,
) -> PortraitReport:
    """Takes a folder of pictures into a source. A picture of a person that no table names makes a record of its own."""
    report = PortraitReport()
    with casework.act(actor, "portraits.started", source_name) as session:
        source_id = ensure_source(session, source_name).id
    tied = list(_tied(folder, mapping or {}, report))
    for start in range(0, len(tied), _BATCH):
        progress("read", start, len(tied))
        _take(casework, source_id, source_name, tied[start : start + _BATCH], report)
    progress("read", len(tied), len(tied))
    report.placeholders = _mark_placeholders(casework, source_id)
    _, indexed = indexing.build(casework, source_id, source_name, progress)
    with casework.act(
        actor, "portraits.finished", source_name, tied=report.tied, rejected=len(report.rejected)
    ) as session:
        if indexed:
            trust.changed(session, casework, actor, source_id)
    return report


def _tied(
    folder: Path, mapping: Mapping[str, IdNumber], report: PortraitReport
) -> Iterator[tuple[Path, str, IdNumber]]:
    for path, name in picture_files(folder):
        report.found += 1
        number = mapping.get(name) or mapping.get(path.name) or id_in_filename(path.name)
        if number is None or not number.sound:
            report.untied.append(name)
        else:
            yield path, name, number


def _take(
    casework: Casework,
    source_id: str,
    source_name: str,
    batch: list[tuple[Path, str, IdNumber]],
    report: PortraitReport,
) -> None:
    data = [path.read_bytes() for path, _, _ in batch]
    digests = [hashlib.sha256(one).hexdigest() for one in data]
    with casework.database.read() as session:
        rows = session.execute(
            select(Portrait.record_id, Portrait.sha256).where(
                Portrait.source_id == source_id, Portrait.sha256.in_(digests)
            )
        )
        known = {(row.record_id, row.sha256) for row in rows}
    fresh = []
    for (_, name, number), digest, one in zip(batch, digests, data, strict=True):
        record_id = record_id_of_number(source_name, number)
        if (record_id, digest) in known:
            report.known += 1
        else:
            known.add((record_id, digest))
            fresh.append((name, record_id, digest, one))
    taken = take_in_many(one for *_, one in fresh)
    rows_new: list[Portrait] = []
    for (name, record_id, digest, _), clean in zip(fresh, taken, strict=True):
        if isinstance(clean, PhotoRejected):
            report.rejected.append((name, str(clean)))
            continue
        rows_new.append(_portrait(casework, source_id, name, record_id, digest, clean, report))
    with casework.database.write() as session:
        record_ids = sorted({row.record_id for row in rows_new})
        existing = set(session.scalars(select(Record.id).where(Record.id.in_(record_ids))))
        session.add_all(Record(id=i, source_id=source_id, gone=True) for i in record_ids if i not in existing)
        session.flush()
        session.add_all(rows_new)
        indexing.outdate(session, record_ids)
        session.execute(update(Record).where(Record.id.in_(record_ids)).values(segment_id=None))
    report.tied += len(rows_new)


def _portrait(
    casework: Casework,
    source_id: str,
    name: str,
    record_id: str,
    digest: str,
    clean: CleanPicture,
    report: PortraitReport,
) -> Portrait:
    stored_as = new_id()
    casework.files.put(stored_as, clean.jpeg)
    hashes = signature(clean.pixels())
    if hashes is None:
        report.blank += 1
    return Portrait(
        id=new_id(),
        record_id=record_id,
        source_id=source_id,
        file_name=name,
        sha256=digest,
        stored_as=stored_as,
        signature=hashes.to_bytes() if hashes else None,
    )


def _mark_placeholders(casework: Casework, source_id: str) -> int:
    """One picture on many records is no portrait: it is kept, shown, and left out of matching."""
    with casework.database.read() as session:
        rows = session.execute(
            select(Portrait.id, Portrait.record_id, Portrait.signature, Portrait.placeholder).where(
                Portrait.source_id == source_id, Portrait.signature.is_not(None)
            )
        ).all()
    placeholders = find_placeholders((i, PhotoSignature.from_bytes(row.signature)) for i, row in enumerate(rows))
    ids = {rows[i].id for found in placeholders for i in found.rows}
    changed = [row for row in rows if row.placeholder != (row.id in ids)]
    with casework.database.write() as session:
        for row in changed:
            session.execute(update(Portrait).where(Portrait.id == row.id).values(placeholder=row.id in ids))
        indexing.outdate(session, [row.record_id for row in changed])
        session.execute(update(Record).where(Record.id.in_([row.record_id for row in changed])).values(segment_id=None))
    return len(ids)
