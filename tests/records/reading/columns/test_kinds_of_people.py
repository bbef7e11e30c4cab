"""人员类别 beside what tells that everybody was taken: a kind of people is no news of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

DAYS = ["2017.4.12", "2017.5.3", "2017.6.20", "2017.7.1"]
PLACES = ["疏附县教培中心", "县看守所", "二中心", "三中心"]


def _statuses(tmp_path: Path, columns: dict[str, list[str]], title: str = "") -> list[str | None]:
    rows = [[title]] if title else []
    rows += [["姓名", "身份证号", *columns]]
    rows += [[NAMES[i], number(i), *(cells[i % len(cells)] for cells in columns.values())] for i in range(4)]
    return [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements]


@pytest.mark.parametrize("header", ["人员类别", "类别", "人员类型", "人员性质", "人员身份"])
@pytest.mark.parametrize(
    "kinds",
    [
        ["刑满释放人员", "重点人员", "危安人员家属", "一般人员"],
        ["刑释人员", "非法学经人员", "宗教人士", "出国人员"],
        ["两劳释放人员", "不放心人员", "三类人员", "A类"],
        ["重点人员", "重点人员", "重点人员", "重点人员"],
    ],
)
def test_who_was_taken_is_held_of_whatever_kind_they_are(tmp_path: Path, header: str, kinds: list[str]) -> None:
    held = ["interned"] * 4
    assert _statuses(tmp_path, {header: kinds, "收教时间": DAYS, "收教地点": PLACES}) == held
    assert _statuses(tmp_path, {header: kinds, "收押日期": DAYS}) == held
    assert _statuses(tmp_path, {header: kinds, "送教地点": PLACES}) == held


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        # All of them served a term: the place may be that of before.
        ({"人员类别": ["刑满释放人员"], "收押时间": DAYS}, "released"),
        ({"人员类别": ["刑满释放人员", "重点人员"], "服刑监狱": ["喀什监狱"]}, "released"),
        ({"人员类别": ["刑满释放人员", "重点人员"], "收押时间": DAYS, "刑期": ["3年"]}, "released"),
        ({"人员类别": ["刑满释放人员", "重点人员"], "收押时间": DAYS, "释放时间": ["2018.1.2"]}, "released"),
        ({"人员类别": ["刑满释放人员", "重点人员"], "原关押地点": PLACES}, "released"),
        # A status in other words, and kinds beside them that say who is held.
        ({"目前状态": ["刑满释放人员", "重点人员"], "收押时间": DAYS}, "released"),
        ({"人员类别": ["刑满释放人员", "在押人员"], "收押时间": DAYS}, "released"),
        ({"人员类别": ["刑满释放人员", "在逃人员"], "收押时间": DAYS}, "released"),
        ({"人员类别": ["在逃人员", "重点人员"], "收押时间": DAYS}, "other"),
        ({"人员类别": ["死亡人员", "重点人员"], "收押时间": DAYS}, "deceased"),
    ],
)
def test_kinds_that_say_what_became_of_them(tmp_path: Path, columns: dict[str, list[str]], told: str) -> None:
    assert _statuses(tmp_path, columns)[0] == told


def test_kinds_of_those_who_are_to_be_taken(tmp_path: Path) -> None:
    columns = {"应收类别": ["A类", "B类"], "落实情况": ["已收", "未收", "已收", "在逃"]}
    assert _statuses(tmp_path, columns) == ["interned", "other", "interned", "other"]


@pytest.mark.parametrize("place", ["疏附县一中心", "第二中心", "县教培二中心", "3中心"])
def test_still_in_class(tmp_path: Path, place: str) -> None:
    assert _statuses(tmp_path, {"转化地点": [place], "目前去向": ["在校", "已结业", "在学", "判刑10年"]}) == [
        "interned", "released", "interned", "sentenced",
    ]  # fmt: skip


def test_pupils_are_not_held(tmp_path: Path) -> None:
    assert _statuses(tmp_path, {"地点": ["县第一中心小学"], "现状": ["在校"]}) == ["other"] * 4


def test_a_class_of_trainees_is_no_status(tmp_path: Path) -> None:
    rows = [["洛浦县教培学员分班名册"], ["姓名", "身份证号", "学员类别"]]
    rows += [[NAMES[i], number(i), cell] for i, cell in enumerate(["A类", "B类", "重点学员", "已释放"])]
    told = [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements]
    assert told == ["interned", "interned", "interned", "released"]
