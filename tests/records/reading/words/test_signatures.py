"""Where an office signs below a list: no person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    "foot",
    [
        ["村党支部书记（签字）：", "", "驻村工作队队长（签字）："],
        ["驻村工作队第一书记签字：", "", "村委会主任（签字盖章）："],
        ["", "社区党总支书记（签名）：", ""],
        ["派出所所长签字（盖章）:", "", "2018年3月5日"],
        ["村警务室民警签名：艾力·买买提", "", ""],
        ["驻村干部（签字）：", "王建国", "包户干部：李伟"],
    ],
)
def test_no_person(tmp_path: Path, foot: list[str]) -> None:
    rows = [
        ["姓名", "身份证号", "住址"],
        [NAMES[0], number(1), "乌帕尔镇3村"],
        [NAMES[1], number(2), "乌帕尔镇3村"],
        foot,
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert (read.rows, (4, "note") in read.skipped, read.problems) == ([2, 3], True, [])


@pytest.mark.parametrize("note", ["家属签字：", "已签字", "2018年3月5日"])
def test_a_person_beside_whom_somebody_signs(tmp_path: Path, note: str) -> None:
    rows = [["姓名", "身份证号", "备注"], [NAMES[0], number(1), ""], [NAMES[1], "", note]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).rows == [2, 3]
