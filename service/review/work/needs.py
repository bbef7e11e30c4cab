"""What a search can wait for. The order is the one in which pages name them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import IntFlag, auto

from service.store.cards import CaseCard

EXPIRING_DAYS = 30


class Need(IntFlag):
    HANDED = auto()
    REMINDER = auto()
    RETURNED = auto()
    DOUBT = auto()
    MESSAGE = auto()
    APPROVAL = auto()
    CORRECTED = auto()
    CONFLICT = auto()
    DISAGREEMENT = auto()
    SECOND = auto()
    READING = auto()
    CONFIRMED = auto()
    EXPIRING = auto()

    @property
    def code(self) -> str:
        return (self.name or "").lower()


NEEDS = tuple(need.code for need in Need)
# Somebody waits for an answer, or was told something that does not hold: before all reading.
FIRST = (
    Need.HANDED | Need.REMINDER | Need.RETURNED | Need.DOUBT | Need.MESSAGE | Need.APPROVAL | Need.CORRECTED
    | Need.CONFLICT | Need.CONFIRMED
)  # fmt: skip
# What one person does for a family from beginning to end, if there is one who accompanies it.
FAMILY = Need.DOUBT | Need.MESSAGE | Need.CONFIRMED | Need.EXPIRING
SENIOR = Need.DISAGREEMENT | Need.CONFLICT


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in clear beside a search: ``unread``: whether a message of the family was not read yet."""

    state: str = "open"
    revision: int = 1
    expires: dt.date = dt.date.max
    unread: bool = False


def all_needs(card: CaseCard, head: Head, on: dt.date) -> Need:
    """Whatever a search waits for, whoever may do it."""
    needs = Need(0)
    for need, holds in (
        (Need.HANDED, card.handed and card.keeper != ""),
        (Need.REMINDER, any(day <= on.isoformat() for day, _ in reminders(card))),
        (Need.RETURNED, bool(card.returned)),
        (Need.DOUBT, card.doubts > 0),
        (Need.MESSAGE, head.unread),
        (Need.APPROVAL, bool(card.approvals)),
        (Need.CORRECTED, 0 < card.read_revision < head.revision),
        (Need.CONFLICT, card.conflicts > 0),
        (Need.DISAGREEMENT, card.disagreements > 0),
        (Need.SECOND, card.awaiting_second > 0),
        (Need.READING, card.unread > 0),
        (Need.CONFIRMED, card.confirmed > card.told),
        (Need.EXPIRING, head.expires <= on + dt.timedelta(days=EXPIRING_DAYS)),
    ):
        if holds:
            needs |= need
    return needs


def reminders(card: CaseCard) -> list[tuple[str, str]]:
    """(ISO day, staff id) of each that is not done."""
    return [(one[:10], one[11:]) for one in card.reminders]


def codes(needs: int) -> tuple[str, ...]:
    return tuple(need.code for need in Need if need & needs)
