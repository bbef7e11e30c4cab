"""籍贯 beside 家庭住址: where a family comes from is no part of where somebody lives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

_NATIVE: Final = pattern_of(r"籍贯(?:地|所在地|地址)?|祖籍|出生地")


def without_native_places(columns: Sequence[Column]) -> list[Column]:
    """The columns; 籍贯 stays text where another asks for an address. Alone it is the only place that is told."""
    native = [
        c for c in columns if c.field == "address" and c.reason != "mapping" and _NATIVE.fullmatch(leaf_key(c.header))
    ]
    if not native or all(c in native for c in columns if c.field == "address"):
        return list(columns)
    return [replace(c, field=None, reason="second column") if c in native else c for c in columns]
