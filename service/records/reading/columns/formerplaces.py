"""原教培点 beside 服刑监狱: where people were before, row by row the place of whom the other column names none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.columns.takenon import BEFORE, has_gone, is_place
from service.records.reading.columns.takento import asks_former_place
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

#: Where somebody was before; it counts where nothing says that they went on from there.
FORMER: Final = "former_place"
_LATER: Final = pattern_of(r"监狱|服刑|投[牢监送]|现(?!实)|目前|当前|如今")
_PRISON: Final = pattern_of(r"监狱|监区")


def with_former_place(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns, with one of where people were before, beside the only one of where they are."""
    found = [c for c in columns if c.reason == "second column" and not c.word and _is_former(c, cells(c.index))]
    places = [c for c in columns if c.field in {"facility", BEFORE}]
    if len(found) != 1 or len(places) != 1 or places[0].word:
        return list(columns)
    return [replace(c, field=FORMER, reason="header") if c is found[0] else c for c in columns]


def _is_former(column: Column, cells: Sequence[str]) -> bool:
    key = leaf_key(column.header)
    if column.field is not None or not asks_former_place(key) or field_of(key) != "facility":
        return False
    return sum(map(is_place, cells)) * 10 >= len(cells) * 6 and len(cells) > 0


def settle_former(texts: dict[str, str], ended: bool) -> None:
    """Where the person of a row was before is their place, if no other is told, the row says what became of them, and
    that is not that they went on. ``ended``: the table says of all that they were let go, or died."""
    before = texts.pop(FORMER, "").strip()
    known = ended or not {"status", "afterwards", "died_on", RELEASED_ON}.isdisjoint(texts)
    if before and known and "facility" not in texts and not has_gone(texts):
        texts["facility"] = before


def without_place_before(texts: dict[str, str], lost: Sequence[str]) -> None:
    """Who was sentenced or handed on is not where they were before, though only damage tells where they are now.
    ``lost``: headers of places below which the cell of the row is damaged."""
    if "facility" not in texts or _PRISON.search(texts["facility"]) or not has_gone(texts):
        return
    if any(_LATER.search(leaf_key(header)) for header in lost):
        del texts["facility"]
