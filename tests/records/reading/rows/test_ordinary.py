"""Ordinary rows: read straight to what is stored of them, which is what their statements would be stored as.

Every file of the other tests is read both ways as well (tables.Read); here rows are made of whatever cells hold.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.matching.values.relations import RELATIONS
from service.records.reading import read_tables
from service.records.reading.rows.meaning import head_alone, relatives_of
from service.records.stored import CellsToJson, to_json
from tests.records.reading import tables
from tests.records.reading.tables import NAMES, Read, number, one_by_one, xlsx

SAMPLE = Path(__file__).parents[4] / "sample" / "leak"

_TEXTS = ["", "", " ", "无", "NULL", "nan", "未知", "空", "/", "-", "##", "锟斤拷", "同上", "1", "2017年判5年"]
_DATES = ["1960.4.12", "19600412", "1960-04-12", "1960年4月12日", "1960", "1961/4/12", "1960.4.31", 22018, 22018.5]
_DATES += [dt.date(1960, 4, 12), dt.time(1, 2), "5月3日", "4/12/1960", "25/12/1960", "88.3", True, *_TEXTS]
_PEOPLE = [
    *NAMES,
    "Tursun Memet",
    "买买提（又名买买江）",
    "阿里木（Alim Tursun）",
    "★买买提",
    "无",
    "父亲：买买提·吐尔逊",
    '"买买提"',
    "李强",
    *_TEXTS,
]
_PEOPLE += ["阿里木（Alim Tursun）", "★买买提"]
_CELLS: dict[str, list[Any]] = {
    "姓名": [*NAMES, *_PEOPLE],
    "身份证号": [number(i) for i in range(8)]
    + [f"'{number(1)}", number(3).lower(), f" {number(2)}", "653121196004120010", "65312119600412", 6.53121e17, ""],
    "性别": ["男", "女", "男", "女", 1, "不详", *_TEXTS],
    "出生日期": _DATES,
    "民族": ["维吾尔族", " 哈萨克族 ", "05", 5, *_TEXTS],
    "户籍地址": ["新疆疏附县乌帕尔镇3村", "新疆疏附县英巴格村9组137号", "北京市", *_TEXTS],
    "户号": [69344, 69344.5, "12", *_TEXTS],
    "户主姓名": _PEOPLE,
    "与户主关系": ["户主", "妻", "长子", "其他", "麦麦提·图尔荪之妻", "父子", *_TEXTS],
    "父亲姓名": _PEOPLE,
    "备注": [
        "判刑5年",
        "其父买买提·吐尔逊被判10年",
        "与艾力·买买提来往密切",
        "本人现在县看守所羁押",
        "1.父亲买买提·吐尔逊 2.母亲古丽·托合提",
        *_TEXTS,
    ],
    "状态": ["收押", "已释放", "死亡", "疏附县看守所", "现在乌苏监狱服刑", *_TEXTS],
    "刑期": ["15年", "十五年", "无期", "很久", 15, *_TEXTS],
    "关押地点": ["疏附县看守所", "新疆第一监狱", *_TEXTS],
    "收押时间": _DATES,
    "死亡日期": _DATES,
    "案由": ["扰乱社会秩序", "a\\b", *_TEXTS],
    "曾用名": ["", "", "", NAMES[0]],
    "联系电话": [13999999999, "0998-1234567", *_TEXTS],
}


@st.composite
def _tables(draw: st.DrawFn) -> list[list[Any]]:
    others = [h for h in _CELLS if h not in {"姓名", "身份证号"}]
    header = ["姓名", "身份证号", *draw(st.lists(st.sampled_from(others), unique=True, min_size=2, max_size=7))]
    header = draw(st.permutations(header))
    rows = draw(st.lists(st.tuples(*(st.sampled_from(_CELLS[h]) for h in header)), min_size=2, max_size=12))
    return [["序号", *header], *([i, *row] for i, row in enumerate(rows, 1))]


@given(_tables(), st.sampled_from([3, 250]))
@settings(max_examples=60, deadline=None)
def test_whatever_the_cells_hold_both_ways_of_reading_give_the_same(rows: list[list[Any]], block: int) -> None:
    with TemporaryDirectory() as folder, patch("service.records.reading.tables._BLOCK", block):
        Read(xlsx(Path(folder) / "2017.xlsx", rows))


def test_most_rows_of_a_leak_are_ordinary() -> None:
    read = [Read(path) for path in sorted(SAMPLE.rglob("*.xlsx"))]
    assert sum(one.ordinary for one in read) > 0.8 * sum(len(one.statements) for one in read) > 0


@pytest.mark.parametrize(
    "change",
    [
        {"姓名": "买买提、艾力"},
        {"身份证号": "653121196004120010"},
        {"性别": "男" if int(number(0)[16]) % 2 == 0 else "女"},
        {"出生日期": "1960.2.31"},
    ],
)
def test_a_row_with_anything_to_report_is_not_ordinary(tmp_path: Path, change: dict[str, Any]) -> None:
    rows = [tables.row(i) for i in range(4)]
    rows[0][2] = "男" if int(number(0)[16]) % 2 else "女"
    (header, value) = next(iter(change.items()))
    rows[2] = [*rows[0]]
    rows[2][tables.HEADER.index(header)] = value
    read = Read(xlsx(tmp_path / "a.xlsx", [tables.HEADER, *rows]))
    events = list(one_by_one(read_tables(tmp_path / "a.xlsx", ordinary=True)))
    assert read.codes()
    assert 0 < read.ordinary < 4
    assert len(events) == len(read.events)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[st.text()] * width), min_size=2, max_size=5)))
def test_cells_in_a_frame_of_their_headers_are_the_same_json(table: list[tuple[str, ...]]) -> None:
    headers, *rows = table
    frame = CellsToJson(headers)
    assert frame(rows) == frame(rows) == [to_json(list(zip(headers, row, strict=True))) for row in rows]


@pytest.mark.parametrize("relation", [None, *RELATIONS])
@pytest.mark.parametrize("head", [NAMES[0], NAMES[1]])
def test_a_head_whom_no_text_names_is_told_as_by_the_way_of_all_texts(relation: str | None, head: str) -> None:
    assert head_alone((NAMES[0],), relation, head) == relatives_of({}, (NAMES[0],), relation, head)
