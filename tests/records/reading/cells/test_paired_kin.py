"""Several relatives in one cell, and what they are in the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

_A, _B, _C = "阿依努尔·赛麦提", "艾克拜尔·赛麦提", "热孜万·赛麦提"


def _kin(folder: Path, names: str, told: str, header: str = "境外亲属") -> list[tuple[str, str | None]]:
    rows = [["姓名", "身份证号", f"{header}姓名", f"{header}与本人关系"], [NAMES[0], number(), names, told]]
    return [(r.name, r.relation) for r in Read(xlsx(folder / "a.xlsx", rows)).only.relatives]


@pytest.mark.parametrize("mark", ["、", "，", ",", ";", "\n", "/"])
def test_as_many_relations_as_names(tmp_path: Path, mark: str) -> None:
    assert _kin(tmp_path, f"{_A}{mark}{_B}", "女儿、儿子") == [(_A, "daughter"), (_B, "son")]
    assert _kin(tmp_path, f"{_A}、{_B}", "女儿和儿子") == [(_A, "daughter"), (_B, "son")]
    assert _kin(tmp_path, f"{_B}、{_A}", f"次子{mark}长女") == [(_B, "son"), (_A, "daughter")]


@pytest.mark.parametrize(
    ("told", "code"),
    [("子女", "child"), ("女儿", "daughter"), ("弟弟", "brother"), ("兄弟姐妹", "sibling"), ("父母", "parent")],
)
def test_one_word_for_both(tmp_path: Path, told: str, code: str) -> None:
    assert _kin(tmp_path, f"{_A}、{_B}", told, "家属") == [(_A, code), (_B, code)]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (f"{_A}、{_B}", "父亲"),
        (f"{_A}、{_B}", "妻子"),
        (f"{_A}、{_B}", "长女"),
        (f"{_A}、{_B}", "母女"),
        (f"{_A}、{_B}", "女儿、儿子、妻子"),
        (f"{_A}、{_B}、{_C}", "女儿、儿子"),
        (f"{_A}、{_B}、{_C}", "父母"),
    ],
)
def test_what_is_not_sure_is_nobodys(tmp_path: Path, names: str, told: str) -> None:
    assert {relation for _, relation in _kin(tmp_path, names, told)} == {None}


def test_a_name_that_is_not_read_moves_no_relation(tmp_path: Path) -> None:
    assert (_A, "son") not in _kin(tmp_path, f"不详、{_A}、{_B}", "女儿、儿子")
    assert (_A, "daughter") not in _kin(tmp_path, f"某某、{_A}", "女儿、儿子")
