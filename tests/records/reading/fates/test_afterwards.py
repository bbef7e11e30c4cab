"""Why somebody left a place of custody and where they went: to prison, to a camp, home, or dead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate
from service.records.reading.columns.everybody import status_in_title
from service.records.reading.fates.afterwards import Afterwards, afterwards
from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

PRISON, CAMP = Afterwards("sentenced"), Afterwards("interned")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("投牢", PRISON),
        ("投牢 伊犁监狱", Afterwards("sentenced", "伊犁监狱")),
        ("2018.1.9转送乌苏监狱服刑", Afterwards("sentenced", "乌苏监狱")),
        ("判刑8年，送乌苏监狱", Afterwards("sentenced", "乌苏监狱")),
        ("转教培", CAMP),
        ("转教培 县教培中心", Afterwards("interned", "县教培中心")),
        ("转捕", CAMP),
        ("移送 伊宁市看守所", Afterwards("interned", "伊宁市看守所")),
        ("刑满释放 送第三教培中心学习", Afterwards("interned", "第三教培中心")),
        ("因余罪刑事拘留", CAMP),
        ("死亡 家属领回", Afterwards("deceased", at_once=True)),
        ("返村后死亡", Afterwards("deceased")),
        ("取保候审 回家", Afterwards("other")),
        ("监视居住 居家", Afterwards("other")),
        ("刑满释放 社区", Afterwards("released")),
        ("不批捕释放 回家", Afterwards("released")),
        ("拘留期满", Afterwards("released")),
        ("教培期满，考试合格", Afterwards("released")),
        ("返村务农", None),
        ("就近就业（卫星工厂）", None),
        ("移交社区", None),
        ("移送起诉", None),
        ("尚未结业", None),
        ("未转送监狱", None),
        ("父亲死亡", None),
        ("教培中心教师", None),
        ("", None),
    ],
)
def test_what_the_words_of_leaving_say(text: str, told: Afterwards | None) -> None:
    assert afterwards(text) == told


@pytest.mark.parametrize(
    "header",
    ["出所原因", "出所去向", "释放去向", "结业去向", "结业后去向", "离所事由", "解教后去向", "出狱后情况", "释放方式"],
)
def test_headers_of_leaving(header: str) -> None:
    assert field_of(header) == "afterwards"


@pytest.mark.parametrize("header", ["就业去向", "毕业去向", "派出所去向", "出国原因", "外出去向"])
def test_headers_of_something_else(header: str) -> None:
    assert field_of(header) != "afterwards"


def _read(tmp_path: Path, header: list[str], told: list[tuple[Any, ...]], title: str = "") -> Read:
    rows = [[title]] if title else []
    rows += [["姓名", "身份证号", *header], *([NAMES[i % 6], number(i), *one] for i, one in enumerate(told))]
    return Read(xlsx(tmp_path / "a.xlsx", rows))


def test_who_left_a_remand_centre_is_where_they_were_taken(tmp_path: Path) -> None:
    told = [
        ("2017.6.6", "2018.1.9", "投牢", "乌苏监狱"),
        ("2017.6.6", "2018.1.9", "转教培", "县教培中心"),
        ("2017.6.6", "2018.1.9", "死亡", "家属领回"),
        ("2017.6.6", "2018.1.9", "取保候审", "回家"),
        ("2017.6.6", "2018.1.9", "释放", "回家"),
        ("2017.6.6", "2018.1.9", "", ""),
        ("2017.6.6", "", "", ""),
    ]
    header = ["入所日期", "出所日期", "出所原因", "出所去向"]
    read = _read(tmp_path, header, told, "特克斯县看守所出所人员登记表").statements
    assert [s.status for s in read] == [
        "sentenced", "interned", "deceased", "other", "released", "other", "other",
    ]  # fmt: skip
    assert [s.facility for s in read[:3]] == ["乌苏监狱", "县教培中心", None]
    assert [s.died_on for s in read] == [None, None, PartialDate(2018, 1, 9), *[None] * 4]
    assert {s.detained_on for s in read} == {PartialDate(2017, 6, 6)}


@pytest.mark.parametrize(
    ("header", "cells", "status"),
    [
        (["收押时间", "离所时间"], ("2017.6.6", "2018.1.9"), "other"),
        (["收押时间", "出所时间"], ("2017.6.6", ""), "interned"),
        (["收押时间", "释放时间", "释放去向"], ("2017.6.6", "2018.1.9", "转送喀什监狱"), "sentenced"),
        (["收押时间", "释放时间", "释放原因"], ("2017.6.6", "2018.1.9", "取保候审"), "released"),
        (["入教时间", "结业时间", "结业去向"], ("2017.6.6", "2018.1.9", "自主创业"), "released"),
        (["入教时间", "结业时间", "结业去向"], ("2017.6.6", "", "尚未结业"), "interned"),
        (["入教时间", "结业时间", "结业后去向"], ("2017.6.6", "2018.1.9", "转送看守所"), "interned"),
        (["现状", "出所原因"], ("释放", "投牢"), "sentenced"),
        (["现状", "出所原因"], ("已死亡", "释放"), "deceased"),
        (["现状", "出所原因"], ("收押", "刑满释放"), "interned"),
        (["状态"], ("出所",), "other"),
        (["状态"], ("2018.1.9出看守所",), "other"),
        (["状态"], ("2018.1.9出所，转教培",), "interned"),
        (["状态"], ("2017年收押，2018年出所",), "other"),
        (["状态"], ("看守所出所投牢",), "sentenced"),
        (["状态"], ("刑满出所",), "released"),
        (["状态"], ("拘留期满出所",), "released"),
        (["收押时间", "备注"], ("2017.6.6", "2018.1.9出所"), "other"),
    ],
)
def test_leaving_alone_frees_nobody(tmp_path: Path, header: list[str], cells: tuple[str, ...], status: str) -> None:
    assert _read(tmp_path, header, [cells]).only.status == status


def test_the_day_of_a_death_is_not_that_of_an_earlier_release(tmp_path: Path) -> None:
    header = ["入教时间", "结业时间", "结业去向"]
    told = [("2017.6.6", "2018.3.14", "返村后死亡"), ("2017.6.6", "2018.3.14", "2018.5.2病亡")]
    read = _read(tmp_path, header, told).statements
    assert [(s.status, s.died_on) for s in read] == [("deceased", None), ("deceased", PartialDate(2018, 5, 2))]


def test_a_term_stands_among_the_reasons_of_leaving(tmp_path: Path) -> None:
    told = [("2017.6.6", "2018.3.14", "判刑8年，送乌苏监狱")]
    one = _read(tmp_path, ["入教时间", "结业时间", "结业去向"], told).only
    assert one.sentence is not None
    assert (one.status, one.sentence.months, one.facility) == ("sentenced", 96, "乌苏监狱")


def test_a_title_of_those_who_left_a_remand_centre() -> None:
    assert status_in_title("疏附县看守所出所人员名单") == "other"
    assert status_in_title("疏附县看守所释放人员名单") == "released"


@pytest.mark.parametrize(("why", "months"), [("判决生效，刑期3年", 36), ("看守所超员", None), ("异地羁押", None)])
def test_why_somebody_was_moved_is_no_accusation(tmp_path: Path, why: str, months: int | None) -> None:
    one = _read(tmp_path, ["罪名", "转押原因", "转入单位"], [("盗窃罪", why, "奎屯监狱")]).only
    assert (one.reason, one.sentence.months if one.sentence else None) == ("盗窃罪", months)


@pytest.mark.parametrize(
    ("why", "status"),
    [
        ("缓刑出所", "released"),
        ("判处缓刑后释放", "released"),
        ("撤销缓刑收监", "sentenced"),
        ("拟缓刑出所", "sentenced"),
        ("缓刑", "other"),
    ],
)
def test_a_suspended_sentence_lets_go_whom_it_is_said_to(tmp_path: Path, why: str, status: str) -> None:
    told = [("2017.6.14", "2017.9.30", why, "有期徒刑一年缓刑一年")]
    one = _read(tmp_path, ["入所日期", "出所日期", "出所事由", "判处刑罚"], told).only
    assert one.sentence is not None
    assert (one.status, one.sentence.months) == (status, 12)
    assert one.released_on == (PartialDate(2017, 9, 30) if status == "released" else None)


def test_who_died_in_a_remand_centre_left_by_that(tmp_path: Path) -> None:
    told = [("2017.7.10", "逮捕", "2017.8.21", "所内死亡")]
    one = _read(tmp_path, ["入所日期", "办案环节", "出所日期", "出所事由"], told).only
    assert (one.status, one.died_on, one.released_on) == ("deceased", PartialDate(2017, 8, 21), None)


@pytest.mark.parametrize(
    ("headers", "why", "status"),
    [
        (("释放日期", "释放原因"), "判处缓刑", "other"),
        (("释放日期", "释放原因"), "变更强制措施", "released"),
        (("释放日期", "释放原因"), "法院决定", "released"),
        (("出所日期", "出所原因"), "法院决定", "other"),  # to wherever
        (("出所日期", "出所原因"), "免予刑事处罚", "other"),
        (("出所日期", "出所原因"), "移交疏勒县", "interned"),
        (("释放日期", "释放原因"), "暂不释放", "interned"),
    ],
)
def test_who_left_for_a_reason_that_nobody_knows_is_not_held(
    tmp_path: Path, headers: tuple[str, str], why: str, status: str
) -> None:
    rows = [["姓名", "身份证号", "入所时间", *headers, "原判刑期"]]
    rows += [[NAMES[0], number(1), "2017.7.18", "2017.10.12", why, ""]]
    rows += [[NAMES[1], number(2), "2017.7.19", "2017.10.13", "不予起诉", ""]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.statements[0].status == status
    assert (read.statements[0].released_on is not None) == (status == "released")


@pytest.mark.parametrize("gone", [["结业时间", "结业后去向"], ["结业时间"]])
def test_whose_day_of_release_is_impossible_was_let_go(tmp_path: Path, gone: list[str]) -> None:
    rows = [["姓名", "身份证号", "入教时间", *gone]]
    rows += [[NAMES[0], number(1), "2017.7.18", "2018.6.31", "就业"][: 3 + len(gone)]]
    rows += [[NAMES[1], number(2), "2017.7.19", "2018.1.13", "回村"][: 3 + len(gone)]]
    rows += [[NAMES[2], number(4), "2017.7.19", "", ""][: 3 + len(gone)]]
    read = Read(csv(tmp_path / "学员.csv", rows))
    assert [s.status for s in read.statements] == ["released", "released", "interned"]
    assert read.statements[0].released_on is None
