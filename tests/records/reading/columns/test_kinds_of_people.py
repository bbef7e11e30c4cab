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


FORMER = ["刑满人员", "宗教人员", "拒不到场人员", "多子女户主"]


@pytest.mark.parametrize("header", ["人员类型", "人员类别", "类别", "身份类别"])
def test_who_was_taken_since_is_never_told_as_let_go(tmp_path: Path, header: str) -> None:
    camps = {header: FORMER, "收教日期": DAYS, "所在教培点": ["县一教培"]}
    assert _statuses(tmp_path, camps) == ["interned"] * 4
    terms = {header: FORMER, "宣判日期": DAYS, "刑期": ["3年"], "服刑监所": ["巴楚监狱"]}
    assert _statuses(tmp_path, terms, "2017年以来判刑人员") == ["sentenced"] * 4
    assert _statuses(tmp_path, {header: FORMER[:2], "住址": ["3村"]}, "2017年以来收教人员") == ["interned"] * 4


@pytest.mark.parametrize(
    "columns",
    [
        {"人员类型": FORMER, "刑期": ["3年"], "服刑监所": ["巴楚监狱"]},  # nobody says that the term is of now
        {"人员类型": FORMER, "收教日期": DAYS, "结业时间": ["2018.4.1"]},
        {"人员类型": [FORMER[0], "在押人员", "宗教人员"], "收教日期": DAYS},
        {"人员类型": FORMER, "收教日期": ["", "2017.4.1"]},  # the row tells of no custody
    ],
)
def test_who_served_a_term_and_nothing_since(tmp_path: Path, columns: dict[str, list[str]]) -> None:
    assert _statuses(tmp_path, columns)[0] == "released"


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        *((h, True) for h in ("违法违规情况", "违规违法事实", "违纪违法", "违法违规行为", "涉嫌违法情况", "违法违规")),
        *((h, False) for h in ("以往违法违规情况", "亲属违法违规情况", "违法违规次数", "有无违法违规情况")),
    ],
)
def test_what_somebody_did_is_the_reason(tmp_path: Path, header: str, reason: bool) -> None:
    rows = [["姓名", "身份证号", header, "收押时间"]]
    rows += [[NAMES[i], number(i), "私自教经", DAYS[i]] for i in range(3)]
    told = [s.reason for s in Read(csv(tmp_path / "a.csv", rows)).statements]
    assert told == ["私自教经" if reason else None] * 3
