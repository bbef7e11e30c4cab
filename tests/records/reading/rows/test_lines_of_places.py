"""Lines over groups of rows that say to which place those below were sent, or where they are held."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx

HEADER = ["序号", "罪犯姓名", "身份证号", "判决结果"]


def _places(tmp_path: Path, line: str) -> list[str | None]:
    rows = [
        HEADER,
        [1, NAMES[0], number(0), "5年"],
        [line],
        [2, NAMES[1], number(1), "6年"],
        ["五、释放（2人）"],
        [3, NAMES[2], number(2), "6年"],
        ["六、死亡（2人）"],
        [4, NAMES[3], number(3), "6年"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["A3:D3"]))
    assert [s.status for s in read.statements] == ["sentenced", "sentenced", "released", "deceased"]
    return [s.facility for s in read.statements]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("一、投送新疆和田监狱（7人）", "新疆和田监狱"),
        ("(一)押送新疆和田监狱(7人)", "新疆和田监狱"),
        ("1.转押皮山监狱 5名", "皮山监狱"),
        ("二、送往皮山监狱共5人", "皮山监狱"),
        ("分流至新疆女子监狱", "新疆女子监狱"),
        ("移送墨玉县看守所（3人）", "墨玉县看守所"),
        ("新疆和田监狱：", "新疆和田监狱"),
        ("和田监狱 7人", "和田监狱"),
        ("由墨玉县看守所投送新疆和田监狱（7人）", "新疆和田监狱"),
        ("2018年4月2日投送皮山监狱服刑5人", "皮山监狱"),
    ],
)
def test_a_line_says_where_those_below_were_sent(tmp_path: Path, line: str, place: str) -> None:
    assert _places(tmp_path, line) == [None, place, None, None]


@pytest.mark.parametrize(
    "line",
    [
        "墨玉县看守所投送（7人）",
        "由墨玉县看守所转出",
        "由和田监狱移送",
        "转自和田监狱",
        "拟投送新疆和田监狱（7人）",
        "暂未投送新疆和田监狱",
        "原羁押于墨玉县看守所",
        "投送和田监狱、皮山监狱",
        "投送监狱（7人）",
        "由和田监狱送回墨玉县看守所",
        "投送前羁押于墨玉县看守所",
    ],
)
def test_a_line_that_names_no_place_of_theirs(tmp_path: Path, line: str) -> None:
    assert _places(tmp_path, line) == [None] * 4
