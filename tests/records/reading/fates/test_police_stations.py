"""派出所, a police station, ends in the word for leaving a remand centre; who is taken by one, or to one, is held."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.everybody import status_in_title
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("移交派出所留置审查", "interned"),
        ("由派出所收押", "interned"),
        ("派出所羁押", "interned"),
        ("送派出所拘留", "interned"),
        ("被兰干镇派出所带走", "interned"),
        ("派出所已提请逮捕", "interned"),
        ("派出所抓获后判刑7年", "sentenced"),
        ("移交派出所", "other"),
        ("派出所列管", "other"),
        ("由派出所教育后放回", "released"),
        ("派出所已释放", "released"),
    ],
)
def test_a_police_station_lets_nobody_go(text: str, status: str) -> None:
    assert parse_status(text) == status


def test_a_column_of_measures_that_names_police_stations(tmp_path: Path) -> None:
    done = ["移交乌帕尔镇派出所留置审查", "放行", "由派出所刑拘", "送派出所"]
    rows = [["姓名", "身份证号", "处置措施"], *([NAMES[i], number(i), one] for i, one in enumerate(done))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == ["interned", "other", "interned", "other"]


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("兰干镇派出所人员名单", None),
        ("乌帕尔镇派出所重点人员花名册", None),
        ("疏附县派出所收押人员名单", "interned"),
        ("托克扎克镇派出所释放人员名册", "released"),
    ],
)
def test_a_list_of_a_police_station_is_none_of_the_released(title: str, status: str | None) -> None:
    assert status_in_title(title) == status


def test_a_header_that_names_a_police_station_still_asks_what_was_done() -> None:
    assert (field_of("派出所处理结果"), field_of("出所处理结果")) == ("status", None)
