"""CSV and TSV: encoding, delimiter and rows by content; a broken line costs itself, never its neighbours."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from service.records.reading.columns.assigned import header_score
from service.records.reading.errors import FileUnreadableError
from service.records.reading.workbooks.controls import holds_controls, without_controls
from service.records.reading.workbooks.sheets import Sheet

_ENCODINGS = ("utf-8", "gb18030")
_ONE_BYTE = ("cp1251", "cp1254", "koi8-r", "cp866")
_TELLING_WORDS = 3
_DELIMITERS = ",\t;|"
MAX_TEXT_FILE = 200 * 2**20  # read whole, so that memory stays under a gigabyte
# Real tables stay far below: a cell of a spreadsheet holds 32,767 characters at most. More costs minutes.
MAX_COLUMNS = 2000
MAX_CELL = 2**16
CUT = frozenset({"too_many_columns", "too_long_cell", "control_characters"})
csv.field_size_limit(MAX_TEXT_FILE)  # of the whole process; its own default would tear long quoted cells apart
_BAD_SHARE = 0.05
_MAX_CONTINUATION = 30


def open_delimited(path: Path, name: str, encoding: str | None = None) -> Iterator[Sheet]:
    """The one "sheet" of a delimited file, named "". Raises :class:`FileUnreadableError` if the encoding is unsure."""
    if path.stat().st_size > MAX_TEXT_FILE:
        raise FileUnreadableError("too_large", name, f"the table is larger than {MAX_TEXT_FILE >> 20} MiB; cut it up")
    text, bad_lines = decode(path.read_bytes(), name, encoding)
    delimiter = find_delimiter(text)
    bad: dict[int, str] = {}
    yield Sheet("", False, _records(text, delimiter, bad_lines, bad), bad=bad)


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, set[int]]:
    """The text, and the line numbers (from 0) that hold bytes which the encoding does not know.

    Byte order marks decide first; then UTF-8 strictly, then GB18030 strictly; then an older encoding of one byte a
    letter, where header words that are known stand in it; then whichever of the two reads all but a few lines; else
    the person who imports must say.
    """
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _by_lines(data[len(mark) :], codec)
    if encoding is not None:
        try:
            codecs.lookup(encoding)
        except LookupError as error:
            raise FileUnreadableError("unknown_encoding", name, f"there is no encoding {encoding!r}") from error
        return _by_lines(data, encoding)
    if (wide := utf16_by_zeros(data)) is not None:
        return _by_lines(data, wide)
    for codec in _ENCODINGS:
        try:
            return data.decode(codec), set()
        except UnicodeDecodeError:
            continue
    if (older := _by_header(data)) is not None:
        return older, set()
    best = min((_by_lines(data, codec) for codec in _ENCODINGS), key=lambda result: len(result[1]))
    lines = best[0].count("\n") + 1
    if len(best[1]) > max(1, lines * _BAD_SHARE) or lines < 3:
        raise FileUnreadableError(
            "unknown_encoding", name, "the text is neither UTF-8 nor GB18030; name its encoding (for example UTF-16LE)"
        )
    return best


def _by_header(data: bytes) -> str | None:
    """The text in the one encoding that makes a line of it a header: three words or more that are known, not in ASCII,
    and as many as are not. Bytes alone tell these encodings not apart, words do."""
    start = data[:20_000]
    for codec in _ONE_BYTE:
        text = start.decode(codec, errors="replace")
        delimiter = find_delimiter(text)
        for line in text.splitlines()[:20]:
            words = [w for cell in line.split(delimiter) if (w := cell.strip(' "')) and not w.isascii()]
            known, filled = header_score(words, ())
            if known >= _TELLING_WORDS and known * 2 >= filled:
                try:
                    return data.decode(codec)
                except UnicodeDecodeError:
                    break
    return None


def utf16_by_zeros(data: bytes) -> str | None:
    """Which UTF-16 a text without a mark is in, if in one."""
    sample = data[:4000]
    if b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) // 20 or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _by_lines(data: bytes, codec: str) -> tuple[str, set[int]]:
    try:
        return data.decode(codec), set()
    except UnicodeDecodeError:
        pass
    if codec.startswith("utf-16"):
        text = data.decode(codec, errors="replace")
        return text, {i for i, line in enumerate(text.split("\n")) if "\ufffd" in line}
    lines, bad = [], set()
    for i, line in enumerate(data.split(b"\n")):
        try:
            lines.append(line.decode(codec))
        except UnicodeDecodeError:
            lines.append(line.decode(codec, errors="replace"))
            bad.add(i)
    return "\n".join(lines), bad


def find_delimiter(text: str) -> str:
    """The delimiter that cuts most of the first lines into the same number (> 1) of cells."""
    lines = [line for line in text[:200_000].splitlines()[:60] if line.strip()]
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        counts = Counter(sum(1 for _ in re.finditer(re.escape(delimiter), _unquoted(line))) for line in lines)
        counts.pop(0, None)
        if counts:
            width, lines_with = counts.most_common(1)[0]
            score = lines_with * (1 + min(width, 30) / 30)
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


def _records(text: str, delimiter: str, bad_lines: set[int], bad: dict[int, str]) -> Iterator[tuple[int, list[str]]]:
    """Rows numbered as a spreadsheet numbers them: a line break inside quotes starts no new row.

    ``bad`` is filled, row number -> code, before the row is given.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    usual = Counter(line.count(delimiter) for line in lines[:500] if line.strip()).most_common(1)
    width = usual[0][0] if usual else 0
    controlled = holds_controls(text)
    i = number = 0
    while i < len(lines):
        number += 1
        if '"' not in lines[i]:
            cells, used = _split(lines[i], delimiter) if lines[i].strip() else [], 1
        else:
            cells, used, whole = _quoted(lines, i, delimiter, width)
            if not whole:
                bad[number] = "unclosed_quote"
        if bad_lines and any(j in bad_lines for j in range(i, i + used)):
            bad[number] = "undecodable"
        if controlled and (cleaned := without_controls(cells)) is not None:
            cells = cleaned
            bad.setdefault(number, "control_characters")
        if len(cells) > MAX_COLUMNS:
            cells = cells[:MAX_COLUMNS]
            bad[number] = "too_many_columns"
        if any(len(c) > MAX_CELL for c in cells):
            cells = [c[:MAX_CELL] for c in cells]
            bad[number] = "too_long_cell"
        yield number, cells
        i += used


def _quoted(lines: list[str], i: int, delimiter: str, width: int) -> tuple[list[str], int, bool]:
    """One record that holds quotes: its cells, the lines it takes, and whether its quotes close."""
    for n in range(1, min(_MAX_CONTINUATION, len(lines) - i) + 1):
        block = "\n".join(lines[i : i + n])
        if block.count('"') % 2:
            # The next lines look like rows of their own: the quote here is a stray one.
            if n > 1 and width and lines[i + n - 1].count(delimiter) == width and lines[i].count(delimiter) >= width:
                break
            continue
        try:
            record = next(csv.reader([block + "\n"], delimiter=delimiter, strict=True)) if n == 1 else None
            if record is None:
                record = next(csv.reader(block.splitlines(keepends=True), delimiter=delimiter, strict=True))
        except (csv.Error, StopIteration):
            break
        return record, n, True
    return [c.replace('"', "") for c in _split(lines[i], delimiter)], 1, False


def _split(line: str, delimiter: str) -> list[str]:
    """The cells, and what goes on after the last allowed one as one more."""
    return line.split(delimiter, MAX_COLUMNS)
