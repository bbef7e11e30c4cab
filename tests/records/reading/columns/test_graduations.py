"""Days of leaving a camp beside a column of terms, which are of the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.records.reading.letgo import day_of, read_list

_CAMP, _OVER = "墨玉县第二教培中心", "墨玉县教培学员情况表 截止时间：2018年10月"
_OTHERS = [[_CAMP, "2017-11-13", "", ""], [_CAMP, "2017-9-13", "有期徒刑8年", ""]]
_AGREED = [_CAMP, "2017-3-26", "", "同意结业"]
_DAY = (2018, 8, 17)


def _read(
    folder: Path, *rows: list[Any], over: str = _OVER, day: str = "结业时间", term: str = "判决情况"
) -> list[tuple[str | None, tuple[int | None, ...] | None]]:
    read = read_list(folder, ["教培中心", "入教时间", term, day], *rows, *_OTHERS, over=over)
    return [(s.status, day_of(s)) for s in read.statements][: len(rows)]


@pytest.mark.parametrize("day", ["结业时间", "结业日期", "解除教培时间", "毕业时间", "释放时间", "教培结束时间"])
@pytest.mark.parametrize("term", ["判决情况", "刑期"])
def test_who_has_no_term_was_let_go(tmp_path: Path, day: str, term: str) -> None:
    row = [_CAMP, "2017-11-13", "", "2018-08-17"]
    assert _read(tmp_path, row, _AGREED, day=day, term=term) == [("released", _DAY), ("interned", None)]
    assert _read(tmp_path, row, over="", day=day, term=term) == [("released", _DAY)]


@pytest.mark.parametrize("term", ["未判决", "不起诉", "无"])
def test_a_case_without_a_term_has_none(tmp_path: Path, term: str) -> None:
    assert _read(tmp_path, [_CAMP, "2017-11-13", term, "2018/8/17"]) == [("released", _DAY)]


@pytest.mark.parametrize(
    "row",
    [
        _AGREED,
        [_CAMP, "2017-11-13", "有期徒刑8年", "2018-08-17"],
        [_CAMP, "2017-11-13", "有期徒刑■年", "2018-08-17"],
        [_CAMP, "2017-11-13", "审查起诉阶段", "2018-08-17"],
        [_CAMP, "2017-11-13", "刑拘", "2018-08-17"],
        [_CAMP, "2017-11-13", "无期", "2018-08-17"],
        [_CAMP, "2017-11-13", "#REF!", "2018-08-17"],
        [_CAMP, "2017-11-13", "####", "2018-08-17"],
        [_CAMP, "2017-11-13", "", "预计2018-08-17"],
        [_CAMP, "2017-11-13", "", "2018-12-17"],  # after the day of the list
        [_CAMP, "2018-9-13", "", "2018-08-17"],
        ["喀什监狱", "2017-11-13", "", "2018-08-17"],
        ["墨玉县看守所", "2017-11-13", "", "2018-08-17"],
    ],
)
def test_who_may_be_held_is(tmp_path: Path, row: list[Any]) -> None:
    assert all(status != "released" and day is None for status, day in _read(tmp_path, row))


@pytest.mark.parametrize("day", ["刑满日期", "刑满释放时间", "离校时间", "出所时间", "预计结业时间"])
def test_other_days_are_not_of_it(tmp_path: Path, day: str) -> None:
    assert _read(tmp_path, [_CAMP, "2017-11-13", "", "2018-08-17"], day=day) == [("interned", None)]


@pytest.mark.parametrize("note", ["转看守所", "2018年9月再次收押", "建议结业", "现在押"])
def test_a_note_of_custody_goes_first(tmp_path: Path, note: str) -> None:
    rows = [[_CAMP, "2017-11-13", "", "2018-08-17", note], *([*row, ""] for row in _OTHERS)]
    read = read_list(tmp_path, ["教培中心", "入教时间", "判决情况", "结业时间", "备注"], *rows, over=_OVER)
    assert read.statements[0].status != "released"
