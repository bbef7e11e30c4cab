"""A day of release beside a term, before the day of the list or after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.records.reading.letgo import day_of
from tests.records.reading.tables import NAMES, Read, number, xlsx

_HEADER = ["刑拘日期", "打处结果", "释放日期"]
_TWO = [["2009.7.21", "有期徒刑3年", "2012.7.20"], ["2014.3.1", "有期徒刑8年", ""]]
_EXPORTED = "导出日期：2015-12-31"
_MORE = [*_TWO, ["2010.3.1", "有期徒刑4年", "2014.2.28"], ["2015.3.1", "有期徒刑5年", ""]]


def _read(
    folder: Path, rows: list[list[Any]], over: str = _EXPORTED, header: list[str] = _HEADER, name: str = "名单"
) -> list[tuple[str | None, tuple[int | None, ...] | None]]:
    table: list[list[Any]] = [[over]] if over else []
    table += [["姓名", "身份证号", *header], *([NAMES[i], number(i), *row] for i, row in enumerate(rows))]
    read = Read(xlsx(folder / f"{name}.xlsx", table))
    return [(s.status, day_of(s)) for s in read.statements]


_FREE, _SERVES = ("released", (2012, 7, 20)), ("sentenced", None)


@pytest.mark.parametrize(
    "over", [_EXPORTED, "制表日期：2013年1月1日", "截止2015年12月31日", "2008—2015年打击处理人员库", "（2018年5月）"]
)
def test_before_the_day_of_the_list_it_has_come(tmp_path: Path, over: str) -> None:
    assert _read(tmp_path, _TWO, over) == [_FREE, _SERVES]
    assert _read(tmp_path, _TWO, over, ["刑拘日期", "刑期", "释放日期"]) == [_FREE, _SERVES]
    assert _read(tmp_path, _TWO[:1], over) == [_FREE]


def test_the_name_of_the_file_tells_it_of_some(tmp_path: Path) -> None:
    assert _read(tmp_path, _TWO, "", name="打击处理人员2008-2015") == [_FREE, _SERVES]
    assert _read(tmp_path, _TWO[:1], "", name="打击处理人员2008-2015") == [_SERVES]
    assert _read(tmp_path, _TWO, "", name="打击处理人员") == [_SERVES, _SERVES]


def test_so_do_later_days_of_the_table_where_only_some_have_one(tmp_path: Path) -> None:
    assert _read(tmp_path, _MORE, "") == [_FREE, _SERVES, ("released", (2014, 2, 28)), _SERVES]
    later = [*_MORE, ["2013.1.1", "有期徒刑3年", "2015.12.31"]]
    assert {status for status, _ in _read(tmp_path, later, "")} == {"sentenced"}
    assert {status for status, _ in _read(tmp_path, [row for row in _MORE if row[2]], "")} == {"sentenced"}


_LATER = ["2013.1.1", "有期徒刑3年6个月", "2016.6.30"]
_KEPT_UP = [*_MORE, _LATER]
_READ = [_FREE, _SERVES, ("released", (2014, 2, 28)), _SERVES, _SERVES]


@pytest.mark.parametrize(("over", "name"), [("", "打击处理人员2008-2015"), ("2008—2015年打击处理人员库", "名单")])
def test_days_behind_the_period_of_a_list_take_nothing_from_those_before(tmp_path: Path, over: str, name: str) -> None:
    """And they are told."""
    assert _read(tmp_path, _KEPT_UP, over, name=name) == _READ
    table = [["姓名", "身份证号", *_HEADER], *([NAMES[i], number(i), *row] for i, row in enumerate(_KEPT_UP))]
    read = Read(xlsx(tmp_path / f"{name}.xlsx", [[over], *table] if over else table))
    assert [code for _, code in read.codes()] == ["release_after_list"]
    within = [*_KEPT_UP, ["2012.1.2", "有期徒刑3年", "2015.1.1"]]
    assert _read(tmp_path, within, over, name=name)[-1] == ("released", (2015, 1, 1))


def test_where_more_lie_behind_it_than_are_blank_they_are_planned(tmp_path: Path) -> None:
    ends = [*_KEPT_UP, _LATER]
    assert _read(tmp_path, ends, "", name="打击处理人员2008-2015")[0] == _FREE
    for name, rows in (
        ("打击处理人员2008-2015", [row for row in ends if row[2]]),
        ("打击处理人员2008-2015", [*ends[:3], _LATER]),
        ("2015年拟释放人员", ends),
        ("服刑人员2008-2015", ends),
    ):
        assert {status for status, _ in _read(tmp_path, rows, "", name=name)} == {"sentenced"}
    header = ["刑拘日期", "打处结果", "刑满释放日期"]
    assert {s for s, _ in _read(tmp_path, ends, "", header, name="打击处理人员2008-2015")} == {"sentenced"}


@pytest.mark.parametrize(
    ("over", "row"),
    [
        (_EXPORTED, ["2009.7.21", "有期徒刑9年", "2018.7.20"]),
        ("截止2012年7月1日", ["2009.7.21", "有期徒刑3年", "2012.7.20"]),
        ("2012年打击处理人员", ["2009.7.21", "有期徒刑3年", "2012.7.20"]),
        ("2012年7月", ["2009.7.21", "有期徒刑3年", "2012.7"]),
        ("2015年拟释放人员", ["2009.7.21", "有期徒刑3年", "2012.7.20"]),
        (_EXPORTED, ["2013.7.21", "有期徒刑3年", "2012.7.20"]),
        (_EXPORTED, ["2009.7.21", "有期徒刑3年，现在服刑", "2012.7.20"]),
        (_EXPORTED, ["2009.7.21", "无期徒刑", "2012.7.20"]),
        (_EXPORTED, ["2009.7.21", "有期徒刑3年", "预计2012.7.20"]),
        (_EXPORTED + " 服刑人员花名册", ["2009.7.21", "有期徒刑3年", "2012.7.20"]),
    ],
)
def test_what_may_lie_ahead_stays_text(tmp_path: Path, over: str, row: list[str]) -> None:
    assert _read(tmp_path, [row, _TWO[1]], over) == [_SERVES, _SERVES]


@pytest.mark.parametrize("header", ["释放日期", "刑满日期", "预计释放日期", "拟释放日期"])
def test_a_planned_end_stays_text(tmp_path: Path, header: str) -> None:
    asked = ["刑拘日期", "刑期", header, "刑期起止"]
    rows = [[*row, "2009.7.21-2012.7.20"] for row in _TWO]
    assert _read(tmp_path, rows, header=asked) == [_SERVES, _SERVES]
    assert _read(tmp_path, _TWO, header=["刑拘日期", "刑期", header])[0] == (_FREE if header == "释放日期" else _SERVES)


def test_all_rows_filled_are_ends_where_some_lie_ahead(tmp_path: Path) -> None:
    rows = [_TWO[0], ["2014.3.1", "有期徒刑8年", "2022.2.28"]]
    assert _read(tmp_path, rows) == [_SERVES, _SERVES]


@pytest.mark.parametrize(
    ("header", "cell"),
    [("目前状态", "服刑"), ("备注", "2016年再次收押"), ("备注", "现在押"), ("现关押地点", "喀什监狱")],
)
def test_who_is_held_now_is(tmp_path: Path, header: str, cell: str) -> None:
    rows = [[*_TWO[0], cell], [*_TWO[1], ""]]
    assert _read(tmp_path, rows, header=["刑拘日期", "刑期", "释放日期", header])[0][0] in {"sentenced", "interned"}


@pytest.mark.parametrize(
    ("over", "row", "read"),
    [
        (_EXPORTED, ["2008.9.1", "劳动教养一年六个月", ""], ("other", None)),
        (_EXPORTED, ["2008.9.1", "劳教", ""], ("other", None)),
        (_EXPORTED, ["2008.9.1", "劳动教养二年", "2010.8.31"], ("released", (2010, 8, 31))),
        (_EXPORTED, ["2013.9.1", "劳动教养一年六个月", ""], ("interned", None)),
        ("导出日期：2010-12-31", ["2008.9.1", "劳动教养三年", ""], ("interned", None)),
        ("", ["2008.9.1", "劳动教养三年", ""], ("interned", None)),
        (_EXPORTED, ["2008.9.1", "劳动教养三年后收押", ""], ("interned", None)),
    ],
)
def test_labour_camps_are_over_years_later(
    tmp_path: Path, over: str, row: list[str], read: tuple[str, tuple[int, ...] | None]
) -> None:
    assert _read(tmp_path, [row], over) == [read]


@pytest.mark.parametrize("term", ["#DIV/0!", "#REF!", "####", "?年", "■年", "", "不详"])
def test_a_lost_term_is_as_good_as_one(tmp_path: Path, term: str) -> None:
    header = ["刑拘日期", "处理结果", "刑期", "释放日期"]
    rows = [["2009.7.21", "判刑", term, "2012.7.20"], ["2014.3.1", "判刑", "8年", ""], ["2014.3.1", "判刑", term, ""]]
    assert _read(tmp_path, rows, header=header) == [_FREE, _SERVES, _SERVES]
    assert [status for status, _ in _read(tmp_path, rows, "", header=header)] == ["sentenced"] * 3
    bare = [[taken, told, day] for taken, _, told, day in rows[:2]]
    assert _read(tmp_path, bare, header=["刑拘日期", "刑期", "释放日期"]) == [_FREE, _SERVES]


@pytest.mark.parametrize(
    ("status", "term", "day"),
    [
        ("判刑", "#REF!", "2018.7.20"),
        ("判刑", "#REF!", "预计2012.7.20"),
        ("判刑", "#REF!", "2009.1.1"),
        ("无期徒刑", "#REF!", "2012.7.20"),
        ("死缓", "", "2012.7.20"),
        ("服刑", "?年", "2012.7.20"),
        ("教培", "", "2012.7.20"),
        ("在押", "####", "2012.7.20"),
    ],
)
def test_who_is_held_beside_a_lost_term_stays_so(tmp_path: Path, status: str, term: str, day: str) -> None:
    header = ["刑拘日期", "处理结果", "刑期", "释放日期"]
    rows = [["2009.7.21", status, term, day], ["2014.3.1", "判刑", "8年", ""]]
    told, free = _read(tmp_path, rows, header=header)[0]
    assert told in {"sentenced", "interned"}
    assert free is None


_NOW = ["抓获日期", "现押地", "判决情况", "释放日期"]
_HELD_AT = [
    ["2014.4.11", "和田监狱", "判有期徒刑15年", ""],
    ["2014.4.12", "墨玉县看守所", "免予起诉", "2014.12.30"],
    ["2014.4.15", "洛浦监狱", "判有期徒刑4年", "2018.4.14"],
    ["2016.1.21", "墨玉县看守所", "", "2016.3.1"],
]


def _with_foot(folder: Path, rows: list[list[Any]], foot: str, over: str = "登记底册") -> list[str | None]:
    table = [[over], ["姓名", "身份证号", *_NOW], *([NAMES[i], number(i), *row] for i, row in enumerate(rows)), [foot]]
    return [s.status for s in Read(xlsx(folder / "底册.xlsx", table)).statements]


@pytest.mark.parametrize("foot", ["制表：国保大队  2018.6.3", "审核人：     填表日期：2018年6月3日"])
def test_the_foot_tells_it_beside_the_place_of_now(tmp_path: Path, foot: str) -> None:
    assert _with_foot(tmp_path, _HELD_AT, foot) == ["sentenced", "released", "released", "released"]


@pytest.mark.parametrize(
    ("foot", "over"),
    [
        ("制表：国保大队", "登记底册"),
        ("制表：国保大队  2018.4.1", "登记底册"),
        ("制表：国保大队  2018.6.3", "在押人员登记底册"),
        ("制表：国保大队  2018.6.3", "拟释放人员"),
        ("制表：国保大队  2018.6.3", "截止2014年12月1日登记底册"),
    ],
)
def test_nobody_is_let_go_from_the_place_of_now_without_it(tmp_path: Path, foot: str, over: str) -> None:
    assert "released" not in _with_foot(tmp_path, _HELD_AT, foot, over)


def test_where_all_have_a_day_it_may_be_the_planned_end(tmp_path: Path) -> None:
    assert "released" not in _with_foot(tmp_path, _HELD_AT[1:], "制表：国保大队  2018.6.3")
