"""Ways to say that somebody has no ID number: nothing is damaged there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        *((t, []) for t in ("未上户", "未落户", "无户口", "尚未上户口", "没有户口", "未报户口", "未入户籍", "黑户")),
        *((t, [(2, "unreadable_id")]) for t in ("户口", "未婚", "已上户", "上户中")),
    ],
)
def test_no_number(tmp_path: Path, text: str, codes: list[tuple[int, str]]) -> None:
    rows = [["姓名", "身份证号", "性别"], [NAMES[0], text, "男"]]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == codes
