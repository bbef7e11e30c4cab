"""What stands below a header of a day of release and is none: a death, a longer term, another prison."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.otherends import is_death, is_no_release, stays_on
from tests.records.reading.letgo import day_of, read_list

_SERVED = (["抓获时间", "处理结果", "刑期", "出狱时间"], ["2012.3.30", "判刑", "2年"])
_HELD = (["抓获时间", "释放时间"], ["2012.3.30"])
_OVER = "2015年12月31日"


@pytest.mark.parametrize("table", [_SERVED, _HELD])
@pytest.mark.parametrize(
    "cell", ["2013年11月病亡", "病故2013.11", "2013年11月死亡", "2013年11月（身亡）", "2012年10月释放，2013年11月病亡"]
)
def test_a_death_is_no_release(tmp_path: Path, table: tuple[list[str], list[str]], cell: str) -> None:
    headers, row = table
    read = read_list(tmp_path, headers, [*row, cell], [*row, "2013.5.6"], over=_OVER)
    one, other = read.statements
    assert (one.status, one.died_on and one.died_on[:2], one.released_on) == ("deceased", (2013, 11), None)
    assert (other.status, other.died_on, day_of(other)) == ("released", None, (2013, 5, 6))
    assert read.codes() == []


def test_a_death_without_a_day(tmp_path: Path) -> None:
    headers, row = _SERVED
    read = read_list(tmp_path, headers, [*row, "死亡"], [*row, "2013.5.6"], over=_OVER)
    assert [(s.status, s.died_on) for s in read.statements] == [("deceased", None), ("released", None)]


@pytest.mark.parametrize("table", [_SERVED, _HELD])
@pytest.mark.parametrize(
    "cell", ["2013年11月加刑", "2013.11.5转狱", "2013年11月脱逃", "未释放", "2013.11转喀什监狱", "2013年11月其父病亡"]
)
def test_nobody_is_let_go_by_what_is_none(tmp_path: Path, table: tuple[list[str], list[str]], cell: str) -> None:
    headers, row = table
    read = read_list(tmp_path, headers, [*row, cell], [*row, "2013.5.6"], over=_OVER)
    one = read.statements[0]
    assert one.status in {"sentenced", "interned", "other"}
    assert one.released_on is one.died_on is None


def test_in_a_list_of_those_who_were_let_go(tmp_path: Path) -> None:
    headers = ["原服刑监狱", "刑期", "释放时间"]
    cells = [["喀什监狱", "2年", told] for told in ("2013年加刑", "2013.5.6", "2013年5月6日减刑释放")]
    read = read_list(tmp_path, headers, *cells, over="刑满释放人员花名册")
    assert read.statements[0].status != "released"
    assert [(s.status, day_of(s)) for s in read.statements[1:]] == [("released", (2013, 5, 6))] * 2


@pytest.mark.parametrize(
    "cell",
    [
        "2013年5月6日减刑释放",
        "2013.5.6假释",
        "监外执行期满释放",
        "2013.5.6",
        "2013.5释放（父亲病故）",
        "2013.5转社区",
        "无",
        "May 2013",
    ],
)
def test_a_release_stays_one(cell: str) -> None:
    assert not is_no_release(cell)
    assert not is_death(cell)


def test_who_stays_where_they_are() -> None:
    assert stays_on("加刑2年")
    assert stays_on("未满")
    assert not stays_on("加刑2年，转狱")
