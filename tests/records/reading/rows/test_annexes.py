"""An annex below a list in one sheet: 附：6月新入教学员 below 特克斯县第二教培中心学员花名册."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.rows.annexes import above_annex
from tests.records.reading.tables import NAMES, Read, number, xlsx

_CAMP = "特克斯县第二职业技能教育培训中心"
_LIST = [_CAMP + "学员花名册", "统计时间：2018年6月30日"]
_JAIL = ["墨玉县看守所在押人员名单"]
_VILLAGE = ["墨玉县扎瓦镇喀什博依村户籍人口台账"]
_HEADER = ["序号", "姓名", "身份证号", "入教时间", "备注"]
_OTHER = ["编号", "身份证", "学员姓名", "入班日期", "主要问题"]


def _place(folder: Path, title: str, above: str = _LIST[0]) -> list[str | None]:
    first = ["1", NAMES[1], number(1), "2017.4.12", ""]
    second = ["1", number(2), NAMES[2], "2018.6.2", "私自朝觐"]
    rows = [[above], _HEADER, first, ["合计", "1"], [], [title], _OTHER, second, _OTHER, ["2", number(3), *second[2:]]]
    return [s.facility for s in Read(xlsx(folder / "a.xlsx", rows)).statements]


@pytest.mark.parametrize(
    "title",
    [
        "附：6月新入教学员",
        "附表：2018年6月新增学员名单",
        "附件1：补充名单",
        "附页",
        "附表二：女学员（12人）",
        "附：后期收教人员花名册",
        "附：二班（中级）",
    ],
)
def test_the_place_goes_on(tmp_path: Path, title: str) -> None:
    assert _place(tmp_path, title) == [_CAMP] * 3


@pytest.mark.parametrize(
    "title",
    [
        "附：结业学员名单", "附：转出学员", "附：死亡学员名单", "附：教师名单", "附：学员家属", "附：判刑人员",
        "附：拟入教学员",
        "附：昭苏县新入教学员", "附：第三教培中心学员", "附：乔拉克铁热克镇新入教学员", "附：送教学员移交名单",
        "附：取保人员",
        "6月新入教学员", "附近新入教学员",
    ],
)  # fmt: skip
def test_it_does_not_over_others(tmp_path: Path, title: str) -> None:
    assert _CAMP not in _place(tmp_path, title)[1:]


@pytest.mark.parametrize(
    ("before", "title", "over"),
    [
        (_JAIL, "附：新收押人员（3人）", _JAIL),
        (_JAIL, "附：新收人员", _JAIL),
        (_JAIL, "附：释放人员", []),
        (_JAIL, "附：已判刑人员", []),
        (_JAIL, "附：寄押人员", []),
        (["墨玉县在押人员家属登记表"], "附：6月新收押人员", []),
        (["墨玉县拟收押人员名单"], "附：6月新收押人员", []),
        (["特克斯县结业学员名册"], "附：6月结业学员", ["特克斯县结业学员名册"]),
        (_VILLAGE, "附表一：喀什博依村判刑人员名单", _VILLAGE),
        (_VILLAGE, "附表一：托格拉克村判刑人员名单", []),
        (["墨玉县扎瓦镇户籍人口台账"], "附：流入人员名单", []),
        (["墨玉县扎瓦镇户籍人口台账"], "附：乌鲁木齐收押人员", []),
    ],
)  # fmt: skip
def test_what_stands_over_an_annex(before: list[str], title: str, over: list[str]) -> None:
    assert above_annex(before, [title]) == [*over, title]


def test_the_county_of_the_list_and_the_fate_of_the_annex(tmp_path: Path) -> None:
    header = ["序号", "姓名", "身份证号", "小队", "备注"]
    rows = [_VILLAGE, header, ["1", NAMES[1], number(1), "1小队", ""], []]
    for n, title in enumerate(["附表一：喀什博依村判刑人员名单", "附表二：释放人员名单", "附表三：托格拉克村人员"]):
        rows += [[title], [*header[:3], f"第{n}项", "小队"], ["1", NAMES[n + 2], "#REF!", "", "2小队"], []]
    told = [(s.status, s.counties) for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements][1:]
    assert told == [("sentenced", ("653222",)), ("released", ("653222",)), (None, ())]
