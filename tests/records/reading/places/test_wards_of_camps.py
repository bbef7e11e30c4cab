"""Parts of a camp, where a list asks where people are now, are where they are held; homes and schools are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

TITLE = "特克斯县第二职业技能教育培训中心学员评审情况登记册"


def read(tmp_path: Path, cells: list[tuple[str, str]], title: str = TITLE, header: str = "现在何处") -> Read:
    rows = [[title], ["学员姓名", "身份证号", "入校时间", "送学缘由", "评审结论", header]]
    rows += [[NAMES[i % 6], number(i), "2017.8.3", "探亲", *cell] for i, cell in enumerate(cells)]
    return Read(csv(tmp_path / "a.csv", rows))


@pytest.mark.parametrize("header", ["现在何处", "目前在哪里", "现去向"])
def test_parts_of_a_camp_are_places(tmp_path: Path, header: str) -> None:
    told = [
        ("继续教育培训", "二校区3号楼"),
        ("转严管班", "二校区严管楼"),
        ("待评审", "女学员楼"),
        ("", "3号楼"),
        ("同意结业", "五监区"),
    ]
    found = read(tmp_path, told, header=header).statements
    assert [(s.status, s.facility) for s in found] == [("interned", place) for _, place in told]
    assert read(tmp_path, [("继续教育培训", "一校区（2月转去）")], header=header).only.facility == "一校区"


def test_of_whom_it_asks_nothing_the_verdict_tells(tmp_path: Path) -> None:
    told = [("继续教育培训", ""), ("转严管班", ""), ("待评审", ""), ("", "二校区5号楼")]
    assert {s.status for s in read(tmp_path, told).statements} == {"interned"}


def test_who_is_elsewhere_is_not_held(tmp_path: Path) -> None:
    told = [("合格，已结业", "家中"), ("合格，已结业", "已返家"), ("病亡（2018年2月）", "")]
    found = read(tmp_path, told).statements
    assert [(s.status, s.facility) for s in found] == [("released", None), ("released", None), ("deceased", TITLE[:16])]


@pytest.mark.parametrize("cell", ["3号楼2单元501", "幸福小区3号楼", "县一中东校区", "一校区（已释放）", "原二校区"])
def test_homes_and_schools_are_no_wards(tmp_path: Path, cell: str) -> None:
    assert read(tmp_path, [("", cell)]).only.facility != cell


def test_not_in_a_list_of_pupils(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "班主任", "现在何处"], [NAMES[0], number(), "张伟", "二校区3号楼"]]
    only = Read(csv(tmp_path / "a.csv", rows)).only
    assert (only.status == "interned", only.facility) == (False, None)
