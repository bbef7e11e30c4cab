"""The one place where jobs touch the reader and the importer: describe a file, run an import."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from service.records.importer import find_files, import_files
from service.records.portraits import import_portraits
from service.records.reading import (
    FileUnreadableError,
    Problem,
    Skipped,
    Statement,
    TableInfo,
    read_photo_mapping,
    read_tables,
)
from service.store.casework import Casework

# What is being done, how much of it is done, how much there is.
Progress = Callable[[str, int, int], None]
Event = TableInfo | Statement | Problem | Skipped


@dataclass
class Imported:
    """What a run did. ``failed``: (file, sentence). ``brakes``: codes of why it stopped and asks; then nothing or only
    a part was imported. ``untied``: pictures that no ID number ties to a person."""

    failed: list[tuple[str, str]] = field(default_factory=list)
    changed: int = 0
    persons: int = 0
    brakes: list[str] = field(default_factory=list)
    pictures: int = 0
    tied: int = 0
    untied: list[str] = field(default_factory=list)


def tables_in(folder: Path) -> list[tuple[Path, str]]:
    """(path, name in provenance) of each table under a folder, in the order in which they are read."""
    return find_files([folder])


def events(path: Path, name: str, mapping: Mapping[str, str]) -> Iterator[Event]:
    """What a file states, row by row. Raises FileUnreadableError for a file that gives nothing."""
    try:
        yield from read_tables(path, name=name, mapping=mapping)
    except OSError as error:
        raise FileUnreadableError("missing", name, f"the file cannot be opened: {error.strerror}") from error


def run_tables(
    casework: Casework,
    source: str,
    folder: Path,
    mapping: Mapping[str, str],
    accepted: Sequence[str],
    progress: Progress,
    actor: str,
) -> Imported:
    """Imports every table under a folder. Killed at any moment it goes on from there when it is called again."""
    report = import_files(casework, source, [folder], mapping=mapping, progress=progress, actor=actor)
    return Imported(failed=list(report.failed), changed=report.indexed, persons=report.records)


def run_portraits(casework: Casework, source: str, folder: Path, progress: Progress, actor: str) -> Imported:
    """Imports every picture under a folder; tables beside them say which ID number a file belongs to."""
    known = {}
    for path, _name in find_files([folder]):
        known.update(read_photo_mapping(path))
    report = import_portraits(casework, source, folder, mapping=known, progress=progress, actor=actor)
    return Imported(
        failed=list(report.rejected), changed=report.tied, pictures=report.found, tied=report.tied, untied=report.untied
    )
