"""What a process does to collect some marked records of a source for a segment: statements and portraits to entries.

Most records are stated once, in one row, and have no portrait: those come in the order of their rows, which costs a
third of looking up each; of rows that this import has read the entries are there already (``gathering``). What the rows
state of the others is set aside on the way, and put together by their ids in a second round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Select, Text, cast, func, select, union
from sqlalchemy.orm import Session

from service.matching.codec import Columns, Flat, decode, decode_columns
from service.matching.collected import Collected, Photos
from service.photos import PhotoSignature
from service.records import gathering
from service.records.aside import HELD, Aside, StatedRow, hexadecimal
from service.records.entries import columns_of, together
from service.records.marking import marked
from service.records.putting import parts
from service.store.database import Database
from service.store.models.records import Portrait, Record, SourceFile
from service.store.models.records import Statement as StatementRow

# Pages that a process keeps of what it looks up in no order.
_CACHE_KIB = 24 * 1024
# Rows of a piece in their order, and records of one by their ids.
_ROWS = 64_000
_RECORDS = 4_000
# Records at once.
_TOGETHER = 500
_ID = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """Records of a source. ``file``: where their entries go. ``ids``: 16 bytes each, ascending; what is stated of them
    was set ``aside``, or else is looked up. Or ``rows``: first and last number of statements; or ``part``: what was
    gathered of rows. Of records that ``aside`` knows these are set aside, all others are taken. ``files``: where the
    files of the source are told; those that are gathered are taken from parts, all others from their statements.
    """

    database_url: str
    source_id: str
    source_name: str
    file: Path
    files: Path
    ids: bytes = field(default=b"", repr=False)
    rows: tuple[int, int] | None = None
    part: Path | None = None
    aside: Aside | None = None

    @property
    def looks_up(self) -> bool:
        """Whether it comes after those that set aside."""
        return self.rows is None and self.part is None


@dataclass(frozen=True, slots=True)
class _Files:
    """The read files of a source, asked for once and told to every process. ``names``: by id. ``gathered``: those whose
    entries are there already; ``stated``: the others."""

    names: Mapping[str, str]
    gathered: Collection[str]
    stated: Mapping[str, str]

    @classmethod
    def of(cls, session: Session, source_id: str, folder: Path | None) -> _Files:
        read = select(SourceFile.id, SourceFile.name, SourceFile.rows).where(
            SourceFile.source_id == source_id, SourceFile.state == "read"
        )
        files = session.execute(read).all()
        gathered = gathering.whole(folder, {file.id: file.rows for file in files}) if folder else ()
        return cls._told({file.id: file.name for file in files}, gathered)

    @classmethod
    def _told(cls, names: Mapping[str, str], gathered: Iterable[str]) -> _Files:
        known = frozenset(gathered)
        return cls(names, known, {file_id: name for file_id, name in names.items() if file_id not in known})

    def tell(self, path: Path) -> None:
        path.write_bytes(orjson.dumps([self.names, list(self.gathered)]))

    @classmethod
    @lru_cache(maxsize=1)
    def told(cls, path: Path) -> _Files:
        """What ``tell`` wrote, read once by a process."""
        return cls._told(*orjson.loads(path.read_bytes()))


def still_marked(source_id: str) -> tuple[ColumnElement[bool], ...]:
    """``marked`` for databases that must not begin with the index of marked records: most are, or they are found by
    something else."""
    return func.coalesce(Record.source_id, "") == source_id, func.coalesce(Record.segment_id, "") == ""


def pieces(
    session: Session,
    url: str,
    source_id: str,
    source_name: str,
    scratch: Path,
    few: bool,
    gathered: Path | None = None,
) -> list[Piece]:
    """Every marked record of the source in one of them. Those that look up come last, and none of them before all
    others are collected. ``few``: all are looked up, as they are where most records of the source are not marked.
    """
    files = _Files.of(session, source_id, gathered)
    files.tell(scratch / "files")
    held = func.coalesce(Record.source_id, "") == source_id, func.coalesce(Record.segment_id, "") != ""
    counted = select(func.count()).select_from(Record)
    if few or session.scalars(counted.where(*held)).one() > session.scalars(counted.where(*marked(source_id))).one():
        chosen = select(Record.id).where(*marked(source_id))
        return _by_ids(_ids(session, chosen.order_by(Record.id)), url, source_id, source_name, scratch, None)
    several = select(StatementRow.record_id).group_by(StatementRow.record_id).having(func.count() > 1).subquery()
    still = still_marked(source_id)
    of_several = select(Record.id).join(several, several.c.record_id == Record.id).where(*still)
    pictured = select(Record.id).join(Portrait, Portrait.record_id == Record.id).where(*still)
    ids = _ids(session, union(of_several, pictured).order_by("id"))
    aside = Aside.of(scratch / "aside", ids, _RECORDS, _ids(session, select(Record.id).where(*held)))
    common = partial(Piece, url, source_id, source_name, files=scratch / "files", aside=aside)
    of_parts = [
        common(file=scratch / f"rows of {path.stem}", part=path)
        for path in (gathering.parts(gathered) if gathered else ())
    ]
    first, last = _reach(session, files.names.keys() - files.gathered)
    of_rows = [
        common(file=scratch / f"rows {low}", rows=(low, low + _ROWS - 1)) for low in range(first, last + 1, _ROWS)
    ]
    return of_parts + of_rows + _by_ids(ids, url, source_id, source_name, scratch, aside)


def _reach(session: Session, file_ids: Collection[str]) -> tuple[int, int]:
    """The first and the last number of what these files state; (1, 0) for nothing."""
    reach = select(func.min(StatementRow.id), func.max(StatementRow.id))
    found = [session.execute(reach.where(StatementRow.file_id.in_(part))).one() for part in parts(sorted(file_ids))]
    firsts, lasts = [first for first, _ in found if first], [last for _, last in found if last]
    return min(firsts, default=1), max(lasts, default=0)


def _ids(session: Session, chosen: Select[Any] | Any) -> bytes:
    parts = session.connection().execute(chosen.execution_options(yield_per=10_000)).scalars().partitions()
    return b"".join(bytes.fromhex("".join(part)) for part in parts)


def _by_ids(ids: bytes, url: str, source_id: str, source_name: str, scratch: Path, aside: Aside | None) -> list[Piece]:
    size = _RECORDS * _ID
    common = partial(Piece, url, source_id, source_name, files=scratch / "files", aside=aside)
    return [
        common(file=scratch / f"ids {start // size}", ids=ids[start : start + size])
        for start in range(0, len(ids), size)
    ]


def collect(piece: Piece) -> Iterator[Collected]:
    """One collection: each record of the piece once, whatever read files and portraits state of it."""
    database = Database("casework", piece.database_url)
    try:
        with database.read() as session:
            database.keep_pages(session, _CACHE_KIB)
            files = _Files.told(piece.files)
            with Collected(piece.file) as collected:
                if piece.part is not None:
                    for columns, entries in _of_part(piece, files.gathered, piece.part):
                        collected.add_columns(columns, written=entries)
                if piece.rows is not None:
                    for columns in _in_order(session, piece, files.stated, *piece.rows):
                        collected.add_columns(columns)
                for flats, photos in _by_id(session, piece, files.names):
                    if flats:
                        collected.add_columns(list(zip(*flats, strict=True)), photos)
    finally:
        database.dispose()
    yield collected


def _of_part(piece: Piece, files: Collection[str], part: Path) -> Iterator[tuple[Columns, Sequence[bytes]]]:
    """Entries that were gathered of records that one row states, and how they are written. Rows of others are set
    aside."""
    groups = piece.aside.groups() if piece.aside else {}
    kept: defaultdict[int, list[StatedRow]] = defaultdict(list)
    entries: list[bytes] = []
    for record_id, file_id, number, entry in gathering.rows_of(part):
        if file_id not in files:
            continue
        if (group := groups.get(record_id)) is None:
            entries.append(entry)
            if len(entries) == _TOGETHER:
                yield decode_columns(entries), entries
                entries = []
        elif group != HELD:
            kept[group].append((record_id, number, file_id, entry.decode()))
    yield decode_columns(entries), entries
    if piece.aside:
        piece.aside.keep(piece.file.name, kept)


def _in_order(session: Session, piece: Piece, files: Mapping[str, str], first: int, last: int) -> Iterator[Columns]:
    """Entries of records that one row states. Rows of others are set aside."""
    aside = piece.aside
    others = aside.groups() if aside else {}
    kept: defaultdict[int, list[StatedRow]] = defaultdict(list)
    query = _statements().where(StatementRow.id.between(first, last)).order_by(StatementRow.id)
    # Past the object mapper, which has nothing to map here.
    for part in session.connection().execute(query.execution_options(yield_per=_TOGETHER)).partitions():
        ids, names, stated = [], [], []
        for row in part:
            record_id, _, file_id, fields = row
            if (file := files.get(file_id)) is None:
                continue
            if (group := others.get(record_id)) is None:
                ids.append(record_id)
                names.append(file)
                stated.append(orjson.loads(fields))
            elif group != HELD:
                kept[group].append(row)
        yield columns_of(piece.source_name, ids, names, stated)
    if aside:
        aside.keep(piece.file.name, kept)


def _by_id(
    session: Session, piece: Piece, files: Mapping[str, str]
) -> Iterator[tuple[list[Flat], Mapping[str, Photos]]]:
    """Entries of the records of ``ids``, with the pictures in them."""
    source, size = piece.source_name, _TOGETHER * _ID
    kept = piece.aside.stated(piece.ids[:_ID].hex()) if piece.aside and piece.ids else None
    for start in range(0, len(piece.ids), size):
        ids = list(hexadecimal(piece.ids[start : start + size]))
        stated = _looked_up(session, ids) if kept is None else kept
        photos, names = _portraits(session, piece, ids)
        flats = []
        for record_id in ids:
            rows = [(files[file], number, fields) for _, number, file, fields in stated[record_id] if file in files]
            if rows or record_id in names:
                found = _flats(source, record_id, [(file, fields) for file, _, fields in sorted(rows)])
                shown = photos.get(record_id, ())
                flats.append(together(record_id, found, photos=shown, photo_names=names.get(record_id, ())))
        yield flats, photos


def _flats(source: str, record_id: str, rows: Sequence[tuple[str, str]]) -> list[Flat]:
    """The entry that each row gives: gathered, or made of its fields. ``rows``: (name of the file, either as JSON)."""
    made = [(file, orjson.loads(stated)) for file, stated in rows if not stated.startswith("[")]
    if not made:
        return [decode(stated) for _, stated in rows]
    columns = columns_of(source, [record_id] * len(made), [file for file, _ in made], [fields for _, fields in made])
    flats = iter(list(zip(*columns, strict=True)))
    return [decode(stated) if stated.startswith("[") else next(flats) for _, stated in rows]


def _looked_up(session: Session, ids: Sequence[str]) -> Mapping[str, list[StatedRow]]:
    found: dict[str, list[StatedRow]] = {record_id: [] for record_id in ids}
    for row in session.connection().execute(_statements().where(StatementRow.record_id.in_(ids))):
        found[row[0]].append(row)
    return found


def _statements() -> Select[str, int, str, str]:
    """As :data:`StatedRow`."""
    return select(StatementRow.record_id, StatementRow.id, StatementRow.file_id, cast(StatementRow.fields, Text))


def _portraits(
    session: Session, piece: Piece, ids: Sequence[str]
) -> tuple[dict[str, list[tuple[str, PhotoSignature]]], dict[str, list[str]]]:
    """Pictures that count in matching, and the file names of all, by record. ``ids`` ascend."""
    photos: dict[str, list[tuple[str, PhotoSignature]]] = {}
    names: dict[str, list[str]] = {}
    query = (
        select(Portrait.record_id, Portrait.file_name, Portrait.stored_as, Portrait.signature, Portrait.placeholder)
        .where(func.coalesce(Portrait.source_id, "") == piece.source_id, Portrait.record_id.in_(ids))
        .order_by(Portrait.file_name)
    )
    for record_id, file_name, stored_as, signature, placeholder in session.execute(query):
        names.setdefault(record_id, []).append(file_name)
        if signature is not None and not placeholder:
            photos.setdefault(record_id, []).append((stored_as, PhotoSignature.from_bytes(signature)))
    return photos, names
