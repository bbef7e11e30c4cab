"""A number that lost one character tells the county where that stood behind its first six digits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import Read, csv


def _counties(folder: Path, number: str, birth: str) -> tuple[str, ...]:
    rows = [["序号", "姓名", "身份证号", "出生日期", "乡镇", "入教时间"]]
    rows += [["1", "胡达拜尔迪·麦提尼亚孜", number, birth, "藏桂乡", "2017-08-21"]]
    rows += [["2", "阿米乃木·努尔麦麦提", "653223198309270128", "1983-09-27", "藏桂乡", "2017-09-05"]]
    return Read(csv(folder / "a.csv", rows)).statements[0].counties


@pytest.mark.parametrize(
    ("number", "birth"),
    [
        ("6532231963031029X", "1963-03-31"),  # of the day
        ("6532231963033102X", "1963.3.31"),  # of what stands behind it
        ("6532239630331029X", "1963年3月31日"),  # of the century
        ("6532231960331029X", "1963-03-31"),
        ("6532231963033102X", "1963.3"),
        ("6532231963033102X", "1963"),
        ("6532231963031029X", ""),
    ],
)
def test_a_character_lost_behind_the_county(tmp_path: Path, number: str, birth: str) -> None:
    assert _counties(tmp_path, number, birth) == ("653223",)


@pytest.mark.parametrize(
    ("number", "birth"),
    [
        ("6532219630331029X", "1963-03-31"),  # 65322? and 19630331: the county is cut
        ("6532219630331029X", ""),
        ("65322196303310297", "1963-03-31"),
        ("6531219630331029X", "1963-03-31"),  # of the county or of the century
        ("6532231963031029X", "1978-11-02"),  # another's, or more is wrong
        ("6532239630331029X", ""),
        ("6599991963031029X", "1963-03-31"),
        ("1101011963031029X", "1963-03-31"),
        ("65322319630329X", "1963-03-31"),  # more is lost than one
    ],
)
def test_a_character_lost_in_it_or_anywhere(tmp_path: Path, number: str, birth: str) -> None:
    assert _counties(tmp_path, number, birth) == ()
