"""The county of a title, of rows that name a village alone and have no number."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.titleplaces import county_over
from tests.records.reading.tables import NAMES, Read, number, xlsx

_HEADER = ["序号", "姓名", "身份证号", "村别", "小队"]


def _row(i: int, id_number: str) -> list[str | int]:
    return [i, NAMES[i % len(NAMES)], id_number, "英买里村", f"{i}小队"]


def test_a_header_that_comes_again_below_groups_keeps_the_county(tmp_path: Path) -> None:
    rows = [["伽师县克孜勒博依镇一览表"], _HEADER, ["一、宗教人员（1人）"], _row(1, number(1)), []]
    rows += [_HEADER, ["二、通知未到人员（2人）"], _row(2, "#REF!"), ["三、多子女父母"], _row(3, "")]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.counties for s in read] == [("653121",), ("653129",), ("653129",)]


def test_a_table_below_a_title_of_its_own_takes_no_county_of_another(tmp_path: Path) -> None:
    rows = [["伽师县一览表"], _HEADER, ["一、宗教人员"], _row(1, ""), [], ["外地来的人员名单"], [*_HEADER, "备注"]]
    rows += [["二、通知未到人员"], _row(2, "")]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.counties for s in read] == [("653129",), ()]


_CAMP = "疏附县教育培训中心学员花名册（分乡镇）"


@pytest.mark.parametrize("line", ["二、乌帕尔镇参加教育培训人员", "乌帕尔镇（9人）", "（三）站敏乡学员", "站敏乡"])
def test_a_town_below_the_title_of_a_camp_is_of_its_county(line: str) -> None:
    assert county_over([_CAMP, "填报单位：县教培办", line], ["英买里村"]) == ("653121",)


@pytest.mark.parametrize(
    "titles",
    [
        [_CAMP],
        [_CAMP, "二、甲班"],
        [_CAMP, "墨玉县教培中心学员名单", "二、乌帕尔镇"],
        ["疏附县看守所在押人员名单", "二、乌帕尔镇"],
        ["送疏附县教育培训中心人员名单", "二、乌帕尔镇"],
        [_CAMP, "乌帕尔镇派出所"],
    ],
)
def test_a_camp_alone_tells_no_county(titles: list[str]) -> None:
    assert county_over(titles, ["英买里村"]) == ()


def test_a_town_may_name_its_own_county() -> None:
    assert county_over([_CAMP, "二、莎车县乌帕尔镇人员"], ["英买里村"]) == ("653125",)


def test_the_next_town_of_a_camp(tmp_path: Path) -> None:
    rows = [[_CAMP], ["一、托克扎克镇参加教育培训人员"], _HEADER, _row(1, number(1)), []]
    rows += [["二、乌帕尔镇参加教育培训人员"], _HEADER, _row(2, "########")]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [(s.counties, s.status) for s in read] == [(("653121",), "interned")] * 2
