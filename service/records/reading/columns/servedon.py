"""刑满日期, when a term is served: the day of release of whom the row itself says 刑满释放, and of nobody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.headers.releaseheaders import is_asked
from service.records.reading.headers.releasekeys import asks_end_of_term
from service.records.reading.kin.kinrows import about_kin
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column

# 减刑释放 and 假释 come before that day.
_SERVED: Final = pattern_of(
    r"(?:现|已|因|于|依法|正常)*(?:刑满|期满|服满刑期|刑期届满|服刑期满|刑期已满)(?:后|并|已|予以|依法)*(?:释放|出狱|出监|离监|回归)(?:人员)?[。.]?"
)


def served_at(columns: Sequence[Column]) -> int | None:
    """The place of the one column that asks for that day, where none asks when people were let go."""
    if about_kin(columns) or any(c.field == RELEASED_ON for c in columns):
        return None
    asks = [c for c in columns if c.field is None and c.reason == "unknown header"]
    asks = [c for c in asks if is_asked(asks_end_of_term, c.header)]
    return asks[0].index if len(asks) == 1 else None


def has_served(texts: Mapping[str, str]) -> bool:
    """Whether the status or the reason for leaving says that somebody was let go at the end of a term, and no more."""
    return any(_SERVED.fullmatch(texts.get(field, "").strip()) is not None for field in ("status", "afterwards"))
