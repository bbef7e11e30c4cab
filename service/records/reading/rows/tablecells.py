"""The cells of every row of a table: which header and field each has, and which say something only together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.records.reading.columns.arrestsapproved import Arrests
from service.records.reading.columns.homeparts import COUNTED
from service.records.reading.columns.unreaddays import days_unread
from service.records.reading.headers.partsofhomes import unit_of_part
from service.records.reading.headers.units import unit_of
from service.records.reading.kin.beside import Beside, named_beside
from service.records.reading.kin.kinheaders import relations_beside
from service.records.reading.kin.oneparent import OtherParent
from service.records.reading.kin.ownfields import is_head
from service.records.reading.rows.homes import second_homes
from service.records.reading.rows.households import HomeColumns, home_columns
from service.records.reading.rows.memberhomes import columns_of_homes
from service.records.reading.rows.othersnumbers import numbers_of_others
from service.records.reading.statement import Column


class TableCells:
    """``cells``: (index, header that no other has, field). ``spread``: columns whose cells say something only with
    their header, or with their neighbours: (column, header that no other has, unit of a number in it or "").
    ``beside``: whom else a row names with a number. ``heads``: they are the family of a head of a household, who is the
    person of the row. ``hidden``: headers of hidden columns. ``related``: columns of relatives' names, each with the
    column, or the word, that says what they are. ``home``: of the household. ``homes``: of where it lives, if its first
    row may speak for all. ``gaps``: columns among them that have no header and were empty as far as was looked.
    ``days``: columns of days that no field holds. ``numbers``: of others than the person. ``second_homes``: of where
    they live now, beside where they are registered. ``arrests``: columns of arrests beside those of being taken."""

    __slots__ = (
        "arrests",
        "beside",
        "cells",
        "columns",
        "days",
        "gaps",
        "heads",
        "hidden",
        "home",
        "homes",
        "id_at",
        "last",
        "name_at",
        "numbers",
        "related",
        "second_homes",
        "spread",
        "whole_width",
    )

    def __init__(self, columns: tuple[Column, ...], headed: bool, rightmost: bool) -> None:
        """``headed``: the table has a header. ``rightmost``: no table stands to the right of this one."""
        self.columns = columns
        cells: list[tuple[int, str, str | None]] = []
        spread: list[tuple[Column, str, str]] = []
        self.id_at = self.name_at = -1
        taken: set[str] = set()
        for column in columns:
            header = column.header if column.header not in taken else f"{column.header} ({column.index + 1})"
            taken.add(header)
            unit = unit_of(column.header, column.field)
            if column.reason == COUNTED:
                unit = unit_of_part(column.header)
            if column.word or column.boxes > 1 or unit:
                spread.append((column, header, unit))
                cells.append((column.index, header, None))
            else:
                cells.append((column.index, header, column.field))
            if column.field == "id":
                self.id_at = column.index
            elif column.field == "name":
                self.name_at = column.index
        self.cells, self.spread = tuple(cells), tuple(spread)
        self.beside: Sequence[Beside] = named_beside(columns)
        self.heads = bool(self.beside) and is_head(columns)
        self.hidden = tuple(header for (_, header, _), c in zip(cells, columns, strict=True) if c.hidden)
        self.numbers = numbers_of_others(columns)
        self.second_homes = second_homes(columns)
        self.home: HomeColumns | None = home_columns(columns)
        self.homes = columns_of_homes(columns, self.home)
        self.related: Mapping[int, int | str | OtherParent] = relations_beside(columns)
        self.days = days_unread(columns)
        self.arrests = Arrests(columns)
        self.last = columns[-1].index if columns else 0
        # Without a header nobody said how wide the table is; nor does it tell of tables beside it.
        self.whole_width = self.last + 1 if headed and columns and rightmost else 1 << 30
        named = {i for c in columns for i in range(c.index, c.index + c.boxes)}
        first = columns[0].index if headed and columns else self.last
        self.gaps = tuple(i for i in range(first, self.last) if i not in named)

    def errors_in(self, columns: frozenset[int] | None) -> tuple[str, ...]:
        """The headers of cells with an error, given where the row holds any; not of counts, telephones and pictures."""
        if columns is None:
            return ()
        unread = {"serial", "ignore", "phone", "photo"}
        spread = {column.index for column, _, _ in self.spread if column.field not in unread}  # 刑期/年
        return tuple(h for i, h, f in self.cells if i in columns and (f not in unread or i in spread or i in self.days))
