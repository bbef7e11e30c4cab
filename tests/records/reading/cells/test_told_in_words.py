"""What cells tell in words, what is left of damaged ones, and what says nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate, RelativeName
from service.matching.values.dates import parse_date
from service.matching.values.places import resolve_place
from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.cells.namedalone import named_alone
from service.records.reading.cells.relatives import relatives_in_text
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


@pytest.mark.parametrize(
    ("note", "facility", "months"),
    [
        ("2017年5月3日被判处有期徒刑9年，现在乌苏监狱服刑", "乌苏监狱", 108),
        ("目前在疏附县第一教培中心学习", "疏附县第一教培中心", None),
        ("其父因私自学经被判刑9年，现在乌苏监狱服刑", None, None),
        ("妻子在县看守所羁押", None, None),
        ("常年在外务工", None, None),
    ],
)
def test_notes_tell_where_the_person_is_held_and_nothing_of_kin(
    tmp_path: Path, note: str, facility: str | None, months: int | None
) -> None:
    one = Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", "备注"], [NAMES[0], number(1), note]], delimiter=";")).only
    assert one.facility == facility
    assert (one.sentence.months if one.sentence else None) == months


@pytest.mark.parametrize(
    ("status", "months"),
    [("Sentenced to 7 years in prison", 84), ("осужден на 10 лет", 120), ("released after 3 years", None)],
)
def test_a_status_tells_the_term_in_other_languages(tmp_path: Path, status: str, months: int | None) -> None:
    one = Read(csv(tmp_path / "a.csv", [["Name", "ID", "Status"], ["Memet Tursun", number(1), status]])).only
    assert (one.sentence.months if one.sentence else None) == months


@pytest.mark.parametrize("nothing", ["nan", "NaN", "N/A", "空", "未知", "不详"])
def test_what_a_script_or_a_clerk_leaves_for_nothing(tmp_path: Path, nothing: str) -> None:
    rows = [["姓名", "身份证号", "刑期（月）", "服刑监狱", "配偶", "原因"], [NAMES[0], number(1), *[nothing] * 4]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert (read.only.sentence, read.only.facility, read.only.relatives, read.only.reason) == (None, None, (), None)
    assert (read.only.status, read.codes()) == (None, [])


def test_numbers_that_a_script_made_decimal(tmp_path: Path) -> None:
    rows = [["姓名", "出生年份", "刑期（月）"], [NAMES[0], "1988.0", "84.0"]]
    one = Read(csv(tmp_path / "a.csv", rows)).only
    assert one.births == (PartialDate(1988),)
    assert one.sentence is not None
    assert one.sentence.months == 84


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (1, "##########", "unreadable_id"),
        (2, "????", "unreadable_date"),
        (3, "锟斤拷锟斤拷", "undecodable"),
        (3, "新疆\ufffd\ufffd县", "undecodable"),
    ],
)
def test_what_is_left_of_a_value_is_damage(tmp_path: Path, column: int, value: str, code: str) -> None:
    row = [NAMES[0], number(1), "1988.3.4", "新疆疏附县"]
    row[column] = value
    rows = [["姓名", "身份证号", "出生日期", "户籍地址"], row]
    assert code in [c for _, c in Read(xlsx(tmp_path / "a.xlsx", rows)).codes()]


def test_a_name_lost_on_the_way_is_no_name(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号"], ["锟斤拷锟斤拷", number(1)]]))
    assert read.only.names == ()
    assert {code for _, code in read.codes()} == {"undecodable", "no_name"}


def test_a_date_that_slipped_is_no_reason(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        f"姓名,身份证号,户籍地址,收押时间,原因\n{NAMES[0]},{number(1)},新疆疏附县,乌帕尔镇,2017-10-07,学经\n"
        f"{NAMES[1]},{number(2)},新疆疏附县,2017-10-07,学经\n",
        encoding="utf-8",
    )
    read = Read(tmp_path / "a.csv")
    assert [s.reason for s in read.statements] == [None, "学经"]
    assert (2, "too_many_cells") in read.codes()


@pytest.mark.parametrize(
    ("header", "others", "birth"),
    [
        ("DOB (DD/MM/YYYY)", [], PartialDate(1970, 12, 4)),
        ("DOB (MM/DD/YYYY)", [], PartialDate(1970, 4, 12)),
        ("Date of birth", ["25/3/1961"], PartialDate(1970, 12, 4)),
        ("Date of birth", ["3/25/1961"], PartialDate(1970, 4, 12)),
        ("Date of birth", ["3/25/1961", "25/3/1961"], PartialDate(1970)),
        ("Date of birth", [], PartialDate(1970)),
    ],
)
def test_the_order_of_day_and_month(tmp_path: Path, header: str, others: list[str], birth: PartialDate) -> None:
    rows = [["Name", header], ["Memet Tursun", "4/12/1970"], *(["Ablet Yasin", other] for other in others)]
    assert Read(csv(tmp_path / "a.csv", rows)).statements[0].births == (birth,)


def test_a_month_of_birth_in_short() -> None:
    assert parse_date("88.3") == PartialDate(1988, 3)
    assert parse_date("88.13") is None
    assert parse_date("17.4") is None  # 17 April, or April 2017


@pytest.mark.parametrize(
    ("cell", "names", "notes"),
    [
        ("Memet Tursun (麦麦提·图尔荪)", ("Memet Tursun", "麦麦提·图尔荪"), ()),
        ("麦麦提·图尔荪（Memet Tursun）", ("麦麦提·图尔荪", "Memet Tursun"), ()),
        ("麦麦提·图尔荪（已死亡）", ("麦麦提·图尔荪",), ("已死亡",)),
        ("麦麦提·图尔荪（阿依古丽·热依木）", ("麦麦提·图尔荪",), ("阿依古丽·热依木",)),
        ("麦麦提·图尔荪*", ("麦麦提·图尔荪",), ()),
        ("★麦麦提·图尔荪", ("麦麦提·图尔荪",), ()),
    ],
)
def test_names_with_something_behind_them(cell: str, names: tuple[str, ...], notes: tuple[str, ...]) -> None:
    read = read_name_cell(cell)
    assert (read.names, read.notes) == (names, notes)


def test_a_header_that_asks_for_the_former_name_in_brackets(tmp_path: Path) -> None:
    rows = [["姓名（曾用名）", "身份证号"], [f"{NAMES[0]}（吐尔逊）", number(1)]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.names == (NAMES[0], "吐尔逊")


def test_relatives_of_a_numbered_list() -> None:
    assert relatives_in_text("1.父亲艾买提·图尔荪，已故；2.妻子阿依古丽·热依木，务农") == (
        RelativeName("艾买提·图尔荪", "father"),
        RelativeName("阿依古丽·热依木", "wife"),
    )


def test_a_town_named_like_another_county() -> None:
    assert resolve_place("莎车县阿瓦提镇") == {"653125"}
    assert resolve_place("阿瓦提县") == {"652928"}
    assert resolve_place("阿瓦提镇") == {"652928"}  # for want of anything better


def test_whose_wife_she_is(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "与收押人员关系"], [NAMES[1], number(2), f"{NAMES[0]}之妻"]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.relatives == (RelativeName(NAMES[0], "husband"),)


def test_an_old_number_and_a_day_that_a_script_made_decimal(tmp_path: Path) -> None:
    rows = [["xm", "sfzh", "csrq"], [NAMES[0], "653121510714672.0", "19510714.0"]]
    one = Read(csv(tmp_path / "a.csv", rows)).only
    assert (one.id_numbers[0].kind, one.births) == ("first_generation", (PartialDate(1951, 7, 14),))
    assert one.problems == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("库尔勒市喀什路12号", {"652801"}),
        ("乌鲁木齐市天山区吐鲁番路", {"650102"}),
        ("疏附县托克扎克镇阿克苏社区", {"653121"}),
        ("伊宁市和田街", {"654002"}),
        ("阿瓦提村", set()),
        ("温泉新村", set()),
        ("疏附县阿瓦提县", {"653121", "652928"}),
    ],
)
def test_a_road_or_a_village_called_like_a_county(text: str, codes: set[str]) -> None:
    assert resolve_place(text) == codes


def test_an_id_number_tells_of_a_county_better_than_a_town(tmp_path: Path) -> None:
    masked = number(1)[:6] + "********" + number(1)[14:]
    rows = [
        ["姓名", "身份证号", "乡镇"],
        [NAMES[0], number(0), "阿瓦提镇"],
        [NAMES[1], masked, "阿瓦提镇"],
        [NAMES[2], "", "阿瓦提镇"],
        [NAMES[3], masked, "托万克村"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    own = (number(0)[:6],)
    assert [s.counties for s in read] == [own, own, ("652928",), own]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("父亲阿不力克木·吐尔迪（已故）", (RelativeName("阿不力克木·吐尔迪", "father"),)),
        ("母亲古丽·热依木", (RelativeName("古丽·热依木", "mother"),)),
        ("阿不力克木·吐尔迪（父亲）", (RelativeName("阿不力克木·吐尔迪", "father"),)),
        ("妻子古丽·热依木也被收押", ()),
    ],
)
def test_a_relation_before_the_only_name_of_a_cell(text: str, named: tuple[RelativeName, ...]) -> None:
    assert named_alone(text) == named


def test_a_name_ends_before_what_is_told_of_it() -> None:
    for told in ("也被收押", "又被判刑", "仍在押", "并已结业"):
        assert relatives_in_text(f"妻子古丽·热依木{told}") == (RelativeName("古丽·热依木", "wife"),)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("有一女儿阿娜尔汗·依马木，在读", "daughter"),
        ("该人有一子阿娜尔汗·依马木，务农", "son"),
        ("育有女儿阿娜尔汗·依马木", "daughter"),
        ("其育有一女阿娜尔汗·依马木", "daughter"),
        ("2014年被收押，其有一个弟弟阿娜尔汗·依马木在家", "brother"),
        ("有1个女儿阿娜尔汗·依马木在读", "daughter"),
        ("有个哥哥阿娜尔汗·依马木务农", "brother"),
        ("家中有母亲阿娜尔汗·依马木", "mother"),
        ("家里还有两名姐姐：阿娜尔汗·依马木、古丽·热依木", "sister"),
        ("一女儿阿娜尔汗·依马木", "daughter"),
        ("夫妻育有一子阿娜尔汗·依马木", "son"),
        ("其弟阿娜尔汗·依马木外出打工", "brother"),
        ("女儿一名阿娜尔汗·依马木", "daughter"),
        ("有一女儿阿娜尔汗，在读", None),
        ("与妻子阿娜尔汗·依马木分居", "wife"),
        ("前妻阿娜尔汗·依马木再婚", "other"),
        ("与母亲阿娜尔汗·依马木同住", "mother"),
        ("与母亲阿娜尔汗·依马木一起生活", "mother"),
        ("与阿娜尔汗·依马木离婚", None),
    ],
)
def test_whom_somebody_has_and_what_befell_them(tmp_path: Path, text: str, relation: str | None) -> None:
    found = relatives_in_text(text)
    if relation is not None:
        assert found[0] == RelativeName("阿娜尔汗·依马木", relation)
    assert [r.name for r in found] in (["阿娜尔汗·依马木"], ["阿娜尔汗"], ["阿娜尔汗·依马木", "古丽·热依木"])
    rows = [["姓名", "身份证号", "备注"], *([NAMES[i], number(i), text if i == 1 else ""] for i in range(3))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.statements[1].relatives == relatives_in_text(text, free=False)
    assert read.ordinary == 3


@pytest.mark.parametrize("text", ["有3子1女", "有女儿一人", "有一儿子务农", "有一女儿在读", "育有一子一女", "三个儿子"])
def test_whom_somebody_has_without_a_name(text: str) -> None:
    assert relatives_in_text(text) == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Bostan village, Karakax County", {"653222"}),
        ("Bostan Township, Qaraqash", {"653222"}),
        ("Bostan, Karakax County", {"653222"}),
        ("Bosten", {"652829"}),
        ("Kashgar, Yarknd", {"653125"}),  # a slip within what is named beside it
        ("Yarkand or Karakx", {"653125", "653222"}),
    ],
)
def test_a_name_only_like_a_county_is_none_beside_a_county(text: str, codes: set[str]) -> None:
    assert resolve_place(text) == codes


@pytest.mark.parametrize("text", ["Buyrşyn audany", "Buırşyn", "Býyrshyn aýdany", "Buyrshyn"])
def test_kazakh_latin_letters_of_any_year_name_a_county(text: str) -> None:
    assert resolve_place(text) == {"654321"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-yil 3-oy", PartialDate(2018, 3)),
        ("2018 йил 3 ой", PartialDate(2018, 3)),
        ("2018-yil 5-oyning 3-kuni", PartialDate(2018, 5, 3)),
        ("2018-йил 5-ойнинг 3-куни", PartialDate(2018, 5, 3)),
        ("2018 yil 3 oyga", PartialDate(2018)),  # for three months
    ],
)
def test_uzbek_months_by_number(text: str, day: PartialDate) -> None:
    assert parse_date(text) == day
