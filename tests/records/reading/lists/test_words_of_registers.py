"""Words of registers, verdicts and remarks, as clerks write them: what they say, and what they do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import RelativeName
from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.meant import field_of
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("死缓", "sentenced"),
        ("判处死刑，缓期二年执行", "sentenced"),
        ("判处死刑", "sentenced"),
        ("已执行死刑", "deceased"),
        ("被枪决", "deceased"),
        ("生死不明", "other"),
        ("拟收教", "other"),
        ("劳教", "interned"),
    ],
)
def test_statuses(text: str, status: str) -> None:
    assert parse_status(text) == status


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("拘役六个月，缓刑一年", 6),
        ("有期徒刑一年缓刑六个月", 12),
        ("剥夺政治权利5年，有期徒刑20年", 240),
        ("有期徒刑五年，剥夺政治权利六个月", 60),
        ("判三缓四", 36),
        ("判3缓5", 36),
        ("1年6", 18),
        ("缓刑3年", None),
        ("3年6个月缓刑4年", 42),
        ("2017年4月12日刑拘，5月18日逮捕，11月6日判刑7年", 84),
        ("2017年4月收押，11月判刑7年", 84),
        ("16年5月被判7年", 84),
        ("15年11月", 191),
    ],
)
def test_terms_with_more_beside_them(text: str, months: int | None) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


@pytest.mark.parametrize("text", ["未判决", "待判", "尚未宣判", "审理中", "正在审理之中", "审查起诉阶段", "未决"])
def test_no_sentence_yet(text: str) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.kind == "none"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("出生地", "ignore"),
        ("户籍类型", "ignore"),
        ("户籍类别", "ignore"),
        ("村委会意见", None),
        ("剩余刑期", None),
        ("判决书号", None),
        ("问题类别", "reason"),
        ("人员类别", "status"),
        ("何因收押", "reason"),
        ("何时入教", "detained_on"),
        ("家庭成员及关系", "relatives_text"),
        ("家属姓名及关系", "relatives_text"),
        ("亲属关系", "relatives_text"),
        ("与户主关系", "relation"),
        ("家庭住址及联系电话", "address"),
        ("户籍地派出所", "address"),
        ("打处方式", "status"),
        ("打击处理结果", "status"),
        ("查证情况", "note"),
        ("研判意见", "status"),
    ],
)
def test_headers(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("text", "relatives"),
    [
        ("弟媳热比亚·卡迪尔", [("热比亚·卡迪尔", "sibling_in_law")]),
        ("前妻阿米娜·亚森", [("阿米娜·亚森", "other")]),
        ("子女3人：买买提·艾力、阿米娜·艾力", [("买买提·艾力", "child"), ("阿米娜·艾力", "child")]),
        ("儿子买买提·艾力、女儿阿米娜·艾力", [("买买提·艾力", "son"), ("阿米娜·艾力", "daughter")]),
        ("妻：阿依古丽，子：艾力", [("阿依古丽", "wife"), ("艾力", "son")]),
        ("父亲吐尔逊（已故）", [("吐尔逊", "father")]),
        ("配偶姓名：阿依古丽·依明，电话13900000000", [("阿依古丽·依明", "spouse")]),
        ("由其岳父艾合买提·玉素甫监护", [("艾合买提·玉素甫", "parent_in_law")]),
        ("父母双亡", []),
        ("母亲来自喀什，丈夫无业", []),
        ("妻：无，子：在校", []),
        ("儿子：库尔勒", []),
        ("姐夫阿布都·热合曼于2016年出境", [("阿布都·热合曼", "sibling_in_law")]),
        ("妹妹帕提古丽·买买提嫁至叶城县", [("帕提古丽·买买提", "sister")]),
        ("妻子（阿依古丽·依明）", [("阿依古丽·依明", "wife")]),
        ("有两个孩子：艾力·买买提、阿米娜·买买提", [("艾力·买买提", "child"), ("阿米娜·买买提", "child")]),
    ],
)
def test_relatives_in_remarks(text: str, relatives: list[tuple[str, str]]) -> None:
    assert list(relatives_in_text(text.replace("（", "("), free=False)) == [RelativeName(*r) for r in relatives]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1.买买提·吐尔逊", ("买买提·吐尔逊",)),
        ("买买提·吐尔逊2", ("买买提·吐尔逊",)),
        ("已故", ()),
        ("2人", ()),
        ("一子一女", ()),
        ("离异", ()),
        ("热比亚·卡迪尔（已故）", ("热比亚·卡迪尔",)),
    ],
)
def test_cells_of_names(text: str, names: tuple[str, ...]) -> None:
    assert read_name_cell(text).names == names


def _only(path: Path, headers: list[str], values: list[Any]) -> Any:
    return Read(xlsx(path, [["姓名", "身份证号", *headers], [NAMES[0], number(1), *values]])).only


@pytest.mark.parametrize(
    ("headers", "values"),
    [
        (["原关押地点", "现关押地点"], ["疏附县看守所", "喀什监狱"]),
        (["收押单位", "关押地点"], ["疏附县公安局", "喀什监狱"]),
        (["处理结果"], ["服刑（喀什监狱）"]),
        (["备注"], ["现服刑于喀什监狱"]),
    ],
)
def test_where_somebody_is_held_now(tmp_path: Path, headers: list[str], values: list[str]) -> None:
    assert _only(tmp_path / "a.xlsx", headers, values).facility == "喀什监狱"


@pytest.mark.parametrize(
    ("header", "text", "reason"),
    [
        ("判决", "犯聚众扰乱社会秩序罪，判处有期徒刑四年", "聚众扰乱社会秩序罪"),
        ("罪名及刑期", "寻衅滋事罪，7年", "寻衅滋事罪"),
        ("判决", "有期徒刑7年", None),
    ],
)
def test_the_crime_that_a_sentence_names(tmp_path: Path, header: str, text: str, reason: str | None) -> None:
    one = _only(tmp_path / "a.xlsx", [header], [text])
    assert one.reason == reason
    assert one.sentence.months in {48, 84}


def test_three_rows_of_header_without_merged_cells(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["序号", "人员信息", None, None, "处理情况", None, None],
        [None, "姓名", "性别", "身份证号", "收押", None, "判刑"],
        [None, None, None, None, "时间", "地点", "刑期"],
        [1, NAMES[0], "男", number(0), "2017.4.12", "疏附县看守所", "7年"],
    ]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert one.sentence is not None
    assert (one.row, one.facility, one.sentence.months) == (4, "疏附县看守所", 84)


def test_a_group_of_relatives_with_their_relation(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["被收押人员", None, "亲属", None],
        ["姓名", "身份证号", "姓名", "关系"],
        [NAMES[0], number(0), NAMES[1], "妻子"],
    ]
    one = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["A1:B1", "C1:D1"])).only
    assert (one.status, one.relatives) == ("interned", (RelativeName(NAMES[1], "wife"),))


@pytest.mark.parametrize(
    ("headers", "values"),
    [
        (["家庭成员1", "关系1", "家庭成员2", "关系2"], [NAMES[1], "妻子", NAMES[2], "长子"]),
        (["关系1", "家庭成员1", "关系2", "家庭成员2"], ["妻子", NAMES[1], "长子", NAMES[2]]),
    ],
)
def test_relatives_beside_each_other_keep_their_relations(
    tmp_path: Path, headers: list[str], values: list[str]
) -> None:
    one = _only(tmp_path / "a.xlsx", headers, values)
    assert one.relation is None
    assert one.relatives == (RelativeName(NAMES[1], "wife"), RelativeName(NAMES[2], "son"))


@pytest.mark.parametrize("group", ["社会关系", "家庭成员", "主要亲属"])
def test_what_became_of_a_relative_is_not_the_persons(tmp_path: Path, group: str) -> None:
    rows: list[list[Any]] = [
        ["序号", "姓名", "身份证号", group, None, None],
        [None, None, None, "称谓", "姓名", "现状"],
        [1, NAMES[0], number(0), "妻子", NAMES[1], "判刑"],
        [None, None, None, "长子", NAMES[2], "教培"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.names for s in read] == [(NAMES[0],)] * 2
    assert [s.relatives for s in read] == [(RelativeName(NAMES[1], "wife"),), (RelativeName(NAMES[2], "son"),)]
    assert {s.status for s in read} == {None}


@pytest.mark.parametrize("total", ["男：1人", "其中", "累计", "乌帕尔镇小计", "平均", "计"])
def test_rows_that_count(tmp_path: Path, total: str) -> None:
    rows = [["序号", "姓名", "身份证号"], [1, NAMES[0], number(0)], [total, "女1人"], [2, NAMES[1], number(1)]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:2]
    assert (3, "total") in read.skipped


def test_the_labels_at_the_foot_are_no_header(tmp_path: Path) -> None:
    rows = [
        ["序号", "姓名", "身份证号"],
        [1, NAMES[0], number(0)],
        ["审核人：", "", "填表人："],
        [2, NAMES[1], number(1)],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:2]
    assert (3, "note") in read.skipped
    assert read.codes() == []


_TABLE = ["姓名", "性别", "民族", "身份证号", "户籍地址", "案由"]
_PEOPLE: list[Any] = [NAMES[0], "男", "维吾尔族", number(1), "疏附县兰干镇", "学经"]


@pytest.mark.parametrize(
    "cells",
    [
        [_PEOPLE[0], "", *_PEOPLE[1:]],
        [_PEOPLE[0], _PEOPLE[1], "", *_PEOPLE[2:]],
        [_PEOPLE[3], *_PEOPLE[1:3], _PEOPLE[0], *_PEOPLE[4:]],
    ],
)
def test_cells_that_slipped_behind_the_name(tmp_path: Path, cells: list[Any]) -> None:
    one = Read(xlsx(tmp_path / "a.xlsx", [_TABLE, _PEOPLE, cells])).statements[1]
    assert (one.names, one.sex, one.ethnicity, one.reason) == ((NAMES[0],), "m", "维吾尔族", "学经")
    assert [n.text for n in one.id_numbers] == [number(1)]
    assert [p.code for p in one.problems] == ["shifted"]


def test_a_missing_cell_behind_the_name(tmp_path: Path) -> None:
    rows = [_TABLE, _PEOPLE, [NAMES[1], "维吾尔族", number(3), "疏附县兰干镇", "学经"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).statements[1]
    assert (one.ethnicity, one.reason, one.place_texts) == ("维吾尔族", "学经", ("疏附县兰干镇",))


def test_sex_and_people_in_each_others_cells(tmp_path: Path) -> None:
    rows = [_TABLE, _PEOPLE, [NAMES[1], "维吾尔族", "男", *_PEOPLE[3:]]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).statements[1]
    assert (one.sex, one.ethnicity) == ("m", "维吾尔族")


def test_the_number_of_the_head_is_nobody_elses(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "户主身份证号", "案由"], [NAMES[0], "", number(1), "学经"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).statements[0]
    assert (one.id_numbers, one.reason) == ((), "学经")


@pytest.mark.parametrize(
    ("header", "text", "told"),
    [
        ("收押情况（时间、地点、原因）", "2017年4月12日，疏附县看守所，学经", ("interned", "疏附县看守所", 12)),
        ("处理情况及时间", "2017年4月12日收押", ("interned", None, 12)),
        ("判决日期", "2017年4月12日", ("sentenced", None, None)),
        ("判决日期", "未判", (None, None, None)),
    ],
)
def test_all_of_it_in_one_cell(tmp_path: Path, header: str, text: str, told: tuple[Any, ...]) -> None:
    one = _only(tmp_path / "a.xlsx", [header], [text])
    assert (one.status, one.facility, one.detained_on and one.detained_on.day) == told


def test_a_relation_to_the_person_of_the_row_is_somebody_elses(tmp_path: Path) -> None:
    rows = [["被收押人员姓名", "身份证号", "家属姓名", "与收押人关系"], [NAMES[0], number(1), NAMES[1], "妻子"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.relation, one.relatives) == (None, (RelativeName(NAMES[1], "wife"),))


def test_one_address_in_two_columns(tmp_path: Path) -> None:
    one = _only(tmp_path / "a.xlsx", ["现住址", "户籍地址"], ["疏附县兰干镇3村"] * 2)
    assert one.place_texts == ("疏附县兰干镇3村",)
