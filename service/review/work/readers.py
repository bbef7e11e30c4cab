"""Readers: caseworkers and seniors, the languages they read, and whether they are there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from service.store.casework import Casework
from service.store.clock import today
from service.store.models.staff import Staff
from service.store.models.work import ReaderSetting
from service.web import LANGUAGES

ROLES = ("caseworker", "senior")
LONGEST_AWAY_DAYS = 366


class SettingRefused(ValueError):
    """``reason``: days (the end comes before the beginning, or lies too far off)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Reader:
    """``languages``: codes; none said means any. ``away_from``, ``away_until``: both days inclusive, or None."""

    id: str
    name: str
    role: str
    languages: tuple[str, ...] = ()
    away_from: dt.date | None = None
    away_until: dt.date | None = None

    def is_away(self, on: dt.date) -> bool:
        return self.away_from is not None and self.away_from <= on <= (self.away_until or dt.date.max)

    def reads(self, language: str) -> bool:
        return not self.languages or not language or language in self.languages


@dataclass(frozen=True, slots=True)
class Readers:
    """Everybody with an account in use, by staff id, in the order of their names."""

    by_id: Mapping[str, Reader]
    on: dt.date

    @property
    def present(self) -> list[Reader]:
        return [r for r in self.by_id.values() if not r.is_away(self.on)]

    def is_present(self, staff_id: str) -> bool:
        """Not away, and the account is in use."""
        reader = self.by_id.get(staff_id)
        return reader is not None and not reader.is_away(self.on)

    def spoken(self) -> set[str] | None:
        """The languages that somebody who is there said to read; None if one of them reads any."""
        if any(not r.languages for r in self.present):
            return None
        return {code for r in self.present for code in r.languages}


def readers(casework: Casework) -> Readers:
    with casework.database.read() as session:
        rows = session.execute(
            select(Staff.id, Staff.name, Staff.role, ReaderSetting)
            .outerjoin(ReaderSetting, ReaderSetting.staff_id == Staff.id)
            .where(Staff.active.is_(True), Staff.role.in_(ROLES))
            .order_by(Staff.name, Staff.id)
        ).all()
    found = {
        row.id: Reader(
            row.id,
            row.name,
            row.role,
            tuple(row.ReaderSetting.languages) if row.ReaderSetting else (),
            row.ReaderSetting.away_from if row.ReaderSetting else None,
            row.ReaderSetting.away_until if row.ReaderSetting else None,
        )
        for row in rows
    }
    return Readers(found, today())


def save(
    casework: Casework,
    staff_id: str,
    languages: Iterable[str],
    away_from: dt.date | None,
    away_until: dt.date | None,
) -> None:
    """Raises SettingRefused."""
    known = sorted({code for code in languages if code in LANGUAGES})
    if (away_from is None) != (away_until is None):
        raise SettingRefused("days")
    if away_from and away_until and not away_from <= away_until <= today() + dt.timedelta(days=LONGEST_AWAY_DAYS):
        raise SettingRefused("days")
    away = [day.isoformat() if day else "" for day in (away_from, away_until)]
    with casework.act(staff_id, "reader.set", staff_id, languages=known, away=away) as session:
        row = session.get(ReaderSetting, staff_id) or ReaderSetting(staff_id=staff_id)
        row.languages, row.away_from, row.away_until = known, away_from, away_until
        session.add(row)
