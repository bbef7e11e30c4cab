"""What a row says of where its person is now, beside what it says of before."""

from __future__ import annotations

import re
from typing import Final

from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.inclass import is_in_camp
from service.records.reading.fates.sincefree import is_since_free
from service.records.reading.headers.acts import (
    asks_of_convictions,
    asks_of_now,
    asks_of_the_free,
    asks_where_now,
    ended_by_release,
)
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.rowcells import RowCells
from service.records.reading.words.content import names_facility

_OF_NOW: Final = pattern_of("现|目前|当前|去向|下落|now|current", re.IGNORECASE)


def stated(row: RowCells) -> list[tuple[str, str]]:
    """Header and text of the cells of the status that are not blank."""
    return [(h, text) for _, h, f in row.data.plan.cells if f == "status" and (text := row.cells[h].strip())]


def told_now(row: RowCells) -> str:
    """What a row says of where somebody is now: of several columns of the status, that which asks so, or the last."""
    told = stated(row)
    return next((text for h, text in reversed(told) if _OF_NOW.search(h)), told[-1][1] if told else "")


def is_ended(row: RowCells) -> bool:
    """Whether what a row says of the status is the custody that its day of release ended."""
    told = [h for _, h, f in row.data.plan.cells if f == "status" and row.cells[h].strip()]
    if not told or any(map(asks_of_now, told)):
        return False
    cared = any(map(asks_of_the_free, row.cells))
    return all(ended_by_release(h, cared) for h in told) or any(map(asks_of_convictions, row.cells))


def is_about(row: RowCells) -> bool:
    """Whether all that a row says of the status is asked of those who were let go, and takes nothing of that back:
    目前在哪里 县城送货."""
    told = stated(row)
    return bool(told) and all(asks_where_now(h) and is_since_free(text) for h, text in told)


def asks_now(row: RowCells, now: str) -> bool:
    """Whether a column that asks where somebody is now says ``now``, that they are at home, work or are in a camp."""
    asked = [h for _, h, f in row.data.plan.cells if f == "status" and (is_daily_life(now) or is_in_camp(now))]
    return len(asked) > 1 and any(_OF_NOW.search(h) and row.cells[h].strip() == now for h in asked)


def now_and_where(row: RowCells, now: str) -> str:
    """``now``, and behind it the place of custody that a column names which asks for it: 在教培中心学习 beside 在何地
    疏附县一中心."""
    told = [text for h, text in stated(row) if text != now and asks_where_now(h) and names_facility(text)]
    return f"{now} {told[0]}" if len(told) == 1 and is_in_camp(now) and not is_daily_life(now) else now
