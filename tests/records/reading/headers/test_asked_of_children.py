"""Headers of clerks: with whom the children are names none of them; why somebody was sentenced is no term."""

from __future__ import annotations

import pytest

from service.records.reading.headers.meant import field_of


@pytest.mark.parametrize(
    "header",
    ["子女安置", "子女安置方式", "子女由谁抚养", "子女就读学校", "子女托管", "子女照顾", "配偶就业", "子女在哪里"],
)
def test_with_whom_they_are(header: str) -> None:
    assert field_of(header) is None


@pytest.mark.parametrize("header", ["子女", "子女姓名", "子女姓名及就读学校", "子女1"])
def test_names_of_children(header: str) -> None:
    assert field_of(header) == "children_names"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("因何判刑", "reason"),
        ("因何事被判刑", "reason"),
        ("为什么被判刑", "reason"),
        ("因何收押", "reason"),
        ("判几年", "sentence"),
        ("投送地", "facility"),
        ("转往地点", "facility"),
        ("转入原因", None),
        ("转入强化班原因", None),
        ("监外执行原因", None),
        ("暂予监外执行原因", None),
        ("转化原因", "reason"),
        ("入教原因", "reason"),
    ],
)
def test_why_and_where(header: str, field: str | None) -> None:
    assert field_of(header) == field
