"""The files of an import: which there are, what a dry run reads in them, and by how many processes they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from service.records.processes import processors
from service.records.reading import SUFFIXES, FileUnreadableError, read_tables
from service.records.running import Progress, silent

# Less than this is read faster by the process that asks than by others that have to be started first.
_LITTLE = 3 * 2**20


def find_files(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """(path, name) of every file; a folder gives the tables under it, named relative to it."""
    found: list[tuple[Path, str]] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
            found += [(p, p.relative_to(path).as_posix()) for p in inside if p.is_file() and not p.is_symlink()]
        else:
            found.append((path, path.name))
    return found


def read_only(
    paths: Sequence[Path], mapping: Mapping[str, str], progress: Progress = silent, profile: str | None = None
) -> Iterator[object]:
    """The events of a dry run: tables, statements, problems, in order; a failed file is a FileUnreadableError."""
    files = find_files(paths)
    for done, (path, name) in enumerate(files):
        progress(name, done, len(files))
        try:
            yield from read_tables(path, name=name, mapping=mapping, profile=profile)
        except FileUnreadableError as error:
            yield error
    progress("", len(files), len(files))


def how_many(paths: Iterable[Path], wanted: int | None) -> int:
    """Processes that read these files."""
    if wanted is not None:
        return wanted
    size = 0
    for path in paths:
        size += path.stat().st_size if path.exists() else 0
        if size > _LITTLE:
            return processors()
    return 0
