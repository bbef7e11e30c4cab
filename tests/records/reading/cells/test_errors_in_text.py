"""Marks of errors that other files keep as text, and days that do not exist in columns of other days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize("header", ["关押地点", "收押原因", "户籍地址", "性别", "刑期", "状态", "备注", "民族"])
@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#name?", "#ССЫЛКА!"])
def test_an_error_kept_as_text_is_told(tmp_path: Path, header: str, error: str) -> None:
    rows = [
        ["姓名", "身份证号", header, "电话"],
        *([NAMES[i], number(i), error if i == 1 else "", "#N/A"] for i in range(4)),
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.codes() == [(3, "error_cell")]
    one = read.statements[1]
    assert (one.facility, one.reason, one.status, one.place_texts, one.ethnicity) == (None, None, None, (), None)


def test_other_texts_with_such_a_sign_are_none(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "备注", "关押地点"]]
    rows += [[NAMES[i], number(i), text, "县看守所"] for i, text in enumerate(("#3", "见#REF!", "# 学经", "C#"))]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == []


@pytest.mark.parametrize("header", ["判决时间", "结业时间", "处置时间"])
@pytest.mark.parametrize("day", ["2017.2.30", "2018.13.2", "2017年6月31日"])
def test_a_day_that_does_not_exist_is_told(tmp_path: Path, header: str, day: str) -> None:
    rows = [["姓名", "身份证号", *(["处置措施"] if header == "处置时间" else []), header]]
    rows += [
        [NAMES[i], number(i), *(["收押"] if header == "处置时间" else []), day if i == 1 else "2018.3.2"]
        for i in range(4)
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.codes() == [(3, "impossible_date")]
    if header == "结业时间":
        assert {s.status for s in read.statements} == {"released"}
