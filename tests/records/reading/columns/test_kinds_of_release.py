"""Kinds of release beside the day of it, and where graduates went beside the day on which they left."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.afterwards import is_kind_of_release
from tests.records.reading.letgo import day_of, read_list

_GRADUATES = "莎车县技能培训中心结业学员去向跟踪表"


@pytest.mark.parametrize(
    "told", ["减刑", "假释", "刑满", "提前释放", "提前", "特赦", "减刑释放", "裁定假释", "刑满释放", "因减刑提前释放"]
)
@pytest.mark.parametrize("header", ["释放类别", "释放方式", "释放类型"])
def test_a_kind_beside_its_day(tmp_path: Path, header: str, told: str) -> None:
    one = read_list(tmp_path, ["原判刑期", "释放时间", header], ["5年", "2013/8/20", told]).only
    assert (one.status, day_of(one)) == ("released", (2013, 8, 20))


@pytest.mark.parametrize("told", ["未减刑", "减刑1年", "撤销假释", "拟假释", "投牢", "保外就医", "建议减刑"])
def test_what_is_no_kind(told: str) -> None:
    assert not is_kind_of_release(told)


@pytest.mark.parametrize(
    ("headers", "row", "status"),
    [
        (["释放时间", "释放类别"], ["", "减刑"], "sentenced"),
        (["释放时间", "释放类别"], ["2131.1.1", "假释"], "sentenced"),
        (["释放时间", "释放类别"], ["预计2019.5", "减刑"], "sentenced"),
        (["现状", "释放时间", "释放类别"], ["服刑", "2013.8.20", "减刑"], "sentenced"),
        (["现状", "释放时间", "释放类别"], ["死亡", "2013.8.20", "减刑"], "deceased"),
        (["变动时间", "变动情况"], ["2013.8.20", "减刑"], "sentenced"),
        (["出所时间", "出所原因"], ["2013.8.20", "减刑"], "sentenced"),
    ],
)
def test_a_kind_without_its_day(tmp_path: Path, headers: list[str], row: list[str], status: str) -> None:
    one = read_list(tmp_path, ["原判刑期", *headers], ["5年", *row]).only
    assert (one.status, day_of(one)) == (status, None)


@pytest.mark.parametrize("day", ["离校日期", "离校时间", "出教时间", "出班日期"])
@pytest.mark.parametrize("told", ["返家", "就业", "务工", "外出务工", "在家务农"])
def test_who_left_a_camp_for_home(tmp_path: Path, day: str, told: str) -> None:
    for where in ("离校去向", "去向"):
        headers = ["培训机构", "进班日期", day, where]
        one = read_list(tmp_path, headers, ["莎车县教培中心", "2017.9.1", "2018.9.22", told], over=_GRADUATES).only
        assert (one.status, day_of(one)) == ("released", (2018, 9, 22))


@pytest.mark.parametrize(
    ("title", "row", "status"),
    [
        (_GRADUATES, ["2018.9.22", "转判刑"], "sentenced"),
        (_GRADUATES, ["2018.9.22", "转看守所"], "interned"),
        (_GRADUATES, ["2018.9.22", "病亡"], "deceased"),
        (_GRADUATES, ["", "返家"], "released"),
        (_GRADUATES, ["", ""], "other"),
        ("莎车县第三中学学生名单", ["2018.9.22", "就业"], "other"),
    ],
)
def test_who_left_otherwise(tmp_path: Path, title: str, row: list[str], status: str) -> None:
    one = read_list(tmp_path, ["进班日期", "离校日期", "离校去向"], ["2017.9.1", *row], over=title).only
    assert (one.status, one.released_on) == (status, None)


def test_out_of_a_remand_centre_or_a_prison_it_says_nothing(tmp_path: Path) -> None:
    for place, day in (("疏附县教培中心", "出所时间"), ("喀什监狱", "离校时间"), ("县强制戒毒所", "离校时间")):
        headers = ["关押地点", "入所时间", day, "去向"]
        one = read_list(tmp_path, headers, [place, "2017.5.1", "2018.9.22", "返家"], over=_GRADUATES).only
        assert one.released_on is None


def test_graduates_of_whom_only_one_is_asked(tmp_path: Path) -> None:
    for headers in (["结业时间"], ["去向"], ["备注"]):
        assert (
            read_list(
                tmp_path,
                headers,
                [
                    "",
                ],
                ["2018"],
                over=_GRADUATES,
            )
            .statements[0]
            .status
            == "released"
        )
    told = ["", "", "2018年5月结业回家"]
    assert read_list(tmp_path, ["离校日期", "离校去向", "备注"], told, over=_GRADUATES).only.status == "released"
