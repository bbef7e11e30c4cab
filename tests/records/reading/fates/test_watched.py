"""House arrest, bail, proposals and indictments: nobody is told that they let somebody go."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.everybody import status_in_title
from service.records.reading.fates.statuses import parse_status
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *(
            (text, "other")
            for text in (
                "监视居住", "指定居所监视居住", "在家软禁", "取保候审", "刑拘转监视居住", "under house arrest",
                "Detained in 2017, now under house arrest", "held under house arrest", "not released, house arrest",
                "transferred from the camp to house arrest", "on bail", "под домашним арестом", "ev hapsinde tutuluyor",
                "үй қамағында", "ئۆي قاماقتا", "öy qamaqta", "uy qamog'ida", "üy qamağında", "unter Hausarrest",
                "assignée à résidence", "placé en résidence surveillée", "под надзором",
            )
        ),
        *(
            (text, "released")
            for text in (
                "Released under house arrest", "Released in December 2018, now under house arrest.", "解除监视居住",
                "was under house arrest, now released", "освобождён под залог", "取保候审后释放", "已结业", "结业回家",
                "同意结业，2018年4月已结业",
            )
        ),
        *(
            (text, "interned")
            for text in (
                "监视居住后被收押", "指定居所监视居住，转刑事拘留", "in a camp (earlier under house arrest)", "被起诉",
                "审查起诉", "同意结业", "建议结业", "可以结业", "拟同意按期结业", "建议解除教培", "indicted",
                "from house arrest to a camp",
            )
        ),
        ("house arrest, then sentenced to 5 years in prison", "sentenced"),
        ("ev hapsinden cezaevine götürüldü", "sentenced"),
        ("已收监", "sentenced"),
        ("起诉后判刑", "sentenced"),
        ("不起诉", "other"),
        ("died under house arrest", "deceased"),
    ],
)  # fmt: skip
def test_who_is_watched_or_to_be_let_go(text: str, status: str) -> None:
    assert parse_status(text) == status


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        (("Under house arrest", "2017-04-12", "", ""), "other"),
        (("Under house arrest", "2017-04-12", "7 years", ""), "other"),
        (("取保候审", "2017-04-12", "3年", ""), "sentenced"),
        (("detained", "2017-04-12", "", "Detained in April 2017, now under house arrest"), "other"),
        (("detained", "2017-04-12", "", "Under house arrest since 2019"), "other"),
        (("detained", "2017-04-12", "", "под домашним арестом с 2019 года"), "other"),
        (("detained", "2017-04-12", "", "His brother is under house arrest"), "interned"),
        (("收押", "2017-04-12", "", "2018年3月监视居住"), "other"),
        (("收押", "2017-04-12", "", "2016年3月监视居住"), "interned"),
        (("同意结业", "2017-04-12", "", ""), "interned"),
        (("同意结业", "2017-04-12", "", "2018年4月已结业"), "released"),
        (("建议释放", "2017-04-12", "7年", ""), "sentenced"),
    ],
)
def test_rows_of_those_who_are_watched(tmp_path: Path, cells: tuple[str, ...], status: str) -> None:
    rows = [["姓名", "身份证号", "状态", "收押时间", "刑期", "备注"], [NAMES[0], number(0), *cells]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.status == status


def test_when_somebody_was_taken_who_is_watched_since(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "备注"], [NAMES[0], number(0), "2017年4月被收押，2018年3月取保候审"]]
    one = Read(csv(tmp_path / "a.csv", rows)).only
    assert (one.status, one.detained_on and one.detained_on.month) == ("other", 4)


def test_lists_of_those_who_are_watched() -> None:
    titles = ("取保候审人员名单", "监视居住人员花名册", "同意结业人员名单", "结业人员名单", "在训学员")
    assert [status_in_title(line) for line in titles] == ["other", "other", None, "released", "interned"]
