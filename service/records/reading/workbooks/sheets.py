"""Workbooks to rows of plain values, row numbers as a spreadsheet shows them. Formulas give the value last saved."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import python_calamine

from service.records.reading.errors import FileUnreadableError
from service.records.reading.workbooks.marks import NOTHING, Marks

Value = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta
Merge = tuple[tuple[int, int], tuple[int, int]]  # (first row, first column), (last row, last column), counted from 0


@dataclass(slots=True)
class Sheet:
    """``rows`` gives (1-based row number, values from column A on); blank rows give an empty list.

    ``bad``: row number -> code of what is wrong with the row's text (delimited files only). ``marks``: hidden rows
    and columns, cells that hold errors. ``date1904``: bare day counts begin in 1904. ``old_workbook``: see TableInfo.
    ``page``: of a printed list.
    """

    name: str
    hidden: bool
    rows: Iterator[tuple[int, Sequence[Value]]]
    merges: Sequence[Merge] = ()
    bad: dict[int, str] = field(default_factory=dict)
    marks: Marks = NOTHING
    date1904: bool = False
    old_workbook: bool = False
    page: bool = False


def open_workbook(path: Path, name: str, by_content: bool = False, old: bool = False) -> Iterator[Sheet]:
    """The sheets of an ``.xlsx`` or ``.xls`` file in order, hidden ones too. Raises :class:`FileUnreadableError`.

    ``by_content``: the file's ending says another kind of workbook than its bytes. ``old``: it is an ``.xls``.
    """
    try:
        if by_content or not _is_text(str(path)):
            book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        else:
            book = python_calamine.CalamineWorkbook.from_path(str(path))
        metadata = book.sheets_metadata
    except python_calamine.PasswordError as error:
        raise FileUnreadableError("encrypted", name, "the workbook is protected by a password") from error
    except BaseException as error:
        raise _damaged(error, name) from error
    for meta in metadata:
        if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
        try:
            sheet = book.get_sheet_by_name(meta.name)
        except BaseException as error:
            if not _is_reader_fault(error):
                raise
            yield Sheet(meta.name, hidden, iter(()), bad={0: "damaged_sheet"})
            continue
        yield Sheet(meta.name, hidden, _rows(sheet), sheet.merged_cell_ranges or (), old_workbook=old)


def _is_text(path: str) -> bool:
    """Whether a path can be told to the reader, which knows those that are UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[Value]]]:
    if sheet.start is None:
        return iter(())
    pad: list[Value] = [""] * sheet.start[1]
    rows = enumerate(sheet.iter_rows(), 1)
    return ((number, pad + values) for number, values in rows) if pad else rows


def _is_reader_fault(error: BaseException) -> bool:
    # A panic inside the reader's native code arrives as a BaseException of its own.
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def _damaged(error: BaseException, name: str) -> BaseException:
    if not _is_reader_fault(error):
        return error
    text = str(error).lower()
    if "password" in text or "encrypt" in text:
        return FileUnreadableError("encrypted", name, "the workbook is protected by a password")
    return FileUnreadableError("damaged", name, "the workbook is damaged and cannot be read")


def text_of(value: Value) -> str:
    """A cell as a person would read it: whole numbers without ".0", dates in ISO form, booleans as words."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return text_of_number(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


@lru_cache(maxsize=8192)  # rows are counted anew in every table
def text_of_number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15G}"
