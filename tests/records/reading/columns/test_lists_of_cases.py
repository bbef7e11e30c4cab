"""Lists of how far the cases of the held are (诉讼阶段登记表), and those in them who wait to be sent to a prison."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.heldplaces import held_at
from service.records.reading.statement import Column
from tests.records.reading.letgo import read_list
from tests.records.reading.tables import NAMES, Read, csv, number

COLUMNS = (Column(0, "姓名", "name", "header"), Column(1, "案由", "reason", "header"))
TITLE = "疏附县看守所在押人员诉讼阶段登记表（男监）"


@pytest.mark.parametrize(
    "end",
    ["诉讼阶段登记表（男监）", "诉讼情况统计表", "案件办案进度表", "羁押期限台账", "强制措施登记表", "刑期一览表"],
)
def test_a_list_of_cases_names_the_place(end: str) -> None:
    held = held_at([f"疏附县看守所在押人员{end}"], "Sheet1", "a.xlsx", COLUMNS)
    assert held is not None
    assert (held.place, held.status) == ("疏附县看守所", "interned")


@pytest.mark.parametrize(
    "list_", ["办案人员登记表", "在押人员移送起诉登记表", "在押人员家属登记表", "在押人员释放登记表"]
)
def test_lists_of_others_do_not(list_: str) -> None:
    assert held_at([f"疏附县看守所{list_}"], "Sheet1", "a.xlsx", COLUMNS) is None


@pytest.mark.parametrize(
    "note",
    [
        "有期徒刑7年，待投牢", "上诉期满待投牢", "等待投监", "拟投送图木舒克监狱", "尚未投牢", "未投牢",
        "待2018年5月投牢", "待交付执行", "即将移送监狱",
    ],
)  # fmt: skip
def test_who_waits_to_be_sent_is_still_there(tmp_path: Path, note: str) -> None:
    assert read_list(tmp_path, ["案由", "备注"], ["盗窃", note], over=TITLE).only.facility == "疏附县看守所"


@pytest.mark.parametrize(
    ("note", "place"),
    [
        ("已投牢", None),
        ("待投牢 2018.3.5投牢", None),
        ("待投牢，2018年3月送乌苏监狱", "乌苏监狱"),
        ("虐待同监室人员后送医院", None),
        ("待上诉期满后转押", None),
        ("送未成年犯管教所", None),
    ],
)
def test_who_went_is_not(tmp_path: Path, note: str, place: str | None) -> None:
    assert read_list(tmp_path, ["案由", "备注"], ["盗窃", note], over=TITLE).only.facility == place


def test_a_prison_to_come_is_no_place_held(tmp_path: Path) -> None:
    read = read_list(tmp_path, ["目前状态"], ["判刑5年待投送监狱"], ["伊犁监狱"])
    assert [s.facility for s in read.statements] == [None, "伊犁监狱"]


HEADER = [["姓名", "身份证号", "强制措施", "强制措施"], ["", "", "拘留日期", "逮捕日期"]]


@pytest.mark.parametrize("page", ["— 第 1 页 —", "第1页，共2页", "- 2 -", "续表"])
def test_a_page_ends_no_title(tmp_path: Path, page: str) -> None:
    rows = [[NAMES[i], number(i), "2017.4.2", "2017.5.2"] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", [[TITLE], *HEADER, *rows[:2], [page], *HEADER, *rows[2:]]))
    assert [s.facility for s in read.statements] == ["疏附县看守所"] * 4


@pytest.mark.parametrize("between", ["疏附县2018年2月人员", "一、移交人员"])
def test_another_title_does(tmp_path: Path, between: str) -> None:
    rows = [[NAMES[i], number(i), "2017.4.2", "2017.5.2"] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", [[TITLE], *HEADER, *rows[:2], [between], *HEADER, *rows[2:]]))
    assert [s.facility for s in read.statements] == ["疏附县看守所", "疏附县看守所", None, None]
