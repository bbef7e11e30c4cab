"""What a sentence about a person tells: what became of them, where, when and why; and nothing of anybody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.fates.told import told_sentence
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

Told = tuple[str | None, str | None, str | None, PartialDate | None]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("2017年9月9日被疏附县看守所收押", ("interned", "疏附县看守所", None, PartialDate(2017, 9, 9))),
        ("2017年2月15日送木什乡教培中心学习", ("interned", "木什乡教培中心", None, PartialDate(2017, 2, 15))),
        ("2016年3月出国，2017年4月被收押", ("interned", None, None, PartialDate(2017, 4))),
        (
            "2017年4月12日因私自朝觐被刑事拘留，羁押于县看守所",
            ("interned", "县看守所", "私自朝觐", PartialDate(2017, 4, 12)),
        ),
        ("因非法宗教活动被判处有期徒刑七年，现在喀什监狱服刑", ("sentenced", "喀什监狱", "非法宗教活动", None)),
        ("2018年1月3日因病去世", ("deceased", None, None, None)),
        ("2017年5月被公安机关带走", ("interned", None, None, PartialDate(2017, 5))),
        ("曾于2009年被疏附县看守所收押", (None, None, None, None)),
        ("2016年被疏附县看守所收押，2017年9月释放", ("released", None, None, PartialDate(2016))),
        ("其父因私自朝觐被疏附县看守所收押", (None, None, None, None)),
        ("哥哥2017年9月9日送疏附县教培中心", (None, None, None, None)),
        ("因病住院，2017年9月出国", (None, None, None, None)),
    ],
)
def test_a_note_tells_of_the_person_alone(tmp_path: Path, note: str, told: Told) -> None:
    one = Read(csv(tmp_path / "a.csv", [["姓名", "身份证号", "备注"], [NAMES[0], number(1), note]], delimiter=";")).only
    if told[0] == "deceased":  # the day of a death is told in words of their own
        assert one.status in {None, "deceased"}
        return
    assert (one.status, one.facility, one.reason, one.detained_on) == told


def test_a_column_of_sentences_about_what_became_of_people(tmp_path: Path) -> None:
    told = ["2017年9月9日被疏附县看守所收押", "于2017年7月4日死亡", "2016年8月3日刑满释放"]
    rows = [["姓名", "身份证号", "人员情况"], *([NAMES[i], number(i), one] for i, one in enumerate(told))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == ["interned", "deceased", "released"]
    assert (read[0].detained_on, read[1].died_on) == (PartialDate(2017, 9, 9), PartialDate(2017, 7, 4))


@pytest.mark.parametrize("header", ["处置时间", "处理日期", "采取措施时间"])
def test_a_day_beside_what_was_done(tmp_path: Path, header: str) -> None:
    done = [
        ("刑事拘留", "17.9.26"),
        ("解除嫌疑", "2017.9.3"),
        ("送教育培训", 42837),
        ("在家", "2017.9.3"),
        ("收押", ""),
    ]
    rows = [
        ["姓名", "身份证号", "处置措施", header],
        *([NAMES[i], number(i), *one] for i, one in enumerate(done)),
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    days = [s.detained_on for s in read]
    assert days == [PartialDate(2017, 9, 26), None, PartialDate(2017, 4, 12), None, None]
    assert [s.status for s in read] == ["interned", "released", "interned", "other", "interned"]


def test_the_day_that_a_column_of_its_own_states_goes_first(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "抓获日期", "处理结果", "处理日期"],
        [NAMES[0], number(1), "2017-04-12", "逮捕", "2017-05-12"],
    ]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.detained_on == PartialDate(2017, 4, 12)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2017.4.12-2024.4.11", 84),
        ("自2017年4月12日起至2024年10月11日止", 90),
        ("2017-03-01至2022-02-28", 60),
        ("2017/4/12 2024/4/12", 84),
        ("2017.4.12-2024.4.25", None),
        ("2017.4.31-2024.4.30", None),
        ("2024.4.11-2017.4.12", None),
    ],
)
def test_a_term_told_by_its_ends(text: str, months: int | None) -> None:
    told = parse_sentence(text)
    assert told is not None
    assert told.months == months


def test_the_ends_of_a_term_beside_it_are_not_the_term(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "刑期", "刑期起", "刑期止"], [NAMES[0], number(1), "7年", "2017.4.12", "2024.4.11"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert one.sentence is not None
    assert (one.sentence.text, one.sentence.months) == ("7年", 84)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("人员现状（在家/收押/判刑）", "status"),
        ("收押时间（年/月/日）", "detained_on"),
        ("性别（男/女）", "sex"),
        ("其它", "note"),
        ("情况简介", "note"),
        ("常住地", "address"),
    ],
)
def test_a_slash_in_brackets_joins_no_headers(tmp_path: Path, header: str, field: str) -> None:
    rows = [["姓名", "身份证号", header], *([NAMES[i], number(i), "x"] for i in range(2))]
    assert [c.field for c in Read(xlsx(tmp_path / "a.xlsx", rows)).tables[0].columns] == ["name", "id", field]


def test_family_relations_that_are_words_for_one_person(tmp_path: Path) -> None:
    told = ["户主", "妻", "长子", "次女"]
    rows = [["户主", "姓名", "家庭关系", "身份证号"], *([NAMES[0], NAMES[i], told[i], number(i)] for i in range(4))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.relation for s in read] == ["self", "wife", "son", "daughter"]


def test_what_was_found_of_somebody_is_no_verdict() -> None:
    for text in ("经研判，该人认识不到位，继续培训六个月", "经评判，延长培训3个月"):
        assert told_sentence(text, True) is None


def test_a_verdict_whose_term_was_lost_is_one(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "教育点", "备注"], [NAMES[0], number(0), "一号教育点", "判处有期徒刑#年"]]
    one = Read(csv(tmp_path / "a.csv", rows)).only
    assert (one.status, one.sentence) == ("sentenced", None)
