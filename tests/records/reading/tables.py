"""Makes the files that the reading tests read: one defect each. Everybody in them is invented."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from service.matching.values.idnumber import check_character
from service.records.reading import Event, Grouper, OrdinaryRows, Problem, Skipped, Statement, TableInfo, read_tables
from service.records.stored import CellsToJson, cells_of, fields_of, to_json

HEADER = ["序号", "姓名", "性别", "身份证号", "出生日期", "户籍地址"]
NAMES = ["麦麦提·图尔荪", "阿依古丽·热依木", "吐尔洪·艾合买提", "古丽尼沙·托合提", "玉素甫·肉孜", "帕提古丽·达吾提"]


def number(i: int = 0, day: str = "19600412") -> str:
    body = f"653121{day}{i % 990:03d}"
    return body + check_character(body)


def row(i: int = 0) -> list[Any]:
    return [i + 1, NAMES[i % len(NAMES)], "男" if i % 2 else "女", number(i), "1960.4.12", "新疆疏附县乌帕尔镇3村"]


def xlsx(path: Path, rows: Iterable[Sequence[Any]], merges: Iterable[str] = (), sheet: str = "人员") -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for values in rows:
        page.append(list(values))
    for area in merges:
        page.merge_cells(area)
    book.save(path)
    return path


def csv(path: Path, rows: Iterable[Sequence[Any]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    text = "".join(delimiter.join("" if v is None else str(v) for v in r) + "\r\n" for r in rows)
    path.write_bytes(text.encode(encoding))
    return path


def with_part(source: Path, target: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        assert part in old.namelist()
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return target


def one_by_one(events: Iterable[Event]) -> Iterator[Event]:
    """Ordinary rows come many together; here each by itself."""
    for event in events:
        if isinstance(event, OrdinaryRows):
            assert len(event.rows) == len(event.numbers) == len(event.texts) == len(event.fields) > 0
            for row, number_, texts, fields in zip(event.rows, event.numbers, event.texts, event.fields, strict=True):
                yield OrdinaryRows(event.sheet, event.headers, [row], [number_], [texts], [fields])
        else:
            yield event


def rows_alike(events: Iterable[Event], stored: Iterable[Event]) -> int:
    """How many rows came as ordinary ones, each the same as its statement would be stored, under the same id."""
    count, ids, stored_ids = 0, Grouper("list"), Grouper("list")
    for event, other in zip(events, one_by_one(stored), strict=True):
        if isinstance(event, Statement) and isinstance(other, OrdinaryRows):
            count += 1
            assert [ids.record_id(event)] == stored_ids.record_ids(other)
            assert (other.sheet, other.rows, event.problems) == (event.sheet, [event.row], ())
            assert [to_json(fields) for fields in other.fields] == [to_json(fields_of(event))]
            assert CellsToJson(other.headers)(other.texts) == [to_json(cells_of(event))]
        else:
            if isinstance(event, Statement) and isinstance(other, Statement):
                assert ids.record_id(event) == stored_ids.record_id(other)
            assert event == other
    return count


class Read:
    """What a file gave, sorted by kind; and the same once more as it is stored."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.events: list[Event] = list(read_tables(path, **options))
        self.ordinary = rows_alike(self.events, read_tables(path, **options, ordinary=True))
        self.statements = [e for e in self.events if isinstance(e, Statement)]
        self.problems = [e for e in self.events if isinstance(e, Problem)]
        self.skipped = {(e.row, e.kind) for e in self.events if isinstance(e, Skipped)}
        self.tables = [e for e in self.events if isinstance(e, TableInfo)]

    @property
    def names(self) -> list[str]:
        return [" / ".join(s.names) for s in self.statements]

    @property
    def rows(self) -> list[int]:
        return [s.row for s in self.statements]

    def codes(self) -> list[tuple[int, str]]:
        own = [(p.row, p.code) for s in self.statements for p in s.problems]
        return sorted([*own, *((p.row, p.code) for p in self.problems)])

    @property
    def only(self) -> Statement:
        assert len(self.statements) == 1
        return self.statements[0]
