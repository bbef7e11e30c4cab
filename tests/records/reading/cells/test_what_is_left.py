"""What is left of a value (#####, ????) is told in whatever column it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

DAYS = {
    "收押时间": "2017.5.6", "判决时间": "2018.2.3", "结业时间": "2018.3.2", "释放日期": "2018.3.2",
    "死亡时间": "2018.3.2", "转出时间": "2018.3.2", "宣判日期": "2018.3.2", "出所时间": "2018.3.2",
    "离校时间": "2018.3.2", "止期": "2022.3.2", "起期": "2017.3.2", "起止日期": "2017.5.6-2020.5.5",
    "出生日期": "1960.4.12",
}  # fmt: skip
TEXTS = {
    "关押地点": "喀什监狱", "收押原因": "非法讲经", "现状": "在押", "家庭住址": "疏附县兰干镇3村", "出所原因": "释放",
    "备注": "2018年判刑", "民族": "维吾尔族", "父亲姓名": "买买提·吐尔逊", "户主姓名": "买买提·吐尔逊", "村": "3村",
    "结业去向": "返家", "曾用名": "艾则孜",
}  # fmt: skip


def _read(tmp_path: Path, header: str, usual: str, left: str) -> Read:
    rows = [["姓名", "身份证号", header], *([NAMES[i], number(i), left if i == 1 else usual] for i in range(4))]
    return Read(csv(tmp_path / "a.csv", rows))


@pytest.mark.parametrize("header", DAYS)
@pytest.mark.parametrize("left", ["########", "????", "＃＃＃＃"])
def test_below_days(tmp_path: Path, header: str, left: str) -> None:
    assert _read(tmp_path, header, DAYS[header], left).codes() == [(3, "unreadable_date")]


@pytest.mark.parametrize("header", TEXTS)
@pytest.mark.parametrize("left", ["######", "？？？？"])
def test_below_texts(tmp_path: Path, header: str, left: str) -> None:
    read = _read(tmp_path, header, TEXTS[header], left)
    assert read.codes() == [(3, "lost_value")]
    one = read.statements[1]
    assert (one.facility, one.reason, one.status, one.place_texts, one.ethnicity) == (None, None, None, (), None)


@pytest.mark.parametrize("header", ["判决时间", "转出时间", "关押地点"])
def test_errors_of_several_columns_are_told_each(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", header, "现状"]]
    rows += [[NAMES[i], number(i), "#REF!" if i == 1 else "", "#N/A" if i == 1 else "在押"] for i in range(4)]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == [(3, "error_cell"), (3, "error_cell")]


@pytest.mark.parametrize("text", ["?", "??", "#3", "见##", "不详", "无"])
def test_a_doubt_is_no_damage(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, "关押地点", "喀什监狱", text).codes() == []


def test_of_columns_that_are_not_read_nothing_is_told(tmp_path: Path) -> None:
    assert _read(tmp_path, "电话", "1391234", "#######").codes() == []


@pytest.mark.parametrize(("header", "text"), [("收押原因", "□□经□"), ("家庭住址", "疏附县■■镇")])
def test_gaps_in_a_text_are_told_and_the_rest_is_kept(tmp_path: Path, header: str, text: str) -> None:
    read = _read(tmp_path, header, TEXTS[header], text)
    assert read.codes() == [(3, "lost_value")]
    one = read.statements[1]
    assert text in {one.facility, one.reason, *one.place_texts}


@pytest.mark.parametrize("text", ["□非法讲经 ■其他", "□"])
def test_a_box_to_tick_is_no_gap(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, "备注", TEXTS["备注"], text).codes() == []
