"""Columns of kinds of people (人员类别: 刑满释放人员, 重点人员): a kind is why somebody was looked at, and nothing that
became of them since."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.fates.kindsofpeople import (
    asks_kind,
    asks_kind_of_people,
    is_kind_of_people,
    served_before,
    tells_of_fate,
)
from service.records.reading.headers.releaseheaders import asks_when_free
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

# What says of a row that its person was taken, and no more; a term may be over.
_TAKEN: Final = frozenset({"detained_on", "facility"})
_ENDS: Final = frozenset(
    {"sentence", "sentence_years", "sentenced_on", "released_on", "died_on", "afterwards", "status_on"}
)
_RELEASED: Final = frozenset({"released_on", "died_on", "afterwards", "status_on"})
_OF_PEOPLE: Final = ("人员", "对象", "类")
_FORMER: Final = pattern_of(r"原|曾|此前|之前|以前")
_PRISON: Final = pattern_of(r"监狱|戒毒|劳教")
Cells = Callable[[int], list[str]]


def without_kinds(columns: list[Column], cells: Cells) -> list[Column]:
    """The columns; that of kinds is kept as text where others tell when or where everybody was taken."""
    fields = {c.field for c in columns}
    kinds = [
        c
        for c in columns
        if c.field == "status" and not c.word and c.reason == "header" and asks_kind_of_people(c.header)
    ]
    if len(kinds) != 1 or fields.isdisjoint(_TAKEN) or not fields.isdisjoint(_ENDS):
        return columns
    if any((c.field == "status" and c is not kinds[0]) or asks_when_free(c.header) for c in columns):
        return columns
    texts = [text.strip() for text in cells(kinds[0].index) if text.strip()]
    served = [text for text in texts if served_before(text)]
    if (
        not texts
        or not all(map(is_kind_of_people, texts))
        or (served and not _taken_since(columns, cells, len(served) < len(texts)))
    ):
        return columns
    return [replace(c, field=None, reason="kinds of people") if c is kinds[0] else c for c in columns]


def _taken_since(columns: Sequence[Column], cells: Cells, mixed: bool) -> bool:
    """Whether those who served a sentence before were taken since: others stand beside them (``mixed``), and nobody is
    in a prison, which would be that of before."""
    places = [c for c in columns if c.field == "facility"]
    before = any(_FORMER.match(leaf_key(c.header)) for c in places)
    return mixed and not before and not any(_PRISON.search(text) for c in places for text in cells(c.index))


def past_is_no_news(columns: Sequence[Column], cells: Cells, held: bool) -> bool:
    """Whether 刑满释放人员 in a column of kinds is what somebody was before the custody of the row: where others stand
    beside them, of whom it says no fate either, and days or places of custody, or that all are ``held``."""
    kinds = [c for c in columns if c.field == "status"]
    if len(kinds) != 1 or not asks_kind_of_people(kinds[0].header) or kinds[0].word:
        return False
    fields = {c.field for c in columns}
    if not fields.isdisjoint(_RELEASED) or any(asks_when_free(c.header) for c in columns):
        return False
    texts = [text.strip() for text in cells(kinds[0].index) if text.strip()]
    served = [text for text in texts if served_before(text)]
    if not served or any(tells_of_fate(text) for text in texts if not served_before(text)):
        return False
    mixed = len(served) < len(texts)
    if held:
        return mixed or not fields.isdisjoint(_TAKEN)
    if fields.isdisjoint(_TAKEN) or not fields.isdisjoint(_ENDS):
        return False
    return _taken_since(columns, cells, mixed)


def without_the_past(texts: Mapping[str, str], held: bool) -> Mapping[str, str]:
    """The texts of a row, without a status that says what its person was before the custody that the row tells, or
    that all are ``held``."""
    status = texts.get("status", "").strip()
    if not served_before(status) or not (status.endswith(_OF_PEOPLE) and (held or not _TAKEN.isdisjoint(texts))):
        return texts
    return {field: text for field, text in texts.items() if field != "status"}


def asks_only_kinds(columns: Sequence[Column]) -> bool:
    """Whether the columns of the status ask of what kind people are, and nothing else."""
    asked = [c.header for c in columns if c.field == "status"]
    return bool(asked) and all(map(asks_kind, asked))


def tell_only_kinds(columns: Sequence[Column], cells: Collection[str]) -> bool:
    """Whether they ask for kinds, and none of their ``cells`` says what became of somebody."""
    return asks_only_kinds(columns) and not any(map(tells_of_fate, cells))


def without_kind(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of a row, without a status that says no more than a kind."""
    if "status" not in texts or tells_of_fate(texts["status"].strip()):
        return texts
    return {field: text for field, text in texts.items() if field != "status"}
