"""A record as staff see it: every statement with its file, sheet and row, every cell as read, the portraits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.matching.values.gazetteer import county_title
from service.store.models.records import Portrait, Record, Source, SourceFile, Statement


@dataclass(frozen=True, slots=True)
class StatementView:
    """One row of one table. ``number`` counts from 1 on the page; ``values``: what was understood, by row of the
    comparison; ``row`` is the row as a spreadsheet shows it."""

    number: int
    file: str
    sheet: str
    row: int
    cells: tuple[tuple[str, str], ...]
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SourceView:
    name: str
    title: str
    state: str
    doubts: str


@dataclass(frozen=True, slots=True)
class PortraitView:
    id: str
    file_name: str
    stored_as: str
    placeholder: bool


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
        return list(dict.fromkeys(name for s in self.statements for name in s.values.get("name", ())))


def read_record(session: Session, record_id: str) -> RecordView | None:
    record = session.get(Record, record_id)
    if record is None:
        return None
    source = session.get_one(Source, record.source_id)
    rows = session.execute(
        select(Statement, SourceFile.name)
        .join(SourceFile, SourceFile.id == Statement.file_id)
        .where(Statement.record_id == record_id, SourceFile.state == "read")
        .order_by(SourceFile.name, Statement.sheet, Statement.row)
    ).all()
    statements = tuple(
        StatementView(
            number=number,
            file=file_name,
            sheet=row.sheet,
            row=row.row,
            cells=tuple((str(header), str(text)) for header, text in row.cells),
            values=understood(row.fields),
        )
        for number, (row, file_name) in enumerate(rows, start=1)
    )
    portraits = session.scalars(select(Portrait).where(Portrait.record_id == record_id).order_by(Portrait.file_name))
    return RecordView(
        id=record_id,
        gone=record.gone,
        source=SourceView(source.name, source.title or source.name, source.state, source.doubts),
        statements=statements,
        portraits=tuple(PortraitView(p.id, p.file_name, p.stored_as, p.placeholder) for p in portraits),
    )


# Which texts, as they were read, stand in which row of the comparison.
_READ = {
    "birth": ("birth", "age"),
    "fate": (
        "status",
        "facility",
        "reason",
        "sentence",
        "sentence_years",
        "sentenced_on",
        "detained_on",
        "died_on",
        "health",
        "note",
    ),
}


def understood(fields: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The understood fields of a statement (see ``records.stored``) as texts, by row of the comparison. Where the
    text as read is kept it stands here, not what was made of it."""
    texts: Mapping[str, str] = fields.get("texts", {})
    found = {
        "name": list(fields.get("names", ())),
        "father": list(fields.get("father_names", ())),
        "sex": [fields["sex"]] if fields.get("sex") else [],
        "birth": [texts[name] for name in _READ["birth"] if texts.get(name)]
        or [_day(*date) for date in fields.get("births", ())],
        "place": list(fields.get("place_texts", ())) or [county_title(code) for code in fields.get("counties", ())],
        "id_number": [number[0] for number in fields.get("id_numbers", ())],
        "relatives": [f"{name} ({relation})" if relation else name for name, relation in fields.get("relatives", ())],
        "fate": [texts[name] for name in _READ["fate"] if texts.get(name)]
        or [str(fields[name]) for name in ("status", "facility", "reason") if fields.get(name)],
    }
    return {row: tuple(dict.fromkeys(values)) for row, values in found.items() if values}


def _day(year: int, month: int | None = None, day: int | None = None, about: bool = False) -> str:
    known = "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)])
    return f"~{known}" if about else known
