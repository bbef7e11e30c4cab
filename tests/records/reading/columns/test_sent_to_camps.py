"""在学 in a table that asks when people were sent to a camp (送学时间) is held, wherever that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


def read(tmp_path: Path, header: str, more: str, day: str, text: str) -> str | None:
    rows = [["姓名", "身份证号", header, "学习点", "主要问题", "去向", more]]
    rows += [[NAMES[i], number(i), day, "#N/A", "非法学经", text, ""] for i in range(4)]
    return Read(csv(tmp_path / "a.csv", rows)).statements[0].status


@pytest.mark.parametrize("header", ["送学时间", "入教日期", "送培时间", "收教时间"])
@pytest.mark.parametrize("text", ["在学", "在校", "在培", "在教"])
def test_who_was_sent_there_is_still_in_class(tmp_path: Path, header: str, text: str) -> None:
    assert read(tmp_path, header, "备注", "18.5.9", text) == "interned"


def test_pupils_are_not_held(tmp_path: Path) -> None:
    assert read(tmp_path, "送学时间", "就读年级", "18.5.9", "在校") != "interned"
    assert read(tmp_path, "送学时间", "备注", "", "在校") == "other"
    assert read(tmp_path, "送学时间", "备注", "18.5.9", "2018年9月1日结业回家") == "released"
