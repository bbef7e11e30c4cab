"""Of a number cut short no more than the county is left: it counts where a title names the same county."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import Read, csv


@pytest.mark.parametrize(
    ("title", "number", "county"),
    [
        ("莎车县第二看守所在押人员花名册", "65312519*", ("653125",)),
        ("莎车县第二看守所在押人员花名册", "6.53125E+17", ("653125",)),
        ("疏附县看守所在押人员花名册", "65312519*", ()),  # of one county or the other
        ("看守所在押人员花名册", "65312519*", ()),
        ("莎车县第二看守所在押人员花名册", "65312*", ()),
        ("莎车县第二看守所在押人员花名册", "653121198302140918", ("653121",)),  # a whole one says it by itself
    ],
)
def test_a_county_of_a_short_number(tmp_path: Path, title: str, number: str, county: tuple[str, ...]) -> None:
    rows = [[title], ["序号", "姓名", "身份证号", "乡镇", "羁押日期"]]
    rows += [["1", "阿巴斯·麦提喀斯木", number, "伊什库力乡", "2017-11-02"]]
    rows += [["2", "陈玉梅", "653125197609040263", "古城镇", "2017-11-02"]]
    assert Read(csv(tmp_path / "a.csv", rows)).statements[0].counties == county
