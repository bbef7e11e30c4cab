"""Columns in the light of one another: what is remembered of columns that came before is what they would give now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.records.reading.columns import cellchecks, steps
from service.records.reading.columns.assigned import assign
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import FIELDS
from tests.records.reading.tables import NAMES, number

_HEADERS = [
    "姓名", "身份证号", "性别", "户主姓名", "与户主关系", "家庭成员", "家属", "监护人姓名", "联系人（关系）",
    "人员状态", "人员类别", "涉案情况", "审理结果", "判决时间", "刑期", "何时被抓", "现在何处", "关押地点", "去向",
    "送教时间", "入校时间", "释放时间", "处理情况", "评议意见", "手机检查情况", "联系电话", "原教培中心", "住址",
    "村", "组", "备注", "报告人", "家属/姓名", "基本信息/姓名", "处置情况/时间", "处置情况/地点",
    "Name", "When taken", "Where", "Reported by", "Туған күні",
]  # fmt: skip
_CELLS = [
    *NAMES[:3], number(1), "男", "女", "妻子", "父亲：买买提·吐尔逊", "母亲", "判刑10年", "收押", "已释放", "学生",
    "结业返家", "刑满释放人员", "墨玉县第一教育培训中心", "疏附县看守所", "新疆疏附县乌帕尔镇3村", "2017.6.22",
    "42900", "5年", "3", "√", "2017-06-22已送教培", "无", "13912345678",
]  # fmt: skip
_TABLES = st.lists(st.tuples(st.sampled_from(_HEADERS), st.lists(st.sampled_from(_CELLS), max_size=4)), max_size=8)


def _one_by_one(columns: list[Column], cells: Mapping[int, list[str]]) -> list[Column]:
    for step in steps._BY_CELLS:
        columns = list(step(columns, lambda i: cells.get(i, [])))
    return columns


@settings(max_examples=400)
@given(_TABLES, st.data())
def test_what_is_remembered_of_columns_holds_of_other_cells(
    table: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    columns = assign([header for header, _ in table], {}, {})
    for _ in range(2):
        cells = {i: data.draw(st.permutations(texts)) for i, (_, texts) in enumerate(table)}
        assert steps.by_cells(columns, lambda i: cells.get(i, [])) == _one_by_one(columns, cells)  # noqa: B023
        table = [(header, data.draw(st.lists(st.sampled_from(_CELLS), max_size=4))) for header, _ in table]


@pytest.fixture
def nothing_remembered() -> Iterator[None]:
    steps._until_asked.cache_clear()
    yield
    steps._until_asked.cache_clear()


@pytest.mark.usefixtures("nothing_remembered")
def test_columns_are_asked_again_only_by_the_steps_that_ask_their_cells() -> None:
    asked: list[str] = []

    def by_header(columns: list[Column], _: steps.Cells) -> list[Column]:
        asked.append("header")
        return columns

    def by_cell(columns: list[Column], cells: steps.Cells) -> list[Column]:
        asked.append("cell")
        return [column for column in columns if cells(column.index)]

    columns = assign(["姓名", "身份证号"], {}, {})
    with patch.object(steps, "_BY_CELLS", (by_header, by_cell, by_header)):
        assert steps.by_cells(columns, lambda _: ["x"]) == columns
        asked.clear()
        assert steps.by_cells(columns, lambda _: ["x"]) == columns
        assert asked == ["cell"]
        assert steps.by_cells(columns, lambda _: []) == []


@pytest.mark.parametrize("field", sorted(FIELDS - cellchecks._OPEN))
def test_no_cell_unsettles_a_field_that_headers_leave_closed(field: str) -> None:
    name = Column(0, "姓名", "name", "header")
    for header, text in product(_HEADERS, _CELLS):
        column = Column(1, header, field, "header")
        assert cellchecks._settled(column, [name, column], lambda _: [text] * 4, name, {"name", field}) is column  # noqa: B023
