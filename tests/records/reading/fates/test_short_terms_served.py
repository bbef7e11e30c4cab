"""A term of 拘役 is served in the remand centre: who left it at its end was let go on that day."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.values.dates import parse_date
from tests.records.reading.tables import Read, csv


@pytest.mark.parametrize(
    ("status", "term", "day"),
    [
        ("刑满释放", "拘役2个月", "2017-12-19"),
        ("刑满释放", "判处拘役2个月", "2017-12-19"),
        ("投牢", "拘役2个月", None),
        ("在押", "拘役2个月", None),
        ("刑满释放", "有期徒刑2年", None),  # left for a prison, which let go of them later
        ("刑满释放", "拘役2个月，有期徒刑3年", None),
    ],
)
def test_the_day_of_who_served_a_short_term(tmp_path: Path, status: str, term: str, day: str | None) -> None:
    rows = [["姓名", "身份证号", "进所时间", "现状", "判决结果", "出所日期"]]
    rows += [["杨国庆", "653125198110010595", "2017.10.20", status, term, "2017.12.19"]]
    rows += [["陈玉梅", "653125197609040263", "2017.11.2", "在押", "", ""]]
    assert Read(csv(tmp_path / "a.csv", rows)).statements[0].released_on == (parse_date(day) if day else None)
