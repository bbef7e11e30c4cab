"""判了没有, 是否已判: answered by a term, or by a word; and courts that acquit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def _read(folder: Path, header: str, cells: list[str], day: str = "进所时间") -> Read:
    rows = [[NAMES[i], number(i), "2017.4.6", cell] for i, cell in enumerate(cells)]
    return Read(csv(folder / "a.csv", [["姓名", "身份证号", day, header], *rows]))


@pytest.mark.parametrize(
    "header", ["判了没有", "判没判", "判了没", "是否已判", "是否判刑", "判了吗", "有没有判刑", "判决与否"]
)
def test_terms(tmp_path: Path, header: str) -> None:
    read = _read(tmp_path, header, ["有期徒刑7年", "未判", "判了11年", "未判", "无期徒刑"])
    assert [s.sentence.months if s.sentence else None for s in read.statements] == [84, None, 132, None, None]
    assert [s.status for s in read.statements] == ["sentenced", "interned", "sentenced", "interned", "sentenced"]


def test_a_lost_term_is_told(tmp_path: Path) -> None:
    read = _read(tmp_path, "判了没有", ["有期徒刑  ?年", "未判", "判了11年", "未判"])
    assert [s.status for s in read.statements] == ["sentenced", "interned", "sentenced", "interned"]
    assert [p.code for p in read.statements[0].problems] == ["unreadable_sentence"]


def test_yes_and_no_are_no_terms(tmp_path: Path) -> None:
    read = _read(tmp_path, "是否判刑", ["是", "否", "否", "是"])
    assert all(s.sentence is None and not s.problems for s in read.statements)


def test_who_was_acquitted_was_not_sentenced(tmp_path: Path) -> None:
    for header in ("判处主刑", "处理结果"):
        read = _read(tmp_path, header, ["有期徒刑7年", "宣告无罪", "6年", "免予刑事处罚"], "宣判日期")
        assert [s.status for s in read.statements][0::2] == ["sentenced", "sentenced"]
        assert not {s.status for s in read.statements[1::2]} & {"sentenced", "interned"}


def test_let_go_in_a_note(tmp_path: Path) -> None:
    told = ["不捕（不构成犯罪），已放人", "不批捕，已放回家", "未放人", "建议放人", "其弟已放人"]
    read = _read(tmp_path, "备注", told)
    assert [s.status for s in read.statements] == ["released", "released", "interned", "interned", "interned"]
