"""Where people were before, beside where they are; days in Chinese numerals; impossible days in a second column."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.words.handays import in_digits
from tests.records.reading.tables import NAMES, Read, csv, number

CAMP, JAIL, PRISON = "疏附县第一教培中心", "疏附县看守所", "喀什监狱"


def _read(folder: Path, header: list[str], *rows: list[str]) -> Read:
    told = [[NAMES[i], number(i), *row] for i, row in enumerate(rows)]
    return Read(csv(folder / "a.csv", [["姓名", "身份证号", *header], *told]))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("原教培点", "服刑监狱"),
        ("原羁押地", "现羁押地"),
        ("曾教培地点", "所在监狱"),
        ("原学习地点", "服刑地点"),
        ("原教学点", "现羁押地"),
    ],
)
def test_the_former_place_of_whom_no_other_is_told(tmp_path: Path, before: str, now: str) -> None:
    rows = [[CAMP, "结业回家", ""], [CAMP, "判刑", PRISON], [CAMP, "死亡", ""], [JAIL, "移交检察院后判刑", PRISON]]
    read = _read(tmp_path, [before, "去向", now], *rows)
    assert [s.facility for s in read.statements] == [CAMP, PRISON, CAMP, PRISON]


@pytest.mark.parametrize("before", ["原教培点", "教培点", "收教点", "原教学点"])
@pytest.mark.parametrize("now", ["服刑监狱", "投送监狱"])
def test_damage_tells_nobody_in_the_camp(tmp_path: Path, before: str, now: str) -> None:
    rows = [[CAMP, "判刑", "#REF!"], [CAMP, "判刑", PRISON], [CAMP, "移交检察院后判刑", "#N/A"], [CAMP, "结业", ""]]
    read = _read(tmp_path, [before, "去向", now], *rows)
    assert [s.facility for s in read.statements] == [None, PRISON, None, CAMP]


def test_a_former_place_alone_holds_nobody(tmp_path: Path) -> None:
    read = _read(tmp_path, ["原羁押地", "去向", "现羁押地"], [JAIL, "", ""], [JAIL, "判刑", PRISON], [JAIL, "判刑", ""])
    assert [(s.facility, s.status) for s in read.statements] == [
        (None, None), (PRISON, "sentenced"), (None, "sentenced"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "before", ["原教学点", "原所在教学点", "结业前所在教学点", "曾就读教学点", "原校区", "原教培点"]
)
def test_where_those_let_go_were_taught(tmp_path: Path, before: str) -> None:
    read = _read(tmp_path, [before, "去向"], ["3号教学点", "结业回家"], ["3号教学点", "结业"])
    assert [(s.facility, s.status) for s in read.statements] == [("3号教学点", "released")] * 2


@pytest.mark.parametrize("before", ["原就读学校", "原学校", "原毕业院校", "原教学班教师"])
def test_schools_of_before_are_no_camps(tmp_path: Path, before: str) -> None:
    read = _read(tmp_path, [before, "去向"], ["疏附县二中", "结业回家"], ["疏附县二中", ""])
    assert {s.facility for s in read.statements} == {None}


@pytest.mark.parametrize(
    "day", ["二〇一八年十月十二日", "二零一八年十月十二日", "二○一八年十月十二日", "一八年十月十二日"]
)
def test_days_in_chinese_numerals(tmp_path: Path, day: str) -> None:
    told = [["结业", day], ["结业", "2018.12.1"]]
    read = _read(tmp_path, ["去向", "结业时间"], *told)
    assert [s.released_on and s.released_on[:3] for s in read.statements] == [(2018, 10, 12), (2018, 12, 1)]


def test_such_days_in_words(tmp_path: Path) -> None:
    read = _read(tmp_path, ["现状", "备注"], ["于二〇一七年三月被收押", ""], ["收押", "于二零一七年三月五日被收押"])
    assert [s.detained_on and s.detained_on[:3] for s in read.statements] == [(2017, 3, None), (2017, 3, 5)]
    assert read.statements[1].cells["备注"] == "于二零一七年三月五日被收押"


@pytest.mark.parametrize("text", ["判处有期徒刑十二年六个月", "十五年", "一年三个月", "二年", "牧业一队", "十二年三月"])
def test_terms_are_no_days(text: str) -> None:
    assert in_digits(text) == text


def test_an_impossible_day_in_a_second_column(tmp_path: Path) -> None:
    rows = [["2017.5.3", "2017.6.31"], ["2017.5.3", "2017.6.10"], ["2017.5.3", "二〇一七年六月三十一日"]]
    read = _read(tmp_path, ["刑拘时间", "批捕时间"], *rows)
    assert read.codes() == [(2, "impossible_date"), (4, "impossible_date")]
    assert [s.detained_on and s.detained_on[:3] for s in read.statements] == [(2017, 5, 3)] * 3


@pytest.mark.parametrize(
    ("header", "relation"),
    [("家属（妻子或丈夫）", "spouse"), ("家人(配偶)", "spouse"), ("亲属（父/母）", None), ("家属（电话）", None)],
)
def test_a_bracket_says_which_kin(tmp_path: Path, header: str, relation: str | None) -> None:
    read = _read(tmp_path, ["现状", header], ["收押", NAMES[4]], ["收押", NAMES[5]])
    assert [[r.relation for r in s.relatives] for s in read.statements] == [[relation]] * 2


@pytest.mark.parametrize("line", ["巴勒克苏村（牧业村）", "巴勒克苏村", "巴勒克苏村（原三大队）（2人）"])
def test_lines_over_teams_with_names(tmp_path: Path, line: str) -> None:
    rows = [["姓名", "身份证号", "所在队", "收押时间"], [line]]
    rows += [
        [NAMES[i], number(i), t, "2017.3.4"] for i, t in enumerate(["牧业一队", "农业三队", "蔬菜队", "巴扎村一队"])
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    told = [s.place_texts for s in read.statements]
    assert [any("巴勒克苏村" in t for t in texts) for texts in told] == [True, True, True, False]
