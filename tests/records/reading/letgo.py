"""Tables of people who were let go, and the day that was read of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from service.records.reading import Statement
from tests.records.reading.tables import NAMES, Read, number, xlsx


def read_list(folder: Path, headers: list[str], *told: list[Any], over: str = "", **options: Any) -> Read:
    rows: list[list[Any]] = [[over]] if over else []
    rows += [["姓名", "身份证号", *headers], *([NAMES[i % len(NAMES)], number(i), *row] for i, row in enumerate(told))]
    return Read(xlsx(folder / "a.xlsx", rows), **options)


def day_of(s: Statement) -> tuple[int | None, ...] | None:
    """The parts of the day that are known."""
    return tuple(part for part in s.released_on[:3] if part is not None) if s.released_on else None
