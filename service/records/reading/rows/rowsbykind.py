"""What a row says beside a column of kinds: of the free (务工, 上学) no place, day or reason is one of custody."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Final

from service.records.reading.columns.bykinds import BY_KIND, asks_of_going
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.freekinds import is_free_kind, is_held_kind
from service.records.reading.rows.plan import Plan

_HELD: Final = frozenset({"interned", "sentenced", "deceased"})


_OF_CUSTODY: Final = frozenset({"detained_on", "sentence", "sentence_years", "sentenced_on"})


def _was_held(plan: Plan, kind: str, texts: Mapping[str, str]) -> bool:
    """Whether the reason is that of a custody that is over: of who was let go, or whose row tells of it in columns of
    custody alone, unless it is asked why they went, or says what they do, or how it ended."""
    reason = texts["reason"]
    if is_free_kind(reason) or stated_status(reason) in {"released", "deceased"}:
        return False
    if any(c.reason == BY_KIND and c.field == "reason" and asks_of_going(c.header) for c in plan.columns):
        return False
    told = {c.field for c in plan.columns if c.reason != BY_KIND and c.field in texts}
    return stated_status(kind) == "released" or not told.isdisjoint(_OF_CUSTODY)


def by_the_kind(plan: Plan, kind: str, texts: MutableMapping[str, str]) -> list[str]:
    """Takes out of the texts of a row what its ``kind`` says is not of custody. The answer: the fields taken out."""
    fields = [c.field for c in plan.columns if c.reason == BY_KIND and c.field]
    stated = texts.get("status", "")
    if any(map(is_held_kind, stated.split())) and is_free_kind(kind):
        gone = []  # 外出, and 收押 where a place is asked for
    elif is_free_kind(kind):
        texts["status"] = kind
        gone = [f for f in fields if f != "status" and f in texts]
    elif stated_status(kind or stated) in _HELD:
        gone = []
    else:
        gone = [f for f in fields if f in {"reason", "detained_on"} and f in texts]
    if "reason" in gone and _was_held(plan, kind, texts):
        gone.remove("reason")
    for field in gone:
        del texts[field]
    return gone
