"""What stands on a candidate's page about its household and about what happened."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from service.matching.values.relations import RELATIONS
from service.records.importer import import_files
from service.review import words
from service.review.sides import sound_of
from service.review.understood import Stated, understood
from service.store.models.records import Record, Source, Statement
from tests.staff.scene import Planted, Scene

HEADERS = ("户号", "姓名", "性别", "出生日期", "与户主关系", "户籍地址")
PLACE = "新疆疏附县乌帕尔镇阿亚格村4组"
REGISTER = (
    ("1", "肉孜·库尔班", "男", "1951.2.3", "户主", PLACE),
    ("1", "帕提曼·斯拉木", "女", "1955.4.6", "妻", PLACE),
    ("1", "麦麦提·肉孜", "男", "1984.3.1", "长子", PLACE),
    ("2", "古丽娜尔·卡斯木", "女", "1960.7.8", "户主", PLACE),
)


@pytest.fixture
def home(scene: Scene, tmp_path: Path) -> Planted:
    """A candidate from a register: the son of the first of two households."""
    path = tmp_path / "register.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEADERS, *REGISTER))
    import_files(scene.casework, "register", [path])
    with scene.casework.database.read() as session:
        record_id = next(
            s.record_id for s in session.scalars(select(Statement)) if s.fields["names"] == [REGISTER[2][1]]
        )
    planted = scene.search()
    scene.candidate(planted, record_id)
    return planted


def test_both_readers_see_who_lives_in_the_household(scene: Scene, home: Planted) -> None:
    for username in ("amina", "bahar"):
        page = scene.hold(username, home).get(home.url(0))
        assert "Keep my reading" in page.text
        for text in (
            "肉孜·库尔班",
            sound_of("肉孜·库尔班"),
            "Relation to the head of the household: the head",
            "born 1951-02-03",
            "帕提曼·斯拉木",
            "Relation to the head of the household: wife",
            "Relation to the head of the household: 长子, read as son",
            "register.csv · sheet",
            "row 2",
            "row 3",
        ):
            assert text in page.text, text
        assert "古丽娜尔·卡斯木" not in page.text
        scene.read(username, home, "same")
    assert "肉孜·库尔班" in scene.hold("bahar", home).get(home.url(0)).text


def test_the_record_and_the_facts_for_a_disclosure_name_them(scene: Scene, home: Planted) -> None:
    client = scene.hold("amina", home)
    text = client.get(home.url(0, "/record")).text
    assert "In the same household" in text
    assert "帕提曼·斯拉木" in text
    for username in ("amina", "bahar"):
        scene.read(username, home, "same")
    with scene.casework.database.write() as session:
        session.execute(Source.__table__.update().values(state="vouched"))
    client = scene.hold("amina", home)
    assert "肉孜·库尔班" not in client.get(home.url(0, "/disclosure")).text
    desk, amina = scene.app.extensions["review"].desk, scene.person("amina")
    with scene.app.test_request_context():
        case = desk.open(amina, home.id)
        desk.establish(amina, case, "facts", "They knew the family's well.", ["asked_first", "not_public"])
    assert "肉孜·库尔班" in client.get(home.url(0, "/disclosure")).text


def test_a_segment_that_is_missing_shows_nobody(scene: Scene, home: Planted) -> None:
    with scene.casework.database.read() as session:
        segment = session.get_one(Record, home.records[0]).segment_id
    assert segment is not None
    shutil.rmtree(scene.casework.segment_folder(segment))
    client = scene.hold("amina", home)
    assert "肉孜·库尔班" not in client.get(home.url(0)).text
    assert "In the same household" not in client.get(home.url(0, "/record")).text


def test_what_happened_is_named_and_shows_what_was_understood() -> None:
    fields = {
        "texts": {
            "facility": "疏附县教培中心",
            "reason": "非法学经",
            "detained_on": "17.12.21",
            "sentence": "15年11个月",
            "sentenced_on": "43046",
            "released_on": "2018.3",
            "status": "结业",
        },
        "facility": "疏附县教培中心",
        "reason": "非法学经",
        "detained_on": [2017, 12, 21, False],
        "sentence": {"text": "15年11个月", "months": 191, "kind": "term"},
        "status": "released",
        "released_on": [2018, 3, None, False],
    }
    assert understood(fields)["fate"] == (
        Stated("结业", "status", "released"),
        Stated("疏附县教培中心", "facility"),
        Stated("非法学经", "reason"),
        Stated("17.12.21", "detained_on", "2017-12-21"),
        Stated("15年11个月", "sentence", "191"),
        Stated("43046", "sentenced_on", "2017-11-07"),
        Stated("2018.3", "released_on", "2018-03"),
    )


def test_a_day_of_release_that_the_status_tells_is_named() -> None:
    fields = {"texts": {"status": "释放 2018-03-10"}, "status": "released", "released_on": [2018, 3, 10, False]}
    assert understood(fields)["fate"] == (
        Stated("释放 2018-03-10", "status", "released"),
        Stated("", "released_on", "2018-03-10"),
    )


def test_the_page_says_it_in_words(scene: Scene) -> None:
    planted = scene.planted()
    with scene.casework.database.write() as session:
        row = session.scalars(select(Statement)).one()
        row.fields = {
            **row.fields,
            "texts": {"birth": "30756", "facility": "疏附县教培中心", "detained_on": "43046", "sentence": "15年11个月"},
            "births": [[1984, 3, 15, False]],
            "detained_on": [2017, 11, 7, False],
            "released_on": [2018, 3, 10, False],
            "sentence": {"text": "15年11个月", "months": 191, "kind": "term"},
            "status": "interned",
        }
    text = scene.hold("amina", planted).get(planted.url(0)).text
    for said in (
        "30756, read as 1984-03-15",
        "Status: read as interned",
        "Place held: 疏附县教培中心",
        "Taken on: 43046, read as 2017-11-07",
        "Sentence: 15年11个月, read as 191 months",
        "Released on: read as 2018-03-10",
        "阿依古丽 (sister)",
    ):
        assert said in text, said


@pytest.mark.parametrize(
    ("text", "births", "ids", "read_as"),
    [
        ("1984", [[1984, 3, 15, False]], 1, ""),  # the day comes from the ID number, not from this text
        ("1984.03", [[1984, 3, None, False]], 0, "1984-03"),
        ("1984-03-15", [[1984, 3, 15, False]], 0, ""),
        ("unclear", [], 0, ""),
    ],
)
def test_a_text_is_said_to_be_read_only_as_what_it_states(
    text: str, births: list[list], ids: int, read_as: str
) -> None:
    fields = {"texts": {"birth": text}, "births": births, "id_numbers": [["65312119840315123X", "whole", "", ""]] * ids}
    assert understood(fields)["birth"] == (Stated(text, "", read_as),)


def test_every_relation_has_a_word(scene: Scene) -> None:
    with scene.app.test_request_context():
        assert [code for code in RELATIONS if "_" in words.relation_label(code)] == []
        assert words.relation_label("self") == "the head"
        assert words.relation_label("second cousin") == "second cousin"
