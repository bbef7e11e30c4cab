"""诉讼阶段 as a status: whose case is settled (已决) was sentenced, the others are held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.columns.unknown import tells_fate
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.stages import asks_stage, is_stage
from service.records.reading.fates.statuses import is_watched
from service.records.reading.headers.releaseheaders import asks_when_free
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

# What says better what became of somebody than the stage of their case.
_BETTER: Final = frozenset({"status", "afterwards", "sentence", "sentence_years", RELEASED_ON})
_MOST: Final = 0.8


def with_stages(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns; one of stages is the status, where the table has none, and asks neither for terms nor for days of
    release."""
    asked = [c for c in columns if c.reason == "unknown header" and asks_stage(leaf_key(c.header))]
    if len(asked) != 1 or any(c.field in _BETTER or asks_when_free(c.header) for c in columns):
        return list(columns)
    texts = [text for text in cells(asked[0].index) if text]
    told = sum(is_stage(text) or tells_fate(text) or _tells_at_length(text) for text in texts)
    if not told or told < _MOST * len(texts):
        return list(columns)
    return [
        replace(c, field="status", reason="its cells are stages of a case") if c is asked[0] else c for c in columns
    ]


_LONG: Final = 40  # characters


def _tells_at_length(text: str) -> bool:
    """Whether a sentence tells what became of a case: 已判，有期徒刑七年，待投牢; 不起诉，2018年5月25日释放."""
    return len(text) <= _LONG and (stated_status(text) not in {None, "other"} or is_watched(text))
