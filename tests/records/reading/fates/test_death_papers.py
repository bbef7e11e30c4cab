"""A day on which a death was written down is not the day of the death."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.fates.daysoffate import days_told
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    "text",
    [
        "已死亡，2016年注销户口",
        "死亡，2016年销户",
        "死亡 2016年注销",
        "死亡（2016年注销）",
        "死亡注销（2016年）",
        "病故，2016.5.3注销",
        "已死亡并于2016年注销户口",
        "2016年因死亡注销户口",
        "死亡，户口已于2016年3月注销",
        "2016年注销户口，已死亡",
        "死亡，2016年出具死亡证明",
        "死亡，2017年7月6日核实",
        "去世，2016年安葬",
    ],
)
def test_papers_tell_no_day_of_death(text: str) -> None:
    assert days_told({"status": text}, "deceased")[1] is None
    assert days_told({"status": "死亡", "note": text}, "deceased")[1] is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016年死亡，2017年注销户口", PartialDate(2016)),
        ("2016年3月病故后注销户口", PartialDate(2016, 3)),
        ("2017年注销户口，2016年5月死亡", PartialDate(2016, 5)),
        ("2016.12.3死亡注销", PartialDate(2016, 12, 3)),
        ("死亡，2016年3月5日", PartialDate(2016, 3, 5)),
        ("死亡（2016年3月5日），已注销户口", PartialDate(2016, 3, 5)),
        ("2016年在县医院病亡，已销户", PartialDate(2016)),
    ],
)
def test_the_day_of_the_death_beside_them_stays(text: str, day: PartialDate) -> None:
    assert days_told({"status": text}, "deceased")[1] == day


def test_in_a_table(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "核查处置情况"], [NAMES[0], number(), "已死亡，2016年注销户口"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.status, one.died_on) == ("deceased", None)
