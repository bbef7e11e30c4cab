"""The sample leak: what is committed is what the script makes, and the reader reads all of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from sample import make as sample_make
from service.records.reading import Problem, Statement, id_in_filename, read_tables

SAMPLE = Path(sample_make.__file__).parent
FILES = sorted(p.name for p in (SAMPLE / "leak").iterdir() if p.is_file())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample")
    sample_make.make(out)
    return out


def cells(path: Path) -> Any:
    if path.suffix not in {".xlsx", ".xls"}:
        return path.read_bytes()
    book = CalamineWorkbook.from_path(str(path))
    return [
        (meta.name, str(meta.visible), book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False))
        for meta in book.sheets_metadata
    ]


@pytest.mark.parametrize("name", FILES)
def test_committed_files_are_what_the_script_makes(made: Path, name: str) -> None:
    assert cells(SAMPLE / "leak" / name) == cells(made / "leak" / name)


@pytest.mark.parametrize("name", ["queries.jsonl", "expected.json"])
def test_committed_answers_are_what_the_script_makes(made: Path, name: str) -> None:
    assert (SAMPLE / name).read_bytes() == (made / name).read_bytes()


def statements() -> Iterator[Statement]:
    for name in FILES:
        yield from (e for e in read_tables(SAMPLE / "leak" / name) if isinstance(e, Statement))


def test_every_person_is_read_and_every_damaged_row_told_of() -> None:
    found = list(statements())
    people = {n.text for s in found for n in s.id_numbers if n.sound}
    assert len(people) >= 2000
    assert len(found) == 2975
    lost = [
        (p.file, p.row, p.code)
        for name in FILES
        for p in read_tables(SAMPLE / "leak" / name)
        if isinstance(p, Problem) and p.lost
    ]
    assert lost == [("police-list.csv", 63, "no_person")]


def test_those_who_are_sought_stand_where_the_answers_say() -> None:
    expected = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
    queries = [json.loads(line) for line in (SAMPLE / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [q["id"] for q in queries] == list(expected)
    assert len(queries) == 10
    by_place = {(s.file, s.sheet, s.row): s for s in statements()}
    for places in expected.values():
        read = [by_place[p["file"], p["sheet"], p["row"]] for p in places]
        assert len({b for s in read for b in s.births if b.day}) == 1


def test_portraits_are_tied_by_their_names_and_small() -> None:
    known = {n.text for s in statements() for n in s.id_numbers if n.sound}
    pictures = sorted((SAMPLE / "leak" / "portraits").iterdir())
    numbers = [id_in_filename(p.name) for p in pictures]
    assert len(pictures) == 24
    assert all(n is not None and n.text in known for n in numbers)
    assert sum(p.stat().st_size for p in SAMPLE.rglob("*") if p.is_file()) < 3_000_000
