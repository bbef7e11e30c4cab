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


# As plain numbers: what follows runs once for each of many thousand searches.
_BIT = {need: int(need) for need in Need}


def all_needs(card: CaseCard, head: Head, on: dt.date) -> int:
    """Whatever a search waits for, whoever may do it: bits of ``Need``."""
    needs = 0
    if card.handed and card.keeper:
        needs |= _BIT[Need.HANDED]
    if card.reminders and min(card.reminders)[:10] <= on.isoformat():
        needs |= _BIT[Need.REMINDER]
    if card.returned:
        needs |= _BIT[Need.RETURNED]
    if card.doubts:
        needs |= _BIT[Need.DOUBT]
    if head.unread:
        needs |= _BIT[Need.MESSAGE]
    if card.approvals:
        needs |= _BIT[Need.APPROVAL]
    if 0 < card.read_revision < head.revision:
        needs |= _BIT[Need.CORRECTED]
    if card.conflicts:
        needs |= _BIT[Need.CONFLICT]
    if card.disagreements:
        needs |= _BIT[Need.DISAGREEMENT]
    if card.awaiting_second:
        needs |= _BIT[Need.SECOND]
    if card.unread:
        needs |= _BIT[Need.READING]
    if card.confirmed > card.told:
        needs |= _BIT[Need.CONFIRMED]
    if (head.expires - on).days <= EXPIRING_DAYS:
        needs |= _BIT[Need.EXPIRING]
    return needs


def reminders(card: CaseCard) -> list[tuple[str, str]]:
    """(ISO day, staff id) of each that is not done."""
    return [(one[:10], one[11:]) for one in card.reminders]


_CODES = tuple((int(need), need.code) for need in Need)


def codes(needs: int) -> tuple[str, ...]:
    """Of these bits, in the order of NEEDS."""
    return tuple(code for bit, code in _CODES if bit & needs)
