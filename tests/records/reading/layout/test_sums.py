"""Tables of sums below a table of persons: 班级 | 男 | 女 | 合计."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

_PERSONS = [["序号", "姓名", "身份证号", "民族", "刑期"], *([n, NAMES[n], number(n), "维", "7年"] for n in (1, 2))]


@pytest.mark.parametrize("gap", [[[], ["四、在册人数汇总"]], [[]], []])
@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (["班级", "男", "女", "合计"], [["甲班", 12, 3, 15], ["乙班", 6, 3, 9], ["总计", 18, 6, 24]]),
        (["班级", "男", "女"], [["甲班", "12人", "3人"], ["乙班", "6人", "无"]]),
        (["乡镇", "收押", "判刑", "小计"], [["乌帕尔镇", "12", "3", "15"], ["站敏乡", "6", "-", "6"]]),
        (["序号", "班级", "男学员", "女学员", "总计"], [["1", "甲班", "12", "3", "15"], ["2", "乙班", "6", "3", "9"]]),
        (["类别", "在教", "结业", "转出", "总计"], [["维", 1, 2, 3, 6]]),
    ],
)
def test_states_no_person(tmp_path: Path, gap: list[list[str]], header: list[str], rows: list[list[object]]) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [*_PERSONS, *gap, header, *rows]))
    assert (read.names, read.codes()) == ([NAMES[1], NAMES[2]], [])


def test_persons_below_are_read(tmp_path: Path) -> None:
    below = [["班级", "男", "女", "合计"], ["甲班", 12, 3, 15], [3, NAMES[3], number(3), "维", "8年"]]
    assert Read(xlsx(tmp_path / "a.xlsx", [*_PERSONS, *below])).names == [NAMES[1], NAMES[2], NAMES[3]]


@pytest.mark.parametrize("header", [["姓名", "存款", "罚款", "合计"], ["户主", "男", "女", "合计"]])
def test_a_header_of_names_begins_no_sums(tmp_path: Path, header: list[str]) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [*_PERSONS, [], header, [NAMES[3], 12, 3, 15], [NAMES[4], 6, 3, 9]]))
    assert (6, "total") not in read.skipped
    assert (7, "total") not in read.skipped
