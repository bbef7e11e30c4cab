"""What an import did, for whoever started it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from service.config import reading_minutes
from service.records.picturesaving import PortraitReport
from service.records.processes import OUT_OF_TIME, Failed
from service.records.reading import Problem

# Damaged places that a report keeps; the database keeps each.
MOST_PROBLEMS = 10_000


@dataclass
class ImportReport:
    """What an import did. ``failed``: (file, sentence) of files that gave nothing. ``rows``: statements read.

    ``problems``: the first of them; ``damaged``: how many there are; ``lost``: rows that state nobody because of them.
    ``profiles``: tables of each; ``headers``: those that a mapping named and that stood somewhere.
    ``brakes``: why it stopped and asks (codes of ``accepting.BRAKES``); then nothing of it counts.
    ``quarantined``: the source was vouched for, and is in quarantine because of it.
    ``left_out``: files under folders that are of other kinds (``leftout``).
    """

    source: str
    files_read: int = 0
    files_unchanged: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    rows: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    damaged: int = 0
    lost: int = 0
    repeats: int = 0
    brakes: list[str] = field(default_factory=list)
    new_source: bool = False
    quarantined: bool = False
    left_out: dict[str, int] = field(default_factory=dict)
    profiles: dict[str, int] = field(default_factory=dict)
    headers: set[str] = field(default_factory=set)
    pictures: PortraitReport = field(default_factory=PortraitReport)
    records: int = 0
    indexed: int = 0
    segment_id: str | None = None

    @property
    def nothing_readable(self) -> bool:
        return self.files_read == 0 and self.files_unchanged == 0

    def count(self, rows: int, problems: Iterable[Problem], skipped: Mapping[str, int]) -> None:
        """A piece of a file."""
        self.rows += rows
        for problem in problems:
            self.damaged += 1
            self.lost += problem.lost
            if len(self.problems) < MOST_PROBLEMS:
                self.problems.append(problem)
        for kind, number in skipped.items():
            self.skipped[kind] = self.skipped.get(kind, 0) + number

    def take(self, file: ImportReport) -> None:
        """The counts of a file that was read to its end; one that breaks on the way gives nothing."""
        self.count(file.rows, file.problems, file.skipped)
        self.damaged += file.damaged - len(file.problems)
        self.lost += file.lost - sum(problem.lost for problem in file.problems)


def fault(failed: Failed) -> str:
    if failed.reason == OUT_OF_TIME:
        return f"reading it took longer than {reading_minutes(os.environ)} minutes; cut it up, or save it anew as .csv"
    if failed.died:
        return "reading it took more memory than a file may take, or broke the reader; save it anew, or as .csv"
    return f"reading it broke the reader ({failed.reason}); save it anew, or as .csv, and report this"
