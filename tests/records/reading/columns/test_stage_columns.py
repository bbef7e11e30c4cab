"""诉讼阶段 and the like: who was convicted was sentenced, the others are held."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement
from service.records.reading.fates.stages import asks_stage, is_stage
from tests.records.reading.tables import NAMES, Read, number, xlsx


def _read(folder: Path, headers: list[str], cells: list[list[str]]) -> list[Statement]:
    rows = [["姓名", "身份证号", *headers], *([NAMES[i], number(i), *one] for i, one in enumerate(cells))]
    return Read(xlsx(folder / "a.xlsx", rows)).statements


@pytest.mark.parametrize(
    "header",
    [
        "诉讼阶段",
        "诉讼环节",
        "所处阶段",
        "目前诉讼阶段",
        "案件阶段",
        "现所处诉讼环节",
        "办案环节",
        "案件进展",
        "诉讼进程",
    ],
)
def test_stages_are_the_status(tmp_path: Path, header: str) -> None:
    stages = ["侦查", "审查起诉", "一审", "二审", "已决", "已判未投"]
    read = _read(tmp_path, ["涉嫌罪名", header], [["非法习武", stage] for stage in stages])
    assert [s.status for s in read] == ["interned"] * 4 + ["sentenced"] * 2


def test_a_status_of_its_own_counts(tmp_path: Path) -> None:
    cells = [["取保候审", "侦查"], ["在押", "已决"], ["刑满释放", "已决"], ["在押", "一审"]]
    read = _read(tmp_path, ["现状", "诉讼阶段"], cells)
    assert [s.status for s in read] == ["other", "interned", "released", "interned"]


def test_terms_and_days_of_release_tell_better(tmp_path: Path) -> None:
    read = _read(tmp_path, ["诉讼阶段", "释放时间"], [["侦查", "2018.5.1"], ["一审", "2018.5.2"], ["二审", "2018.5.3"]])
    assert [s.status for s in read] == ["released"] * 3
    read = _read(tmp_path, ["诉讼阶段", "刑期"], [["二审", "5年"], ["一审", "7年"], ["上诉", "3年"]])
    assert [s.status for s in read] == ["sentenced"] * 3


def test_other_stages_stay_text(tmp_path: Path) -> None:
    for header, cells in (("所处阶段", ["巩固期", "严管期", "提高期"]), ("学习阶段", ["一审", "侦查", "二审"])):
        assert [s.status for s in _read(tmp_path, [header], [[cell] for cell in cells])] == [None] * 3


@pytest.mark.parametrize(
    "text",
    [
        "侦查",
        "侦查中",
        "公安侦查阶段",
        "批捕",
        "移送审查起诉",
        "检察院审查起诉",
        "法院一审",
        "二审审理中",
        "未判",
        "一审开庭",
        "发回重审",
        "待宣判",
        "庭审",
        "退补",
        "补充侦查",
    ],
)
def test_a_stage(text: str) -> None:
    assert is_stage(text)


@pytest.mark.parametrize(
    "text",
    [
        "不起诉",
        "取保候审",
        "撤案",
        "一审判决",
        "侦查员",
        "起诉状",
        "父亲一审",
        "未批捕",
        "二审维持原判",
        "一审宣判",
        "退赔",
        "",
    ],
)
def test_no_stage(text: str) -> None:
    assert not is_stage(text)


def test_a_term_of_which_the_number_was_lost_is_told(tmp_path: Path) -> None:
    cells = [["侦查"], ["已判有期徒刑■■年"], ["已判有期徒刑7年，待投牢"], ["其父被判有期徒刑■■年"], ["一审"], ["二审"]]
    read = _read(tmp_path, ["诉讼阶段"], cells)
    assert [[(p.code, p.column) for p in s.problems] for s in read] == [
        [], [("unreadable_sentence", "诉讼阶段")], [], [], [], []
    ]  # fmt: skip
    assert (read[1].status, read[2].sentence and read[2].sentence.months) == ("sentenced", 84)


@pytest.mark.parametrize("key", ["学习阶段", "帮教阶段", "培训阶段", "阶段", "诉讼代理人", "办案单位", "学历阶段"])
def test_no_header_of_stages(key: str) -> None:
    assert not asks_stage(key)


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("已判，有期徒刑七年，待投牢", "sentenced"),
        ("判拘役三个月，所内执行", "sentenced"),
        ("不起诉，2018年5月25日释放", "released"),
        ("2018年5月11日取保候审", "other"),
        ("未判拘役", "interned"),
        ("待判", "interned"),
    ],
)
def test_told_at_length(tmp_path: Path, cell: str, status: str) -> None:
    read = _read(tmp_path, ["入所时间", "诉讼环节"], [["2018.1.9", one] for one in ("侦查", cell, "批捕", cell)])
    assert [s.status for s in read] == ["interned", status, "interned", status]
