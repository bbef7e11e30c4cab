"""The files of an import: which there are, what a dry run reads in them, and by how many processes they are read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from service.config import reading_minutes
from service.records.limits import MEMORY, Limits
from service.records.processes import Processes, processors
from service.records.reading import SUFFIXES
from service.records.reading.lying import FILE, Lying, lying_under
from service.records.reading.workbooks.filenames import shown

# Less than this is read by one process: starting several takes longer.
_LITTLE = 3 * 2**20
# Whoever leaked a file may not be who wrote it: even one small file is read apart, so that one which breaks its reader,
# or takes the machine's memory, is told of and takes nothing along.
LEAST_PROCESSES = 1
# Of address space; a large but honest table needs it.
_LEAST_MEMORY = 2 * 2**30


def find_files(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """(path, name) of every file; a folder gives the tables under it, named relative to it. Names that are not UTF-8
    are given in letters (``filenames``)."""
    found: list[tuple[Path, str]] = []
    for path in paths:
        if path.is_dir():
            found += [(path / one.name, one.name) for one in lying_under(path) if is_table(one)]
        else:
            found.append((path, path.name))
    names = shown([name for _, name in found])
    return [(path, name) for (path, _), name in zip(found, names, strict=True)]


def is_table(one: Lying) -> bool:
    """Whether what lies under a folder is read as a table: a link is not."""
    return one.kind == FILE and one.suffix in SUFFIXES


def readers(size: int) -> Processes:
    """Processes that read files, each file within limits: of time, and of a share of the machine's memory."""
    machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    memory = min(MEMORY, max(_LEAST_MEMORY, machine // max(size, 1)))
    return Processes(size, Limits(memory, reading_minutes(os.environ) * 60))


def how_many(paths: Iterable[Path], wanted: int | None = None) -> tuple[int, int]:
    """Processes that read these files, and those that index what they state. ``wanted``: by whoever asks."""
    if wanted is not None:
        return wanted, wanted
    size = 0
    for path in paths:
        size += path.stat().st_size if path.exists() else 0
        if size > _LITTLE:
            return processors(), processors()
    return LEAST_PROCESSES, 0
