"""What the columns of a table ask is worked out once for all tables with the same, and none of these changes it."""

from __future__ import annotations

from service.records.reading.columns.assigned import assign
from service.records.reading.columns.guesses import add_guesses
from service.records.reading.columns.undertitles import under_titles
from service.records.reading.rows.asked import Asked, asked_by
from service.records.reading.rows.lineover import Line
from service.records.reading.rows.plan import Plan
from service.records.reading.statement import TableInfo

_SAID = [name for kind in Asked.__mro__ for name in getattr(kind, "__slots__", ()) if name not in {"arrests"}]


def _info(headers: list[str], titles: tuple[str, ...], header_rows: tuple[int, ...] = (1,)) -> TableInfo:
    columns = add_guesses(assign(headers, {}, {}), [])
    columns = under_titles(columns, titles, "Sheet1", "a.xlsx")
    return TableInfo("a.xlsx", "Sheet1", False, header_rows, tuple(columns), titles)


def _told(asked: Asked) -> dict[str, object]:
    return {name: getattr(asked, name) for name in _SAID}


def test_a_plan_says_what_its_columns_ask() -> None:
    info = _info(["姓名", "身份证号", "刑期", "关押地点"], ())
    plan = Plan(info)
    assert _told(plan) == _told(Asked(info.columns, True, True))
    assert plan.arrests.taken == Asked(info.columns, True, True).arrests.taken
    assert plan.asks_term
    assert not plan.odd


def test_what_stands_over_a_table_changes_no_other_with_the_same_columns() -> None:
    headers = ["姓名", "身份证号", "人员类别", "毕业时间", "送走时间"]
    before = _told(Asked(_info(headers, ()).columns, True, True))
    for titles in [("结业人员名单",), ("在押人员名单",), ("困境儿童名单",), ("墨玉县第三教培中心学员名单",)]:
        info = _info(headers, titles)
        alone = _told(Asked(info.columns, True, True))
        first = Plan(info, over=titles)
        first.below(Line("收押人员", "interned", True))
        assert _told(asked_by(info.columns, True, True)) == alone
        assert _told(Plan(info, over=titles)) == _told(first)
    assert _told(asked_by(_info(headers, ()).columns, True, True)) == before


def test_a_table_without_a_header_or_beside_another_is_asked_apart() -> None:
    columns = _info(["姓名", "身份证号"], ()).columns
    widths = [asked_by(columns, headed, right).whole_width for headed in (True, False) for right in (True, False)]
    assert widths == [2, 1 << 30, 1 << 30, 1 << 30]
