"""A day of death or release of which only damage is left, in lists of the dead and of those let go."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement
from service.records.reading.columns.everybody import status_in_title
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

_DAMAGE = ["#REF!", "########", "#VALUE!", "????"]


def _read(folder: Path, title: str, sheet: str, headers: list[str], cells: list[list[str]]) -> list[Statement]:
    rows = [[title], ["姓名", "身份证号", "入教时间", *headers]]
    rows += [[NAMES[i], number(i), "2017.5.3", *one] for i, one in enumerate(cells)]
    return Read(xlsx(folder / "a.xlsx", rows, sheet=sheet)).statements


@pytest.mark.parametrize("damage", _DAMAGE)
@pytest.mark.parametrize(
    ("title", "sheet", "header"),
    [
        ("墨玉县教培中心病亡学员情况表", "病亡", "死亡日期"),
        ("墨玉县教培中心学员名单", "死亡", "死亡时间"),
        ("疏附县死亡人员名单", "Sheet1", "死亡日期"),
        ("疏附县病亡学员花名册", "教培", "病亡时间"),
        ("教育培训中心去世学员名册", "Sheet1", "去世时间"),
    ],
)
def test_of_the_dead(tmp_path: Path, title: str, sheet: str, header: str, damage: str) -> None:
    read = _read(tmp_path, title, sheet, [header], [["2018.3.4"], [damage], ["2018.5.6"]])
    assert [(s.status, s.died_on is None) for s in read] == [
        ("deceased", False),
        ("deceased", True),
        ("deceased", False),
    ]
    assert read[1].problems


@pytest.mark.parametrize("damage", _DAMAGE)
@pytest.mark.parametrize(
    ("title", "sheet", "header"),
    [
        ("疏附县第二教培中心结业学员", "已结业", "结业时间"),
        ("疏附县第二教培中心学员花名册", "已结业", "结业时间"),
        ("疏附县释放人员名单", "Sheet1", "释放时间"),
        ("疏附县看守所释放人员登记表", "释放", "释放日期"),
        ("伽师县教培结业学员名单", "结业", "结业日期"),
    ],
)
def test_of_those_let_go(tmp_path: Path, title: str, sheet: str, header: str, damage: str) -> None:
    rows = [["2018.3.4", "返乡"], [damage, "返乡务农"], ["2018.5.6", "务工"]]
    read = _read(tmp_path, title, sheet, [header, "结业去向"], rows)
    assert [(s.status, s.released_on is None) for s in read] == [
        ("released", False),
        ("released", True),
        ("released", False),
    ]


@pytest.mark.parametrize(
    ("title", "sheet", "header"),
    [
        ("疏附县第二教培中心学员花名册", "Sheet1", "死亡日期"),
        ("疏附县第二教培中心学员花名册", "在训", "结业时间"),
        ("疏附县看守所在押人员名单", "Sheet1", "释放时间"),
        ("疏附县结业学员名单", "在训", "结业时间"),
        ("拟结业学员名单", "学员", "结业时间"),
    ],
)
@pytest.mark.parametrize("damage", ["#REF!", "########"])
def test_no_other_list_says_who_was_let_go(tmp_path: Path, title: str, sheet: str, header: str, damage: str) -> None:
    read = _read(tmp_path, title, sheet, [header], [[""], [damage if "死" not in header else "#REF!"], [""]])
    assert read[1].status not in {"released", "deceased"}


def test_what_the_row_says_goes_first(tmp_path: Path) -> None:
    headers = ["释放时间", "备注"]
    cells = [["2018.3.4", ""], ["#REF!", "2018.9.1再次收押"], ["#REF!", "2018年因病死亡"]]
    read = _read(tmp_path, "疏附县释放人员名单", "释放", headers, cells)
    assert [s.status for s in read] == ["released", "interned", "deceased"]


def test_a_line_among_the_rows_says_of_whom(tmp_path: Path) -> None:
    rows = [["疏附县结业学员名单"], ["姓名", "身份证号", "入教时间", "结业时间"]]
    rows += [
        [NAMES[0], number(0), "2017.5.3", "2018.1.5"],
        ["二、在押人员"],
        [NAMES[1], number(1), "2017.5.3", "#REF!"],
    ]
    assert [s.status for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == ["released", "interned"]


def test_text_tables_too(tmp_path: Path) -> None:
    rows = [["疏附县死亡人员名单"], ["姓名", "身份证号", "收押时间", "死亡日期"]]
    rows += [[NAMES[i], number(i), "2017.5.3", day] for i, day in enumerate(["2018.3.4", "#REF!", "#N/A"])]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["deceased"] * 3


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("墨玉县教培中心病亡学员情况表", "deceased"),
        ("教育培训中心死亡学员名单", "deceased"),
        ("疏附县教培中心判刑学员名单", "sentenced"),
        ("疏附县第二教培中心一班学员花名册", "interned"),
        ("疏附县教培中心住院学员名单", "interned"),
        ("教培中心死亡学员家属名单", None),
    ],
)
def test_titles_of_trainees(title: str, status: str | None) -> None:
    assert status_in_title(title) == status


def _household(folder: Path, title: str, taken: str, header: str = "解除时间") -> list[Statement]:
    rows = [[title], ["姓名", "身份证号", "原教培地点", "收教时间", header, "户主", "与户主关系", "现实表现"]]
    for i, day in enumerate(["2018.1.15", "####", "2018.2.1"]):
        when = taken if day == "####" else "2017.5.3"
        rows.append([NAMES[i], number(i), "县第二教培中心", when, day, NAMES[i + 1], "妻子", "照顾老人"])
    return Read(xlsx(folder / "a.xlsx", rows)).statements


@pytest.mark.parametrize(
    "title", ["伽师县江巴孜乡解除教培人员跟踪帮教台账", "疏附县解教人员帮教台账", "教培结业学员回访表"]
)
def test_beside_the_head_of_the_household(tmp_path: Path, title: str) -> None:
    assert [(s.status, s.released_on is None) for s in _household(tmp_path, title, "2017.5.3")] == [
        ("released", False),
        ("released", True),
        ("released", False),
    ]


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("伽师县江巴孜乡收押人员台账", "2017.5.3"),
        ("拟解除教培人员台账", "2017.5.3"),
        ("解除教培人员家属台账", "2017.5.3"),
        ("解除教培人员台账", ""),
    ],
)
def test_nobody_is_free_by_another_title_or_for_another(tmp_path: Path, title: str, taken: str) -> None:
    assert _household(tmp_path, title, taken)[1].status != "released"
