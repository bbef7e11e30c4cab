"""What decides how a file is read, and whether a command says less of its columns than an earlier one did.

A mapping that was given once and then forgotten would silently take back what it told of each column.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from service.records.reading import READER_VERSION
from service.store.casework import Casework
from service.store.models.records import Import, Source, SourceFile


@dataclass(frozen=True, slots=True)
class Forgotten:
    """``mapping``: what an earlier import of these files was told, and this one is not; ``files``: how many of them."""

    mapping: Mapping[str, str]
    files: int


def reading_of(mapping: Mapping[str, str], profile: str | None) -> str:
    """A file that was read under this key, and has not changed, is not read again."""
    return hashlib.sha256(json.dumps([READER_VERSION, sorted(mapping.items()), profile]).encode()).hexdigest()


def asked(mapping: Mapping[str, str], profile: str | None) -> dict[str, object]:
    """What an import keeps of how it was asked to read."""
    return {"mapping": dict(mapping), "profile": profile}


def forgotten(
    casework: Casework, source_name: str, names: Collection[str], mapping: Mapping[str, str], profile: str | None
) -> Forgotten | None:
    """What files of these names in the source were read with, where ``mapping`` leaves part of it out."""
    now = reading_of(mapping, profile)
    wanted = set(names)
    with casework.database.read() as session:
        source_id = session.scalar(select(Source.id).where(Source.name == source_name))
        if source_id is None:
            return None
        standing = session.execute(
            select(SourceFile.name, Import.summary)
            .join(Import, Import.id == SourceFile.import_id)
            .where(SourceFile.source_id == source_id, SourceFile.state == "read", SourceFile.reading != now)
            .order_by(Import.started_day)
        ).all()
    left_out: dict[str, str] = {}
    files = 0
    for name, summary in standing:
        earlier = summary.get("mapping", {})
        missing = {header: field for header, field in earlier.items() if header not in mapping}
        if name in wanted and missing:
            left_out.update(missing)
            files += 1
    return Forgotten(left_out, files) if files else None
