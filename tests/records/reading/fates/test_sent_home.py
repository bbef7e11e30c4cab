"""Who was talked to and went home, and custody of days in a list of years before the camps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx


def _status(
    folder: Path, headers: list[str], row: list[str], over: str = "登记底册", sheet: str = "人员"
) -> str | None:
    table = [[over], ["姓名", "身份证号", *headers], [NAMES[0], number(), *row]]
    return Read(xlsx(folder / "a.xlsx", table, sheet=sheet)).only.status


@pytest.mark.parametrize(
    "note",
    [
        "当日训诫领回",
        "当天放回",
        "教育后领回",
        "次日由家属领回",
        "批评教育后放行",
        "训诫教育后由村委会带回",
        "询问后放回家。",
    ],
)
def test_not_held(tmp_path: Path, note: str) -> None:
    assert _status(tmp_path, ["抓获入所日期", "说明"], ["2014.4.15", note]) == "other"


@pytest.mark.parametrize(
    "note", ["当日送看守所", "教育后送教培", "当日未放回", "当日训诫领回，2017年5月收押", "未领回", "教育转化中"]
)
def test_held_all_the_same(tmp_path: Path, note: str) -> None:
    assert _status(tmp_path, ["抓获入所日期", "说明"], ["2017.4.15", note]) == "interned"


def test_custody_of_days_by_the_years_of_the_list(tmp_path: Path) -> None:
    header = ["怎么处理的"]
    assert _status(tmp_path, header, ["行政拘留10日"], "2016年案件人员台账") == "other"
    assert _status(tmp_path, header, ["行政拘留10日"], "2008—2015年案件人员") == "other"
    assert _status(tmp_path, header, ["行政拘留10日"], sheet="2016") == "other"
    assert _status(tmp_path, header, ["行政拘留10日"], "2016年—2018年案件人员台账") == "interned"
    assert _status(tmp_path, header, ["行政拘留10日"], "2016年在押人员") == "interned"
    assert _status(tmp_path, header, ["行政拘留10日，2017年送教培"], "2016年案件人员台账") == "interned"
    assert _status(tmp_path, header, ["刑事拘留"], "2016年案件人员台账") == "interned"
    assert _status(tmp_path, [*header, "收押时间"], ["行政拘留10日", "2017.5.1"], "2016年台账") == "interned"
