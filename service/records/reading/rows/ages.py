"""Years of birth by an age: in the year of a title, or in that of what befell somebody at this age."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.types import PartialDate
from service.matching.values.dates import birth_from_age
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import TableInfo
from service.records.reading.words.headerwords import kinds_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.workbooks.sheets import Value

_YEAR: Final = pattern_of(r"(?<!\d)(20[01]\d)(?!\d{4,})")
_TAKEN: Final = pattern_of(r".*(?:捕|收押|羁押|关押|拘留|拘|入教|入所|收教|抓获|归案)(?:时|当时|时的)年龄")
_DIED: Final = pattern_of(r".*(?:死亡|去世|病故|亡故)(?:时|当时|时的)年龄")
_CUSTODY: Final = frozenset({"custody", "caught"})


@lru_cache(maxsize=4096)
def reference_year(*texts: str) -> int | None:
    """The year that a title, sheet or file name states; ages are counted from it. None where none or several do."""
    years = {int(y) for text in texts for y in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


@lru_cache(maxsize=4096)
def _then(header: str) -> str | None:
    """What befell somebody at the age that a header asks for: "taken", "died", or None where it does not say."""
    kinds, key = kinds_of(header) or frozenset(), header_key(header)
    if _TAKEN.fullmatch(key) or not _CUSTODY.isdisjoint(kinds):
        return "taken"
    return "died" if _DIED.fullmatch(key) or "death" in kinds else None


def born_by_age(
    age: Value, header: str, info: TableInfo, taken: PartialDate | None, died: PartialDate | None
) -> PartialDate | None:
    """About when somebody was born, by the cell of an age below ``header``; None where no year is known to count from.
    ``taken``, ``died``: the days of the row."""
    then = {"taken": taken, "died": died}.get(_then(header) or "")
    year = then.year if then is not None else reference_year(header)
    year = year or reference_year(*info.titles, info.sheet, info.file)
    return birth_from_age(age, year) if year is not None and isinstance(age, str | int | float) else None
