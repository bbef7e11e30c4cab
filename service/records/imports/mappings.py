"""Mappings that were saved under a name: what the headers of one kind of table mean."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from service.records.reading.words.synonyms import FIELDS
from service.store import audit
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.imports import SavedMapping

LONGEST_NAME = 80
MOST_HEADERS = 500


class MappingRefused(ValueError):
    """``reason``: name, empty, field (one that does not exist), large, or unknown (there is none of that name)."""

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(f"{reason}: {what}" if what else reason)
        self.reason = reason
        self.what = what


def saved(casework: Casework) -> list[SavedMapping]:
    with casework.database.read() as session:
        return list(session.scalars(select(SavedMapping).order_by(SavedMapping.name)))


def load(casework: Casework, name: str) -> dict[str, str]:
    """Header -> field. A field that this version does not know any more is left out. Raises MappingRefused."""
    with casework.database.read() as session:
        row = session.get(SavedMapping, name)
    if row is None:
        raise MappingRefused("unknown", name)
    return {header: field for header, field in row.fields.items() if not field or field in FIELDS}


def save(casework: Casework, actor: str, name: str, fields: Mapping[str, str]) -> None:
    """Under a new name, or in place of what that name meant. Raises MappingRefused."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise MappingRefused("name", name[:LONGEST_NAME])
    if not fields:
        raise MappingRefused("empty")
    if len(fields) > MOST_HEADERS or any(len(header) > 300 for header in fields):
        raise MappingRefused("large")
    for field in fields.values():
        if field and field not in FIELDS:
            raise MappingRefused("field", field)
    with casework.act(actor, "mapping.saved", name[:64], headers=len(fields)) as session:
        row = session.get(SavedMapping, name)
        if row is None:
            row = SavedMapping(name=name)
            session.add(row)
        row.fields, row.saved_by, row.saved_day = dict(fields), actor, today()


def remove(casework: Casework, name: str, actor: str = audit.COMMAND) -> None:
    """Raises MappingRefused."""
    with casework.database.read() as session:
        if session.get(SavedMapping, name) is None:
            raise MappingRefused("unknown", name)
    with casework.act(actor, "mapping.removed", name[:64]) as session:
        row = session.get(SavedMapping, name)
        if row is not None:
            session.delete(row)
