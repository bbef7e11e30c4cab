"""Headers that ask what the person of the row is to one who is held, in whatever words."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.ties import to_whom
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("key", "who"),
    [
        ("与被收押人员关系", "被收押人员"), ("与收押人员是何关系", "收押人员"), ("与学员什么关系", "学员"),
        ("系被收押人员的", "被收押人员"), ("是罪犯的何人", "罪犯"), ("系学员什么人", "学员"),
        ("系其", "其"), ("与其关系", "其"),
        ("系三类人员", None), ("是否三类人员的", None), ("是否收押", None),
        ("为其办理", None), ("系统", None), ("关系", None),
    ],
)  # fmt: skip
def test_to_whom(key: str, who: str | None) -> None:
    assert to_whom(key) == who


@pytest.mark.parametrize("tie", ["系被收押人员的", "是被收押人员的何人", "系其", "与收押人员是何关系"])
def test_the_tie_is_turned_round(tmp_path: Path, tie: str) -> None:
    headers = ["家属姓名", "家属身份证号", "被收押人员姓名", tie, "被收押人员现状", "家属思想动态"]
    rows = [
        [NAMES[1], number(0), NAMES[0], "妻子", "判刑15年", "稳定"],
        ["马成林", number(1), "马文军", "父亲", "教培", "年老多病，情绪低落"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", [["被收押人员家属帮扶名单"], headers, *rows]))
    assert [(s.names, s.status) for s in read.statements] == [((NAMES[1],), None), (("马成林",), None)]
    assert [[(r.name, r.relation) for r in s.relatives] for s in read.statements] == [
        [(NAMES[0], "husband")],
        [("马文军", "child")],
    ]


@pytest.mark.parametrize("tie", ["系被收押人员的", "系其", "系学员的何人"])
def test_of_a_relative_beside_the_held_it_is_the_relatives(tmp_path: Path, tie: str) -> None:
    rows = [["被收押人员姓名", "身份证号", "家属姓名", tie], [NAMES[0], number(0), NAMES[1], "妻子"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.status, [(r.name, r.relation) for r in one.relatives]) == ("interned", [(NAMES[1], "wife")])


@pytest.mark.parametrize("header", ["系三类人员", "是收押人员", "为学员服务的"])
def test_what_asks_for_no_tie(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", header, "收押时间"], [NAMES[0], number(0), "是", "2017.5.1"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.status == "interned"
