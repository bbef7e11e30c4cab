"""Lists of those who work where people are held: rosters and registers of officers name nobody who is held there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.statement import Column
from service.records.reading.synonyms import header_key

_OF_STAFF: Final = re.compile(
    r"警[号衔种]|[入从]警|任[现本]?职|现任|参加工作|编制|[执值带]勤|[值带]班|辅警|协警|岗位|聘用|工资|考勤|"
    r"badge|police (?:rank|number)|on duty|shift"
)
_OF_THE_HELD: Final = frozenset({"detained_on", "reason", "sentence", "sentence_years", "sentenced_on", "died_on"})


def without_custody(columns: Sequence[Column]) -> list[Column]:
    """所在监所 beside 警号 is where somebody works, unless the table says when or why people were taken."""
    if not _OF_THE_HELD.isdisjoint({c.field for c in columns}):
        return list(columns)
    if not any(c.field is None and _OF_STAFF.search(header_key(c.header)) for c in columns):
        return list(columns)
    told = {"facility", "status"}
    return [replace(c, field=None, reason="a list of staff") if c.field in told else c for c in columns]
