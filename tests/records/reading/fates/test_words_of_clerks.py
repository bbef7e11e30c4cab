"""Words of clerks in cells of status, place, term and note, and what must not be read from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.fates.freed import stated_status
from service.records.reading.places.placecells import place_in_cell
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, csv, number


def _rows(tmp_path: Path, headers: list[str], *rows: list[str]) -> Read:
    told = [[NAMES[i % 6], number(i), *row] for i, row in enumerate(rows)]
    return Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", *headers], *told]))


def _statuses(tmp_path: Path, headers: list[str], *rows: list[str]) -> list[str | None]:
    return [s.status for s in _rows(tmp_path, headers, *rows).statements]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("已收", "interned"), ("收", "interned"), ("已关", "interned"), ("转拘", "interned"), ("人在教培", "interned"),
        ("放", "released"), ("已放", "released"), ("教育后放回", "released"), ("审查后放", "released"),
        ("放牧", "other"), ("下放", "other"), ("放假", "other"), ("应收尽收", "other"), ("未收", "other"),
        ("已投改", "sentenced"), ("已返家", "released"), ("因病返家", "released"), ("已返家务农", "released"),
        ("返家", "other"), ("未返家", "other"), ("请假返家", "other"), ("因丧返家", "other"),
    ],
)  # fmt: skip
def test_in_short(text: str, status: str) -> None:
    assert stated_status(text) == status


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("还在教培中心", "教培中心"), ("转移到3号教学点", "3号教学点"), ("现押于县看守所", "县看守所"),
        ("由乡政府送往戒毒所教培中心", "戒毒所教培中心"), ("关在县看守所", "县看守所"),
        ("现关押在喀什监狱", "喀什监狱"), ("仍在二号教培点", "二号教培点"), ("带至县看守所", "县看守所"),
        ("从看守所转监狱", "从看守所转监狱"), ("移民管理中心", "移民管理中心"),
    ],
)  # fmt: skip
def test_a_place_behind_its_verb(text: str, place: str) -> None:
    assert place_in_cell(text) == place


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("缓刑2年", None), ("判缓刑一年六个月", None), ("剥夺政治权利3年", None),
        ("3年缓5年", 36), ("判三缓四", 36), ("原判12年，减刑后10年", 120), ("拘役六个月", 6),
        ("刑期自2017年6月20日至2032年6月19日止", 180),
    ],
)  # fmt: skip
def test_terms_that_are_served(text: str, months: int | None) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


def test_custody_of_days_that_ended_long_ago(tmp_path: Path) -> None:
    headers = ["处罚种类", "处罚时间", "案由"]
    told = _statuses(
        tmp_path, headers,
        ["行政拘留15日", "2009.7.12", "寻衅滋事"], ["行政拘留", "2011-03-05", "殴打他人"],
        ["行政拘留5日并处罚款", "2014.8.8", "留宿"], ["行拘5日", "2016.7.7", "留宿"],
        ["行政拘留15日", "2017.6.1", "非法习武"], ["刑事拘留30日", "2009.7.12", "盗窃"],
        ["行政拘留后转教培", "2016.6.1", "非法习武"],
    )  # fmt: skip
    assert told == ["other"] * 4 + ["interned"] * 3


def test_a_release_before_the_detention_is_an_earlier_one(tmp_path: Path) -> None:
    one, other = _rows(
        tmp_path, ["拘留时间", "解除时间", "处理类型"], ["2017.5.3", "2016.4.1", "刑拘"], ["2016.5.3", "2016.5.18", ""]
    ).statements
    assert (one.status, one.released_on) == ("interned", None)
    assert other.status == "released"


def test_a_kind_of_people_beside_where_they_are_now(tmp_path: Path) -> None:
    rows = [["教培", "在家务农"], ["教培", "已返家"], ["农民", "收押"], ["教培", "教培中心"], ["收押", ""]]
    told = _statuses(tmp_path, ["人员类别", "现状"], *rows)
    assert told == ["other", "released", "interned", "interned", "interned"]
    rows = [["已结业", "在家"], ["解除强制措施回家", "在家"], ["死亡", ""]]
    assert _statuses(tmp_path, ["处置情况", "现在何处"], *rows) == ["released", "released", "deceased"]


@pytest.mark.parametrize(
    ("note", "status", "day"),
    [
        ("2017年4月送教培，2018年9月结业返家务农", "released", (2018, 9, None)),
        ("2017.4.20入教，2018.10.3出教", "released", (2018, 10, 3)),
        ("2018年4月5日刑满释放", "released", (2018, 4, 5)),
        ("2017.4.20入所，2017.8.1转教培", "interned", None),
        ("已落实收押", "interned", None),
        ("建议收押", None, None),
        ("请假回家", None, None),
        ("哥哥2018年4月5日刑满释放", None, None),
        ("外出务工，2018年回家", None, None),
    ],
)
def test_notes(tmp_path: Path, note: str, status: str | None, day: tuple[int, int, int | None] | None) -> None:
    one = _rows(tmp_path, ["备注"], [note]).only
    assert one.status == status
    assert (one.released_on[:3] if one.released_on else None) == day


def test_a_note_beside_a_place(tmp_path: Path) -> None:
    notes = [
        "判刑送库尔勒监狱", "已于2019年1月20日回家", "请假回家3天", "未回家", "曾判刑3年", "拟判刑", "其兄判刑5年",
        "2010年判刑3年", "回家后又被收押", "同案犯判刑10年", "2013年判刑3年，2016年刑满释放", "家属已回家",
        "2018年5月请假回家，6月返校", "2018.5回家，2018.9再次送教",
    ]  # fmt: skip
    read = _rows(tmp_path, ["关押地点", "收押时间", "备注"], *[["教培中心", "2017.5.1", note] for note in notes])
    assert [s.status for s in read.statements] == ["sentenced", "released", *["interned"] * (len(notes) - 2)]
    assert read.statements[1].released_on is not None


def test_a_fate_below_a_header_of_places(tmp_path: Path) -> None:
    cells = ["已释放", "未关押", "已出所", "在家", "死亡", "县看守所", "出所转喀什监狱", "未结业"]
    read = _rows(tmp_path, ["关押场所"], *[[cell] for cell in cells])
    told = [s.status for s in read.statements]
    assert told[:6] == ["released", "other", "other", "other", "deceased", "interned"]
    assert [s.facility for s in read.statements][:6] == [None] * 5 + ["县看守所"]


def test_a_column_whose_cells_say_what_became_of_people(tmp_path: Path) -> None:
    rows = [["刑拘"], ["逮捕"], ["已判7年送新和监狱"], ["不批捕"], ["撤案释放"], ["一审判决10年"]]
    read = _rows(tmp_path, ["案件进展"], *rows)
    assert [s.status for s in read.statements] == [
        "interned",
        "interned",
        "sentenced",
        "other",
        "released",
        "sentenced",
    ]


@pytest.mark.parametrize(
    "behind",
    ["患病在家", "年老体弱", "无业", "刑释", "死于看守所", "辍学", "高中文化", "收教", "开店", "长期在外", "送教培"],
)
def test_a_name_ends_where_what_they_do_begins(behind: str) -> None:
    (one,) = relatives_in_text(f"哥哥艾力·托合提{behind}")
    assert (one.name, one.relation) == ("艾力·托合提", "brother")
