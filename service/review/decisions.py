"""What follows from readings: every state of a candidate is computed from the list of readings and stored nowhere.

Two people who independently read *same* confirm. A promising candidate needs two people who read *different* to be
rejected, an unpromising one needs one. When they disagree a senior settles it who is neither of them. A reading is
never changed: withdrawing one is one more reading, and the state is computed as if the withdrawn one had not been.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

# From how many bits on a candidate is promising. Among a million records a pair starts at about -20 bits (1 in
# 1,000,000), so 15 bits leave odds of about 1 to 32: from there on throwing away a match by one mistake is too easy.
PROMISING_BITS = 15.0


class Judgement(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


class State(StrEnum):
    """``UNREAD``: nobody's reading counts. ``SECOND``: waits for an independent second reader. ``UNSURE``: read, and
    what is known does not decide it. ``DISAGREEMENT``: waits for a senior."""

    UNREAD = "unread"
    SECOND = "second"
    UNSURE = "unsure"
    DISAGREEMENT = "disagreement"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


DECIDED = (State.CONFIRMED, State.REJECTED)


@dataclass(frozen=True, slots=True)
class Reading:
    """One judgement of one person on one candidate. ``position`` orders all readings.

    ``withdraws``: the id of the reading that this one takes back (then ``judgement`` is WITHDRAWN).
    ``settles``: a senior's decision, made knowing both sides. ``revision``: of the family's form that was read;
    ``seen``: keyed tokens of what stood in it, by field.
    """

    id: str
    position: int
    candidate_id: str
    staff_id: str
    judgement: Judgement
    reason: str = ""
    day: str = ""
    withdraws: str | None = None
    settles: bool = False
    revision: int = 0
    seen: Mapping[str, str] = field(default_factory=dict)


def is_promising(bits: float) -> bool:
    return bits >= PROMISING_BITS


def standing(readings: Iterable[Reading]) -> list[Reading]:
    """The readings that count: not withdrawn, and of each person the first only (nobody reads twice)."""
    ordered = sorted(readings, key=lambda r: r.position)
    withdrawn = {r.withdraws for r in ordered if r.judgement is Judgement.WITHDRAWN}
    kept: list[Reading] = []
    for reading in ordered:
        if reading.judgement is Judgement.WITHDRAWN or reading.id in withdrawn:
            continue
        if all(reading.staff_id != other.staff_id for other in kept):
            kept.append(reading)
    return kept


def independent(readings: Iterable[Reading]) -> list[Reading]:
    """Of the readings that count, those made without knowing any other."""
    return [r for r in standing(readings) if not r.settles]


def state_of(readings: Sequence[Reading], *, promising: bool) -> State:
    """The state of one candidate from all its readings, in any order."""
    judged = [r.judgement for r in independent(readings)]
    same, different = judged.count(Judgement.SAME), judged.count(Judgement.DIFFERENT)
    if same and different:
        return _settled(readings)
    if same >= 2:
        return State.CONFIRMED
    if different >= 2 or (different and not promising):
        return State.REJECTED
    if same or different:
        return State.SECOND
    if len(judged) == 1 and promising:
        return State.SECOND
    return State.UNSURE if judged else State.UNREAD


def _settled(readings: Sequence[Reading]) -> State:
    """What a senior made of a disagreement that still stands. A settlement without one decides nothing."""
    decisive = [r for r in standing(readings) if r.settles]
    if not decisive:
        return State.DISAGREEMENT
    return {
        Judgement.SAME: State.CONFIRMED,
        Judgement.DIFFERENT: State.REJECTED,
    }.get(decisive[-1].judgement, State.UNSURE)


def own_reading(readings: Iterable[Reading], staff_id: str) -> Reading | None:
    """This person's reading, if one counts."""
    return next((r for r in standing(readings) if r.staff_id == staff_id), None)


def may_read(readings: Sequence[Reading], staff_id: str, *, promising: bool) -> bool:
    """Whether a blind reading of this person is wanted: nobody reads second what they read first.

    Whoever once saw the explanation is not blind any more, so a withdrawn reading bars its reader too.
    """
    if any(r.staff_id == staff_id for r in readings):
        return False
    return state_of(readings, promising=promising) in (State.UNREAD, State.SECOND)


def may_settle(readings: Sequence[Reading], staff_id: str, *, promising: bool) -> bool:
    """Whether this senior may settle: there is a disagreement, and they are on neither side of it."""
    if state_of(readings, promising=promising) is not State.DISAGREEMENT:
        return False
    return all(r.staff_id != staff_id for r in standing(readings))


def may_withdraw(reading: Reading, readings: Iterable[Reading], staff_id: str, *, senior: bool) -> bool:
    """A reading is taken back by whoever gave it, or by a senior."""
    return reading in standing(readings) and (senior or reading.staff_id == staff_id)
