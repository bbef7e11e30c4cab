"""A case that went to those who prosecute or judge: the person is still where the title says."""

from __future__ import annotations

from pathlib import Path

from tests.records.reading.tables import NAMES, Read, csv, number

_STILL = [
    "移送起诉", "移送审查起诉", "已移送检察院审查起诉", "2017年8月移送法院", "移交检察院", "退回补充侦查",
    "移送审查起诉阶段", "移送特克斯县人民检察院", "报送检察院批捕", "送法院审理，待判",
]  # fmt: skip
_GONE = ["移送看守所", "移送", "移送起诉后送监", "移送起诉，已投牢", "移送伊宁县看守所", "移交派出所"]


def test_the_papers_move_nobody(tmp_path: Path) -> None:
    rows = [[NAMES[i % 6], number(i), "2017.3.14", told] for i, told in enumerate([*_STILL, *_GONE])]
    table = [["特克斯县看守所在押人员花名册"], ["姓名", "身份证号", "送押日期", "备注"], *rows]
    read = Read(csv(tmp_path / "a.csv", table))
    assert [s.facility == "特克斯县看守所" for s in read.statements] == [True] * len(_STILL) + [False] * len(_GONE)


def test_stages_move_nobody(tmp_path: Path) -> None:
    stages = ["移送起诉", "移送审查起诉", "刑拘", "逮捕", "退回补充侦查", "移送起诉"]
    rows = [[NAMES[i], number(i), "2017.3.14", told] for i, told in enumerate(stages)]
    table = [["特克斯县看守所在押人员花名册"], ["姓名", "身份证号", "送押日期", "诉讼阶段"], *rows]
    read = Read(csv(tmp_path / "a.csv", table))
    assert {(s.status, s.facility) for s in read.statements} == {("interned", "特克斯县看守所")}


def test_a_trainee_goes_with_them(tmp_path: Path) -> None:
    rows = [
        [NAMES[i], number(i), "2017.3.14", told] for i, told in enumerate(["移送检察院审查起诉", "移送司法机关", ""])
    ]
    table = [["特克斯县教培中心学员花名册"], ["姓名", "身份证号", "入教时间", "备注"], *rows]
    places = [s.facility for s in Read(csv(tmp_path / "a.csv", table)).statements]
    assert places == [None, None, "特克斯县教培中心"]
