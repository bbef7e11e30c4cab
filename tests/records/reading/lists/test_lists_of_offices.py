"""Lists of households visited, of trainees with their kin, of prisoners, of the dead, and of those who guard them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate, RelativeName
from service.records.reading.cells.namecell import own_name_cell
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, number, xlsx


def test_what_somebody_is_to_the_head_stands_before_the_name(tmp_path: Path) -> None:
    family = f"妻子{NAMES[1]}，长子{NAMES[2]}"
    rows = [["户主姓名", "家庭成员情况", "被收押人员", "收押时间"], [NAMES[0], family, f"长子{NAMES[2]}", "2017.5.3"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.names, one.relation, one.household_head, one.status) == ((NAMES[2],), "son", NAMES[0], "interned")
    assert one.relatives == (RelativeName(NAMES[0], "parent"), RelativeName(NAMES[1], "wife"))


@pytest.mark.parametrize(
    ("text", "names", "notes"),
    [
        ("长女：古丽尼沙·托合提", ("古丽尼沙·托合提",), ("长女",)),
        ("户主麦麦提·图尔荪（残疾）", ("麦麦提·图尔荪",), ("户主", "残疾")),
        ("麦麦提·图尔荪", ("麦麦提·图尔荪",), ()),
        ("父亲", ("父亲",), ()),
    ],
)
def test_kin_in_a_cell_of_names(text: str, names: tuple[str, ...], notes: tuple[str, ...]) -> None:
    cell = own_name_cell(text)
    assert (cell.names, cell.notes) == (names, notes)


@pytest.mark.parametrize("header", ["家庭联系人", "现监护人", "临时监护人姓名"])
def test_kin_who_are_called_by_their_office(tmp_path: Path, header: str) -> None:
    rows = [["学员姓名", "身份证号", header, "电话", "与学员关系"], [NAMES[0], number(0), NAMES[1], "", "妻子"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.relatives == (RelativeName(NAMES[1], "wife"),)
    rows = [["姓名", "身份证号", "联系人"], [NAMES[0], number(0), NAMES[1]]]
    assert Read(xlsx(tmp_path / "b.xlsx", rows)).only.relatives == ()


def test_each_of_the_three_circles_in_a_row_of_its_own(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["教育点", "姓名", "身份证号", "三圈类别", "内容"]]
    for i in range(3):
        family = f"妻子{NAMES[(i + 3) % 6]}，务农"
        rows += [["第二教育点", NAMES[i], number(i), "家庭圈", family], ["", "", "", "社会圈", "邻居无违法记录"]]
        rows += [["", "", "", "宗教圈", "不做礼拜"]]
    merges = [f"{c}{2 + 3 * i}:{c}{4 + 3 * i}" for c in "ABC" for i in range(3)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, merges)).statements
    assert {s.status for s in read} == {"interned"}
    assert [s.relatives for s in read if s.relatives] == [(RelativeName(NAMES[i + 3], "wife"),) for i in range(3)]
    assert [s.continues for s in read] == [None, 2, 2, None, 5, 5, None, 8, 8]


def test_what_is_left_of_a_term_is_not_the_term(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "原判刑期", "剩余刑期"], [NAMES[0], number(0), 20, 18]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert one.sentence is not None
    assert (one.sentence.months, one.problems) == (240, ())


def test_a_note_of_one_word_and_a_day_with_points(tmp_path: Path) -> None:
    told = [("2018.4.5解除教培", "released"), ("亡", "deceased"), ("2018-3-5病逝", "deceased"), ("逃亡", "interned")]
    told += [("解除管控", "interned"), ("刑释人员", "interned")]
    rows = [
        ["姓名", "身份证号", "入教时间", "备注"],
        *([NAMES[i], number(i), "2017.5.6", t] for i, (t, _) in enumerate(told)),
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == [status for _, status in told]
    assert read[2].died_on == PartialDate(2018, 3, 5)
    assert parse_status("亡") == "deceased"


def test_the_day_and_the_place_of_a_death_in_one_cell(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "死亡时间、地点及原因"], [NAMES[0], number(0), "2018年3月5日在县医院因心脏病死亡"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.status, one.died_on) == ("deceased", PartialDate(2018, 3, 5))


def test_officers_are_not_held_where_they_work(tmp_path: Path) -> None:
    header = ["姓名", "警号", "身份证号", "现任职务", "所在监所", "分管监区"]
    rows = [header, *([NAMES[i], "650123", number(i), "管教民警", "疏附县看守所", "三监区"] for i in range(4))]
    for one in Read(xlsx(tmp_path / "a.xlsx", rows)).statements:
        assert (one.status, one.facility) == (None, None)
    header = ["姓名", "警号", "身份证号", "收押时间", "关押地点"]  # an officer may be taken too
    rows = [header, [NAMES[0], "650123", number(0), "2017.5.6", "疏附县看守所"]]
    assert Read(xlsx(tmp_path / "b.xlsx", rows)).only.facility == "疏附县看守所"


@pytest.mark.parametrize("header", ["三圈类别", "户口类别", "残疾类别", "已服刑期", "余刑刑期"])
def test_kinds_and_terms_of_something_else(header: str) -> None:
    assert field_of(header) not in {"status", "sentence"}
