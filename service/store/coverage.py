"""What the vouched sources cover, as everybody may know it: counted on the staff's side, read by the family app.

The summary is a file in the intake folder. It holds numbers about sources and counties, and nothing that leads to a
record; so the family process can show it and still opens nothing of casework.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FILE = Path("public") / "coverage.json"
#: What is rarer is told only as "fewer than this many".
FEW = 10


@dataclass(frozen=True, slots=True)
class CoveredSource:
    """``people`` and ``counties`` (code -> people) are rounded; fewer than ``FEW`` are told as 0.

    ``years``: first and last year in which people of this source were taken, as it states; None where it does not.
    """

    title: str
    publisher: str
    published: str
    people: int
    years: tuple[int, int] | None
    counties: dict[str, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """``day``: ISO day on which it was counted. ``of``: what it was counted from, to see whether it is still true."""

    day: str
    of: str
    sources: tuple[CoveredSource, ...]

    @property
    def counties(self) -> dict[str, int]:
        """People of all sources together, by county; somebody whom two sources name counts twice."""
        counted: dict[str, int] = {}
        for source in self.sources:
            for code, people in source.counties.items():
                counted[code] = counted.get(code, 0) + people
        return counted

    @property
    def people(self) -> int:
        return sum(source.people for source in self.sources)


def rounded(people: int) -> int:
    """Two leading digits: 12,345 -> 12,000; fewer than ``FEW`` -> 0."""
    if people < FEW:
        return 0
    step = 10 ** max(0, len(str(people)) - 2)
    return round(people / step) * step


def write(folder: Path, coverage: Coverage) -> None:
    """``folder``: of intake. Whoever reads sees the old file or the new one, never half of it."""
    path = folder / FILE
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_text(json.dumps(asdict(coverage), ensure_ascii=False, indent=1), encoding="utf-8")
    temporary.replace(path)


def read(folder: Path) -> Coverage | None:
    """None where nothing was counted yet, or the file cannot be read."""
    try:
        stored: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
        sources = tuple(
            CoveredSource(**{**one, "years": tuple(one["years"]) if one["years"] else None})
            for one in stored["sources"]
        )
        return Coverage(stored["day"], stored["of"], sources)
    except (OSError, ValueError, KeyError, TypeError):
        return None
