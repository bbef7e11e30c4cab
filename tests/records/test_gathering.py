"""Entries made where rows are read are those that the statements give; what is not whole comes from statements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from service.matching import Segment as SegmentIndex
from service.matching.codec import encode_entry
from service.records import collecting, gathering, indexing
from service.records.importer import import_files
from service.records.running import silent
from service.store.models.records import Segment as SegmentRow
from service.store.models.records import SourceFile
from tests.support.deployment import Deployment
from tests.support.leak import person, write_csv
from tests.support.pictures import portrait


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    """People stated once, twice and in two ways, damaged numbers, a household, a portrait."""
    folder = tmp_path / "leak"
    folder.mkdir()
    people = [
        {"户号": str(n // 4), **values, "身份证号": number if n % 5 else number[:12] + "******", "出生日期": "1960.4"}
        for n in range(60)
        for values in (person(n),)
        for number in (values["身份证号"],)
    ]
    write_csv(folder / "a.csv", people)
    write_csv(folder / "b.csv", [{**one, "姓名": "阿依古丽·吾买尔", "父亲姓名": "吾买尔"} for one in people[::3]])
    (folder / f"{person(1)['身份证号']}.jpg").write_bytes(portrait(1))
    return folder


def _indexed(deployment: Deployment) -> dict[str, bytes]:
    with deployment.casework.database.read() as session:
        live = session.scalars(select(SegmentRow.id).where(SegmentRow.state == "live")).one()
    segment = SegmentIndex.open(deployment.casework.segment_folder(live))
    return {segment.record_id(row): encode_entry(segment.entry(row)) for row in range(len(segment))}


def _import(deployment: Deployment, leak: Path, monkeypatch: pytest.MonkeyPatch, lose: bool) -> list[collecting.Piece]:
    """The pieces that its index was collected in. ``lose``: one row of b.csv is not there when it begins."""
    seen: list[collecting.Piece] = []
    pieces, casework = collecting.pieces, deployment.casework

    def look(*args: Any) -> list[collecting.Piece]:
        if lose:
            with casework.database.write() as session:
                session.execute(update(SourceFile).where(SourceFile.name == "b.csv").values(rows=SourceFile.rows + 1))
        seen[:] = pieces(*args)
        return seen

    monkeypatch.setattr(indexing, "_FEW", 1)
    monkeypatch.setattr(collecting, "pieces", look)
    import_files(casework, "list", [leak], loose=True, processes=1)
    return seen


@pytest.mark.parametrize("lose", [False, True])
def test_gathered_or_read_back_the_index_is_the_same(
    deployment: Deployment, leak: Path, monkeypatch: pytest.MonkeyPatch, lose: bool
) -> None:
    seen = _import(deployment, leak, monkeypatch, lose)
    assert any(piece.part is not None for piece in seen)
    assert any(piece.rows is not None for piece in seen) is lose
    gathered = _indexed(deployment)
    assert len(gathered) > 60
    monkeypatch.setattr(indexing, "_FEW", 10_000)
    assert indexing.rebuild(deployment.casework, silent) == len(gathered)
    assert _indexed(deployment) == gathered
    hidden = [path.name for path in deployment.settings.segments.iterdir() if path.name.startswith(".")]
    assert hidden == []


def test_rows_come_back_in_their_order_part_by_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_ROWS", 5)
    mine = gathering.gathering(tmp_path)
    for file, count in (("f1", 3), ("f2", 4), ("f2", 1), ("f3", 2)):
        ids = [f"{file}{n}".encode().hex().ljust(32, "0") for n in range(count)]
        mine.add("list", file, "a.csv", ids, [{"names": [f"{file} {n}"]} for n in range(count)])
    list(gathering.end(tmp_path))
    parts = gathering.parts(tmp_path)
    found = [(file, number) for part in parts for _, file, number, _ in gathering.rows_of(part)]
    assert len(parts) == 2
    assert found == [("f1", n) for n in range(3)] + [("f2", n) for n in range(5)] + [("f3", n) for n in range(2)]
    assert set(gathering.whole(tmp_path, {"f1": 3, "f2": 6, "f3": 2})) == {"f1", "f3"}
