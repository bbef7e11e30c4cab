"""A camp in the title of a sheet whose tables are its classes, and which is printed on several pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.rows.linesofparts import above_parts
from tests.records.reading.tables import NAMES, Read, number, xlsx

CAMP = "疏附县第三教育转化培训中心"
_HEADER = ["序号", "姓名", "身份证号", "入教时间", "备注"]
_OTHER = ["编号", "学员姓名", "身份证", "入班日期", "主要问题"]


def _places(folder: Path, *rows: list[str]) -> list[str | None]:
    return [s.facility for s in Read(xlsx(folder / "a.xlsx", [[CAMP + "学员信息登记册"], *rows])).statements]


def _person(i: int, note: str = "") -> list[str]:
    return [str(i), NAMES[i], number(i), "2017.4.12", note]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、甲班（严格管理）", "二、乙班（普通管理）"),
        ("1班", "2班"),
        ("（一）男学员1班", "（二）女学员2班"),
        ("A区", "B区：12人"),
        ("一、严管一班（班主任：张卫东）", "二、普通三班（班主任：李玉梅，12人）"),
    ],
)
def test_the_next_class(tmp_path: Path, first: str, second: str) -> None:
    assert _places(tmp_path, [first], _HEADER, _person(1), [], [second], _OTHER, _person(2)) == [CAMP, CAMP]


@pytest.mark.parametrize(
    "second", ["二、转出人员", "二、结业人员", "二、乙班教师", "二、家属名单", "二、墨玉县", "二、拟结业班"]
)
def test_a_line_that_says_more_stands_alone(second: str) -> None:
    assert above_parts([CAMP + "学员信息登记册", "一、甲班"], [second]) == [second]


@pytest.mark.parametrize(
    "second",
    [
        "二班（中级）",
        "第2小组",
        "乙区",
        "B班",
        "女生",
        "（二）女学员（3人）",
        "第二部分",
        "续表",
        "二班学员花名册",
        "二（3）班",
        "二、缝纫班",
    ],
)
def test_a_part_below_the_title_alone(tmp_path: Path, second: str) -> None:
    assert _places(tmp_path, _HEADER, _person(1), [], [second], _OTHER, _person(2)) == [CAMP, CAMP]


@pytest.mark.parametrize(
    "second",
    [
        "昭苏县班", "转监班", "死亡学员班", "二班（结业）", "二班（逃跑）", "二班教师", "女教师", "女犯家属",
        "工作组", "释放组", "第四教培中心二班", "喀什二区", "学员花名册", "二班（墨玉县看守所）", "二班已释放",
    ],
)  # fmt: skip
def test_others_below_the_title_stand_alone(second: str) -> None:
    assert above_parts([CAMP + "学员信息登记册"], [second], whole=True) == [second]


@pytest.mark.parametrize("line", ["昭苏县第四教培中心", "结业人员", "二、转看守所人员", "转出"])
def test_a_line_of_others_between_ends_the_title(tmp_path: Path, line: str) -> None:
    rows = [_HEADER, _person(1), [line], _person(2), ["二班"], _OTHER, _person(3)]
    assert _places(tmp_path, *rows)[2] != CAMP


def test_a_part_below_a_part_of_others_stands_alone() -> None:
    assert above_parts(["二、释放人员"], ["三班"], whole=True) == ["三班"]


def test_the_same_header_on_the_next_page(tmp_path: Path) -> None:
    upper = ["序号", "姓名", "身份证号", "入教时间", "家庭成员", "", "备注"]
    lower = ["", "", "", "", "父亲", "母亲", ""]
    rows = [upper, lower, [*_person(1)[:4], NAMES[3], NAMES[4], ""]]
    assert _places(tmp_path, *rows, *rows) == [CAMP, CAMP]


@pytest.mark.parametrize("note", ["曾因盗窃于2009年被判刑3年", "2009年因盗窃被判刑3年", "有前科，2009年判刑3年"])
def test_an_old_verdict_moves_nobody(tmp_path: Path, note: str) -> None:
    assert _places(tmp_path, _HEADER, _person(1, note)) == [CAMP]


@pytest.mark.parametrize("note", ["2018年1月被判刑7年", "2018年转看守所", "曾有前科，现已被判刑7年", "2017年被刑拘"])
def test_a_later_one_does(tmp_path: Path, note: str) -> None:
    assert CAMP not in _places(tmp_path, _HEADER, _person(1, note))


def test_the_next_town(tmp_path: Path) -> None:
    rows = [
        ["疏附县各乡镇送教育培训人员名册"],
        ["一、托克扎克镇（1人）"],
        [*_HEADER, "村"],
        [*_person(1), "巴格恰社区"],
        ["二、乌帕尔镇（1人）"],
        [*_OTHER, "村"],
        ["1", NAMES[2], "#N/A", "2017.4.12", "", "苏鲁克村"],
    ]
    one, other = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert (one.status, one.place_texts) == ("interned", ("托克扎克镇巴格恰社区",))
    assert (other.status, other.counties) == ("interned", ("653121",))


PRISON = "新疆沙雅监狱"
_CONVICTS = ["编号", "罪犯姓名", "身份证号", "原判刑期", "入监日期"]


def _convict(i: int) -> list[str]:
    return [str(i), NAMES[i], number(i), "15年", "20170316"]


def _convicts(folder: Path, *lines: list[str]) -> list[tuple[str | None, str | None, bool]]:
    """Of the last row, below ``lines`` and the header once more: (status, place, whether it tells a day)."""
    rows = [[PRISON + "莎车籍罪犯花名册"], _CONVICTS, ["一监区"], _convict(1)]
    rows += [*lines, _CONVICTS, _convict(2)]
    told = Read(xlsx(folder / "a.xlsx", rows)).statements
    return [(s.status, s.facility, s.detained_on is not None) for s in told]


@pytest.mark.parametrize(
    "lines", [["二监区"], ["二、二监区（1人）"], ["第三中队"], ["三、乌帕尔镇（1人）"], ["二、莎车镇在押人员"], []]
)
def test_the_same_header_below_a_part(tmp_path: Path, lines: list[str]) -> None:
    held = ("sentenced", PRISON, False)
    assert _convicts(tmp_path, *([line] for line in lines)) == [held, held]


@pytest.mark.parametrize(
    "lines", [["二、释放人员"], ["伽师县看守所在押人员"], ["二、转出人员"], ["二、家属名单"], ["喀什监狱", "二监区"]]
)
def test_a_line_of_another_kind_ends_the_title(tmp_path: Path, lines: list[str]) -> None:
    first, last = _convicts(tmp_path, *([line] for line in lines))
    assert first[1] == PRISON
    assert last[1] != PRISON


def test_those_let_go_below_a_line_stay_so_below_a_part(tmp_path: Path) -> None:
    header = ["姓名", "身份证号", "入教时间"]
    rows = [[CAMP + "学员花名册"], header, [NAMES[1], number(1), "2017.4.12"], ["二、结业人员"]]
    rows += [[NAMES[2], number(2), "2017.4.12"], header, [NAMES[3], number(3), "2017.4.12"]]
    rows += [["二班"], header, [NAMES[4], number(4), "2017.4.12"]]
    told = [(s.status, s.facility) for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements]
    assert told[:3] == [("interned", CAMP), ("released", None), ("released", None)]
    assert told[3][1] is None


@pytest.mark.parametrize("line", ["一监区", "第3中队", "2班", "三分监区"])
def test_a_ward_in_the_column_of_names_is_nobody(tmp_path: Path, line: str) -> None:
    rows = [["姓名", "身份证号", "原判刑期"], [line], [NAMES[1], number(1), "15年"], ["张二班", "", ""]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).names == [NAMES[1], "张二班"]
