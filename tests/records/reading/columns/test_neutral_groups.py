"""A header over others that names nobody else and no other time takes nothing away from the header below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from tests.records.reading.tables import NAMES, Read, csv, number

_LEAVES = {"服刑单位": "伊犁监狱", "主要犯罪事实": "私自组织讲经"}


def _below(tmp_path: Path, group: str, leaves: dict[str, str]) -> Read:
    top = [["", "", *[group] * len(leaves)], ["姓名", "身份证号", *leaves]]
    return Read(csv(tmp_path / "a.csv", [*top, *([NAMES[i], number(i), *leaves.values()] for i in range(3))]))


@pytest.mark.parametrize(
    "group",
    [
        "案件办理情况",
        "案件信息",
        "在押、在教人员填写",
        "服刑人员填写",
        "法院判决",
        "审判环节",
        "派出所填写",
        "其他信息",
        "打击处理情况",
        "备查",
    ],
)
def test_what_the_header_below_says_holds(tmp_path: Path, group: str) -> None:
    read = _below(tmp_path, group, _LEAVES)
    assert {(s.facility, s.reason) for s in read.statements} == {("伊犁监狱", "私自组织讲经")}


@pytest.mark.parametrize("group", ["案件办理情况", "在押、在教人员填写", "判决情况", "现状"])
def test_a_short_question_holds_too(tmp_path: Path, group: str) -> None:
    read = _below(tmp_path, group, {"因何事": "私自组织讲经", "何时抓": "2017.4.12"})
    assert {(s.reason, s.detained_on) for s in read.statements} == {("私自组织讲经", PartialDate(2017, 4, 12))}


@pytest.mark.parametrize(
    "group",
    ["父亲", "户主信息", "包户干部", "同案人", "被害人信息", "前科情况", "案件办理情况/家属", "举报人"],
)
def test_of_others_and_of_other_times_it_does_not(tmp_path: Path, group: str) -> None:
    read = _below(tmp_path, group, {"服刑单位": "伊犁监狱", "刑拘时间": "2017.4.12"})
    assert {(s.facility, s.detained_on) for s in read.statements} == {(None, None)}


@pytest.mark.parametrize("group", ["同案人", "同案犯情况", "被害人信息"])
def test_terms_and_fates_of_others_in_the_case_are_theirs(tmp_path: Path, group: str) -> None:
    read = _below(tmp_path, group, {"刑期": "5年", "现状": "在押"})
    assert {(s.sentence, s.status) for s in read.statements} == {(None, None)}


@pytest.mark.parametrize("group", ["居住信息", "登记信息", "采集信息"])
def test_a_general_word_is_of_its_group(tmp_path: Path, group: str) -> None:
    read = _below(tmp_path, group, {"状态": "正常", "原因": "迁入"})
    assert {s.status for s in read.statements} == {None}
