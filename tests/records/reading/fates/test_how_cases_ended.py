"""Who was acquitted, went home from custody, or is somewhere else than what was done once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from service.records.reading.fates.afterwards import Afterwards, afterwards
from service.records.reading.headers.meant import field_of
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, csv, number

TAKEN = ["2017.3.5", "2017.4.1", "2017.5.6", "2017.6.7"]


def _read(tmp_path: Path, title: str, **columns: Sequence[str]) -> Read:
    rows = [[title], ["姓名", "身份证号", *columns]] if title else [["姓名", "身份证号", *columns]]
    people = zip(*columns.values(), strict=True)
    return Read(csv(tmp_path / "a.csv", rows + [[NAMES[i], number(i), *cells] for i, cells in enumerate(people)]))


@pytest.mark.parametrize("header", ["判决结果", "处理结果"])
def test_who_was_acquitted_is_no_longer_held(tmp_path: Path, header: str) -> None:
    verdicts = ["无罪", "免予刑事处罚", "一审宣告无罪", "免于刑事处分"]
    read = _read(tmp_path, "", 羁押日期=TAKEN, **{header: verdicts})
    assert [s.status for s in read.statements] == ["released"] * 4
    assert read.codes() == []
    since = ["仍羁押", "已送教培", "", "在家"]
    held = _read(tmp_path, "", 羁押日期=TAKEN, **{header: verdicts}, 备注=since)
    assert [s.status for s in held.statements] == ["interned", "interned", "released", "released"]
    alone = _read(tmp_path, "", **{header: verdicts})  # nobody says that they were ever held
    assert {s.status for s in alone.statements} <= {None, "other"}


@pytest.mark.parametrize("text", ["无罪", "宣告无罪", "免予刑事处罚", "免于刑事处分", "定罪免刑"])
def test_no_punishment_is_no_damage(text: str) -> None:
    sentence = parse_sentence(text, False)
    assert sentence is not None
    assert sentence.kind == "none"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("回家", Afterwards("released")),
        ("因病回家", Afterwards("released")),
        ("由家属接回家", Afterwards("released")),
        ("请假回家", None),
        ("回家探亲", None),
        ("未回家", None),
        ("取保候审 回家", Afterwards("other")),
    ],
)
def test_home_is_where_somebody_went_for_good(text: str, told: Afterwards | None) -> None:
    assert afterwards(text) == told


def test_where_they_are_now_goes_before_what_was_done_once(tmp_path: Path) -> None:
    done = ["判刑3年", "判刑5年", "判刑10年", "判刑6年"]
    now = ["在家", "在教培中心", "在服刑", "死亡"]
    read = _read(tmp_path, "", 打击处理时间=["2012.3.5"] * 4, 打击处理结果=done, 目前状况=now)
    assert [s.status for s in read.statements] == ["other", "interned", "sentenced", "deceased"]


def test_who_served_a_term_and_was_sent_to_a_camp_is_there(tmp_path: Path) -> None:
    where = ["泽普县第一教培中心", "泽普县教培中心", "喀什监狱", "泽普县教培中心"]
    read = _read(tmp_path, "", 刑期=["5年"] * 4, 刑释日期=["2012.3.5"] * 4, 收教日期=TAKEN, 收教场所=where)
    assert [s.status for s in read.statements] == ["interned", "interned", "sentenced", "interned"]


def test_why_nobody_was_arrested_is_no_reason_of_a_custody() -> None:
    asked = ["不捕理由", "不批捕原因", "不起诉原因", "监管司法所"]
    assert [field_of(header) for header in asked] == [None] * 4


def test_when_they_were_dealt_with_is_no_day_of_release(tmp_path: Path) -> None:
    kinds = ["收教", "判刑", "收押", "刑满释放"]
    read = _read(tmp_path, "", 被打击时间=TAKEN, 打击类型=kinds)
    assert all(s.released_on is None for s in read.statements)


def test_a_place_of_drug_rehabilitation_is_one(tmp_path: Path) -> None:
    read = _read(tmp_path, "解除强制隔离戒毒人员名单", 戒毒场所=["库车县强制隔离戒毒所"] * 4, 解除时间=["2014.3.5"] * 4)
    assert {(s.facility, s.status) for s in read.statements} == {("库车县强制隔离戒毒所", "released")}
    at_home = _read(tmp_path, "社区戒毒人员台账", 责令社区戒毒时间=TAKEN)
    assert all(s.detained_on is None and s.status is None for s in at_home.statements)


def test_the_head_of_a_household_is_not_the_relative_who_is_held(tmp_path: Path) -> None:
    rows = [["户主姓名", "身份证号", "家庭住址", "收押收教亲属姓名", "与户主关系", "收押收教时间"]]
    kin = ["艾力·买买提", "吐尔逊·卡德尔", "尼亚孜·艾山"]
    rows += [[NAMES[i], number(i), "新疆疏附县", kin[i], "儿子", "2017.3.5"] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.names == NAMES[:3]
    assert read.codes() == []
    for statement, name in zip(read.statements, kin, strict=True):
        assert statement.status is None
        assert statement.detained_on is None
        assert [(r.name, r.relation) for r in statement.relatives] == [(name, "son")]


@pytest.mark.parametrize("total", [["共", "16人"], ["共：", "16"], ["共计", "16人"]])
def test_so_many_people_are_no_damage(tmp_path: Path, total: list[str]) -> None:
    rows = [["序号", "姓名", "身份证号"], ["1", NAMES[0], number(0)], ["2", NAMES[1], number(1)], [*total, ""]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.codes() == []
    assert (4, "total") in read.skipped


@pytest.mark.parametrize(
    "header", ["办理结果", "办案结果", "案件办理情况", "结案结论", "侦办结果", "审理结果", "落地结果"]
)
def test_what_was_done_with_a_case(tmp_path: Path, header: str) -> None:
    told = ["判处有期徒刑13年，剥夺政治权利4年", "解除收教", "在押期间死亡", "判处有期徒刑■年"]
    read = _read(tmp_path, "", **{header: told})
    assert [s.status for s in read.statements] == ["sentenced", "released", "deceased", "sentenced"]
    assert [s.sentence and s.sentence.months for s in read.statements] == [156, None, None, None]
    assert [code for _, code in read.codes()] == ["unreadable_sentence"]
    beside = _read(tmp_path, "", **{header: told}, 刑期=["9年", "", "", ""])
    assert beside.statements[0].sentence is not None
    assert beside.statements[0].sentence.months == 108


@pytest.mark.parametrize(
    "header", ["低保办理情况", "护照办理结果", "护照/办理结果", "户口办理情况", "办理人", "办理时间"]
)
def test_papers_that_were_made_out_are_no_outcome(header: str) -> None:
    assert field_of(header) != "status"
