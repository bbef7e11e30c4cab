"""Tables whose header comes again further down a sheet: what the cells told of a column above holds below, too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.statement import Column

# Told by the header or by whoever imports, whatever the cells say.
_BY_WORDS: Final = frozenset({"header", "mapping", "profile"})


#: Why a column of a printed page is read so.
AS_BEFORE: Final = "as on the page before"


def as_before(columns: Sequence[Column], before: Iterable[Column]) -> list[Column]:
    """The columns of a printed page; one that it leaves unknown is what it was on the page ``before``, whose header is
    the same."""
    was = {(c.index, c.header): c for c in before if c.field is not None and c.reason not in _BY_WORDS}
    have = {c.field for c in columns}
    result = []
    for column in columns:
        old = was.get((column.index, column.header))
        if old is None or column.field is not None or column.reason in _BY_WORDS or old.field in have:
            result.append(column)
            continue
        result.append(replace(column, field=old.field, reason=AS_BEFORE, word=old.word))
    return result


def as_above(columns: Sequence[Column], above: Iterable[Column]) -> list[Column]:
    """The columns; one that its cells told nothing of, or something else than those above, is read as it was above.
    ``above``: of the table whose header is repeated."""
    was = {(c.index, c.header): c for c in above if c.field is not None and c.reason not in _BY_WORDS}
    have = {c.field for c in columns if c.reason in _BY_WORDS}
    result = []
    for column in columns:
        old = was.get((column.index, column.header))
        if old is None or column.reason in _BY_WORDS or old.field == column.field or old.field in have:
            result.append(column)
            continue
        result.append(replace(column, field=old.field, reason=old.reason, word=old.word))
    return result
