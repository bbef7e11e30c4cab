"""No household from 无, no digits that no sheet shows, no damage where nothing stands; the county of a title."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.matching.values.idnumber import parse_id
from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


@pytest.mark.parametrize(
    ("stated", "household"),
    [
        ("无", None),
        ("/", None),
        ("—", None),
        ("0", None),
        ("未登记", None),
        ("none", None),
        ("12", "no 12"),
        ("A7", "no A7"),
    ],
)
def test_a_household_without_a_number_is_none(tmp_path: Path, stated: str, household: str | None) -> None:
    rows = [["户号", "姓名", "身份证号"], [stated, NAMES[0], number(1)]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.household == household


def test_a_number_that_lost_digits_shows_as_in_the_sheet() -> None:
    found = parse_id(653121196004120014.0)
    assert found is not None
    assert (found.text, found.known, found.kind) == ("653121196004120000", "653121196004120???", "damaged")


@pytest.mark.parametrize(
    ("cells", "lost"),
    [
        ((5, "无", "", "—"), False),
        ((5, "/", "/", "/"), False),
        (("", "——完——", "", "/"), False),
        (("", "以下空白", "以下空白", ""), False),
        (("", "END", "", "-"), False),
        ((5, "####", "", ""), True),
        ((5, "", "", "2017.4.12"), True),
        ((5, "", "", "√"), True),
    ],
)
def test_rows_of_marks_are_no_damage(tmp_path: Path, cells: tuple[Any, ...], lost: bool) -> None:
    rows = [["序号", "姓名", "身份证号", "收押时间"], [1, NAMES[0], number(1), "2017.4.12"], cells]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert len(read.statements) == 1
    assert any(p.lost for p in read.problems) is lost


@pytest.mark.parametrize(
    ("title", "home", "counties"),
    [
        ("墨玉县收押人员花名册", "3村", ("653222",)),
        ("Detainees from Qaraqash county", "", ("653222",)),
        ("Қарақаш ауданы тұтқындары", "", ("653222",)),
        ("墨玉县收押人员花名册", "新疆疏附县乌帕尔镇3村", ("653121",)),
        ("墨玉县收押人员花名册", "河南省郑州市", ()),
        ("墨玉县、洛浦县人员名单", "", ()),
        ("墨玉县看守所在押人员", "", ()),
        ("Prison in Qaraqash county: the detained", "", ()),
        ("Relatives of Ekber Hoshur", "", ()),
    ],
)
def test_the_county_of_the_title(tmp_path: Path, title: str, home: str, counties: tuple[str, ...]) -> None:
    rows = [[title], ["姓名", "性别", "户籍地址"], [NAMES[0], "男", home], [NAMES[1], "女", home]]
    assert [s.counties for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == [counties] * 2


def test_the_region_of_a_number_goes_before_the_title(tmp_path: Path) -> None:
    rows = [["墨玉县收押人员花名册"], ["姓名", "身份证号"], [NAMES[0], number(1)], [NAMES[1], "未知"]]
    assert [s.counties for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == [("653121",), ("653222",)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-03-05, Qaraqash", PartialDate(2018, 3, 5)),
        ("2017年5月在墨玉县", PartialDate(2017, 5)),
        ("20170503墨玉县", PartialDate(2017, 5, 3)),
        ("17.5.3，墨玉县3村", PartialDate(2017, 5, 3)),
        ("2018.3，墨玉县", PartialDate(2018, 3)),
        ("2018-03 Qaraqash", PartialDate(2018, 3)),
        ("2018/3 or 2018/4", PartialDate(2018)),
        ("17.5.3墨玉县，2018年释放", PartialDate(2018)),
    ],
)
def test_a_day_beside_a_place(text: str, day: PartialDate) -> None:
    assert parse_date(text, excel_serial=True) == day


def test_the_place_beside_a_day_stays_text(tmp_path: Path) -> None:
    for header in ("何时何地被抓", "When and where taken", "Когда и где задержан"):
        assert field_of(header) == "detained_on"
    rows = [["Name", "Date and place of detention"], ["Memet Tursun", "2018-03-05, Qaraqash"]]
    one = Read(csv(tmp_path / "a.csv", rows, delimiter="\t")).only
    assert (one.detained_on, one.texts["detained_on"]) == (PartialDate(2018, 3, 5), "2018-03-05, Qaraqash")
