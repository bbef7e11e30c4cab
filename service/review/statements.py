"""A record as staff see it: every statement with its file, sheet and row, every cell as read, the portraits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.matching.values.gloss import Gloss, glosses
from service.review.understood import Stated, understood
from service.store.models.records import Portrait, Record, Source, SourceFile, Statement


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody else of the household. ``sound``: the phonetic form of the names; ``relation``: code of what they are to
    its head, or ""; ``births``: ISO texts; ``file``, ``sheet``, ``row``: where it stands."""

    names: tuple[str, ...]
    sound: str
    relation: str
    births: tuple[str, ...]
    file: str
    sheet: str
    row: int

    @property
    def name(self) -> str:
        return " / ".join(self.names)


@dataclass(frozen=True, slots=True)
class StatementView:
    """One row of one table. ``number`` counts from 1 on the page; ``values``: what was understood, by row of the
    comparison; ``row`` is the row as a spreadsheet shows it. ``home``: the household within the file, or "";
    ``household``: its other members, once ``household.with_household`` looked them up; ``gloss``: of the words on
    custody and its reasons. ``hidden``: a spreadsheet does not show the row or its sheet;
    ``hidden_cells``: headers of the cells that it does not show. ``beside``: the row is about somebody else and names
    this person with a number.
    """

    number: int
    file: str
    sheet: str
    row: int
    cells: tuple[tuple[str, str], ...]
    values: Mapping[str, tuple[Stated, ...]]
    home: str = ""
    household: tuple[Member, ...] = ()
    gloss: tuple[Gloss, ...] = ()
    hidden: bool = False
    hidden_cells: tuple[str, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class SourceView:
    """``title`` is the name where it has none. See ``records.sources.Provenance`` for what was written down of it."""

    name: str
    title: str
    state: str
    publisher: str = ""
    published: str = ""
    conditions: str = ""
    citation: str = ""
    doubts: str = ""


@dataclass(frozen=True, slots=True)
class PortraitView:
    id: str
    file_name: str
    stored_as: str
    empty: bool
    """Blank, or a placeholder: not matched."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """One person as one source states them. ``gone``: the source does not state this person any more."""

    id: str
    gone: bool
    source: SourceView
    statements: tuple[StatementView, ...]
    portraits: tuple[PortraitView, ...]

    @property
    def names(self) -> list[str]:
        """As the statements write them, each once."""
        return list(dict.fromkeys(v.text for s in self.statements for v in s.values.get("name", ())))

    @property
    def household(self) -> list[Member]:
        """Everybody else of its households, each place once."""
        return list(dict.fromkeys(member for s in self.statements for member in s.household))


def _gloss(fields: Mapping[str, Any]) -> tuple[Gloss, ...]:
    texts = fields.get("texts", {})
    told = [fields.get("facility") or "", fields.get("reason") or ""]
    return glosses(*told, *(texts.get(name, "") for name in ("status", "sentence", "note")))


def read_records(session: Session, record_ids: Collection[str]) -> dict[str, RecordView]:
    """Those that are known, tombstones included."""
    wanted = list(record_ids)
    rows: dict[str, list[StatementView]] = {}
    for row, file_name in session.execute(
        select(Statement, SourceFile.name)
        .join(SourceFile, SourceFile.id == Statement.file_id)
        .where(Statement.record_id.in_(wanted), SourceFile.state == "read")
        .order_by(SourceFile.name, Statement.sheet, Statement.row)
    ):
        own = rows.setdefault(row.record_id, [])
        own.append(_statement(row, file_name, len(own) + 1))
    portraits: dict[str, list[PortraitView]] = {}
    for p in session.scalars(select(Portrait).where(Portrait.record_id.in_(wanted)).order_by(Portrait.file_name)):
        empty = p.placeholder or p.signature is None
        portraits.setdefault(p.record_id, []).append(PortraitView(p.id, p.file_name, p.stored_as, empty))
    found = session.execute(
        select(Record, Source).join(Source, Source.id == Record.source_id).where(Record.id.in_(wanted))
    )
    return {
        record.id: RecordView(
            record.id,
            record.gone,
            _source(source),
            tuple(rows.get(record.id, ())),
            tuple(portraits.get(record.id, ())),
        )
        for record, source in found
    }


def _statement(row: Statement, file_name: str, number: int) -> StatementView:
    return StatementView(
        number=number,
        file=file_name,
        sheet=row.sheet,
        row=row.row,
        cells=tuple((str(header), str(text)) for header, text in row.cells),
        values=understood(row.fields),
        home=row.fields.get("household", ""),
        gloss=_gloss(row.fields),
        hidden=bool(row.fields.get("hidden")),
        hidden_cells=tuple(row.fields.get("hidden_cells", ())),
        beside=bool(row.fields.get("beside")),
    )


def _source(source: Source) -> SourceView:
    return SourceView(
        source.name,
        source.title or source.name,
        source.state,
        source.publisher,
        source.published,
        source.conditions,
        source.citation,
        source.doubts,
    )
