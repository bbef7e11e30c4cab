"""Who told of the person of a row, and what they are to each other: by the cells, whatever the headers are called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from service.matching.values.relations import parse_relation
from service.records.reading.fates.hannames import is_han_name
from service.records.reading.headers.headerstems import tells
from service.records.reading.headers.meant import field_of
from service.records.reading.statement import Column
from service.records.reading.words.bysound import are_names
from service.records.reading.words.content import looks_like_name
from service.records.reading.words.whoseheader import is_staff

_RELATED = frozenset({"relation", "relative_relation"})


def with_reporters(columns: list[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns. One of names right before the relation to the victim names who told; one of nothing but words for
    relatives, beside those who told, says what they are to the victim."""
    unknown = {c.index: c for c in columns if c.field is None and c.reason == "unknown header"}
    if not unknown:
        return columns
    related = [c for c in columns if c.field in _RELATED]
    told = [c for c in columns if c.field == "relatives_text"]
    found: Column | None = None
    if len(related) == 1 and not told and field_of(related[0].header) == "relative_relation":
        before = unknown.get(related[0].index - 1)
        if before is not None and not is_staff(before.header) and _named(cells(before.index)):
            found = replace(before, field="relatives_text", reason="content")
    elif not related and len(told) == 1 and tells(told[0].header):
        beside = (unknown.get(told[0].index + step) for step in (1, -1))
        which = next((c for c in beside if c is not None and _are_relations(cells(c.index))), None)
        found = which and replace(which, field="relative_relation", reason="content")
    return columns if found is None else [found if c.index == found.index else c for c in columns]


def _named(cells: Sequence[str]) -> bool:
    han = sum(("·" in c and looks_like_name(c)) or is_han_name(c) for c in cells)
    return are_names(cells) or (len(cells) > 1 and han * 10 >= len(cells) * 6)


def _are_relations(cells: Sequence[str]) -> bool:
    known = sum(parse_relation(c) not in {None, "other", "self"} and not c.isdigit() for c in cells)
    return len(cells) > 1 and known * 10 >= len(cells) * 9
