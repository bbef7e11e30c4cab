"""Values in the shapes that strangers' files showed."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.fates.statuses import parse_status
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize("text", ["无", "不详", "空", "无身份证", "暂无", "未知", "null", "N/A", "нет", "/", "—"])
def test_a_cell_that_says_there_is_no_number_is_no_damage(tmp_path: Path, text: str) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "性别"], [NAMES[0], text, "女"]]))
    assert (read.only.id_numbers, read.codes()) == ((), [])
    assert read.only.cells["身份证号"] == text


@pytest.mark.parametrize("text", ["5月3日", "5.3", "5月3号", "05-03"])
def test_a_day_without_a_year_takes_that_of_the_title_and_says_so(tmp_path: Path, text: str) -> None:
    rows = [["姓名", "身份证号", "收押时间"], [NAMES[0], number(), text]]
    read = Read(xlsx(tmp_path / "a.xlsx", [["2017年收押人员名单"], *rows]))
    assert read.only.detained_on == PartialDate(2017, 5, 3, about=True)
    assert read.codes() == [(3, "year_of_title")]
    read = Read(xlsx(tmp_path / "b.xlsx", rows))
    assert read.only.detained_on is None
    assert read.codes() == [(2, "date_without_year")]
    assert read.only.texts["detained_on"] == text


def test_a_day_that_no_year_has_is_impossible_and_a_birth_takes_no_year_from_a_title(tmp_path: Path) -> None:
    rows = [["2017年名单"], ["姓名", "出生日期", "收押时间"], [NAMES[0], "5月3日", "2月30日"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.only.births == ()
    assert read.codes() == [(3, "impossible_date"), (3, "unreadable_date")]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("原判10年，减刑为9年6个月", 114), ("有期徒刑十年，减至八年", 96), ("5Y6M", 66), ("11 y 6 m", 138),
        ("7年，减刑1年", 84), ("改判有期徒刑三年", 36), ("20 years, reduced to 15 years", 180),
    ],
)  # fmt: skip
def test_terms(text: str, months: int) -> None:
    sentence = parse_sentence(text)
    assert sentence is not None
    assert sentence.months == months


def test_bail_is_neither_custody_nor_freedom() -> None:
    assert parse_status("取保候审") == "other"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("艾斯卡尔\n·沙吾提", ("艾斯卡尔·沙吾提",)), ("艾斯卡尔·\n沙吾提", ("艾斯卡尔·沙吾提",)),
        ("司马义·吐拉甫 等3人", ("司马义·吐拉甫",)), ("司马义·吐拉甫等二人", ("司马义·吐拉甫",)),
        ("阿米娜\n司马义", ("阿米娜 司马义", "阿米娜", "司马义")),
        ("阿米娜·玉山\n司马义·玉山", ("阿米娜·玉山", "司马义·玉山")),
    ],
)  # fmt: skip
def test_names_over_two_lines(text: str, names: tuple[str, ...]) -> None:
    assert read_name_cell(text).names == names


def test_a_status_that_is_a_word_of_headers_too_is_the_value_of_its_label(tmp_path: Path) -> None:
    rows = [
        ["登记表"],
        ["姓名", NAMES[0], "性别", "男"],
        ["身份证号", number(1)],
        ["收押时间", "2017.4.12"],
        ["处理结果", "判刑"],
    ]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.status == "sentenced"


@pytest.mark.parametrize("text", ["\n" * 60_000, "等 " * 30_000, "·\n" * 30_000, "等" + " " * 60_000, "、" * 60_000])
def test_a_cell_made_to_be_slow_is_read_as_any_other(text: str) -> None:
    assert len(read_name_cell(text + "\n买买提·玉山").names) <= 2


def test_a_term_made_to_be_slow_is_read_as_any_other() -> None:
    sentence = parse_sentence("减为" * 30_000 + "改判")
    assert sentence is not None
    assert sentence.kind == "unreadable"
