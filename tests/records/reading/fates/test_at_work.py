"""Those who work in a place of custody are not held there."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.atwork import works_there
from service.records.reading.fates.statuses import parse_status
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    "text",
    [
        "县教培中心食堂（厨师，合同工）",
        "县看守所协警",
        "沙雅监狱民警",
        "在教培中心上班",
        "第三教培中心保安",
        "教培中心（合同工）",
    ],
)
def test_who_works_there(text: str) -> None:
    assert works_there(text)
    assert parse_status(text) == "other"


@pytest.mark.parametrize(
    "text",
    [
        "县教培中心",
        "县教培中心（教师）",
        "原教师，在教培中心",
        "因涉恐在看守所",
        "教培中心学员",
        "教培中心务工",
        "沙雅监狱服刑",
    ],
)
def test_who_is_held_there(text: str) -> None:
    assert not works_there(text)
    assert parse_status(text) in {"interned", "sentenced"}


def test_no_day_and_no_place_make_a_cook_held(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "现状", "时间"], [NAMES[0], number(), "县教培中心食堂厨师", "2017.4.18"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.status, one.facility, one.detained_on) == ("other", None, None)
