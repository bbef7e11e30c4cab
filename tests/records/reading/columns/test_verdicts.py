"""评议意见: what was done since befell the person, an opinion did not; and sentences below unknown headers."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.verdicts import asks_for_a_verdict
from tests.records.reading.tables import NAMES, Read, csv, number

HELD = ["姓名", "身份证号", "教育点", "入教时间"]


def read(tmp_path: Path, header: str, cells: list[str]) -> Read:
    rows = [[*HELD, header]]
    rows += [[NAMES[i % 6], number(i), "一号教育点", "2017.5.6", cell] for i, cell in enumerate(cells)]
    return Read(csv(tmp_path / "a.csv", rows))


@pytest.mark.parametrize(
    "header",
    [
        "评议意见",
        "评议结果",
        "评审意见",
        "会审意见",
        "考核意见",
        "综合评议",
        "三圈评议",
        "去留意见",
        "审核结论",
        "县级复核意见",
    ],
)
def test_a_verdict_tells_what_was_done(tmp_path: Path, header: str) -> None:
    told = [
        ("患心脏病，于2018.6.21在县人民医院病亡", "deceased"),
        ("已判刑，有期徒刑5年6个月", "sentenced"),
        ("已于2018.9.10结业返家", "released"),
        ("2018年7月解除教培，回家休养", "released"),
        ("继续培训", "interned"),
        ("表现良好", "interned"),
    ]
    found = read(tmp_path, header, [text for text, _ in told]).statements
    assert [s.status for s in found] == [status for _, status in told]
    assert found[1].sentence is not None
    assert found[1].sentence.months == 66


def test_an_opinion_befell_nobody(tmp_path: Path) -> None:
    cells = ["同意结业", "结业", "准予结业", "同意解除教培，回家休养", "同意于2018.9.10结业返家", "建议判处有期徒刑8年"]
    found = read(tmp_path, "评议意见", cells).statements
    assert {(s.status, s.sentence, s.released_on) for s in found} == {("interned", None, None)}


def test_who_is_only_to_be_taken_is_not_held(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "去留意见"]]
    rows += [[NAMES[i], number(i), text] for i, text in enumerate(["同意收押", "建议收教", "可以收押"])]
    assert {s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {None}


def test_sentences_below_an_unknown_header_are_notes(tmp_path: Path) -> None:
    cells = ["思想转化不到位", "已于2018.9.10结业返家", "2018年2月判处有期徒刑8年", ""]
    found = read(tmp_path, "最后说法", cells)
    assert [s.status for s in found.statements] == ["interned", "released", "sentenced", "interned"]
    assert [c.reason for c in found.tables[0].columns if c.field == "note"] == ["content"]


@pytest.mark.parametrize("header", ["家庭变故", "前科情况", "同案情况", "会见情况", "民警意见", "犯罪事实"])
def test_not_below_headers_of_others_or_other_times(tmp_path: Path, header: str) -> None:
    cells = ["思想转化不到位", "已于2018.9.10结业返家", "2018年2月判处有期徒刑8年", "2018年3月病亡"]
    assert {s.status for s in read(tmp_path, header, cells).statements} == {"interned"}


def test_an_opinion_that_says_who_was_taken_to_the_police(tmp_path: Path) -> None:
    said = ["已移交公安机关，刑拘", "同意结业", "建议移交公安机关", "继续教培"]
    rows = [[NAMES[i], number(i), "2017.9.4", "疏附县教培中心", text] for i, text in enumerate(said)]
    header = ["姓名", "身份证号", "送教时间", "现教培地点", "社区意见"]
    read = Read(csv(tmp_path / "a.csv", [["教培人员名单"], header, *rows]))
    assert [s.facility for s in read.statements] == [None, *["疏附县教培中心"] * 3]
    assert {s.status for s in read.statements} == {"interned"}


@pytest.mark.parametrize(
    "header",
    [
        "审议委员会意见",
        "评审委员会裁定",
        "甄别小组意见",
        "县三圈研判小组结论",
        "会审组决定",
        "甄别工作领导小组处理意见",
    ],
)
def test_who_looked_into_the_cases(tmp_path: Path, header: str) -> None:
    told = [
        ("委员会同意解除，已于2018年2月9日返家", "released"),
        ("判处有期徒刑", "sentenced"),
        ("年老多病，取保候审", "other"),
        ("继续收教", "interned"),
        ("准予解除", "interned"),
        ("同意解除，已通知家属，待返家", "interned"),
    ]
    found = read(tmp_path, header, [text for text, _ in told]).statements
    assert [s.status for s in found] == [status for _, status in told]


@pytest.mark.parametrize("header", ["伤残鉴定委员会结论", "低保评审小组意见", "减刑评审委员会意见", "评审组成员"])
def test_what_others_looked_into(header: str) -> None:
    assert not asks_for_a_verdict(header)
