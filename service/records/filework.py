"""What a reading process does with one file: events to rows as they are stored."""

from __future__ import annotations

import hashlib
import io
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import Any

from service.records.gathering import gathering
from service.records.reading import (
    FileUnreadableError,
    Grouper,
    OrdinaryRows,
    Problem,
    Skipped,
    Statement,
    TableInfo,
    read_tables,
)
from service.records.reading.words.synonyms import header_key
from service.records.reading.workbooks.pictures import holds_pictures
from service.records.stored import CellsToJson, cells_of, fields_of, to_json

_CHUNK = 1000
_SMALL = 2**20


@dataclass(frozen=True, slots=True)
class FileTask:
    """``name``: in provenance. ``source``: the name of the source, on which record ids depend. ``gathered``: where
    entries of its rows are gathered for the index, under the ``id`` that the file is stored by. ``tables``: chunks
    tell of each table."""

    path: Path
    name: str
    source: str
    mapping: Mapping[str, str]
    profile: str | None = None
    id: str = ""
    gathered: Path | None = None
    tables: bool = False


# One statement: id of the record, sheet, row, cells and fields as JSON. Bare: a million go from process to process.
Row = tuple[str, str, int, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Begun:
    """The file can be opened: SHA-256 of its content, its size in bytes, and whether pictures float in it."""

    sha256: str
    size: int
    pictures: bool = False


@dataclass(slots=True)
class Chunk:
    """Some rows in order, and what was seen on the way. ``skipped``: kinds of rows that state no person. ``mapped``:
    headers of the mapping that stood in a table. ``tables``: for a dry run, which tells of each."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    profiles: Counter[str] = field(default_factory=Counter)
    mapped: set[str] = field(default_factory=set)
    tables: list[TableInfo] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The file gives nothing; ``sentence`` says why."""

    code: str
    sentence: str


def read_file(task: FileTask) -> Iterator[Begun | Chunk | Unreadable]:
    """Begun, then chunks; or Unreadable."""
    try:
        events = read_tables(task.path, name=task.name, mapping=task.mapping, profile=task.profile, ordinary=True)
        with task.path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size <= _SMALL:  # for a large file memory counts, for a small one what each reading costs
                data = file.read()
                digest, pictures = hashlib.sha256(data), holds_pictures(io.BytesIO(data))
            else:
                digest, pictures = hashlib.file_digest(file, "sha256"), holds_pictures(file)
        yield Begun(digest.hexdigest(), size, pictures)
    except FileUnreadableError as error:
        yield Unreadable(error.code, error.sentence)
        return
    except OSError as error:
        yield Unreadable("missing", f"The file cannot be opened: {error.strerror}.")
        return
    grouper, chunk, cells = Grouper(task.source), Chunk(), CellsToJson(())
    stated: list[Mapping[str, Any]] = []  # by the rows of the chunk
    for event in events:
        if isinstance(event, OrdinaryRows):
            if event.headers is not cells.headers:
                cells = CellsToJson(event.headers)
            ids, fields = grouper.record_ids(event), map(to_json, event.fields)
            chunk.rows += zip(ids, repeat(event.sheet), event.rows, cells(event.texts), fields)
            stated += event.fields
        elif isinstance(event, Statement):
            stated.append(fields_of(event))
            as_stored = to_json(cells_of(event)), to_json(stated[-1])
            chunk.rows.append((grouper.record_id(event), event.sheet, event.row, *as_stored))
            chunk.problems += event.problems
        elif isinstance(event, Problem):
            chunk.problems.append(event)
        elif isinstance(event, Skipped):
            chunk.skipped[event.kind] += 1
        elif isinstance(event, TableInfo):
            chunk.profiles[event.profile] += 1
            if task.tables:
                chunk.tables.append(event)
            if task.mapping:
                chunk.mapped |= _mapped(event, task.mapping)
        if len(chunk.rows) + len(chunk.problems) >= _CHUNK:
            _gather(task, chunk, stated)
            yield chunk
            chunk, stated = Chunk(), []
    _gather(task, chunk, stated)
    yield chunk


def _gather(task: FileTask, chunk: Chunk, stated: Sequence[Mapping[str, Any]]) -> None:
    if task.gathered is not None and stated:
        gathering(task.gathered).add(task.source, task.id, task.name, [row[0] for row in chunk.rows], stated)


def _mapped(table: TableInfo, mapping: Mapping[str, str]) -> set[str]:
    keys = {header_key(part) for c in table.columns for part in (c.header, c.header.rpartition("/")[2])}
    return {header for header in mapping if header_key(header) in keys}
