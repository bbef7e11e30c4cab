"""A cell may hold thousands of characters, all the same: reading it takes no longer than of any other text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

HEADERS = ["目前状态", "备注", "家庭情况", "住址", "刑期", "收押时间", "原因"]
LONG = 12_000


def seconds(folder: Path, repeated: str) -> float:
    """Processor time for a table whose every cell but name and number holds a text again and again."""
    text = (repeated * LONG)[:LONG]
    rows = [["姓名", "身份证号", *HEADERS], *([NAMES[i], number(i), *[text] * len(HEADERS)] for i in range(2))]
    path = csv(folder / "a.csv", rows)
    before = time.process_time()
    read = Read(path)
    spent = time.process_time() - before
    assert [s.names for s in read.statements] == [(NAMES[0],), (NAMES[1],)]
    return spent


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> float:
    """Of a text with something to read in every clause."""
    folder = tmp_path_factory.mktemp("ordinary")
    seconds(folder, "x")  # what is read once for all
    return seconds(folder, "2017年3月送教培，其妻阿依古丽在家务农。")


@pytest.mark.parametrize(
    "repeated",
    [
        "2017.",
        "，",
        "（",
        "(",
        "　",
        " x",
        "已 ",
        "被",
        "、",
        "11 ",
        "6531211960",
        "父亲：阿不都，",
        "released ",
        "год ",
        "ال",
        "维·",
    ],
)
def test_one_text_again_and_again(tmp_path: Path, ordinary: float, repeated: str) -> None:
    """Hundreds of times as long is what a rule takes that looks at a text from each of its characters anew."""
    assert seconds(tmp_path, repeated) < 10 * ordinary + 5
