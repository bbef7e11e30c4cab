"""Days of bail and of house arrest in columns of their own (取保候审日期, 监视居住时间): who has one went out by it.

变更强制措施日期 is one where another cell of the row says to what the measure was changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.acts import asks_of_now
from service.records.reading.kin.kinrows import about_kin
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.words.whoseheader import is_of_others

#: Day and measure; and the column in which the place is that of now.
BAILED_ON: Final = "bailed_on"
_WHEN: Final = r"(?:的|决定|执行|办理|批准|开始|起始)*(?:时间|日期|日|年月日?)"
_ASKS: Final = pattern_of(
    rf"(?:被|本人|实际|变更为?|转为?|改为?)*(?P<what>取保(?:候审)?|监视居住|监居|(?:被)?保释){_WHEN}"
)
_HELD: Final = frozenset({"interned", "sentenced"})
# Which say that there was a verdict, or what came of somebody.
_LATER: Final = ("sentence", "sentence_years", "sentenced_on", "died_on", "afterwards")


def with_days_of_bail(columns: list[Column]) -> list[Column]:
    """The columns, with that of days of bail. Not in tables about kin, nor below a header of others."""
    asked = [
        c
        for c in columns
        if c.field is None
        and c.reason == "unknown header"
        and _asks(c) is not None
        and not is_of_others(header_key(c.header.rpartition("/")[0]))
    ]
    if not asked or about_kin(columns) or not any(c.field == "detained_on" for c in columns):
        return columns
    return [replace(c, field=BAILED_ON, reason="header") if c is asked[0] else c for c in columns]


def _asks(column: Column) -> re.Match[str] | None:
    """Of 取保候审日期, and of 取保候审 over 日期."""
    above, _, below = column.header.rpartition("/")
    leaf = header_key(below)
    if leaf in {"时间", "日期", "日", "年月日"}:
        leaf = leaf_key(above) + leaf
    return _ASKS.fullmatch(leaf)


def measure_of_bail(columns: Sequence[Column]) -> str:
    """取保候审, or 监视居住: what the column of the day asks of; "" without one."""
    column = next((c for c in columns if c.field == BAILED_ON), None)
    match = _asks(column) if column is not None else None
    return "" if match is None else "监视居住" if match["what"].startswith("监") else "取保候审"


def says_where_now(columns: Sequence[Column]) -> bool:
    """Whether the column of places asks for that of now."""
    return any(c.field == "facility" and asks_of_now(c.header) for c in columns)


def went_out(texts: dict[str, str], measure: str, now: bool) -> None:
    """The day of bail in the texts of a row is the status, unless the row tells a custody since. ``now``: its place is
    that of now."""
    text = texts.pop(BAILED_ON, "").strip()
    day = parse_date(text, excel_serial=True) if text[:1].isdigit() else None
    if day is None or not measure or "status" in texts or any(field in texts for field in _LATER):
        return
    if (now and "facility" in texts) or parse_status(texts.get("note", "")) in _HELD:
        return
    pieces = texts.get("detained_on", "").split()
    taken = [parse_date(piece, excel_serial=True) for piece in pieces]
    if None in taken and len(taken) > 1:
        return  # which of them is the last, nobody can say
    if all(one is None or not _is_before(day, one) for one in taken):
        texts["status"] = f"{measure} {text}"


def _is_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether a day is before another, or may be."""
    return (one.year, one.month or 0, one.day or 0) < (other.year, other.month or 0, other.day or 0)
