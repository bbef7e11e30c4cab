"""The county of a title, of rows that name a village alone and have no number."""

from __future__ import annotations

from pathlib import Path

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
