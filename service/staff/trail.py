"""The audit trail as the auditor reads it: who looked at what, and whether the chain holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, text

from service.staff import unusual
from service.staff.unusual import Finding, Looks
from service.store import audit
from service.store.casework import Casework
from service.store.clock import now
from service.store.errors import StoreError
from service.store.models.staff import AuditEntry, Staff
from service.store.seal import SealError

PAGE = 50
DAY_SECONDS = 24 * 3600
# Whatever ends so, and taking a search: its county, language and needs were seen.
LOOKS = AuditEntry.action.like("%.looked") | (AuditEntry.action == "search.claimed")
# Looks at something that is no search.
NOT_AT_A_SEARCH = (
    "told.looked",
    "import.looked",
    "trail.looked",
    "queue.looked",
    "numbers.looked",
    "delegation.looked",
    "referral.looked",
    "referral_file.looked",
)
# With these somebody holds a search.
CLAIMS = ("search.claimed",)


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


def read_trail(
    casework: Casework, *, before: int | None = None, actor: str = "", action: str = "", subject: str = ""
) -> Trail:
    """One page, newest first, from before position ``before``."""
    query = select(AuditEntry).order_by(AuditEntry.position.desc())
    if before is not None:
        query = query.where(AuditEntry.position < before)
    if actor:
        query = query.where(AuditEntry.actor == actor)
    if action:
        query = query.where(AuditEntry.action == action)
    if subject:
        query = query.where(AuditEntry.subject == subject)
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


def findings(casework: Casework, days: int = 1) -> list[Finding]:
    """What is unusual in the last ``days`` days, today included: see unusual.py."""
    since = now() // DAY_SECONDS - days + 1
    hour, day = (AuditEntry.at // 3600).label("hour"), (AuditEntry.at // DAY_SECONDS).label("day")
    looks = (
        select(AuditEntry.actor, AuditEntry.subject, hour, func.count())
        .where(
            AuditEntry.at >= (since - unusual.BASELINE_DAYS) * DAY_SECONDS,
            LOOKS,
            AuditEntry.action.not_in(NOT_AT_A_SEARCH),
            AuditEntry.subject != "",
        )
        .group_by(AuditEntry.actor, AuditEntry.subject, text("hour"))
    )
    claimed = select(AuditEntry.actor, AuditEntry.subject).where(AuditEntry.action.in_(CLAIMS)).distinct()
    counted = (
        select(AuditEntry.action, AuditEntry.actor, day, func.count())
        .where(AuditEntry.at >= since * DAY_SECONDS, AuditEntry.action.in_(("page.refused", "login.failed")))
        .group_by(AuditEntry.action, AuditEntry.actor, text("day"))
    )
    copied = select(AuditEntry.actor, AuditEntry.at).where(
        AuditEntry.at >= since * DAY_SECONDS, AuditEntry.action == "passkey.copied"
    )
    with casework.database.read() as session:
        rows = [Looks(*row) for row in session.execute(looks)]
        pairs = {(row.actor, row.subject) for row in session.execute(claimed)}
        counts = session.execute(counted).all()
        copies = session.execute(copied).all()
        roles = {row.id: row.role for row in session.execute(select(Staff.id, Staff.role))}
    often = [(action, (actor, day_, times)) for action, actor, day_, times in counts]
    found = unusual.find(rows, pairs, roles, since)
    found += unusual.often("refused", [c for a, c in often if a == "page.refused"], unusual.MANY_REFUSED)
    found += unusual.often("failed", [c for a, c in often if a == "login.failed"], unusual.MANY_FAILED)
    found += [Finding("copied", row.actor, row.at // DAY_SECONDS, 1) for row in copies]
    return sorted(found, key=lambda f: (-f.day, f.kind, f.actor, f.subject))


def check_kept_head(casework: Casework, head_text: str, signed_by: str) -> str | None:
    """None if the trail still contains the head that the auditor kept; otherwise what is wrong with it.

    ``signed_by``: the service's key as the auditor knows it, from the first head. Raises StoreError, ValueError where
    this is no head, or not signed with that key.
    """
    head = json.loads(head_text[:4000])
    if not isinstance(head, dict) or not {"day", "length", "hash", "signature"} <= set(head):
        raise ValueError("no head")
    if not isinstance(head["length"], int) or not isinstance(head["hash"], str):
        raise ValueError("no head")
    with casework.database.read() as session:
        return audit.check_head(session, head, signed_by)
