"""Headers of workbooks of many offices: the status of members, convicts, questions, plain words for custody."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number


def _statuses(tmp_path: Path, header: str, cells: list[str], title: str = "", name: str = "姓名") -> list[str | None]:
    rows = [[NAMES[i % 6], number(i), text] for i, text in enumerate(cells)]
    read = Read(csv(tmp_path / "list.csv", [*([[title]] * bool(title)), [name, "身份证号", header], *rows]))
    return [s.status for s in read.statements]


@pytest.mark.parametrize("leaf", ["目前状况", "现状", "状态", "去向"])
def test_the_status_of_members(tmp_path: Path, leaf: str) -> None:
    group = "家庭成员"
    header = ["户主", *(f"{group}/{h}" for h in ("姓名", "关系", "身份证号", leaf))]
    rows = [[NAMES[5], NAMES[i], "儿子", number(i), text] for i, text in enumerate(["教培", "判刑", "教培"])]
    above = ["户主", group, group, group, group]
    below = ["", *(h.partition("/")[2] for h in header[1:])]
    read = Read(csv(tmp_path / "list.csv", [above, below, *rows]))
    assert [s.status for s in read.statements] == ["interned", "sentenced", "interned"]


def test_the_status_of_members_beside_the_person(tmp_path: Path) -> None:
    above, below = ["姓名", "身份证号", *["家庭成员"] * 3], ["", "", "姓名", "关系", "目前状况"]
    read = Read(csv(tmp_path / "list.csv", [above, below, [NAMES[0], number(), NAMES[1], "儿子", "教培"]]))
    assert read.only.status is None


@pytest.mark.parametrize("name", ["罪犯姓名", "罪犯", "服刑罪犯"])
def test_convicts(tmp_path: Path, name: str) -> None:
    assert _statuses(tmp_path, "会见日期", ["2018.3.1", ""], "罪犯会见登记", name) == ["sentenced"] * 2
    assert _statuses(tmp_path, "监区", ["二监区", ""], "", name) == ["sentenced"] * 2
    assert "sentenced" not in _statuses(tmp_path, "备注", ["", ""], "罪犯释放名册", name)
    assert _statuses(tmp_path, "释放日期", ["2017.3.4"], "", name) == ["released"]
    assert _statuses(tmp_path, "死亡日期", ["2017.3.4"], "", name) == ["deceased"]


@pytest.mark.parametrize("header", ["是否教培结业", "是否培训结业", "是否从教培中心结业", "是否刑满释放"])
def test_whether_let_go(tmp_path: Path, header: str) -> None:
    assert _statuses(tmp_path, header, ["是", "否", "是"]) == ["released", None, "released"]


def test_whether_in_a_camp(tmp_path: Path) -> None:
    assert _statuses(tmp_path, "是否在教培", ["是", "否", "是"]) == ["interned", None, "interned"]


@pytest.mark.parametrize("header", ["涉案情况", "违法犯罪情况"])
def test_what_became_of_people_below_a_header_of_crimes(tmp_path: Path, header: str) -> None:
    assert _statuses(tmp_path, header, ["判刑10年", "收押", "教培"]) == ["sentenced", "interned", "interned"]
    assert _statuses(tmp_path, header, ["盗窃", "寻衅滋事", "判刑"]) == [None] * 3


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("关的地方", "facility"), ("坐牢的地方", "facility"), ("关的时间", "detained_on"), ("坐牢时间", "detained_on"),
        ("有关的地方", None), ("相关的时间", None), ("海关的地点", None), ("住的地方", None), ("干活的地方", None),
        ("原判", "sentence"), ("余刑", None), ("一审日期", "sentenced_on"), ("抓走的地方", None),
    ],
)  # fmt: skip
def test_headers(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_the_day_of_measures(tmp_path: Path) -> None:
    rows = [[NAMES[i], number(i), t, "2017.4.2"] for i, t in enumerate(["看守所羁押", "教培", "在校"])]
    for day in ("被采取措施日期", "被处理时间", "采取措施时间"):
        read = Read(csv(tmp_path / "list.csv", [["姓名", "身份证号", "不在位原因", day], *rows]))
        assert [s.detained_on is not None for s in read.statements] == [True, True, False]
