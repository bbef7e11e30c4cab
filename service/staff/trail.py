"""The audit trail as the auditor reads it: who looked at what, and whether the chain holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from service.store import audit
from service.store.casework import Casework
from service.store.clock import now
from service.store.errors import StoreError
from service.store.models.staff import AuditEntry, Staff
from service.store.seal import SealError

PAGE = 50
DAY_SECONDS = 24 * 3600
# Looks at more searches in a day than this are shown to the auditor by themselves.
MANY_SEARCHES = 40
# Whatever ends so, and taking a search: its county, language and needs were seen.
LOOKS = AuditEntry.action.like("%.looked") | (AuditEntry.action == "search.claimed")


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """``detail`` is None while the vault is closed, or where it does not open."""

    position: int
    at: int
    actor: str
    action: str
    subject: str
    detail: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Trail:
    entries: tuple[TrailEntry, ...]
    length: int
    before: int | None


def read_trail(casework: Casework, *, before: int | None = None, actor: str = "", action: str = "") -> Trail:
    """One page, newest first, from before position ``before``."""
    query = select(AuditEntry).order_by(AuditEntry.position.desc())
    if before is not None:
        query = query.where(AuditEntry.position < before)
    if actor:
        query = query.where(AuditEntry.actor == actor)
    if action:
        query = query.where(AuditEntry.action == action)
    with casework.database.read() as session:
        rows = list(session.scalars(query.limit(PAGE + 1)))
        length = session.scalar(select(func.max(AuditEntry.position))) or 0
        names = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    more, rows = len(rows) > PAGE, rows[:PAGE]
    details = _details(casework, rows)
    entries = tuple(
        TrailEntry(r.position, r.at, names.get(r.actor, r.actor), r.action, r.subject, detail)
        for r, detail in zip(rows, details, strict=True)
    )
    return Trail(entries, length, rows[-1].position if more else None)


def _details(casework: Casework, rows: list[AuditEntry]) -> list[dict[str, Any] | None]:
    try:
        opened = casework.vault.unwrap([row.detail for row in rows]) if rows else []
    except StoreError:
        return [None] * len(rows)
    details: list[dict[str, Any] | None] = []
    for row, plain in zip(rows, opened, strict=True):
        try:
            details.append(audit.detail_of(row, plain) if plain is not None else None)
        except (SealError, ValueError):
            details.append(None)
    return details


def broken_places(casework: Casework) -> list[audit.Broken]:
    """Empty if the chain is whole."""
    with casework.database.read() as session:
        return list(audit.verify(session))


def actions(casework: Casework) -> list[str]:
    with casework.database.read() as session:
        return sorted(session.scalars(select(AuditEntry.action).distinct()))


def people(casework: Casework) -> list[tuple[str, str]]:
    with casework.database.read() as session:
        rows = session.execute(select(Staff.id, Staff.name).order_by(Staff.name)).all()
    return [(row.id, row.name) for row in rows]


def failed_logins(casework: Casework, staff_id: str) -> int:
    """How often logging in as this person failed within the last 30 days."""
    query = (
        select(func.count())
        .select_from(AuditEntry)
        .where(
            AuditEntry.actor == staff_id, AuditEntry.action == "login.failed", AuditEntry.at >= now() - 30 * DAY_SECONDS
        )
    )
    with casework.database.read() as session:
        return session.scalar(query) or 0


def unusual(casework: Casework) -> list[tuple[str, int]]:
    """Who looked at unusually many searches in the last day: name and how many."""
    with casework.database.read() as session:
        seen = session.execute(
            select(AuditEntry.actor, AuditEntry.subject)
            .where(AuditEntry.at >= now() - DAY_SECONDS, AuditEntry.subject != "", LOOKS)
            .distinct()
        ).all()
        names = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
    many = Counter(row.actor for row in seen)
    return [(names.get(actor, actor), count) for actor, count in many.most_common() if count > MANY_SEARCHES]
