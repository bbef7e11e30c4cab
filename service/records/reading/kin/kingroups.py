"""A group of columns about a relative beside that of the held: 受帮扶家属情况 over 姓名, 身份证号, 村名."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from service.records.reading.headers.meant import field_of
from service.records.reading.headers.partsofhomes import unit_of_part
from service.records.reading.kin.heldkin import CUSTODY
from service.records.reading.kin.kincolumns import OF_A_RELATIVE
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others

#: A part of a village, with what its numbers count: ``part of a village组``.
PART: Final = "part of a village"
_OWN: Final = frozenset({"birth", "sex", "ethnicity", "address", "county", "township", "village"})
_KEPT: Final = frozenset({"unknown header", OF_A_RELATIVE})
_PARTS: Final = frozenset({"组", "小队", "队"})


def told_in_group(columns: Sequence[Column], name: Column, number: Column) -> tuple[tuple[int, str], ...]:
    """What the group of a relative's name and number tells of them besides: (column, field). Nothing where the person
    of the row has no group of their own that tells of custody, so that each column says of which of the two it is."""
    group = _group(name)
    own = [c for c in columns if c.field == "name"]
    if not group or _group(number) != group or len(own) != 1 or _group(own[0]) in {"", group}:
        return ()
    if not any(c.field in CUSTODY and _group(c) == _group(own[0]) for c in columns):
        return ()
    if any(c.field in CUSTODY and _group(c) == group for c in columns):
        return ()  # of whom it tells is not sure
    found: dict[str, int] = {}
    for column in columns:
        if _group(column) != group or column.field is not None or column.reason not in _KEPT:
            continue
        leaf = column.header.rpartition("/")[2]
        if is_of_others(header_key(leaf)):
            continue
        field = field_of(leaf)
        if field is None and (unit := unit_of_part(leaf)) in _PARTS:
            field = PART + unit
        if field is not None and (field in _OWN or field.startswith(PART)):
            found.setdefault(field, column.index)
    return tuple((at, field) for field, at in found.items())


def _group(column: Column) -> str:
    return column.header.rpartition("/")[0].strip()
