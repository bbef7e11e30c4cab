"""Words for kin of one character glued to a name: what befell them is not the fate of the person of the row."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement, read_tables
from service.records.reading.fates.ofkin import without_kin
from service.records.reading.fates.told import told_sentence
from tests.records.reading.tables import csv, number

OF_KIN = (
    "兄马学文2016年判刑10年|弟买买提·吐尔逊判刑7年|夫艾力·买买提判刑15年|叔马有才被判处无期徒刑|其兄马学文判刑10年|"
    "妻马英判刑5年|哥阿不都热合曼2016年判刑10年|兄马学文、弟马学武2016年判刑10年|兄（马学文）2016年判刑10年|"
    "2016年因兄马学文被判刑10年牵连收押|子马小龙于2018年判刑3年|兄嫂马秀英判刑2年|舅欧阳明判刑4年"
)
OF_THE_PERSON = (
    "马学文2016年判刑10年|姑丽娜尔·买买提2016年判刑10年|母沙江2016年判刑10年|叔力坦2016年判刑10年|女2017年判刑10年|"
    "女，2017年判刑10年|女阿訇2016年判刑10年|女子判刑10年|夫妻2016年判刑10年|父子二人2016年判刑10年|"
    "弟马学文举报后2016年判刑10年|兄马学文与其2016年一同判刑10年|女高中文化2016年判刑10年|"
    "妻离，2016年判刑10年"
)


@pytest.mark.parametrize("text", OF_KIN.split("|"))
def test_the_sentence_of_kin(text: str) -> None:
    assert told_sentence(text, of_own=False) is None


@pytest.mark.parametrize("text", OF_THE_PERSON.split("|"))
def test_the_sentence_of_the_person(text: str) -> None:
    assert told_sentence(text, of_own=False) is not None


@pytest.mark.parametrize("text", ["弟艾力2017年被收押", "母艾则孜汗2018年病故", "妻热娜古丽·买买提2017年送教培"])
def test_a_status_of_kin(text: str) -> None:
    assert without_kin(text) == ""


@pytest.mark.parametrize("text", ["姑丽娜尔2017年被收押", "女子教培", "马学文在押"])
def test_a_status_of_the_person(text: str) -> None:
    assert without_kin(text) == text


def test_a_note_of_a_row(tmp_path: Path) -> None:
    notes = ["兄马学文2016年判刑10年，现在乌苏监狱服刑", "2016年判刑10年，现在乌苏监狱服刑"]
    rows = [["姓名", "身份证号", "备注"], *(["马学礼", number(i), note] for i, note in enumerate(notes))]
    read = [e for e in read_tables(csv(tmp_path / "备注.csv", rows)) if isinstance(e, Statement)]
    assert [(s.status, s.facility) for s in read] == [(None, None), ("sentenced", "乌苏监狱")]
