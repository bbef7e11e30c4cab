"""Entries of rows, made by the process that reads the rows, while their values are at hand, for the index that the
import builds at its end: neither are statements read back from the database for it, nor their JSON taken apart.

Parts lie in a folder that lives as long as the import. A part that is missing or a file that is not whole costs time
and nothing else: what it states is collected from the statements, as for any index that is built anew.
"""

from __future__ import annotations

import contextlib
import pickle
import secrets
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.matching.collected import Collected
from service.records.entries import columns_of

# Rows of one part: what a process keeps in memory.
_ROWS = 64_000
_SUFFIX = ".part"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a file that follow each other. ``first``: the number of the first of them among all of the file."""

    file_id: str
    first: int
    rows: int


class Gathering:
    """What one process gathers for one import."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._name, self._parts = folder, secrets.token_hex(4), 0
        self._open: tuple[Collected, contextlib.ExitStack] | None = None
        self._stretches: list[Stretch] = []
        self._file, self._following = "", 0

    def add(
        self, source: str, file_id: str, file: str, ids: Sequence[str], fields: Sequence[Mapping[str, Any]]
    ) -> None:
        """The next rows of a file, of which no other is read in between. Raises what keeps them out of any index."""
        if file_id != self._file:
            self._file, self._following = file_id, 0
        try:
            self._collected().add_columns(columns_of(source, ids, [file] * len(ids), fields))
        except BaseException:
            self._give_up()  # some columns may be longer than others
            raise
        self._stretches.append(Stretch(file_id, self._following, len(ids)))
        self._following += len(ids)
        if len(self._collected()) >= _ROWS:
            self.end_part()

    def end_part(self) -> None:
        """What was gathered until now stands in the folder."""
        if self._open is None:
            return
        collected, closing = self._open
        closing.close()
        made = self._path("made")
        with made.open("wb") as file:
            pickle.dump(self._stretches, file, pickle.HIGHEST_PROTOCOL)
            pickle.dump(collected, file, pickle.HIGHEST_PROTOCOL)
        made.rename(made.with_suffix(_SUFFIX))
        self._give_up()

    def _collected(self) -> Collected:
        if self._open is None:
            closing = contextlib.ExitStack()
            self._open = closing.enter_context(Collected(self._path("entries"))), closing
            self._parts += 1
        return self._open[0]

    def _give_up(self) -> None:
        if self._open is not None:
            self._open[1].close()
        self._open, self._stretches = None, []

    def _path(self, suffix: str) -> Path:
        return self._folder / f"{self._name} {self._parts:05d}.{suffix}"


_of_process: dict[Path, Gathering] = {}


def gathering(folder: Path) -> Gathering:
    """That of this process."""
    if folder not in _of_process:
        _of_process[folder] = Gathering(folder)
    return _of_process[folder]


def end(folder: Path) -> Iterator[None]:
    """All that this process gathered stands in the folder. A task without answers."""
    if (mine := _of_process.pop(folder, None)) is not None:
        mine.end_part()
    return iter(())


def parts(folder: Path) -> list[Path]:
    """Each to be read by :func:`read_part`."""
    return sorted(folder.glob(f"*{_SUFFIX}"))


def read_part(path: Path) -> tuple[list[Stretch], Collected]:
    """Which rows they are, and their entries in the same order."""
    with path.open("rb") as file:
        return pickle.load(file), pickle.load(file)  # noqa: S301 - from a process of our own


def whole(folder: Path, rows: Mapping[str, int]) -> Collection[str]:
    """Those files of which all was gathered. ``rows``: how many each has."""
    found: Counter[str] = Counter()
    for path in parts(folder):
        with path.open("rb") as file:
            for stretch in pickle.load(file):  # noqa: S301 - from a process of our own
                found[stretch.file_id] += stretch.rows
    return {file_id for file_id, count in found.items() if rows.get(file_id) == count}
