"""A household stays together in the index, whatever is imported of its members later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import func, select

from service.jobs.matching import match_lines
from service.matching import Segment as SegmentIndex
from service.records import indexing
from service.records.importer import import_files
from service.records.marking import mark_households
from service.records.portraits import import_portraits
from service.records.running import silent
from service.store.casework import Casework
from service.store.models.records import Record, Source
from service.store.models.records import Segment as SegmentRow
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person, write_csv
from tests.support.pictures import portrait

HEAD, WIFE, SON = "努尔·艾合买提", "热依罕·买买提", "亚森·努尔"
PEOPLE = 600


def _register(*, but: str = "", renamed: str = "") -> list[dict[str, str]]:
    """Households of three, the first of them HEAD's; ``but``: who is left out; ``renamed``: the wife's name."""
    rows = []
    for n in range(PEOPLE):
        home, place = divmod(n, 3)
        name = (HEAD, WIFE, SON)[place] if home == 0 else person(n)["姓名"]
        rows.append(
            {
                "户号": str(home + 1),
                "姓名": renamed or name if name == WIFE else name,
                "身份证号": person(n)["身份证号"],
                "与户主关系": ("户主", "妻子", "儿子")[place],
            }
        )
    return [row for row in rows if row["姓名"] != but]


def _of(n: int, name: str) -> dict[str, str]:
    return {"姓名": name, "身份证号": person(n)["身份证号"], "关押地点": "疏附县看守所"}


@pytest.fixture
def registered(any_deployment: Deployment, tmp_path: Path) -> Casework:
    import_files(any_deployment.casework, "S", [write_csv(tmp_path / "register.csv", _register())])
    return any_deployment.casework


def _bits(casework: Casework, relatives: Sequence[tuple[str, str]]) -> float:
    """Of the best record for HEAD's name and these relatives."""
    query = {"id": "q", "names": ["Nur Ehmet"], "relatives": [{"name": n, "relation": r} for n, r in relatives]}
    (answer,) = match_lines(casework, [json.dumps(query)], (), 1)
    assert "error" not in answer, answer
    return float(answer["candidates"][0]["bits"])


KIN = (("Reyhan Memet", "wife"), ("Yasin Nur", "son"))


def _held_together(casework: Casework) -> bool:
    """Whether each live record is in one segment with all whom its source states in its household."""
    with casework.database.read() as session:
        live = session.scalars(select(SegmentRow.id).where(SegmentRow.state == "live")).all()
        where = dict(session.execute(select(Record.id, Record.segment_id).where(Record.gone.is_(False))).all())
    for segment_id in live:
        segment = SegmentIndex.open(casework.segment_folder(segment_id))
        for row in range(0, len(segment), 7):
            if where.get(segment.record_id(row)) == segment_id:
                mates = {segment.record_id(mate) for mate in segment.household(row)}
                if any(where.get(mate) != segment_id for mate in mates):
                    return False
    return all(where.values())


def test_a_later_list_of_one_member_leaves_the_household_whole(registered: Casework, tmp_path: Path) -> None:
    before = _bits(registered, KIN)
    assert before > _bits(registered, ()) + 10
    report = import_files(registered, "S", [write_csv(tmp_path / "held.csv", [_of(0, HEAD)])])
    assert report.indexed == 3
    assert _bits(registered, KIN) == before
    assert _held_together(registered)


def test_a_picture_of_one_member_leaves_the_household_whole(registered: Casework, tmp_path: Path) -> None:
    before = _bits(registered, KIN)
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / f"{person(0)['身份证号']}.jpg").write_bytes(portrait(1))
    assert import_portraits(registered, "S", folder).tied == 1
    assert _bits(registered, KIN) == before
    assert _held_together(registered)


def test_who_joins_by_a_corrected_file_joins_those_who_did_not_change(
    any_deployment: Deployment, tmp_path: Path
) -> None:
    casework = any_deployment.casework
    import_files(casework, "S", [write_csv(tmp_path / "register.csv", _register(but=SON))])
    import_files(casework, "S", [write_csv(tmp_path / "register.csv", _register())])
    whole = _bits(casework, KIN)
    assert whole > _bits(casework, KIN[:1]) + 3
    assert _held_together(casework)


def test_who_left_by_a_corrected_file_is_no_evidence_any_more(registered: Casework, tmp_path: Path) -> None:
    with_son = _bits(registered, KIN)
    import_files(registered, "S", [write_csv(tmp_path / "register.csv", _register(but=SON))])
    without = _bits(registered, KIN)
    assert without < with_son - 3
    assert without == _bits(registered, KIN[:1])


def test_a_corrected_name_counts_beside_those_who_did_not_change(registered: Casework, tmp_path: Path) -> None:
    import_files(registered, "S", [write_csv(tmp_path / "register.csv", _register(renamed="帕提古丽·卡德尔"))])
    now = (("Patigül Qadir", "wife"),)
    bare = _bits(registered, ())
    assert _bits(registered, now) > bare + 3
    assert _bits(registered, KIN[:1]) <= bare


def test_the_rest_is_not_indexed_anew_and_nobody_twice(registered: Casework, tmp_path: Path) -> None:
    import_files(registered, "S", [write_csv(tmp_path / "held.csv", [_of(0, HEAD)])])
    with registered.database.read() as session:
        source_id, name = session.execute(select(Source.id, Source.name)).one()
        by_segment = session.execute(
            select(Record.segment_id, func.count()).where(Record.gone.is_(False)).group_by(Record.segment_id)
        ).all()
    assert sorted(count for _, count in by_segment) == [3, PEOPLE - 3]
    assert mark_households(registered, source_id, name) == 0
    assert indexing.build(registered, source_id, name, silent) == (None, 0)


def test_who_is_gone_takes_nobody_along_for_ever(registered: Casework, tmp_path: Path) -> None:
    import_files(registered, "S", [write_csv(tmp_path / "register.csv", _register(but=SON))])
    report = import_people(registered, tmp_path, "S", range(PEOPLE, PEOPLE + 3))
    assert report.indexed == 3


def test_rows_of_ids_and_of_households(registered: Casework) -> None:
    with registered.database.read() as session:
        segment_id = session.scalars(select(SegmentRow.id)).one()
    segment = SegmentIndex.open(registered.segment_folder(segment_id))
    ids = [segment.record_id(row) for row in (7, 0, len(segment) - 1)]
    assert segment.rows_of([*ids, "0" * 32, "f" * 32]).tolist() == [7, 0, len(segment) - 1]
    assert segment.rows_of([]).tolist() == []
    none = np.zeros(0, dtype=np.uint64)
    for row in range(0, len(segment), 7):
        everybody = sorted({row, *segment.household(row)})
        assert segment.in_households(np.array([row]), none).tolist() == everybody
        key = segment.arrays["household_keys"][int(segment.arrays["household"][row]) - 1]
        assert segment.in_households(np.zeros(0, np.int64), np.array([key])).tolist() == everybody
