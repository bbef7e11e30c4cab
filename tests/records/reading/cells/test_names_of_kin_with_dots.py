"""Names of kin with whatever stands for the dot, and whose the relation beside them is."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import RelativeName
from service.records.reading.cells.namedalone import dotted
from tests.records.reading.tables import NAMES, Read, csv, number

_DOTS = [".", "。", "．", "-", " ", "・", "∙", "·"]


@pytest.mark.parametrize("dot", _DOTS)
def test_a_name_of_two_parts(tmp_path: Path, dot: str) -> None:
    kin = f"阿米娜{dot}祖农"
    assert dotted(kin) == "阿米娜·祖农"
    read = Read(
        csv(tmp_path / "list.csv", [["姓名", "身份证号", "家属姓名", "关系"], [NAMES[0], number(), kin, "母亲"]])
    )
    assert [r.relation for r in read.only.relatives] == ["mother"]
    read = Read(csv(tmp_path / "list.csv", [["姓名", "身份证号", "妻子"], [NAMES[0], number(), kin]]))
    assert read.only.relatives == (RelativeName("阿米娜·祖农", "wife"),)


@pytest.mark.parametrize(
    "text",
    ["在家.务农", "教培。服刑", "县城-乡下", "已故.在家", "王强.李明", "妻子 阿米娜", "喀什.疏附", "外出务工.未归"],
)
def test_no_name(text: str) -> None:
    assert dotted(text) is None


@pytest.mark.parametrize("dot", _DOTS)
@pytest.mark.parametrize("relation", ["妻子", "母亲"])
def test_the_relation_is_not_of_the_head(tmp_path: Path, dot: str, relation: str) -> None:
    header = ["户主", "家属姓名", "与被收押人关系", "被收押人"]
    read = Read(csv(tmp_path / "list.csv", [header, [NAMES[1], f"阿米娜{dot}祖农", relation, NAMES[0]]]))
    told = {r.name: r.relation for r in read.only.relatives}
    assert told.pop(NAMES[1]) is None
    assert list(told.values()) == [{"妻子": "wife", "母亲": "mother"}[relation]]
