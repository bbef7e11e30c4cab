"""Who was let go, by a day beside where they went; which of several places is the present one."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.places.placeheld import place_of_now
from tests.records.reading.letgo import day_of, read_list


@pytest.mark.parametrize("told", ["返家", "就业", "务农", "在家务农"])
@pytest.mark.parametrize("place", ["教育转化地点", "教育点"])
def test_who_left_a_camp(tmp_path: Path, place: str, told: str) -> None:
    one = read_list(
        tmp_path, [place, "入学日期", "离校日期", "离校去向"], ["一中心", "2017.5.3", "2018.12.5", told]
    ).only
    assert (one.status, day_of(one)) == ("released", (2018, 12, 5))


@pytest.mark.parametrize("row", [["", ""], ["", "返家"], ["2131.1.1", "返家"], ["2018.12.5", "转看守所"]])
def test_who_did_not(tmp_path: Path, row: list[str]) -> None:
    one = read_list(tmp_path, ["教育点", "入学日期", "离校日期", "离校去向"], ["一中心", "2017.5.3", *row]).only
    assert (one.status == "released", one.released_on) == (False, None)


@pytest.mark.parametrize(
    "header", ["释放日", "出狱年月", "解除收审时间", "放出日期", "回家日", "出来时间", "返家日期", "放回日"]
)
def test_days_of_release(tmp_path: Path, header: str) -> None:
    one = read_list(tmp_path, ["收审时间", header], ["2009.2.1", "2010.5.1"]).only
    assert (one.status, day_of(one)) == ("released", (2010, 5, 1))


@pytest.mark.parametrize("header", ["回家时间", "返家日期", "出来时间"])
def test_who_was_not_held_came_home(tmp_path: Path, header: str) -> None:
    one = read_list(tmp_path, ["务工地点", "外出时间", header], ["广州", "2009.2.1", "2010.5.1"]).only
    assert (one.status, one.released_on) == (None, None)


@pytest.mark.parametrize("beside", ["帮教责任人", "安置情况", "重新犯罪", "衔接日期"])
def test_aftercare(tmp_path: Path, beside: str) -> None:
    one = read_list(tmp_path, ["原判刑期", "出狱日期", beside], ["7年", "2012.3.1", "无"]).only
    assert (one.status, day_of(one)) == ("released", (2012, 3, 1))


@pytest.mark.parametrize("header", ["刑满释放日期", "预计释放日", "刑满日", "拟释放时间"])
def test_the_end_of_a_term(tmp_path: Path, header: str) -> None:
    one = read_list(tmp_path, ["服刑监狱", header], ["喀什监狱", "2012.3.1"]).only
    assert (one.status, one.released_on) == ("sentenced", None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("县看守所 喀什监狱", "喀什监狱"),
        ("喀什监狱 县看守所", "喀什监狱"),
        ("县看守所 一中心 喀什监狱", "喀什监狱"),
        ("喀什监狱 县教培中心", "喀什监狱 县教培中心"),
        ("阿克苏 阿克苏监狱", "阿克苏监狱"),
        ("女子监狱 三监区", "女子监狱 三监区"),
        ("县看守所 三号监室", "县看守所 三号监室"),
        ("喀什监狱 巴楚监狱", "喀什监狱 巴楚监狱"),
    ],
)
def test_of_several_places(text: str, place: str) -> None:
    assert place_of_now(text) == place


@pytest.mark.parametrize("header", ["行拘解除日", "羁押解除日期", "释放回村日期", "教培结业时间", "拘留释放时间"])
def test_days_of_release_by_their_parts(tmp_path: Path, header: str) -> None:
    one = read_list(tmp_path, ["行拘起始日", header], ["2012.5.1", "2012.5.16"]).only
    assert (one.status, day_of(one)) == ("released", (2012, 5, 16))


@pytest.mark.parametrize("header", ["离校日期", "出中心日期", "离开中心时间", "出点时间"])
def test_who_left_to_wherever(tmp_path: Path, header: str) -> None:
    found = [
        read_list(tmp_path, ["教育点", "入学日期", header], ["一中心", "2017.5.3", day]).only
        for day in ("2018.1.2", "")
    ]
    assert [(s.status, s.released_on) for s in found] == [("other", None), ("interned", None)]


def test_the_first_of_several_days(tmp_path: Path) -> None:
    headers = ["转看守所时间", "进教培中心时间"]
    one = read_list(tmp_path, headers, ["2018.3.1", "2017.3.1"]).only
    assert one.detained_on == PartialDate(2017, 3, 1)
    one = read_list(tmp_path, headers, ["", "2017.3.1"]).only
    assert one.detained_on == PartialDate(2017, 3, 1)


@pytest.mark.parametrize("header", ["抓回后处理", "归案后处理情况", "审查后处置结果"])
def test_what_was_done_then(tmp_path: Path, header: str) -> None:
    one = read_list(tmp_path, ["抓回日期", header], ["2015.7.2", "判刑"]).only
    assert (one.status, one.texts.get("detained_on")) == ("sentenced", "2015.7.2")
