"""Tables of web pages and of XML spreadsheets (2003) that offices save under the name ``.xls``. Only text is read."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from service.records.reading.errors import FileUnreadableError
from service.records.reading.formats.delimited import MAX_TEXT_FILE, decode
from service.records.reading.patterns import pattern_of
from service.records.reading.workbooks.reach import MAX_CELLS
from service.records.reading.workbooks.sheets import Merge, Sheet, Value

_MAX_COLUMNS = 2000
_MAX_SPAN_ROWS = 5000
_MAX_ROW = 1 << 20
_STARTS = ("<html", "<!doctype", "<?xml", "<table", "<meta", "<head", "<body", "<style", "<div", "<center", "<!--")
# A tag ends before the next "<", so that one pass over any text stays one pass.
_TAG = pattern_of(r"<(/?)([A-Za-z][\w:.\-]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
_ATTRIBUTE = pattern_of(r"([\w:.\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DEFINITION = pattern_of(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|(<!ENTITY)", re.DOTALL)
_SPACES = pattern_of(r"[ \t\r\n\f]+")
_UNSEEN = frozenset({"script", "style", "title", "xml", "phonetictext", "comment"})


def is_markup(start: bytes) -> bool:
    """Whether a text file begins as a web page or an XML spreadsheet does."""
    head = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    return head.startswith(tuple(s.encode() for s in _STARTS))


def open_markup(path: Path, name: str, encoding: str | None = None) -> list[Sheet]:
    """All tables of a web page as one sheet named "", their rows counted through; or the sheets of an XML workbook.

    Raises :class:`FileUnreadableError` where there is no table.
    """
    if path.stat().st_size > MAX_TEXT_FILE:
        raise FileUnreadableError("too_large", name, f"the table is larger than {MAX_TEXT_FILE >> 20} MiB; cut it up")
    text, _ = decode(path.read_bytes(), name, encoding)
    if _defines_entities(text):
        raise FileUnreadableError("bomb", name, "the workbook defines entities, which no real one does")
    pages = _Reader(name).read(_without_comments(text))
    if not any(len(row) > 1 for page in pages for _, row in page.rows):
        raise FileUnreadableError("markup", name, "this is a web page without a table; save the table as .xlsx or .csv")
    return [Sheet(p.name, p.hidden, iter(p.rows), p.merges) for p in pages if p.rows]


def _defines_entities(text: str) -> bool:
    """Outside of comments and sections of plain text."""
    return "<!ENTITY" in text and any(found[1] for found in _DEFINITION.finditer(text))


def _without_comments(text: str) -> str:
    """Comments out; CDATA sections as plain text."""
    pieces, at = [], 0
    while (start := text.find("<!", at)) >= 0:
        cdata, comment = text.startswith("<![CDATA[", start), text.startswith("<!--", start)
        end = text.find("]]>" if cdata else "-->" if comment else ">", start)
        pieces.append(text[at:start])
        if end < 0:
            return "".join(pieces)
        if cdata:
            pieces.append(html.escape(text[start + 9 : end]))
        at = end + (1 if not (cdata or comment) else 3)
    return "".join([*pieces, text[at:]])


@dataclass(slots=True)
class _Page:
    name: str = ""
    hidden: bool = False
    rows: list[tuple[int, list[Value]]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A table that is being read: its row and its cell, where one is open."""

    row: list[Value] | None = None
    cell: list[str] | None = None
    at: int = 0
    type: str = ""
    taken: dict[int, int] = field(default_factory=dict)  # column -> last row that a cell from above covers


class _Reader:
    """Walks the tags once. Cells and rows need no closing tag; tables may stand inside cells of others."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells = 0
        self.pages = [_Page()]
        self.tables: list[_Open] = []
        self.number = 0  # rows so far

    def read(self, text: str) -> list[_Page]:
        unseen = ""
        at = 0
        for match in _TAG.finditer(text):
            if not unseen:
                self._text(text[at : match.start()])
            at = match.end()
            tag = match[2].rpartition(":")[2].lower()
            if unseen:
                unseen = "" if match[1] and tag == unseen else unseen
            elif match[1]:
                self._close(tag)
            elif tag in _UNSEEN and not match[3].endswith("/"):
                unseen = tag
            else:
                self._open(tag, match[3])
                if tag == "visible" and text[at : at + 5] == "Sheet":  # SheetHidden, SheetVeryHidden
                    self.pages[-1].hidden = True
                if match[3].endswith("/"):
                    self._close(tag)
        while self.tables:
            self._close("table")
        return self.pages

    def _open(self, tag: str, rest: str) -> None:
        if tag == "worksheet":
            self.pages.append(_Page(_attributes(rest).get("name", "")))
            self.number = 0
        elif tag == "table":
            if self.tables:  # the row around it lays out the page and is no data
                self.tables[-1].row = self.tables[-1].cell = None
            self.tables.append(_Open())
        elif not self.tables:
            return
        elif tag in {"tr", "row"}:
            self._end_row()
            self.tables[-1].row, self.tables[-1].at = [], 0
            index = _number(_attributes(rest), "index", _MAX_ROW)
            self.number = max(self.number + 1, index) if tag == "row" else self.number + 1
        elif tag in {"td", "th", "cell"}:
            self._end_cell()
            self._start_cell(_attributes(rest))
        elif tag == "data":
            self.tables[-1].type = _attributes(rest).get("type", "")
        elif tag in {"br", "p", "div"} and self.tables[-1].cell:
            self.tables[-1].cell.append("\n")

    def _close(self, tag: str) -> None:
        if not self.tables:
            return
        if tag in {"td", "th", "cell"}:
            self._end_cell()
        elif tag in {"tr", "row"}:
            self._end_row()
        elif tag == "table":
            self._end_row()
            self.tables.pop()

    def _text(self, text: str) -> None:
        if self.tables and (cell := self.tables[-1].cell) is not None and text:
            cell.append(_SPACES.sub(" ", html.unescape(text)))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        table = self.tables[-1]
        if table.row is None:
            table.row, table.at = [], 0
            self.number += 1
        if index := _number(attributes, "index", _MAX_COLUMNS):
            table.at = index - 1
        while table.taken.get(table.at, 0) >= self.number:
            table.at += 1
        across = max(
            _number(attributes, "colspan", _MAX_COLUMNS) - 1, _number(attributes, "mergeacross", _MAX_COLUMNS), 0
        )
        down = max(
            _number(attributes, "rowspan", _MAX_SPAN_ROWS) - 1, _number(attributes, "mergedown", _MAX_SPAN_ROWS), 0
        )
        first, last = table.at, min(table.at + across, _MAX_COLUMNS)
        if across or down:
            self.pages[-1].merges.append(((self.number - 1, first), (self.number - 1 + down, last)))
        for column in range(first, last + 1) if down else ():
            table.taken[column] = self.number + down
        table.cell, table.type = [], ""
        if first < _MAX_COLUMNS:
            table.row += [""] * (first + 1 - len(table.row))
        table.at = last

    def _end_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is None or table.row is None:
            return
        lines = (line.strip() for line in "".join(table.cell).replace("\xa0", " ").split("\n"))
        if table.row:
            table.row[-1] = _value("\n".join(line for line in lines if line), table.type)
        table.row += [""] * (min(table.at, _MAX_COLUMNS) + 1 - len(table.row))
        table.cell = None
        table.at += 1

    def _end_row(self) -> None:
        self._end_cell()
        table = self.tables[-1]
        while table.row and table.row[-1] == "":
            table.row.pop()
        if table.row:
            self.cells += len(table.row)
            if self.cells > MAX_CELLS:
                raise FileUnreadableError("bomb", self.name, "the page spreads its cells over more columns than fit")
            self.pages[-1].rows.append((self.number, table.row))
        table.row = None


def _attributes(rest: str) -> dict[str, str]:
    found: Iterator[re.Match[str]] = _ATTRIBUTE.finditer(rest)
    return {m[1].rpartition(":")[2].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in found}


def _number(attributes: dict[str, str], key: str, most: int) -> int:
    text = attributes.get(key, "").strip()
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _value(text: str, kind: str) -> Value:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            moment = dt.datetime.fromisoformat(text)
            return moment.date() if moment.time() == dt.time() else moment
    except ValueError:
        return text
    return text
