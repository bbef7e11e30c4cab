"""A term that was put off is a sentence, by which nobody is in prison."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx


def _read(tmp_path: Path, headers: list[str], cells: list[str], over: str = "") -> tuple[str | None, int | None]:
    rows = [["姓名", "身份证号", *headers], [NAMES[0], number(0), *cells]]
    one = Read(xlsx(tmp_path / "a.xlsx", [[over], *rows] if over else rows)).only
    return one.status, one.sentence and one.sentence.months


@pytest.mark.parametrize(
    ("term", "months"),
    [
        ("有期徒刑三年，缓刑四年", 36),
        ("有期徒刑3年,缓刑4年", 36),
        ("有期徒刑三年；缓刑四年", 36),
        ("2年，缓刑3年", 24),
        ("判三缓四", 36),
        ("判3缓5", 36),
        ("3年缓5年", 36),
        ("拘役六个月，缓刑一年", 6),
        ("有期徒刑一年缓刑一年", 12),
        ("判处有期徒刑2年6个月，宣告缓刑3年", 30),
    ],
)
def test_a_term_that_was_put_off(tmp_path: Path, term: str, months: int) -> None:
    assert _read(tmp_path, ["羁押时间", "判处刑罚"], ["2017.10.8", term]) == ("other", months)
    assert _read(tmp_path, ["诉讼阶段", "判处刑罚", "判决时间"], ["已判决", term, "2018.2.9"]) == ("other", months)
    assert _read(tmp_path, ["判处刑罚"], [term], "判刑人员花名册") == ("other", months)
    assert _read(tmp_path, ["判处刑罚", "备注"], [term, "社区服刑"]) == ("other", months)
    assert _read(tmp_path, ["判处刑罚", "备注"], [term, "社区矫正"]) == ("other", months)


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        (["服刑监狱"], ["皮山监狱"]),
        (["羁押场所"], ["特克斯县看守所"]),
        (["现状"], ["服刑"]),
        (["现状"], ["在押"]),
        (["备注"], ["2018年5月撤销缓刑"]),
        (["备注"], ["已收监"]),
        (["备注"], ["关押在皮山监狱"]),
        (["备注"], ["在服刑"]),
    ],
)
def test_who_is_told_to_be_held_is(tmp_path: Path, headers: list[str], cells: list[str]) -> None:
    status, months = _read(tmp_path, ["判处刑罚", *headers], ["有期徒刑三年，缓刑四年", *cells])
    assert status in {"sentenced", "interned"}
    assert months == 36


@pytest.mark.parametrize(
    "term",
    [
        "有期徒刑三年", "死刑，缓期二年执行", "死缓", "判处死刑缓期二年执行", "无期徒刑",
        "有期徒刑三年，不适用缓刑", "有期徒刑三年，撤销缓刑", "曾判3年缓刑4年，现判5年",
    ],
)  # fmt: skip
def test_a_term_that_was_not(tmp_path: Path, term: str) -> None:
    assert _read(tmp_path, ["羁押时间", "判处刑罚"], ["2017.10.8", term])[0] == "sentenced"


def test_a_list_of_the_held_says_so(tmp_path: Path) -> None:
    for over in ("服刑人员花名册", "皮山监狱服刑罪犯名单", "特克斯县看守所在押人员名单"):
        assert _read(tmp_path, ["判处刑罚"], ["有期徒刑三年，缓刑四年"], over)[0] in {"sentenced", "interned"}


@pytest.mark.parametrize(
    "note", ["社区矫正", "接受社区矫正", "现在特克斯镇司法所社区矫正", "缓刑，社区矫正中", "社区矫正对象"]
)
def test_who_serves_outside_is_in_no_place_of_the_title(tmp_path: Path, note: str) -> None:
    for over in ("特克斯县在监服刑人员名册", "皮山监狱服刑罪犯名单"):
        told = _read(tmp_path, ["判处刑罚", "备注"], ["有期徒刑二年，缓刑三年", note], over)
        assert told == ("other", 24)
        one = Read(tmp_path / "a.xlsx").only
        assert one.facility is None


@pytest.mark.parametrize(
    ("term", "note"),
    [
        ("有期徒刑二年，缓刑三年", ""),
        ("有期徒刑二年", "社区矫正"),
        ("有期徒刑二年，缓刑三年", "建议社区矫正"),
        ("有期徒刑二年，缓刑三年", "曾社区矫正"),
        ("有期徒刑二年，缓刑三年", "社区矫正，后又收监"),
        ("有期徒刑二年，缓刑三年", "其兄社区矫正"),
        ("有期徒刑二年，缓刑三年", "不符合社区矫正条件"),
    ],
)
def test_the_title_holds_whom_nothing_else_is_told_of(tmp_path: Path, term: str, note: str) -> None:
    assert _read(tmp_path, ["判处刑罚", "备注"], [term, note], "特克斯县在监服刑人员名册")[0] == "sentenced"
