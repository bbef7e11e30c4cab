"""What in the trail an auditor should ask about: measured against what the person and their colleagues usually do.

Nothing here accuses anybody. Each finding names its numbers, so that the auditor can see why it is there. Days and
hours are UTC; "usually" is the median over the eight weeks before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

BASELINE_DAYS = 56
# Fewer days of work than this say nothing about what somebody usually does.
ENOUGH_DAYS = 8
# Below this many searches a day nobody is asked; above the other everybody is.
FEW_SEARCHES, MANY_SEARCHES = 10, 40
TIMES_USUAL = 3
# Hours on either side of those in which somebody worked before count as theirs.
HOURS_AROUND = 2
AGAIN_DAYS = 5
MANY_REFUSED, MANY_FAILED = 5, 10


@dataclass(frozen=True, slots=True)
class Looks:
    """``count`` looks of one person at one search within one hour. ``hour``: hours since 1970, UTC."""

    actor: str
    subject: str
    hour: int
    count: int

    @property
    def day(self) -> int:
        return self.hour // 24


@dataclass(frozen=True, slots=True)
class Finding:
    """``kind``: many, unclaimed, hours, again, refused, failed or copied. ``day``: days since 1970.

    ``count`` in searches (many, unclaimed, hours), days (again) or times; ``own`` and ``peers``: what is usual for the
    person and for their colleagues, None where too little is known. ``subject``: the search, where it is one.
    """

    kind: str
    actor: str
    day: int
    count: int
    own: float | None = None
    peers: float | None = None
    subject: str = ""


def find(looks: Iterable[Looks], claimed: set[tuple[str, str]], roles: dict[str, str], since: int) -> list[Finding]:
    """Findings from day ``since`` on, newest first. ``looks`` begin BASELINE_DAYS before it.

    ``claimed``: (person, search) pairs; ``roles``: of each person, whose colleagues have the same.
    """
    before: dict[str, list[Looks]] = defaultdict(list)
    within: dict[str, list[Looks]] = defaultdict(list)
    for one in looks:
        (within if one.day >= since else before)[one.actor].append(one)
    daily = {actor: _searches_a_day(rows) for actor, rows in before.items()}
    findings: list[Finding] = []
    for actor, rows in within.items():
        role = roles.get(actor)
        peers = [c for a, days in daily.items() if a != actor and roles.get(a) == role for c in days.values()]
        findings += _many(actor, rows, _usual(daily.get(actor, {}).values()), _usual(peers))
        findings += _unclaimed(actor, rows, claimed)
        findings += _hours(actor, rows, before[actor])
    findings += _again(before, within)
    return sorted(findings, key=lambda f: (-f.day, f.kind, f.actor, f.subject))


def _usual(counts: Iterable[int]) -> float | None:
    known = list(counts)
    return float(median(known)) if len(known) >= ENOUGH_DAYS else None


def _searches_a_day(rows: Iterable[Looks]) -> dict[int, int]:
    searches: dict[int, set[str]] = defaultdict(set)
    for one in rows:
        searches[one.day].add(one.subject)
    return {day: len(subjects) for day, subjects in searches.items()}


def _many(actor: str, rows: list[Looks], own: float | None, peers: float | None) -> list[Finding]:
    """More searches in a day than they, or their colleagues, usually look at."""
    usual = [u for u in (own, peers) if u is not None]
    return [
        Finding("many", actor, day, count, own, peers)
        for day, count in _searches_a_day(rows).items()
        if count > MANY_SEARCHES or (count >= FEW_SEARCHES and any(count > TIMES_USUAL * u for u in usual))
    ]


def _unclaimed(actor: str, rows: list[Looks], claimed: set[tuple[str, str]]) -> list[Finding]:
    """Searches that were looked at without ever having been claimed."""
    days: dict[str, int] = {}
    for one in rows:
        if (actor, one.subject) not in claimed:
            days[one.subject] = max(days.get(one.subject, 0), one.day)
    return [Finding("unclaimed", actor, day, 1, subject=subject) for subject, day in days.items()]


def _hours(actor: str, rows: list[Looks], before: list[Looks]) -> list[Finding]:
    """At hours of the day, or on days of the week, at which they did not work before."""
    if len({one.day for one in before}) < ENOUGH_DAYS:
        return []
    hours = {(one.hour + d) % 24 for one in before for d in range(-HOURS_AROUND, HOURS_AROUND + 1)}
    weekdays = {one.day % 7 for one in before}
    searches: dict[int, set[str]] = defaultdict(set)
    for one in rows:
        if one.hour % 24 not in hours or one.day % 7 not in weekdays:
            searches[one.day].add(one.subject)
    return [Finding("hours", actor, day, len(subjects)) for day, subjects in searches.items()]


def _again(before: dict[str, list[Looks]], within: dict[str, list[Looks]]) -> list[Finding]:
    """One search looked at on more days than a search usually is."""
    days: dict[tuple[str, str], set[int]] = defaultdict(set)
    for rows in (*before.values(), *within.values()):
        for one in rows:
            days[one.actor, one.subject].add(one.day)
    usual = _usual(len(d) for d in days.values())
    recent = {(one.actor, one.subject) for rows in within.values() for one in rows}
    return [
        Finding("again", actor, max(days[actor, subject]), len(days[actor, subject]), peers=usual, subject=subject)
        for actor, subject in recent
        if len(days[actor, subject]) >= max(AGAIN_DAYS, TIMES_USUAL * (usual or 0))
    ]


def often(kind: str, counts: Iterable[tuple[str, int, int]], least: int) -> list[Finding]:
    """``counts``: (person, day, how often). Those of ``least`` or more."""
    return [Finding(kind, actor, day, count) for actor, day, count in counts if count >= least]
