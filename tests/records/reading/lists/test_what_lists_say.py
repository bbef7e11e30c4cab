"""Lists of other offices than the police: verdicts, prisoners, releases, households visited, statistics."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate
from service.records.reading.columns.everybody import fate_of_table
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.meant import field_of
from service.records.reading.statement import Column
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

KEPT = (
    "不同意结业",
    "建议不予结业",
    "暂不释放",
    "暂缓结业",
    "延期结业",
    "不符合结业条件",
    "未同意出所",
    "not released",
)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *((text, "other") for text in KEPT),
        ("同意结业", "interned"),
        ("未发现异常，释放", "released"),
        ("不予收押", "other"),
        ("已不在押", "other"),
        ("死刑，缓期二年执行", "sentenced"),
        ("已执行死刑", "deceased"),
        ("病死", "deceased"),
        ("被判7年", "sentenced"),
        ("劳动教养一年", "interned"),
        ("解除劳动教养", "released"),
        ("继续教育", "interned"),
    ],
)
def test_words_of_verdicts(text: str, status: str) -> None:
    assert parse_status(text) == status


def test_who_is_not_let_go_is_held(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "研判结论"], *([NAMES[i % 6], number(i), text] for i, text in enumerate(KEPT))]
    assert {s.status for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements} == {"interned"}
    rows = [["姓名", "身份证号", "刑期", "状态"], [NAMES[0], number(0), "7年", "未释放"]]
    assert Read(xlsx(tmp_path / "b.xlsx", rows)).only.status == "sentenced"


def test_a_result_that_is_a_punishment_tells_the_sentence(tmp_path: Path) -> None:
    told = [("有期徒刑十一年六个月", 138), ("无期徒刑", None), ("劳动教养一年", None), ("其兄有期徒刑5年", None)]
    rows = [["姓名", "身份证号", "处理结果"], *([NAMES[i], number(i), text] for i, (text, _) in enumerate(told))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.sentence.months if s.sentence else None for s in read] == [months for _, months in told]
    assert [s.sentence.kind if s.sentence else None for s in read] == ["term", "life", None, None]


def test_a_note_tells_how_custody_ended(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["姓名", "身份证号", "收押时间", "关押地点", "刑期", "备注"],
        [NAMES[0], number(0), "2017.4.12", "巴楚监狱", "7年", "2018年3月病亡"],
        [NAMES[1], number(1), "2017.4.12", "巴楚监狱", "7年", "刑满释放"],
        [NAMES[2], number(2), "2017.4.12", "教培中心", "", "刑满释放"],  # a sentence served before
        [NAMES[3], number(3), "2017.4.12", "教培中心", "", "2013年释放"],
        [NAMES[4], number(4), "2017.4.12", "教培中心", "", "2018年1月已释放"],
        [NAMES[5], number(5), "2017.4.12", "教培中心", "", "刑满释放人员"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == ["deceased", "released", "interned", "interned", "released", "interned"]
    assert read[0].died_on == PartialDate(2018, 3)


def test_a_sentence_says_more_than_a_note_that_somebody_was_caught(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "刑期"], [f"{NAMES[0]}（在逃抓获）", number(0), "7年"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.status == "sentenced"


def test_the_day_of_detention_stays_where_a_note_tells_of_release(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "处理情况", "备注"], [NAMES[0], number(0), "2017年6月15日收押", "2018年2月10日释放"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.status, one.detained_on) == ("released", PartialDate(2017, 6, 15))


@pytest.mark.parametrize(
    ("titles", "fields", "status"),
    [
        (["站敏乡教培结业（释放）人员名单"], {"detained_on"}, "released"),
        (["在押人员花名册", "填报单位：疏附县 2018年5月"], set(), "interned"),
        (["在押人员花名册", "境外人员亲属"], set(), None),  # a table further down
        (["在押人员花名册", "小计 8人"], set(), "interned"),
        (["疏附县第三教育培训中心一班学员花名册"], set(), "interned"),
        (["死亡人员登记表"], set(), "deceased"),
        (["刑满释放人员登记表"], {"sentence"}, "released"),
        (["刑满释放人员登记表"], {"detained_on"}, None),
        (["在押、服刑人员名单"], set(), None),
        (["父母双方被收押学生名单"], set(), None),
        (["在押人员家属名单"], set(), None),
        (["拟收押人员名单"], set(), None),
        (["曾被拘留人员名单"], set(), None),
        (["未收押人员名单"], set(), None),
    ],
)
def test_the_title_of_a_list_tells_what_became_of_all(titles: list[str], fields: set[str], status: str | None) -> None:
    columns = [Column(i, "", field, "header") for i, field in enumerate(sorted(fields))]
    assert fate_of_table(titles, "Sheet1", "a.xlsx", columns) == status


def test_where_somebody_went_who_was_let_go_is_no_status(tmp_path: Path) -> None:
    header = ["序号", "姓名", "身份证号码", "入教时间", "教培中心", "结业时间", "就业去向"]
    row = [1, NAMES[0], number(0), "2017.10.5", "疏附县一中心", "20180606", "务农"]
    rows = [["结业人员名单"], header, row, [2, NAMES[1], number(1), "2017.10.5", "疏附县一中心", "", "砖厂"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.status for s in read.statements] == ["released", "released"]
    assert [str(s.facility) for s in read.statements] == ["疏附县一中心"] * 2


def test_the_head_of_a_household_is_told_by_its_own_row(tmp_path: Path) -> None:
    told = [("001", "户主"), ("同上", "妻"), ("002", "本人"), ("同上", "长子")]
    rows = [
        ["户号", "姓名", "与户主关系", "身份证号"],
        *([no, NAMES[i], word, number(i)] for i, (no, word) in enumerate(told)),
    ]
    read = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [s.household_head for s in read] == [NAMES[0], NAMES[0], NAMES[2], NAMES[2]]
    rows = [["姓名", "关系", "身份证号"], [NAMES[0], "本人", number(0)], [NAMES[1], "妻", number(1)]]
    assert [s.household_head for s in Read(csv(tmp_path / "b.csv", rows)).statements] == [None, None]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("村委会意见", None),
        ("社区书记", None),
        ("乡镇审核", None),
        ("户籍性质", "ignore"),
        ("判决法院", None),
        ("判决书号", None),
        ("判决内容", "sentence"),
        ("学员成绩", None),
        ("学员思想动态", None),
        ("学员姓名", "name"),
        ("证件类型", None),
        ("身份证有效期", None),
        ("证件号码", "id"),
        ("出生地", "ignore"),
        ("升学去向", None),
        ("家庭成员去向", None),
        ("目前去向", "status"),
        ("爷爷姓名", "relatives_text"),
        ("父母情况", "relatives_text"),
        ("户籍派出所", "address"),
    ],
)
def test_a_header_that_asks_for_something_else_of_what_it_begins_with(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_a_line_of_the_office_is_no_part_of_the_header_below_it(tmp_path: Path) -> None:
    rows = [
        ["服刑人员花名册"],
        ["填报单位：疏附县司法局", "", "2018年7月15日"],
        ["姓名", "身份证号", "刑期"],
        [NAMES[0], number(0), "7年"],
    ]
    assert list(Read(xlsx(tmp_path / "a.xlsx", rows)).only.cells) == ["姓名", "身份证号", "刑期"]


def test_rows_that_count_people_are_no_damaged_persons(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["乡镇", "收押总数", "看守所", "教培中心", "判刑"],
        ["乌帕尔镇", 8, 3, 3, 2],
        ["托克扎克镇", 9, 3, 4, 2],
        ["合计", 17, 6, 7, 4],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert (read.statements, read.problems) == ([], [])
    assert {(2, "total"), (3, "total"), (4, "total")} <= read.skipped


def test_the_sex_stands_in_a_number_of_which_only_the_check_is_masked(tmp_path: Path) -> None:
    wrong = "*" if number(7)[-1] != "X" else "?"
    rows = [["姓名", "身份证号"], [NAMES[0], number(7)[:-1] + wrong], [NAMES[1], number(7)[:-1]]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.sex for s in read] == ["m", None]  # where one digit fell out, nobody knows which
