"""Who was taken again after a release is held; who was held before it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.fates.again import taken_after_release, taken_again
from service.records.reading.fates.statuses import parse_status
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("释放后又被收押", "interned"),
        ("2016年释放，2018年再次收押", "interned"),
        ("刑满释放后送教培", "interned"),
        ("结业后因余罪刑事拘留", "interned"),
        ("释放后被判刑8年", "sentenced"),
        ("结业后重新送第三教培中心学习", "interned"),
        ("刑满释放，转送县看守所", "interned"),
        ("取保候审后逮捕", "interned"),
        ("拘留期满转教培", "interned"),
        ("结业后转送伊犁监狱服刑", "sentenced"),
        ("2018年1月释放，现在喀什监狱服刑", "sentenced"),
        ("回家途中被抓获", "interned"),
        ("刑满释放人员，2017年4月收押", "interned"),
        ("大学毕业后被收押", "interned"),
        ("释放", "released"),
        ("刑满释放人员", "released"),
        ("解除教培", "released"),
        ("释放（原收押于看守所）", "released"),
        ("释放后安置帮教", "released"),
        ("结业后参加职业培训", "released"),
        ("释放，曾被判刑", "released"),
        ("释放后未再次收押", "released"),
        ("释放后其弟弟被收押", "released"),
        ("释放后移交派出所管控", "released"),
        ("释放，2017年收押", "released"),
        ("结业回家，防止再次收押", "released"),
        ("解除强制隔离戒毒", "released"),
    ],
)
def test_a_status_that_tells_of_a_release_and_of_custody(text: str, status: str) -> None:
    assert parse_status(text) == status
    assert taken_after_release(text) == (None if status == "released" else status)


LET_GO = PartialDate(2018, 9, 1)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("2018年11月再次收押", "interned"),
        ("后被判刑8年", "sentenced"),
        ("2019年1月被重新送教培", "interned"),
        ("因余罪刑事拘留", "interned"),
        ("2018.12.3因违反规定再次被派出所收押", "interned"),
        ("现关押在县看守所", "interned"),
        ("2019.2.1判刑10年", "sentenced"),
        ("目前在乌苏监狱服刑", "sentenced"),
        ("后又送第二教培中心", "interned"),
        ("2017年3月收押", None),
        ("2017年1月送教培", None),
        ("曾被判刑", None),
        ("其弟2019年被收押", None),
        ("未再收押", None),
        ("2019年1月再次收押，2019年6月释放", None),
        ("如再犯，重新收押", None),
        ("2018年11月建议再次收押", None),
        ("结业后在家务农", None),
        ("后续教育", None),
        ("因私自朝觐收押", None),
    ],
)
def test_a_note_about_somebody_who_was_let_go(note: str, told: str | None) -> None:
    assert taken_again(note, LET_GO) == told


def test_notes_beside_the_day_of_a_release(tmp_path: Path) -> None:
    notes = ["2018年11月再次收押", "后被判刑8年", "2019年1月被逮捕", "2018年12月在家病亡", "2017年1月收押", "表现良好"]
    rows = [["姓名", "身份证号", "入教时间", "结业时间", "备注"]]
    rows += [[NAMES[i], number(i), "2017.4.12", "2018.9.1", note] for i, note in enumerate(notes)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == [
        "interned", "sentenced", "interned", "deceased", "released", "released",
    ]  # fmt: skip


def test_notes_in_a_list_of_the_released(tmp_path: Path) -> None:
    notes = ["2018年11月再次收押", "因漏罪被刑事拘留", "2018年1月送教培", ""]
    rows = [["疏附县结业人员名单"], ["姓名", "身份证号", "备注"]]
    rows += [[NAMES[i], number(i), note] for i, note in enumerate(notes)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == ["interned", "interned", "released", "released"]


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("2018.2.9释放后列入管控", "released"),
        ("2018年2月释放后在家务农", "released"),
        ("2018.2.9释放后由社区管控", "released"),
        ("2018.2.9取保候审后居家", "other"),
        ("2018.2.9释放后又被收押", "interned"),
        ("2018.1释放，后被逮捕", "interned"),
        ("2012年释放后再犯", "interned"),
        ("释放后外出打工时被抓", "interned"),
        ("释放后，又犯罪", "interned"),
    ],
)
def test_notes_beside_custody(tmp_path: Path, note: str, status: str) -> None:
    rows = [["姓名", "身份证号", "处置措施", "收押时间", "备注"], [NAMES[0], number(0), "收押", "2017.12.30", note]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.status == status


@pytest.mark.parametrize("day", ["预计2019.5", "2018年5月（拟）", "未结业", "2018.5待定"])
def test_a_release_that_lies_ahead_frees_nobody(tmp_path: Path, day: str) -> None:
    rows = [["姓名", "身份证号", "入教时间", "结业时间"], [NAMES[0], number(0), "2017.4.12", day]]
    rows += [[NAMES[1], number(1), "2017.4.12", "2018.9.1"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == ["interned", "released"]


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("因病返回教培中心", "interned"),
        ("2018.12.3被送回第二教培中心", "interned"),
        ("后重返教培中心学习", "interned"),
        ("已带回看守所", "interned"),
        ("从教培中心返回家中", "released"),
        ("未返回教培中心", "released"),
        ("返回教培中心领取物品", "released"),
        ("其妻返回教培中心", "released"),
    ],
)
def test_who_went_back_where_they_were_let_go_from(tmp_path: Path, note: str, status: str) -> None:
    rows = [["姓名", "身份证号", "结业时间", "备注"], [NAMES[0], number(), "2018.10.1", note]]
    assert Read(csv(tmp_path / "back.csv", rows)).only.status == status
