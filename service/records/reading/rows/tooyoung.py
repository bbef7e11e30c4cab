"""Children whom a row seems to tell as held, in tables that name their family as well: the custody is not theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from service.records.reading.columns.everybody import header_fate, status_in_title
from service.records.reading.headers.whom import is_of_held
from service.records.reading.rows.ages import reference_year
from service.records.reading.statement import Column, TableInfo
from service.records.reading.words.whoseheader import under_group

#: Under this age nobody answers to a court (Criminal Law of 2017, article 17).
_AGE: Final = 14
_FAMILY: Final = frozenset({
    "relatives_text", "father_name", "mother_name", "spouse_name", "household_head", "household_head_id", "relation",
})  # fmt: skip


def leaves_open_whose(columns: Sequence[Column], lines: Iterable[str]) -> bool:
    """Whether a table names kin of the person of the row, and neither a header nor one of the ``lines`` over it says
    that it is this person who is held."""
    if any(status_in_title(line) is not None for line in lines):
        return False
    if header_fate(columns) is not None or any(is_of_held(under_group(c.header)) for c in columns if c.field == "name"):
        return False
    return any(c.field in _FAMILY for c in columns)


def is_too_young(births: Iterable[int], taken: int | None, info: TableInfo) -> bool:
    """Whether somebody was below fourteen when they seem to have been taken, or else in the year of the list.
    ``births``: the years of birth that the row tells. ``taken``: the year of detention."""
    year = taken or reference_year(*info.titles, info.sheet, info.file)
    born = min(births, default=None)
    return year is not None and born is not None and 0 <= year - born < _AGE
