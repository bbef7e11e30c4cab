"""现由谁照看 beside 照看人是孩子的: who looks after a child, and what they are to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import Read, csv, number

_PARENTS = ["就读学校", "父亲姓名", "父亲情况", "母亲姓名", "母亲情况"]
_TOLD = ["镇小学", "图尔荪·艾则孜", "服刑", "阿米娜·托合提", "在家"]


def read(tmp_path: Path, name: str, headers: list[str], cells: list[str]) -> Read:
    rows = [[name, "身份证号", *headers], *(["阿迪力·图尔荪", number(i, "20080514"), *cells] for i in range(3))]
    return Read(csv(tmp_path / "a.csv", rows))


@pytest.mark.parametrize(
    ("who", "tie"),
    [
        ("现由谁照看", "照看人是孩子的"),
        ("目前由何人抚养", "抚养人系孩子的什么人"),
        ("照料人姓名", "是孩子的"),
        ("监护人", "监护人系其何人"),
        ("寄养人", "与孩子关系"),
        ("谁照看", "照看人与被照看人关系"),
        ("照看者", "照看者是该儿童的"),
    ],
)
def test_the_tie_is_theirs(tmp_path: Path, who: str, tie: str) -> None:
    for name in ("孩子姓名", "姓名"):
        found = read(tmp_path, name, [*_PARENTS, who, tie], [*_TOLD, "艾尔肯·图尔荪", "哥哥"]).statements[0]
        told = {r.name: r.relation for r in found.relatives}
        assert told["艾尔肯·图尔荪"] in {"brother", "elder_brother"}
        assert (told["阿米娜·托合提"], found.status) == ("mother", None)


def test_alone(tmp_path: Path) -> None:
    found = read(tmp_path, "儿童姓名", ["现由谁照看", "是孩子的"], ["艾尔肯·图尔荪", "姐姐"]).statements[0]
    assert [r.name for r in found.relatives] == ["艾尔肯·图尔荪"]
    assert found.relatives[0].relation == "sister"


@pytest.mark.parametrize("name", ["被收押人员姓名", "姓名"])
def test_whoever_looks_after_the_children_of_the_held_is_no_brother_of_theirs(tmp_path: Path, name: str) -> None:
    headers, cells = ["收押时间", "子女姓名", "现由谁照看", "照看人是孩子的"], ["2017.3.4", "阿依努尔·阿迪力"]
    found = read(tmp_path, name, headers, [*cells, "艾尔肯·图尔荪", "哥哥"]).statements[0]
    assert ("艾尔肯·图尔荪", "brother") not in [(r.name, r.relation) for r in found.relatives]


def test_the_child_of_the_carer_is_the_other_way(tmp_path: Path) -> None:
    headers = [*_PARENTS, "现由谁照看", "孩子是照看人的"]
    found = read(tmp_path, "孩子姓名", headers, [*_TOLD, "艾尔肯·图尔荪", "孙子"]).statements[0]
    assert "艾尔肯·图尔荪" not in {r.name for r in found.relatives if r.relation}
