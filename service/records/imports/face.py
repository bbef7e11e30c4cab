"""The one place where jobs touch the reader and the importer: describe files, read them all, run an import.

Files are read in processes of their own, with a limit of memory and without a key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from service.matching.values.idnumber import IdNumber
from service.records import portraits
from service.records.files import find_files, how_many, readers
from service.records.filework import Chunk, FileTask
from service.records.importer import import_files
from service.records.outcome import fault
from service.records.picturesaving import PortraitReport
from service.records.portraits import import_portraits
from service.records.processes import Done, Failed
from service.records.reading import FileUnreadableError, read_photo_mapping
from service.records.running import Progress, Reading
from service.records.staging import forget
from service.store.casework import Casework
from service.store.models.records import Import, Source, SourceFile


@dataclass
class Imported:
    """What a run did. ``failed``: (file, sentence). ``brakes``: codes of why it stopped and asks; then nothing of it
    counts. ``pictures``: loose ones and those that float in workbooks; ``untied``: those that belong to nobody's row or
    number; ``rejected``: (picture, sentence); ``removed``: those that their files hold no longer;
    ``quarantined``: as of ``ImportReport``."""

    failed: list[tuple[str, str]] = field(default_factory=list)
    changed: int = 0
    persons: int = 0
    brakes: list[str] = field(default_factory=list)
    pictures: int = 0
    tied: int = 0
    untied: list[str] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    quarantined: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """So many rows of the file more were read, and nothing is told of them yet."""

    rows: int


@dataclass(frozen=True, slots=True)
class Broken:
    """The file broke the process that read it."""

    sentence: str


def tables_in(folder: Path) -> list[tuple[Path, str]]:
    """(path, name in provenance) of each table under a folder, in the order in which they are read."""
    return find_files([folder])


def read(
    function: Callable[[FileTask], Iterable[Any]],
    source: str,
    files: Sequence[tuple[Path, str]],
    mapping: Mapping[str, str],
    profile: str,
    progress: Progress,
    *,
    tables: bool = False,
) -> Iterator[tuple[str, Any]]:
    """(name of the file, what the function yields of it but for Passed), files mixed; at its end DONE, or Broken.
    ``tables``: chunks tell of each table."""
    tasks = [FileTask(path, name, source, mapping, profile or None, tables=tables) for path, name in files]
    told = Reading(progress, 0, len(tasks))
    if tasks:
        told.begin(tasks[0].name)
    with readers(how_many([path for path, _ in files])[0]) as workers:
        for number, item in workers.stream(function, tasks):
            name = tasks[number].name
            if isinstance(item, Chunk | Passed):
                told.read(name, item.rows if isinstance(item, Passed) else len(item.rows))
            if isinstance(item, Failed):
                yield name, Broken(fault(item))
            elif not isinstance(item, Passed):
                yield name, item
            if isinstance(item, Done | Failed):
                told.end(name)


def run_tables(
    casework: Casework,
    source: str,
    folder: Path,
    mapping: Mapping[str, str],
    profile: str,
    accepted: Sequence[str],
    progress: Progress,
    actor: str,
    *,
    loose: bool,
) -> Imported:
    """Imports every table under a folder, and with ``loose`` the picture files too. Killed at any moment it goes on
    from there when it is called again."""
    report = import_files(
        casework,
        source,
        [folder],
        mapping=mapping,
        profile=profile or None,
        accepted=accepted,
        loose=loose,
        progress=progress,
        actor=actor,
    )
    return Imported(
        failed=list(report.failed),
        changed=report.indexed,
        persons=report.records,
        brakes=list(report.brakes),
        pictures=report.pictures.found,
        tied=report.pictures.tied + report.pictures.known,
        untied=list(report.pictures.untied),
        rejected=list(report.pictures.rejected),
        removed=list(report.pictures.removed),
        quarantined=report.quarantined,
    )


def discard(casework: Casework, source: str) -> None:
    """What imports of this source had read when a brake stopped them, and what therefore never counted."""
    with casework.database.write() as session:
        stopped = (
            select(SourceFile.id)
            .join(Import, Import.id == SourceFile.import_id)
            .join(Source, Source.id == SourceFile.source_id)
            .where(Source.name == source, SourceFile.state != "read", Import.state == "stopped")
        )
        forget(session, list(session.scalars(stopped)))


def run_portraits(casework: Casework, source: str, folder: Path, progress: Progress, actor: str) -> Imported:
    """Imports every picture under a folder; tables beside them say which ID number a file belongs to."""
    known, failed = _named(folder)
    return _of_pictures(
        import_portraits(casework, source, folder, mapping=known, progress=progress, actor=actor), failed
    )


def look_at_portraits(casework: Casework, source: str, folder: Path, progress: Progress) -> Imported:
    """What ``run_portraits`` would do, every picture opened; nothing is changed."""
    known, failed = _named(folder)
    return _of_pictures(portraits.look_at_portraits(casework, source, folder, mapping=known, progress=progress), failed)


def _named(folder: Path) -> tuple[dict[str, IdNumber], list[tuple[str, str]]]:
    """What tables beside pictures say: whose number a file belongs to; and those that say nothing, with the reason."""
    known: dict[str, IdNumber] = {}
    failed = []
    for path, name in find_files([folder]):
        try:
            known.update(read_photo_mapping(path))
        except FileUnreadableError as error:
            failed.append((name, error.sentence))
    return known, failed


def _of_pictures(report: PortraitReport, failed: list[tuple[str, str]]) -> Imported:
    return Imported(
        failed=failed,
        changed=report.tied,
        pictures=report.found,
        tied=report.tied + report.known,
        untied=list(report.untied),
        rejected=list(report.rejected),
        removed=list(report.removed),
        quarantined=report.quarantined,
    )
