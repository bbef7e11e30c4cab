"""What a careful person reads in a leak-shaped file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Truth:
    """What one row states. ``cells``: field -> what a careful person reads. ``damaged``: codes that must be told."""

    sheet: str
    row: int
    cells: dict[str, object]
    damaged: frozenset[str] = frozenset()


@dataclass(slots=True)
class Leak:
    """A file and its truth. ``lost``: (sheet, row) that state somebody whom nobody can read."""

    path: Path
    truth: list[Truth] = field(default_factory=list)
    lost: set[tuple[str, int]] = field(default_factory=set)
