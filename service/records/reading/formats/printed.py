"""Lists printed to PDF: one sheet a page; what a page's end cut is put together again."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdf
from pypdf.errors import LimitReachedError, PyPdfError

from service.matching.values.idnumber import parse_id
from service.records.reading.errors import FileUnreadableError
from service.records.reading.formats.drawn import PageTooLargeError, draw_page, with_line
from service.records.reading.formats.printedheaders import PrintedHeader, header_of
from service.records.reading.formats.printedtables import PrintedTable, ruled_table, unruled_table
from service.records.reading.workbooks.sheets import Sheet, Value

MAX_PAGES = 3000
_DOTS = "·•・‧."
_PERSON = frozenset({"name", "id", "serial"})
# The library tells of every oddity of a file; the report tells what matters.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def open_pdf(path: Path, name: str) -> Iterator[Sheet]:
    """One sheet for each page, named ``page 3``; its rows are counted from the page's top. A page without a header
    stands under the one before. Raises :class:`FileUnreadableError` for scans and damaged files."""
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileUnreadableError("encrypted", name, "the PDF is protected by a password")
        count = len(reader.pages)
    except FileUnreadableError:
        raise
    except Exception as error:
        raise FileUnreadableError("damaged", name, "the PDF is damaged and cannot be read") from error
    if count > MAX_PAGES:
        raise FileUnreadableError("too_large", name, f"the PDF has more than {MAX_PAGES} pages")
    tables: list[PrintedTable] = []
    damaged: list[int] = []
    too_large = False
    columns: list[float] = []
    for number in range(count):
        try:
            drawn = draw_page(reader.pages[number])
            table, columns = ruled_table(drawn) or unruled_table(drawn, columns)
        except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
            damaged.append(number)
            too_large = too_large or isinstance(error, PageTooLargeError | LimitReachedError)
            table = PrintedTable([])
        tables.append(table)
    if not any(map(any, (row for table in tables for row in table.rows))):
        if too_large:
            raise FileUnreadableError(
                "too_large", name, "more stands on the pages of the PDF than is read; print it anew"
            )
        raise FileUnreadableError(
            "no_text", name, "the PDF holds pictures of pages and no text; make its text readable first (OCR)"
        )
    return _sheets(tables, damaged)


# -- pages --


def _sheets(tables: list[PrintedTable], damaged: list[int]) -> Iterator[Sheet]:
    header: PrintedHeader | None = None
    fields: list[str | None] = []
    last: list[str] | None = None
    repeat: list[list[str]] = []  # of each page without a header, that of the page before
    for table in tables:
        own = header_of(table, header)
        if own is not None:
            header, fields = own, own.fields()
        repeat.append(header.texts if own is None and header is not None and table.rows else [])
        rest = table.rows[0 if own is None else own.end :]
        if rest and last is not None and _goes_on(rest[0], fields, last):
            _join(last, rest[0], with_line)
            for row in rest[1:]:  # further rows of the same person
                if _names(row, fields):
                    break
                _join(last, row, _below)
        filled = [row for row in table.rows if any(row)]
        last = filled[-1] if filled else last
    for number, table in enumerate(tables, 1):
        rows: list[tuple[int, Sequence[Value]]] = [(n, row) for n, row in enumerate(table.rows, 1)]
        width = len(table.rows[-1]) if table.rows else 1
        for number_below, text in enumerate(table.below, len(table.rows) + 1):
            rows.append((number_below, [text]))
            table.merges.append(((number_below - 1, 0), (number_below - 1, max(width - 1, 3))))
        if repeated := repeat[number - 1]:
            rows.insert(0, (0, repeated))
        bad = {0: "damaged_sheet"} if number - 1 in damaged else {}
        yield Sheet(f"page {number}", False, iter(rows), table.merges, bad, page=True)


def _join(last: list[str], row: list[str], how: Callable[[str, str], str]) -> None:
    """Puts the cells of a row to those of the one before, and leaves it blank."""
    for n, text in enumerate(row[: len(last)]):
        last[n] = how(last[n], text)
    row[:] = [""] * len(row)


def _below(text: str, more: str) -> str:
    return f"{text}\n{more}" if text and more else text + more


def _names(row: list[str], fields: list[str | None]) -> bool:
    """Whether a row says in whose row it is; a blank one ends what goes on, too."""
    told = [text for text, field in zip(row, fields, strict=False) if field in _PERSON]
    return any(told) or not any(row) or len(row) != len(fields)


def _goes_on(row: list[str], fields: list[str | None], last: list[str]) -> bool:
    """The first row of a page that is the rest of the last row of the page before: it names nobody of its own, or no
    more than the end of a name or of a number that was cut there."""
    own = {name: n for n, name in enumerate(fields) if name in _PERSON and n < len(row)}
    if not own or len(row) != len(last) or not any(row):
        return False
    told = {name: row[n] for name, n in own.items() if row[n]}
    if not told:
        return True
    if "serial" in told:
        return False
    if "id" in told:  # digits that make the number whole say so for the name as well
        number = parse_id(last[own["id"]] + told["id"])
        return last[own["id"]] != "" and number is not None and number.sound
    above = last[own["name"]]
    return any(c in above for c in _DOTS) and not any(c in told["name"] for c in _DOTS + " ")
