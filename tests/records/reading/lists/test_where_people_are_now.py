"""What a table says of where people are at the time of writing, beside where they were taken first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate
from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, number, xlsx


def _read(tmp_path: Path, header: list[str], told: list[tuple[Any, ...]], *over: str) -> Read:
    rows: list[list[Any]] = [[line] for line in over]
    rows += [["姓名", "身份证号", *header], *([NAMES[i % 6], number(i), *one] for i, one in enumerate(told))]
    return Read(xlsx(tmp_path / "a.xlsx", rows))


def test_the_prison_of_the_verdict_goes_before_the_place_of_before(tmp_path: Path) -> None:
    told = [
        ("县留置中心", "判刑7年，在伊犁监狱服刑"),
        ("县看守所", "现关押在第三教培中心"),
        ("县看守所", "已送乌苏监狱服刑"),
        ("县看守所", "在押"),
        ("乌苏监狱", "在伊犁监狱服刑"),
        ("县教培中心", "曾在喀什监狱服刑"),
    ]
    read = _read(tmp_path, ["收押场所", "目前状态"], told).statements
    assert [s.facility for s in read] == [
        "伊犁监狱", "第三教培中心", "乌苏监狱", "县看守所", "乌苏监狱", "县教培中心",
    ]  # fmt: skip


@pytest.mark.parametrize("header", ["变动情况", "人员变动情况", "户口变动情况", "异动情况", "变化说明"])
def test_changes_in_a_register(tmp_path: Path, header: str) -> None:
    told = [
        "2017年4月被收押",
        "判刑12年，现在喀什监狱",
        "2014.12.3死亡注销",
        "在县教培中心学习",
        "2015年迁入",
        "其子2017年收押",
    ]
    read = _read(tmp_path, [header], [(one,) for one in told]).statements
    assert [s.status for s in read] == ["interned", "sentenced", "deceased", "interned", None, None]
    assert (read[0].detained_on, read[2].died_on) == (PartialDate(2017, 4), PartialDate(2014, 12, 3))
    assert [s.facility for s in read[1:4]] == ["喀什监狱", None, "县教培中心"]
    assert [s.sentence.months for s in read if s.sentence] == [144]


@pytest.mark.parametrize("header", ["社区变动情况", "家庭人口变动情况", "工资变动情况"])
def test_changes_of_something_else(header: str) -> None:
    assert field_of(header) != "note"


@pytest.mark.parametrize("who", ["出国人员", "重点人员", "外逃人员", "三类人员", "学员"])
def test_a_header_that_asks_of_those_whom_the_names_are_of(tmp_path: Path, who: str) -> None:
    told = ["未归", "2017.5.8回国后收押", "已回国，送教培", "已在境外死亡", "回国后判刑8年"]
    rows = [[f"{who}姓名", "身份证号", f"{who}现状"], *([NAMES[i], number(i), one] for i, one in enumerate(told))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == ["other", "interned", "interned", "deceased", "sentenced"]
    assert [s.sentence.months for s in read if s.sentence] == [96]


def test_a_header_that_asks_of_others_than_the_persons_of_the_rows(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "出国人员现状"], *([NAMES[i], number(i), "收押"] for i in range(3))]
    assert {s.status for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements} == {None}


@pytest.mark.parametrize(
    ("title", "word", "status"),
    [
        ("疏附县第一教培中心学员名单", "在校", "interned"),
        ("教培中心在训学员花名册", "在班学习", "interned"),
        ("疏附县收押人员名单", "在点", "interned"),
        ("教培中心结业学员名单", "在校", "other"),
        ("托克扎克镇青少年名单", "在校", "other"),
    ],
)
def test_at_school_in_a_list_of_a_camp(tmp_path: Path, title: str, word: str, status: str) -> None:
    assert _read(tmp_path, ["去向"], [(word,), ("在家",), (word,)], title).statements[0].status == status


def test_the_released_beside_the_held_keep_their_place_of_before(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["二、收押人员", None, None, None, "三、刑满释放人员"],
        ["姓名", "身份证号", "收押地点", None, "姓名", "身份证号", "释放时间", "原判刑期", "原服刑监狱"],
    ]
    rows += [
        [NAMES[i], number(i), "疏附县看守所", None, NAMES[5 - i], number(9 - i), "2017.9.23", "7年", "喀什监狱"]
        for i in range(3)
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:C1", "E1:I1"])).statements
    assert [s.status for s in read] == ["interned", "released"] * 3
    assert {s.facility for s in read} == {"疏附县看守所", "喀什监狱"}


@pytest.mark.parametrize("header", ["转归", "病情转归"])
def test_deaths_among_what_became_of_the_sick(tmp_path: Path, header: str) -> None:
    told = [("2018.3.1", "治愈"), ("2018.3.1", "死亡"), ("2018.3.1", "好转出院"), ("2018.3.1", "转自治区医院")]
    read = _read(tmp_path, ["入院日期", header], told).statements
    assert [(s.status, s.died_on) for s in read] == [(None, None), ("deceased", None), (None, None), (None, None)]


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        (("2017.4", "县教培中心", "ئوقۇشتا"), "interned"),
        (("", "", "ئوقۇشتا"), "other"),
        (("", "", "ئۆيىدە"), "other"),
        (("", "", "at home"), "other"),
        (("2017.4", "", "ئۆيىدە"), "released"),
        (("2017.4", "", "дома"), "released"),
        (("", "", "back home"), "released"),
        (("2017.4", "лагерь", "пожизненное заключение"), "sentenced"),
        (("2017.4", "лагерь", "пожизненно"), "sentenced"),
        (("", "", "müebbet hapis"), "sentenced"),
        (("", "", "мүддәтсиз қамақ"), "sentenced"),
        (("", "", "lebenslang"), "sentenced"),
    ],
)
def test_words_of_status_in_alphabets(tmp_path: Path, cells: tuple[str, ...], status: str) -> None:
    one = _read(tmp_path, ["收押时间", "关押地点", "Status"], [cells]).only
    assert one.status == status
    assert (one.sentence.kind if one.sentence else None) == ("life" if status == "sentenced" else None)


def test_at_home_where_nobody_asks_when_somebody_was_taken(tmp_path: Path) -> None:
    assert _read(tmp_path, ["Status"], [("at home",)]).only.status == "released"
