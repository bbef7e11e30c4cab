"""Indexes that another version made are seen, and built anew from the statements."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select, update

from service.matching import Segment as SegmentIndex
from service.matching.codec import decode_entry, encode_entry
from service.records import collecting, indexing
from service.records.importer import import_files
from service.records.running import silent
from service.store.models.records import Record, Source, Statement
from service.store.models.records import Segment as SegmentRow
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person, write_csv
from tests.support.pictures import portrait


@pytest.fixture
def household(tmp_path: Path) -> Path:
    """A folder of tables: people stated once and twice, a household, damaged numbers, two portraits of one of them."""
    people: list[dict[str, str]] = []
    for n in range(40):
        values = person(n)
        shown = values["身份证号"] if n % 5 else values["身份证号"][:12] + "******"
        people.append(
            {
                "户号": str(n // 4),
                "姓名": values["姓名"],
                "性别": "女" if n % 2 else "",
                "出生日期": "1960.4" if n % 7 else "",
                "身份证号": shown,
                "与户主关系": "户主" if n % 4 == 0 else "之子",
                "父亲姓名": values["姓名"] if n % 6 == 0 else "",
                "户籍地址": "新疆疏附县布拉克苏乡阿克塔木村7组96号" if n % 3 else "",
            }
        )
    folder = tmp_path / "leak"
    folder.mkdir()
    write_csv(folder / "a.csv", people)
    write_csv(folder / "b.csv", [{**one, "姓名": "阿依古丽·吾买尔"} for one in people[::3]])
    number = person(1)["身份证号"]
    for name, seed in ((f"{number}.jpg", 1), (f"{number}_2.jpg", 2)):
        (folder / name).write_bytes(portrait(seed))
    return folder


def _collected(deployment: Deployment, scratch: Path, few: bool) -> dict[str, bytes]:
    """Every record's entry as it is written, by its id."""
    casework, found = deployment.casework, {}
    with casework.database.write() as session:
        source = session.execute(select(Source.id, Source.name)).one()
        session.execute(update(Record).where(Record.gone.is_(False)).values(segment_id=None))
    scratch.mkdir()
    with casework.database.read() as session:
        pieces = collecting.pieces(session, casework.settings.database_url, *source, scratch, few)
    for piece in pieces:
        for collected in collecting.collect(piece):
            content, start = piece.file.read_bytes(), 0
            for length in collected.lengths:
                entry = decode_entry(content[start : start + length])
                start += length
                assert entry.record_id not in found
                found[entry.record_id] = encode_entry(entry)
    return found


def test_in_the_order_of_rows_and_looked_up_they_are_the_same(
    deployment: Deployment, household: Path, tmp_path: Path
) -> None:
    import_files(deployment.casework, "list", [household], loose=True)
    in_order = _collected(deployment, tmp_path / "in-order", few=False)
    assert in_order == _collected(deployment, tmp_path / "looked-up", few=True)
    with deployment.casework.database.read() as session:
        assert set(in_order) == set(session.scalars(select(Record.id).where(Record.gone.is_(False))))
        stated = Counter(session.scalars(select(Statement.record_id)))
    assert {1, 2} <= set(stated.values())
    assert sum(len(decode_entry(entry).photos) for entry in in_order.values()) == 2


def test_what_a_segment_holds_already_is_not_collected(deployment: Deployment, household: Path, tmp_path: Path) -> None:
    import_files(deployment.casework, "list", [household], loose=True)
    whole = _collected(deployment, tmp_path / "whole", few=False)
    casework, held = deployment.casework, sorted(whole)[::2]
    with casework.database.write() as session:
        source = session.execute(select(Source.id, Source.name)).one()
        session.execute(update(Record).where(Record.id.in_(held)).values(segment_id="0" * 32))
    for few in (True, False):
        scratch = tmp_path / f"rest-{few}"
        scratch.mkdir()
        with casework.database.read() as session:
            pieces = collecting.pieces(session, casework.settings.database_url, *source, scratch, few)
        ids = b"".join(bytes(c.ids) for piece in pieces for c in collecting.collect(piece))
        assert sorted(ids[at : at + 16].hex() for at in range(0, len(ids), 16)) == sorted(set(whole) - set(held))


def _live(deployment: Deployment) -> str:
    with deployment.casework.database.read() as session:
        return session.scalars(select(SegmentRow.id).where(SegmentRow.state == "live")).one()


def test_an_index_of_another_format_is_outdated_until_it_is_rebuilt(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "list", range(30))
    assert not indexing.outdated(deployment.casework)
    before = _live(deployment)
    manifest = deployment.casework.segment_folder(before) / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": 1}))
    assert indexing.outdated(deployment.casework)
    with deployment.casework.database.read() as session:
        ids = set(session.scalars(select(Record.id)))

    assert indexing.rebuild(deployment.casework, silent) == 30
    assert not indexing.outdated(deployment.casework)
    after = _live(deployment)
    assert after != before
    index = SegmentIndex.open(deployment.casework.segment_folder(after))
    assert {index.record_id(row) for row in range(len(index))} == ids
