"""Reasons for which somebody is on a list of those to be watched, and not in custody: 列管原因."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.statuses import is_elsewhere, is_watched
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key

_LISTED: Final = re.compile(
    r"(?:(?:被)?(?:列管|列控|管控|稳控|布控|列为|列入|纳入|入库|纳管|建档|标注|评定|关注|重点)"
    r"[\u3400-\u9fff]{0,8}?)(?:原因|事由|理由|依据)"
)
_AT_LARGE: Final = re.compile(r"(?:现|仍|目前)?在?(?:社会面|社会上|面上)(?:人员|管控|稳控)?")
_CUSTODY: Final = frozenset({"detained_on", "facility", "sentence", "sentence_years", "sentenced_on", "afterwards"})


def asks_why_listed(columns: Sequence[Column]) -> bool:
    """Whether the column of reasons asks why somebody is on a list."""
    return any(c.field == "reason" and _LISTED.fullmatch(header_key(c.header.rpartition("/")[2])) for c in columns)


def is_not_of_custody(texts: Mapping[str, str]) -> bool:
    """Whether a row says outright that its person is not held, and nothing of a custody."""
    return "status" in texts and _CUSTODY.isdisjoint(texts) and _is_at_large(texts["status"])


@lru_cache(maxsize=4096)
def _is_at_large(text: str) -> bool:
    plain = text.strip()
    if stated_status(plain) != "other" or is_watched(plain):
        return False
    return _AT_LARGE.fullmatch(plain) is not None or is_elsewhere(plain) or is_daily_life(plain)
