"""A file's bytes to rows of words, in a process of its own: what a stranger made is parsed nowhere else.

The bytes lie in memory only, also where a reader wants a path. Formulas give the value last saved and are never
evaluated; bombs, encrypted and damaged files are refused as for records.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from charset_normalizer import from_bytes

from service.pfif import PfifError, read_document
from service.pfif.referring import cells_of
from service.records.processes import Done, Failed, Processes
from service.records.reading.errors import FileUnreadableError
from service.records.reading.formats.delimited import find_delimiter, open_delimited
from service.records.reading.workbooks import safety
from service.records.reading.workbooks.sheets import Sheet, open_workbook, text_of
from service.referrals.bulk.columns import Columns, find_columns

MOST_BYTES = 8 * 2**20
MOST_ROWS = 10_000
MOST_CELL = 20_000
_HEADER_ROWS = 20
_MEMORY = 1536 * 2**20
_TOGETHER = 100
_TEXT_SAMPLE = 256 * 1024
# Of Chinese, Russian, Turkish, Arabic and Western spreadsheets that were not saved as UTF-8.
_ENCODINGS = ("utf_16_le", "utf_16_be", "gb18030", "cp1254", "cp1251", "cp1256", "cp1252", "big5")


class FileRefused(ValueError):
    """``code``: why the whole file gives nothing."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a file as a whole. ``encoding``: of a text that is not UTF-8, guessed. ``others``: names of
    sheets that were not read."""

    unknown: list[str]
    twice: list[str]
    encoding: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawRow:
    """``number``: as a spreadsheet numbers it, or which person of the document it is. ``damage``: code, or empty."""

    number: int
    cells: dict[str, list[str]]
    damage: str = ""


def read_apart(data: bytes, kind: str) -> Iterator[Head | RawRow]:
    """The head, then each row that is not blank. ``kind``: "table" or "pfif". Raises FileRefused."""
    with Processes(1) as processes:
        for _, item in processes.stream(_in_child, [(data, kind)]):
            if isinstance(item, Done):
                return
            if isinstance(item, Failed):
                raise FileRefused("too_much" if item.died else "damaged")
            if isinstance(item, str):
                raise FileRefused(item)
            yield from item


def _in_child(task: tuple[bytes, str]) -> Iterator[Any]:
    """Lists of what ``read`` gives, or the code of a refusal."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    together: list[Head | RawRow] = []
    try:
        for item in read(*task):
            together.append(item)
            if len(together) == _TOGETHER:
                yield together
                together = []
    except FileRefused as refused:
        yield refused.code
    except FileUnreadableError as error:
        yield error.code
    except MemoryError:
        yield "too_much"
    else:
        yield together


def read(data: bytes, kind: str) -> Iterator[Head | RawRow]:
    """The same in this process. Raises FileRefused, FileUnreadableError."""
    if len(data) > MOST_BYTES:
        raise FileRefused("too_large")
    if kind == "pfif":
        yield from _limited(_pfif(data))
        return
    with _as_path(data) as path:
        yield from _limited(_table(path, data))


def _limited(items: Iterable[Head | RawRow]) -> Iterator[Head | RawRow]:
    rows = 0
    for item in items:
        rows += isinstance(item, RawRow)
        if rows > MOST_ROWS:
            raise FileRefused("too_many_rows")
        yield item
    if not rows:
        raise FileRefused("empty")


@contextmanager
def _as_path(data: bytes) -> Iterator[Path]:
    handle = os.memfd_create("referrals")
    try:
        with os.fdopen(os.dup(handle), "wb") as file:
            file.write(data)
        yield Path(f"/proc/self/fd/{handle}")
    finally:
        os.close(handle)


def _pfif(data: bytes) -> Iterator[Head | RawRow]:
    try:
        document = read_document(data)
    except PfifError as error:
        raise FileRefused(f"pfif_{error.code}") from error
    yield Head(document.unknown[:20], [])
    for number, person in enumerate(document.persons, 1):
        yield RawRow(number, cells_of(person, document.notes_of(person)), "expired" if person.is_expired() else "")


def _table(path: Path, data: bytes) -> Iterator[Head | RawRow]:
    safety.check_regular(path, "")
    kind = safety.workbook_kind(path, "")
    if kind == "pdf":
        raise FileRefused("kind")
    if kind == "text":
        encoding = encoding_of(data)
        sheets = open_delimited(path, "", encoding)
        guessed = "" if encoding in (None, "utf_8", "ascii") else encoding
    else:
        if kind == "xlsx":
            safety.check_xlsx(path, "")
        sheets, guessed = open_workbook(path, "", by_content=True), ""
    yield from _rows(list(sheets) if kind != "text" else sheets, guessed or "")


def encoding_of(data: bytes) -> str | None:
    """The encoding of a text as Python names it; None where its first bytes say it.

    Short tables give a guess little to go by. So of all that the guess holds possible, and of what people here are
    known to use, that one is taken in which most headers are known words.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return None
    with suppress(UnicodeDecodeError):
        data.decode("utf-8")
        return "utf_8"
    found = [match.encoding for match in from_bytes(data[:_TEXT_SAMPLE], cp_isolation=list(_ENCODINGS))]
    best, most = None, -1
    for encoding in dict.fromkeys((*found, *_ENCODINGS)):
        known = _known_headers(data, encoding)
        if known is not None and known > most:
            best, most = encoding, known
    if best is None:
        raise FileRefused("unknown_encoding")
    return best


def _known_headers(data: bytes, encoding: str) -> int | None:
    """How many columns would be known; None where it cannot be this encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    delimiter = find_delimiter(text)
    tables = (find_columns([c.strip(' "') for c in line.split(delimiter)]) for line in text.splitlines()[:_HEADER_ROWS])
    return max((sum(name is not None for name in table.fields) for table in tables if table), default=0)


def _rows(sheets: Iterable[Sheet], encoding: str) -> Iterator[Head | RawRow]:
    """Those of the first sheet that has headers."""
    others: list[str] = []
    chosen: tuple[Sheet, Columns] | None = None
    for sheet in sheets:
        columns = None if chosen or sheet.hidden else _header(sheet)
        if columns is None:
            others.append(sheet.name[:80])
        else:
            chosen = (sheet, columns)
    if chosen is None:
        raise FileRefused("no_header")
    sheet, columns = chosen
    yield Head(columns.unknown[:20], columns.twice[:20], encoding, tuple(others[:20]))
    for number, values in sheet.rows:
        texts = [text_of(value) for value in values]
        if any(text.strip() for text in texts):
            long = any(len(text) > MOST_CELL for text in texts)
            cells = {} if long else columns.cells(texts)
            yield RawRow(number, cells, "too_long_cell" if long else sheet.bad.get(number, ""))


def _header(sheet: Sheet) -> Columns | None:
    for number, values in sheet.rows:
        if found := find_columns([text_of(value) for value in values]):
            return found
        if number >= _HEADER_ROWS:
            break
    return None
