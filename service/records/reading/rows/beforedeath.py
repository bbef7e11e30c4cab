"""When somebody was let go who died since: 结业时间 2018.10.15 beside 2018年11月病故."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.matching.values.spoiltdays import is_spoilt
from service.records.reading.columns.unreaddays import holds_impossible_day
from service.records.reading.fates.letgo import is_ahead, tells_a_day
from service.records.reading.headers.releaseheaders import asks_when_left, asks_when_let_go
from service.records.reading.patterns import pattern_of
from service.records.reading.words.listdays import first_of, last_of

_ONLY_A_DAY: Final = pattern_of(r"[\s\d年月日号.\-/]+")
# A day of release beside a term may be its end, which the person did not live to see.
_TERMS: Final = frozenset({"sentence", "sentence_years", "sentenced_on"})


def let_go_before_death(
    cells: Mapping[str, str],
    texts: Mapping[str, str],
    died: PartialDate | None,
    taken: PartialDate | None,
    of_the_free: bool = False,
) -> PartialDate | None:
    """The day below the only header that asks when people were let go, where it lies between custody and death. Not of
    who left to wherever (离所时间). ``cells``: by header. ``texts``: by field. ``of_the_free``: the title says that all
    were let go, so that the day is no end of a term to come."""
    if died is None or (not of_the_free and not _TERMS.isdisjoint(texts)):
        return None
    told = [text for header, text in cells.items() if text and asks_when_let_go(header) and not asks_when_left(header)]
    if (
        len(told) != 1
        or not _ONLY_A_DAY.fullmatch(told[0])
        or not tells_a_day(told[0])
        or is_spoilt(told[0])
        or holds_impossible_day(told[0])
    ):
        return None
    day = parse_date(told[0], excel_serial=True)
    if day is None or is_ahead("", day) or last_of(day) >= first_of(died):
        return None
    return None if taken is not None and last_of(day) < first_of(taken) else day
