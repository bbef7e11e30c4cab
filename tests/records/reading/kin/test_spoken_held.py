"""Headers that ask in spoken words who is held, and lists of families of the held: the relative is free."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from service.records.reading.headers.spokenheld import asks_who_is_held
from service.records.reading.kin.familiesofheld import lists_families_of_held
from tests.records.reading.tables import NAMES, Read, number, xlsx

FAMILIES = "雅瓦乡走访服刑、在押人员家属登记"


@pytest.mark.parametrize(
    ("header", "held"),
    [
        ("被关押的人", True), ("被抓的人", True), ("关着的人", True), ("被带走的那个人", True), ("里面的人", True),
        ("在里面的人", True), ("被判刑的是谁", True), ("谁被抓", True), ("家里谁被抓", True), ("在押的是", True),
        ("被抓走的人是谁", True), ("被关押的人是家属的", False), ("被关押的人数", False), ("抓他的人", False),
        ("带走的人", False), ("谁抓的", False), ("被谁带走", False), ("被抓原因", False),
    ],
)  # fmt: skip
def test_headers(header: str, held: bool) -> None:
    assert asks_who_is_held(header) is held


@pytest.mark.parametrize(
    "held", ["被关押的人", "被抓的人", "关着的人", "里面的人", "被判刑的是谁", "谁被抓", "在押的是"]
)
@pytest.mark.parametrize("tie", ["被关押的人是家属的", "是家属的什么人", "他是家属的"])
def test_custody_is_of_whom_the_spoken_header_names(tmp_path: Path, held: str, tie: str) -> None:
    if tie.startswith("被关押的人"):
        tie = f"{held.removesuffix('是谁').removesuffix('是')}是家属的" if held.endswith("人") else "是家属的"
    header = ["家属姓名", "家属身份证号", held, tie, "何时被抓", "关在哪里"]
    rows = [header, *([NAMES[i], number(i), NAMES[3], "妻子", "2017.4", "墨玉县看守所"] for i in (0, 2, 4))]
    for one in Read(xlsx(tmp_path / "a.xlsx", rows)).statements:
        assert (one.status, one.facility, one.detained_on) == (None, None, None)
        assert [(r.name, r.relation) for r in one.relatives] == [(NAMES[3], "wife")]


@pytest.mark.parametrize("told", ["3", "否", None])
def test_who_is_held_themselves_stays_so(tmp_path: Path, told: str | None) -> None:
    rows = [["姓名", "身份证号", "被抓的人", "何时被抓", "关在哪里"]]
    rows += [[NAMES[i], number(i), told or NAMES[i], "2017.4", "墨玉县看守所"] for i in (0, 2, 4)]
    for one in Read(xlsx(tmp_path / "a.xlsx", rows)).statements:
        assert (one.status, one.facility) == ("interned", "墨玉县看守所")


@pytest.mark.parametrize("own", ["家属姓名", "亲属"])
def test_a_list_of_families_tells_no_custody_of_the_relative(tmp_path: Path, own: str) -> None:
    header = [own, "家属身份证号", "住几组", "何时被抓", "关在哪里", "判几年"]
    rows = [[FAMILIES], header, *([NAMES[i], number(i), "一组", "2017.4", "和田监狱", "5年"] for i in (0, 2, 4))]
    for one in Read(xlsx(tmp_path / "a.xlsx", rows)).statements:
        assert (one.status, one.sentence, one.facility, one.detained_on) == (None, None, None, None)
        assert "一组" in one.place_texts


@pytest.mark.parametrize(
    ("title", "header"),
    [(FAMILIES, "姓名"), (FAMILIES, "在押人员"), ("在押人员亲属收押情况登记", "亲属姓名"), ("在押人员登记", "姓名")],
)
def test_who_is_no_relative_by_the_header_is_held(tmp_path: Path, title: str, header: str) -> None:
    rows = [[title], [header, "身份证号", "何时被抓", "关在哪里"]]
    rows += [[NAMES[i], number(i), "2017.4", "和田监狱"] for i in (0, 2, 4)]
    assert {s.facility for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements} == {"和田监狱"}


def test_titles() -> None:
    assert lists_families_of_held(FAMILIES)
    assert lists_families_of_held("收押人员直系亲属台账")
    assert not any(
        map(lists_families_of_held, ("在押人员亲属收押情况", "家属中服刑人员名单", "服刑人员名单", "困难家属登记"))
    )


@pytest.mark.parametrize(
    ("header", "field"),
    [("住几组", "village"), ("家住哪个组", "village"), ("住在第几组", "village"), ("住几个人", None), ("分几组", None)],
)
def test_asked_in_which_group_one_lives(header: str, field: str | None) -> None:
    assert field_of(header) == field
