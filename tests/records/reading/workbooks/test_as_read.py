"""What nobody sees of a cell changes nothing: wide digits, spaces around it and before a unit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.records.reading.workbooks import widths
from service.records.reading.workbooks.widths import as_read
from tests.records.reading.tables import NAMES, Read, csv, number

HEADER = ["姓名", "身份证号", "户籍地址", "收押时间", "备注"]


def read(tmp_path: Path, note: str, header: list[str] = HEADER) -> Read:
    return Read(
        csv(tmp_path / "a.csv", [header, [NAMES[0], number(), "疏附县乌帕尔镇 16 村", "２０１７．５．２", note]])
    )


@pytest.mark.parametrize(
    "note",
    [
        "２０１８年２月３日结业",
        "2018．2．3结业",
        "2018 年 2 月 3 日结业",
        "已于 2018.2.3 结业",
        "\u30002018.2.3 結業\u00a0",
        "2018年2月3日解除教培回家",
        "2018年2月3日釋放",
        "20180203结业",
        "已于20180203结业",
    ],
)
def test_a_release(tmp_path: Path, note: str) -> None:
    one = read(tmp_path, note).only
    assert (one.status, one.released_on and one.released_on[:3]) == ("released", (2018, 2, 3))
    assert one.detained_on is not None
    assert one.detained_on[:3] == (2017, 5, 2)
    assert one.place_texts == ("疏附县乌帕尔镇16村",)


@pytest.mark.parametrize(
    "note",
    [
        "未釋放",
        "２０１４年行政拘留１５日",
        "兄 马学文 2018年结业",
        "拟于 2018.2.3 结业",
        "预计 2018年10月结业",
        "文号20180203号结业证",
    ],
)
def test_no_release(tmp_path: Path, note: str) -> None:
    one = read(tmp_path, note).only
    assert (one.status, one.released_on) == ("interned", None)


def test_custody_of_days_in_wide_digits(tmp_path: Path) -> None:
    header = ["姓名", "身份证号", "户籍地址", "登记时间", "处置类型", "备注"]
    row = [NAMES[0], number(), "疏附县乌帕尔镇16村", "", "行政拘留", "２０１４年行政拘留１５日"]
    assert Read(csv(tmp_path / "a.csv", [header, row])).only.status == "other"


def test_spaces_of_a_list_stay(tmp_path: Path) -> None:
    header = ["姓名", "身份证号", "家庭成员"]
    read = Read(csv(tmp_path / "a.csv", [header, [NAMES[0], number(), "1.艾力·买买提 2.古丽·买买提"]]))
    assert [r.name for r in read.only.relatives] == ["艾力·买买提", "古丽·买买提"]


@pytest.mark.parametrize(
    ("day", "status"), [("43115", "released"), ("二〇一八年一月十五日", "released"), ("12", "interned")]
)
def test_days_of_release_in_other_shapes(tmp_path: Path, day: str, status: str) -> None:
    header = ["姓名", "身份证号", "收教时间", "原教培地点", "解除时间"]
    row = [NAMES[0], number(), "42822", "县第二教培中心", day]
    one = Read(csv(tmp_path / "a.csv", [header, row])).only
    assert one.status == status
    assert (one.released_on and one.released_on[:3]) == ((2018, 1, 15) if status == "released" else None)


@pytest.mark.parametrize(("fate", "status"), [("释 放", "released"), ("未 释 放", "interned"), ("在　押", "interned")])
def test_words_spread_over_their_cell(tmp_path: Path, fate: str, status: str) -> None:
    header = ["姓名", "身份证号", "收押时间", "目前状况"]
    assert Read(csv(tmp_path / "a.csv", [header, [NAMES[0], number(), "2017.5.2", fate]])).only.status == status


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("２０１８ 年 2 月 3 日结业", "2018年2月3日结业"),
        ("判刑 5 年 6 个月", "判刑5年6个月"),
        ("劳动教养2年 2014年解除劳教", "劳动教养2年 2014年解除劳教"),
        ("判 3 缓 4", "判3缓4"),
        ("劳动教养 1年", "劳动教养1年"),
        ("预计 2018年10月结业", "预计2018年10月结业"),
        ("判刑5年 3月释放", "判刑5年 3月释放"),
        ("拘留3个月 5日释放", "拘留3个月 5日释放"),
        ("13800000000 户主", "13800000000 户主"),
        ("2 组长艾力", "2 组长艾力"),
        ("1 艾力 2 古丽", "1 艾力 2 古丽"),
        ("马学文 2018年收押", "马学文 2018年收押"),
    ],
)
def test_which_spaces_say_nothing(text: str, read: str) -> None:
    assert as_read(text) == read


def test_all_that_is_space_to_a_pattern_is_looked_for() -> None:
    spaces = {chr(i) for i in range(0x11_0000) if re.match(r"\s", chr(i))}
    found = {chr(i) for i in range(0x11_0000) if widths._MAY_BE.search(chr(i))}
    assert found == spaces | set("０１２３４５６７８９．／－：％")
