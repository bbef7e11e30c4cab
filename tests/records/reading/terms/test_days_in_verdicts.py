"""The day of a verdict in its cell, and terms of which nothing is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.terms.daysofverdicts import day_of_verdict
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014.9.23判有期徒刑15年剥权5年", "2014.9.23"),
        ("2016/7/7判处有期徒刑三年", "2016/7/7"),
        ("2018年5月17日判刑6年，刑期至2023年7月", "2018年5月17日"),
        ("2016年7月8日被墨玉县人民法院判处无期徒刑", "2016年7月8日"),
        ("2017.5判刑5年", "2017.5"),
        ("20170707判有期徒刑4年", "20170707"),
        ("2014.9.23抓获，判3年", None),
        ("刑期至2014.9.23，判3年", None),
        ("2014.9.23判3年，2016年改判5年", None),
        ("2014.9.23—2018.9.22判4年", None),
        ("2016年7月7日判决未生效", None),
        ("2014.13.45判3年", None),
    ],
)
def test_right_before_what_was_decided(text: str, day: str | None) -> None:
    assert day_of_verdict(text) == day


def test_told_as_by_a_column_of_its_own(tmp_path: Path) -> None:
    header, cell = ["姓名", "身份证号", "判决情况"], "2016/7/7判处有期徒刑三年"
    rows = [[NAMES[i], number(i), cell] for i in range(3)]
    read = Read(xlsx(tmp_path / "a.xlsx", [header, *rows]))
    assert [s.texts.get("sentenced_on") for s in read.statements] == ["2016/7/7"] * 3
    assert read.ordinary == 3
    asked = Read(xlsx(tmp_path / "b.xlsx", [[*header, "判决日期"], *([*row, "2016.7.9"] for row in rows)]))
    assert {s.texts.get("sentenced_on") for s in asked.statements} == {"2016.7.9"}


@pytest.mark.parametrize(
    ("what", "month", "alarm"),
    [
        ("逮捕", "0", False),
        ("释放", "0", False),
        ("判处有期徒刑", "0", True),
        ("判处有期徒刑", "?", True),
        ("逮捕", "10-12", True),
    ],
)
def test_no_term_where_none_is_counted(tmp_path: Path, what: str, month: str, alarm: bool) -> None:
    table = [["姓名", "身份证号", "处理结果", "刑期_月"], [NAMES[0], number(), what, month]]
    assert any(code == "unreadable_sentence" for _, code in Read(xlsx(tmp_path / "a.xlsx", table)).codes()) is alarm


@pytest.mark.parametrize(("told", "alarm"), [("未判，2016年5月9日在看守所因病死亡", False), ("未判，后判？年", True)])
def test_no_verdict_is_no_damage(tmp_path: Path, told: str, alarm: bool) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "判决情况"], [NAMES[0], number(), told]]))
    assert any(code == "unreadable_sentence" for _, code in read.codes()) is alarm
