"""What was done to people once, beside how they are now, and beside the day on which they were let go."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from service.matching.types import PartialDate
from service.records.reading.columns.everybody import status_in_title
from service.records.reading.fates.afterwards import afterwards
from service.records.reading.headers.meant import field_of
from service.records.reading.statement import Statement
from service.records.reading.terms.lostterms import is_term_unread
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

TAKEN, FREE = PartialDate(2017, 4, 1), PartialDate(2018, 3, 5)


def read(tmp_path: Path, headers: list[str], *rows: list[str], title: str = "") -> list[Statement]:
    table = [[title]] if title else []
    table += [["姓名", "身份证号", *headers]]
    table += [[NAMES[i], number(i), *row] for i, row in enumerate(rows)]
    return Read(csv(tmp_path / "a.csv", table)).statements


@pytest.mark.parametrize("day", ["打击处理时间", "处理时间", "处罚日期", "打处时间", "何时被打击处理"])
@pytest.mark.parametrize("now", ["目前状态", "现状", "现在情况"])
def test_nobody_died_or_was_let_go_on_the_day_they_were_dealt_with(tmp_path: Path, day: str, now: str) -> None:
    rows = [["2015.11.5", "已死亡"], ["2015.4.23", "刑满释放"], ["2017.4.1", "收押"]]
    dead, free, held = read(tmp_path, [day, now], *rows)
    assert (dead.status, dead.died_on) == ("deceased", None)
    assert (free.status, free.released_on) == ("released", None)
    assert (held.status, held.detained_on) == ("interned", TAKEN)


@pytest.mark.parametrize(("day", "told"), [("处理时间", "处理结果"), ("变动时间", "变动情况"), ("状态时间", "现状")])
def test_it_is_the_day_of_its_own_outcome(tmp_path: Path, day: str, told: str) -> None:
    (free,) = read(tmp_path, [day, told], ["2018.3.5", "释放"])
    assert (free.status, free.released_on) == ("released", FREE)


@pytest.mark.parametrize(
    "measure", ["原处理措施", "原强制措施", "强制措施种类", "采取强制措施类型", "释放前措施", "收教类型", "拘留种类"]
)
@pytest.mark.parametrize("day", ["释放（结业）日期", "释放时间", "解除收教日期", "解除强制措施时间"])
def test_a_day_of_release_ends_the_measure(tmp_path: Path, measure: str, day: str) -> None:
    rows = [["刑事拘留", "2017.4.1", "2018.3.5"], ["集中教育", "2017.4.1", ""]]
    free, held = read(tmp_path, [measure, "羁押日期", day], *rows)
    assert (free.status, free.detained_on, free.released_on) == ("released", TAKEN, FREE)
    assert (held.status, held.released_on) == ("interned", None)


@pytest.mark.parametrize("now", ["目前状态", "人员状态"])
def test_it_does_not_end_what_is_now(tmp_path: Path, now: str) -> None:
    (held,) = read(tmp_path, [now, "释放时间"], ["收押", "2018.3.5"])
    assert (held.status, held.released_on) == ("interned", None)


def test_a_day_of_release_before_the_detention_ends_nothing(tmp_path: Path) -> None:
    (held,) = read(tmp_path, ["强制措施种类", "羁押日期", "释放时间"], ["刑拘", "2019.4.1", "2018.3.5"])
    assert held.status == "interned"


def test_who_has_a_former_conviction_was_let_go(tmp_path: Path) -> None:
    headers = ["前科罪名", "处罚时间", "处罚结果", "释放时间"]
    (free,) = read(tmp_path, headers, ["抢劫罪", "2010.5.6", "判刑5年", "2018.3.5"])
    assert (free.status, free.released_on) == ("released", FREE)
    assert free.sentence is not None
    assert free.sentence.months == 60
    (serving,) = read(tmp_path, headers[1:], ["2010.5.6", "判刑5年", "2018.3.5"])
    assert serving.status == "sentenced"  # that day may be the end of the term


@pytest.mark.parametrize("header", ["刑释解教时间", "释放结业时间", "释放或解除时间"])
def test_two_words_of_one_day(tmp_path: Path, header: str) -> None:
    (free,) = read(tmp_path, ["罪名", header], ["盗窃", "2018.3.5"])
    assert (free.status, free.released_on) == ("released", FREE)


def test_a_group_of_training_has_its_begin_and_end(tmp_path: Path) -> None:
    rows = [
        ["民丰县结业人员名册"],
        ["姓名", "身份证号", "集中教育培训", "", ""],
        ["", "", "开始时间", "结束时间", "地点"],
        [NAMES[0], number(0), "2017.4.1", "2018.3.5", "民丰县教培中心"],
    ]
    (free,) = Read(xlsx(tmp_path / "a.xlsx", rows, ["A2:A3", "B2:B3", "C2:E2"])).statements
    assert (free.detained_on, free.released_on) == (TAKEN, FREE)


@pytest.mark.parametrize(
    "title",
    [
        "特克斯县释放、结业人员名单",
        "皮山县刑满释放解除教养人员花名册",
        "博乐市释放、解教人员底数",
        "富蕴县危安刑满释放人员双向管控表",
        "察布查尔县释放人员危险性评估表",
        "霍城县刑满释放人员“回头看”名单",
        "奇台县解除强制措施人员名单",
    ],
)
def test_titles_of_those_let_go(title: str) -> None:
    assert status_in_title(title) == "released"


@pytest.mark.parametrize(
    "title", ["释放、收押人员名单", "刑满释放后收押人员名单", "拟释放、结业人员名单", "释放人员家属名单"]
)
def test_titles_of_others(title: str) -> None:
    assert status_in_title(title) != "released"


@pytest.mark.parametrize("term", ["?年", "？年6个月", "××年", "1?年", "有期徒刑*年"])
def test_a_term_that_lost_its_number_is_one(tmp_path: Path, term: str) -> None:
    assert is_term_unread(term)
    (one,) = read(tmp_path, ["罪名", "刑期", "羁押单位"], ["盗窃罪", term, "疏附县看守所"])
    assert one.status == "sentenced"
    assert [p.code for p in one.problems] == ["unreadable_sentence"]


@pytest.mark.parametrize("text", ["?", "2018年?月", "不详", "未判", "5年", "年", "?月"])
def test_other_texts_are_no_lost_term(text: str) -> None:
    assert not is_term_unread(text)


@pytest.mark.parametrize("filled", [2, 3])
def test_an_error_in_one_of_two_columns_of_a_term_is_told(tmp_path: Path, filled: int) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for values in (["姓名", "身份证号", "刑期/年", "刑期/月"], [NAMES[0], number(0)], [NAMES[1], number(1), 5, 6]):
        page.append(values)
    cell = page.cell(2, filled + 1)
    cell.value, cell.data_type = "#REF!", "e"
    book.save(tmp_path / "a.xlsx")
    found = Read(tmp_path / "a.xlsx")
    assert found.codes() == [(2, "error_cell")]
    assert found.statements[1].sentence is not None


def test_and_in_one_kept_as_text(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "刑期/年", "刑期/月"], [NAMES[0], number(0), "#REF!", ""]]
    assert Read(csv(tmp_path / "a.csv", rows)).codes() == [(2, "error_cell")]


@pytest.mark.parametrize("header", ["衔接状态", "核查状态", "上报状态", "回访状态", "何时被打击处理"])
def test_how_far_an_office_is_says_nothing_of_people(header: str) -> None:
    assert field_of(header) is None


@pytest.mark.parametrize("header", ["人员状态", "在押状态", "目前状态", "处理状态"])
def test_how_people_are_does(header: str) -> None:
    assert field_of(header) == "status"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("判刑", "sentenced"),
        ("收押", "interned"),
        ("逮捕后投牢", "sentenced"),
        ("不起诉", "released"),
        ("撤销案件", "released"),
        ("保外就医", "other"),
        ("取保候审", "other"),
    ],
)
def test_why_and_where_to_somebody_left(text: str, status: str) -> None:
    after = afterwards(text)
    assert after is not None
    assert after.status == status


def test_why_somebody_was_taken_again_goes_before_the_crime_of_before(tmp_path: Path) -> None:
    (one,) = read(tmp_path, ["原判罪名", "收押原因"], ["盗窃罪", "刑释人员"])
    assert one.reason == "刑释人员"
    (two,) = read(tmp_path, ["原判罪名", "备注"], ["盗窃罪", ""])
    assert two.reason == "盗窃罪"
