"""Who came, answered or signed for the person of a row: kin, where a column says so of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

KIN = ["艾力·吾守尔", "热依汗·肉孜", "马小军"]


def _read(folder: Path, headers: list[str], cells: list[list[str]], own: str = "姓名") -> Read:
    people = [[NAMES[i], number(i), "2018.3.5", *one] for i, one in enumerate(cells)]
    return Read(csv(folder / "a.csv", [[own, "身份证号", "死亡时间", *headers], *people]))


@pytest.mark.parametrize(
    ("who", "tie", "own"),
    [
        ("遗体领取人", "领取人与死者关系", "姓名"),
        ("担保人", "担保人与罪犯关系", "罪犯姓名"),
        ("保证人姓名", "与本人关系", "姓名"),
        ("具保人", "与犯罪嫌疑人关系", "姓名"),
        ("接回人", "接回人与学员关系", "学员姓名"),
        ("签字人", "与死者的关系", "姓名"),
        ("紧急联系人", "关系", "姓名"),
    ],
)
def test_who_acted_and_is_kin_is_a_relative(tmp_path: Path, who: str, tie: str, own: str) -> None:
    relations = ["长子", "妻子", "哥哥"]
    read = _read(tmp_path, [who, tie], [list(pair) for pair in zip(KIN, relations, strict=True)], own)
    told = [(r.name, r.relation) for s in read.statements for r in s.relatives]
    assert told == list(zip(KIN, ["son", "wife", "brother"], strict=True))


@pytest.mark.parametrize(
    ("who", "tie", "relations"),
    [
        ("见证人", "见证人与死者关系", ["长子", "妻子", "哥哥"]),
        ("承办民警", "民警与死者关系", ["长子", "妻子", "哥哥"]),
        ("担保人", "担保人与罪犯关系", ["村干部", "民警", "村支书"]),
        ("紧急联系人", "与紧急联系人关系", ["长子", "妻子", "哥哥"]),  # the other way round
        ("担保人", "申请人与罪犯关系", ["长子", "妻子", "哥哥"]),  # of somebody else
    ],
)
def test_nobody_else_is(tmp_path: Path, who: str, tie: str, relations: list[str]) -> None:
    read = _read(tmp_path, [who, tie], [list(pair) for pair in zip(KIN, relations, strict=True)])
    assert all(s.relatives == () for s in read.statements)


def test_a_cadre_among_kin_is_none(tmp_path: Path) -> None:
    cells = [["艾力·吾守尔", "长子"], ["热依汗·肉孜", "妻子"], ["马小军", "村干部"]]
    read = _read(tmp_path, ["担保人", "与罪犯关系"], cells, "罪犯姓名")
    assert [len(s.relatives) for s in read.statements] == [1, 1, 0]


def test_their_numbers_are_theirs(tmp_path: Path) -> None:
    headers = ["担保人", "担保人身份证号", "与罪犯关系"]
    cells = [[name, number(50 + i), "长子"] for i, name in enumerate(KIN)]
    read = _read(tmp_path, headers, cells, "罪犯姓名")
    assert [[i.known for i in s.id_numbers] for s in read.statements] == [[number(i)] for i in range(3)]
