"""The township or village that a title names is where all live whose rows say no more than a group or a village."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.rows.titlehomes import home_in_title
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("title", "home"),
    [
        ("疏附县托克扎克镇阔纳巴扎村常住人口底册", "托克扎克镇阔纳巴扎村"),
        ("一、托克扎克镇参加教育培训人员", "托克扎克镇"),
        ("皮山县藏桂乡各村（社区）送教培人员花名册", "藏桂乡"),
        ("喀什市乃则尔巴格镇判刑人员名单", "乃则尔巴格镇"),
        ("乌帕尔镇3村人口台账", "乌帕尔镇3村"),
        ("乌帕尔镇教培中心学员名单", ""),
        ("吾库萨克镇派出所重点人员台账", ""),
        ("疏附县托克扎克镇中心校教师名单", ""),
        ("疏附县各乡镇送培人员", ""),
        ("墨玉县看守所在押人员", ""),
        ("墨玉县2018年判刑人员", ""),
    ],
)
def test_what_a_title_names(title: str, home: str) -> None:
    assert home_in_title(title) == home


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("3组附1号", "托克扎克镇阔纳巴扎村3组附1号"),
        ("其格其村2组", "托克扎克镇其格其村2组"),
        ("乌帕尔镇1村", "乌帕尔镇1村"),
        ("疏勒县城", "疏勒县城"),
    ],
)
def test_it_stands_before_what_a_row_says(tmp_path: Path, cell: str, place: str) -> None:
    rows = [["疏附县托克扎克镇阔纳巴扎村常住人口底册"], ["姓名", "身份证号", "住址"], [NAMES[0], number(0), cell]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.place_texts == (place,)


def test_the_next_title_names_another(tmp_path: Path) -> None:
    header = ["姓名", "身份证号", "村"]
    rows = [["一、托克扎克镇送培人员"], header, [NAMES[0], number(0), "1村"]]
    rows += [["二、乌帕尔镇送培人员"], header, [NAMES[1], number(1), "2村"]]
    assert [s.place_texts for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [
        ("托克扎克镇1村",),
        ("乌帕尔镇2村",),
    ]
