"""入监日期 in a list of a prison: the day on which its convicts came there, who were held long before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from service.records.reading.columns.heldplaces import HeldAt
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

#: Why a column is only kept as text.
CAME: Final = "when they came to the prison that stands over the table"
_CAME: Final = pattern_of(
    r"(?:罪犯|犯人|本人|人员)?(?:何时|被)?(?:[入进到来投]监(?:狱|服刑)?|[入进]狱|收监|送监|投牢|投送监狱)的?(?:服刑|执行)?"
    r"(?:具体)?(?:时间|日期|年月日?|日子?)?"
)
_PRISON: Final = pattern_of(r"监狱\w*$|(?:未成年犯管教|未管)所$")


def names_prison(held: HeldAt | None) -> bool:
    """Whether the place that a title names is one where nobody is but convicts."""
    return held is not None and held.status == "sentenced" and _PRISON.search(held.place) is not None


def without_day_they_came(columns: list[Column], held: Callable[[list[Column]], HeldAt | None]) -> list[Column]:
    """The columns; in a list of those who serve their terms in one prison, 入监日期 is no day of detention. ``held``:
    where the title says that all are, beside some columns."""
    days = [c for c in columns if c.field == "detained_on" and c.reason not in {"mapping", "profile"}]
    if not any(_asks(c) for c in days):
        return columns
    without = [replace(c, field=None, reason=CAME) if c in days and _asks(c) else c for c in columns]
    return without if names_prison(held(without)) else columns


def _asks(column: Column) -> bool:
    return _CAME.fullmatch(leaf_key(column.header)) is not None
