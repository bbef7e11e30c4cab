"""The day of release, ``released_on``: by its column, by a status, a note or a reason for leaving."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.records.stored import fields_of
from tests.records.reading.letgo import day_of, read_list
from tests.records.reading.tables import NAMES, Read, number, xlsx

_NEXT = dt.datetime.now(tz=dt.UTC).year + 1
_ASK = (
    "释放时间 释放日期 刑满释放日期 出狱日期 解除时间 解除教培时间 结业时间 结业日期 实际释放日期 获释年月 释放/时间 "
    "释放时间（年月日） 离监日期 釈放日|释放时间 قويۇپ بېرىلگەن ۋاقتى|Date of release|Release date|Released on|"
    "Released|Date of release from camp|Дата освобождения|Дата освобождения из лагеря|"
    "Serbest bırakılma tarihi|Tahliye tarihi|"
    "Qoyup bérilgen waqti|قويۇپ بېرىلگەن ۋاقتى|Босатылған күні|Bosatylǵan kúni|بوساتىلعان كۇنى|Ozod qilingan sana|"
    "Entlassungsdatum|Date de libération|Fecha de liberación|Data di rilascio|تاريخ الإفراج"
)
_ASK_ELSE = (
    "预计释放时间 拟释放日期 应释放日期 刑满日期 刑期届满日 到期时间 亲属释放时间 父亲/释放时间 毕业时间 释放单位 "
    "释放证号|"
    "Expected release date|Wife's release date|Place of release|Release of property|Last seen"
)


def _each(headers: str) -> list[str]:
    """The Chinese ones stand before the first bar."""
    han, _, others = headers.partition("|")
    return [*han.split(), *others.split("|")]


@pytest.mark.parametrize("header", _each(_ASK))
def test_a_column_asks_for_it(tmp_path: Path, header: str) -> None:
    read = read_list(tmp_path, ["状态", header], ["释放", "2018.3.10"], ["判刑", "2028.3.11"], ["死亡", "2018.3.12"])
    let_go, judged, died = read.statements
    assert (let_go.status, day_of(let_go), let_go.texts["released_on"]) == ("released", (2018, 3, 10), "2018.3.10")
    assert [(s.status, s.released_on) for s in (judged, died)] == [("sentenced", None), ("deceased", None)]
    assert ["released_on" in s.texts for s in read.statements] == [True, False, False]
    assert [s.cells[header] for s in read.statements] == ["2018.3.10", "2028.3.11", "2018.3.12"]
    assert (died.died_on, read.codes()) == (None, [])


@pytest.mark.parametrize("header", _each(_ASK_ELSE))
def test_other_columns_do_not(tmp_path: Path, header: str) -> None:
    assert [s.released_on for s in read_list(tmp_path, ["状态", header], ["释放", "2018.3.10"]).statements] == [None]


def test_alone_the_header_says_released_and_when(tmp_path: Path) -> None:
    for header in ("释放时间", "解除时间", "结业时间", "Date of release"):
        let_go, held = read_list(tmp_path, ["收押时间", header], ["2017.4.1", "2018.5.1"], ["2017.4.1", ""]).statements
        assert (let_go.status, day_of(let_go), held.status, day_of(held)) == (
            "released",
            (2018, 5, 1),
            "interned",
            None,
        )


def test_a_term_leaves_it_text(tmp_path: Path) -> None:
    """Of the sentenced it may lie ahead, unless the row or the title says that they were let go."""
    (one,) = read_list(tmp_path, ["刑期", "释放日期"], ["3年", "2018.3.1"]).statements
    assert (one.status, one.released_on, one.cells["释放日期"]) == ("sentenced", None, "2018.3.1")
    (one,) = read_list(tmp_path, ["刑期", "释放日期"], ["3年", "2018.3.1"], over="2018年刑满释放人员名单").statements
    assert (one.status, day_of(one)) == ("released", (2018, 3, 1))
    (one,) = read_list(tmp_path, ["刑期", "状态", "离监日期"], ["3年", "刑满释放", "2018.3.1"]).statements
    assert (one.status, day_of(one)) == ("released", (2018, 3, 1))
    (one,) = read_list(tmp_path, ["刑期", "状态", "释放日期"], ["3年", "减刑释放", "2018.3.1"]).statements
    assert (one.status, day_of(one)) == ("released", (2018, 3, 1))


@pytest.mark.parametrize(
    ("cell", "day", "kept", "codes"),
    [
        (dt.date(2018, 3, 10), (2018, 3, 10), True, []),
        (43169, (2018, 3, 10), True, []),
        ("2018年3月", (2018, 3), True, []),
        ("未释放", None, False, []),
        ("无", None, False, []),
        ("不详", None, False, []),
        ("yes", None, False, []),
        ("预计2019.5", None, False, []),
        (f"{_NEXT}.1.1", None, False, []),
        ("2018.2.31", None, True, ["impossible_date"]),
        ("春节前3天", None, True, ["unreadable_date"]),
        ("5月3日", None, True, ["date_without_year"]),
    ],
)
def test_cells(tmp_path: Path, cell: Any, day: tuple[int, ...] | None, kept: bool, codes: list[str]) -> None:
    read = read_list(tmp_path, ["状态", "释放时间"], ["释放", cell])
    assert (day_of(read.only), "released_on" in read.only.texts) == (day, kept)
    assert [code for _, code in read.codes()] == codes


@pytest.mark.parametrize("cell", ["长期", "3年后", f"{_NEXT}.1.1", "2131.1.1", "-"])
def test_what_stands_there_of_others_is_no_damage(tmp_path: Path, cell: str) -> None:
    assert read_list(tmp_path, ["状态", "释放时间"], ["判刑", cell]).codes() == []


def test_no_release_before_the_detention(tmp_path: Path) -> None:
    """It is of an earlier custody."""
    rows = [["2017.4.1", "释放", "2016.5.1"], ["2017.4", "释放", "2017.4.20"], ["2017.4.1", "释放", "2017"]]
    read = read_list(tmp_path, ["收押时间", "状态", "释放时间"], *rows)
    assert [day_of(s) for s in read.statements] == [None, (2017, 4, 20), (2017,)]
    assert "released_on" not in read.statements[0].texts
    rows = [["2017.1.1", "2017.1.15", "2017.1.16"]]
    (one,) = read_list(tmp_path, ["拘留时间", "解除时间", "送教时间"], *rows).statements
    assert (day_of(one), one.cells["解除时间"]) == (None, "2017.1.15")


@pytest.mark.parametrize(
    ("headers", "row", "status", "day"),
    [
        (["出所原因"], ["释放"], "released", (2018, 5, 1)),
        (["出所原因"], ["刑满释放"], "released", (2018, 5, 1)),
        (["出所原因"], ["投牢"], "sentenced", None),
        (["出所原因"], ["取保候审"], "other", None),
        (["出所原因"], ["死亡"], "deceased", None),
        (["出所去向"], ["转送教培中心"], "interned", None),
        (["备注"], ["2019年3月释放"], "released", (2019, 3)),
        (["现状"], ["已释放"], "released", (2018, 5, 1)),
        (["现状", "刑期"], ["已释放", "2年"], "released", None),
        (["现状", "关押地点"], ["已释放", "疏附县教培中心"], "released", None),
        (["现状", "关押地点"], ["已释放", "疏附县看守所"], "released", (2018, 5, 1)),
        ([], [], "other", None),
    ],
)
def test_leaving_a_remand_centre(
    tmp_path: Path, headers: list[str], row: list[str], status: str, day: tuple[int, ...] | None
) -> None:
    (one,) = read_list(tmp_path, ["入所时间", "出所时间", *headers], ["2017.4.1", "2018.5.1", *row]).statements
    assert (one.status, day_of(one)) == (status, day)
    assert ("released_on" in one.texts) == (day == (2018, 5, 1))


def test_graduates_of_whom_the_list_tells_more(tmp_path: Path) -> None:
    told = ["已结业", "被判刑8年", "死亡", "收押"]
    read = read_list(tmp_path, ["结业时间", "现状"], *(["2018.5.1", now] for now in told), over="结业人员名单")
    assert [day_of(s) for s in read.statements] == [(2018, 5, 1), None, None, None]


def test_kin(tmp_path: Path) -> None:
    headers = ["父亲姓名", "父亲身份证号", "父亲现状", "父亲释放时间"]
    rows = [["买买提·依明", number(50), "释放", "2018.3.1"], ["艾力·依明", number(51), "判刑", "2028.3.1"]]
    own, father, other, held = read_list(tmp_path, headers, *rows).statements
    assert [day_of(s) for s in (own, father, other, held)] == [None, (2018, 3, 1), None, None]
    assert ["released_on" in s.texts for s in (own, father, other, held)] == [False, True, False, False]
    headers = ["收押亲属姓名", "关系", "收押时间", "状态", "释放时间"]
    rows = [["买买提·依明", "父亲", "2017.1.1", "释放", "2018.3.1"]]
    assert {s.released_on for s in read_list(tmp_path, headers, *rows).statements} == {None}


def test_whoever_says_what_a_column_means_goes_first(tmp_path: Path) -> None:
    read = read_list(tmp_path, ["状态", "日子", "释放时间"], ["释放", "2018.3.1", ""], mapping={"日子": "released_on"})
    assert (day_of(read.only), read.tables[0].columns[-2].field) == ((2018, 3, 1), "released_on")
    read = read_list(tmp_path, ["状态", "释放时间"], ["释放", "2018.3.1"], mapping={"释放时间": ""})
    assert read.only.released_on is None


def test_a_form(tmp_path: Path) -> None:
    rows = [["姓名", NAMES[0], "身份证号", number(0)], ["状态", "释放", "释放时间", "2018.3.1"]]
    rows.append(["住址", "疏附县", "民族", "维吾尔族"])
    assert day_of(Read(xlsx(tmp_path / "a.xlsx", rows)).only) == (2018, 3, 1)


def test_which_goes_first_in_a_date(tmp_path: Path) -> None:
    rows = [["Name", "Detained", "Status", "Date of release"]]
    rows += [["Memet Tursun", "25/12/2017", "released", "4/3/2018"], ["Rena Polat", "1/2/2017", "detained", ""]]
    assert [day_of(s) for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == [(2018, 3, 4), None]


def test_it_is_stored(tmp_path: Path) -> None:
    (one,) = read_list(tmp_path, ["状态", "释放时间"], ["释放", "2018.3"]).statements
    stored = fields_of(one)
    assert (stored["released_on"], stored["texts"]) == (
        [2018, 3, None, False],
        {"status": "释放", "released_on": "2018.3"},
    )


_CELLS: dict[str, list[Any]] = {
    "状态": [
        "释放",
        "释放 2018.1.2",
        "判刑",
        "死亡",
        "收押",
        "2017年收押，2018年3月释放",
        "已结业",
        "取保候审",
        "released in 2019",
        "",
    ],
    "释放时间": [
        "2018.3.1",
        "2016.1",
        "2131.1.1",
        "2018.2.31",
        "预计2019.5",
        "未释放",
        43169,
        dt.date(2018, 5, 1),
        "5月3日",
        "",
    ],
    "出所时间": ["2018.4.1", "2016.1", "", "未出所"],
    "出所原因": ["释放", "投牢", "死亡", "取保候审", "转送教培中心", ""],
    "收押时间": ["2017.4.1", "2018.12.1", "2017.2.30", "", dt.date(2017, 1, 1)],
    "死亡时间": ["", "", "2018.9.1"],
    "刑期": ["", "3年", "无期"],
    "处理时间": ["2018.7.1", "2017.2", ""],
    "备注": ["", "2018.8.5释放", "2018年又被收押", "released in May 2018", "其父2018年释放"],
}


@st.composite
def _tables(draw: st.DrawFn) -> list[list[Any]]:
    header = draw(st.lists(st.sampled_from(sorted(_CELLS)), unique=True, min_size=1, max_size=6))
    rows = draw(st.lists(st.tuples(*(st.sampled_from(_CELLS[h]) for h in header)), min_size=1, max_size=8))
    return [["姓名", "身份证号", *header], *([NAMES[i % len(NAMES)], number(i), *row] for i, row in enumerate(rows))]


@given(_tables())
@settings(max_examples=80, deadline=None)
def test_whatever_the_cells_hold_only_those_who_were_let_go_have_a_day_of_it(rows: list[list[Any]]) -> None:
    """And both ways of reading give the same, which Read asserts."""
    with TemporaryDirectory() as folder:
        for one in Read(xlsx(Path(folder) / "a.xlsx", rows)).statements:
            let_go, taken = one.released_on, one.detained_on
            if one.status == "deceased" and let_go is not None:  # who was let go first
                assert one.died_on is not None
                assert let_go[:3] < one.died_on[:3]
            else:
                assert one.status == "released" or (let_go is None and "released_on" not in one.texts)
            assert let_go is None or let_go.year <= dt.datetime.now(tz=dt.UTC).year
            if let_go is not None and taken is not None:
                assert (let_go.year, let_go.month or 12, let_go.day or 31) >= (
                    taken.year,
                    taken.month or 1,
                    taken.day or 1,
                )
