"""Of what a day is that stands beside what became of somebody: 处理时间 beside 处理结果, 变动时间 beside 变动情况."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.columns.measures import Measure
from service.records.reading.columns.releasedbyday import LET_GO
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.fates.afterwards import afterwards, is_kind_of_release
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.health import tells_health_alone
from service.records.reading.fates.ofkin import without_kin
from service.records.reading.fates.setfree import gives_a_reason
from service.records.reading.fates.statuses import is_proposed, is_watched, parse_status
from service.records.reading.fates.told import told_end, told_status
from service.records.reading.patterns import pattern_of
from service.records.reading.rows import meaning
from service.records.reading.statement import Status
from service.records.reading.workbooks.sheets import Value

_BY_VERDICT: Final = pattern_of(
    r"判|宣告|徒刑|拘役|\b(?:sentenced|convicted|condemn\w*|осу[жд]\w*|пригов\w*|hüküm|mahk[uû]m\w*|сотталған|сотталды|"
    r"késilgen|kesilgen|кесилгән|verurteilt|condamnée?)|كېسىلگەن|سوتتالعان",
    re.IGNORECASE,
)
_SERVED: Final = pattern_of("刑满|刑释|服满")
# Who is moved, or goes on being held, was taken before.
_MOVED: Final = pattern_of(
    r"转|移|调|延|续|仍|留所|换押|还押|回|待|起诉|公诉|\b(?:transfer|moved|remain|still|extend|charged|indict|перев|ещё|"
    r"sevk|nakl|ауыстыр|yötke)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def day_is_of(text: str, field: str, day: str) -> str | None:
    """The field of which ``day`` is, beside a text in the column of ``field``: that of detention, of the verdict, of
    death or of release. None where the text says of none of them, or the day is none."""
    if parse_date(day, excel_serial=True) is None:
        return None
    told = _told(text, field)
    if told == "deceased":
        return "died_on"
    if told == "released":
        return RELEASED_ON
    if told == "sentenced" and _BY_VERDICT.search(text):
        return "sentenced_on"
    if told != "interned" or field == "afterwards" or (field == "note" and _MOVED.search(text)):
        return None
    return "detained_on"


def field_of_day(own: str, measure: Measure, day: str, status: str) -> str | None:
    """The field of the day beside what ``measure`` says of a row; ``status_on`` where it stays the day of the status,
    None where it would be taken for that of another. ``status``: what all columns of the status say."""
    if measure.now:  # nobody died or was let go on the day on which they were dealt with
        return None if stated_status(status) in {"deceased", "released"} else "status_on"
    free = (measure.release == LET_GO and (is_kind_of_release(own) or says_why_let_go(own, measure.field))) or (
        measure.release != "" and is_daily_life(own)
    )
    if free and parse_date(day, excel_serial=True) is not None:
        return RELEASED_ON  # 释放时间 beside 释放类别 减刑, 离校日期 beside 离校去向 返家
    field = day_is_of(own, measure.field, day)
    if field == RELEASED_ON and not (measure.changes or measure.release) and _SERVED.search(own):
        return None  # 打击时间 beside 刑满释放: of what was done before that
    if field is not None and not (field == "detained_on" and measure.changes and _MOVED.search(own)):
        return field
    stated = stated_status(status) if status else None
    same = measure.field == "status" and own != "" and stated == stated_status(own) and not measure.changes
    return "status_on" if same or stated not in {"interned", "deceased", "released"} else None


def says_why_let_go(text: str, field: str) -> bool:
    """Whether a text below 释放原因 gives a reason that is none of custody: 判处缓刑, 变更强制措施, 法院决定."""
    return field == "afterwards" and gives_a_reason(text)


def _told(text: str, field: str) -> Status | None:
    text = without_kin(text)
    if not text or is_proposed(text) or is_watched(text) or tells_health_alone(text):
        return None
    if field == "status":
        return stated_status(text)
    if field == "afterwards":
        after = afterwards(text)
        return after.status if after is not None and (after.status != "deceased" or after.at_once) else None
    if (end := told_end(text, None, True)) is not None:
        return end
    told = told_status(text)
    return parse_status(told) if told is not None else None


def sort_days(
    measure: Measure, at: dict[str, int], values: list[tuple[Value, ...]], texts: list[Sequence[str]]
) -> None:
    """The days beside what became of people, each in a column of what it is the day of."""
    days, told = at["status_on"], texts[measure.at]
    status = texts[at["status"]] if "status" in at else [""] * len(told)
    fields = [
        field_of_day(own, measure, day, said) if day and meaning.says_something(day, "status_on") else "status_on"
        for own, day, said in zip(told, texts[days], status, strict=True)
    ]
    for field in sorted({field for field in fields if field is not None} | {"status_on"}):
        was = at.get(field) if field != "status_on" else None
        begun = values[was] if was is not None else ("",) * len(fields)
        filled = texts[was] if was is not None else [""] * len(fields)
        blank = [not text or not meaning.says_something(text, field) for text in filled]
        moved = [mine == field and none for mine, none in zip(fields, blank, strict=True)]
        values.append(tuple(values[days][i] if moved[i] else begun[i] for i in range(len(fields))))
        texts.append([texts[days][i] if moved[i] else filled[i] for i in range(len(fields))])
        at[field] = len(values) - 1
