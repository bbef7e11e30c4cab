"""What ordinary lists ask in words that no synonym lists, and what they say of somebody else than their person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import RelativeName
from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Camp / prison", "facility"),
        ("Kaldığı Kamp", "facility"),
        ("Türmisi", "facility"),
        ("Түрмесі", "facility"),
        ("Gözaltına Alındığı Tarih", "detained_on"),
        ("Қамалған уақыты", "detained_on"),
        ("قولغا ئېلىنغان ۋاقتى", "detained_on"),
        ("Статья обвинения", "reason"),
        ("Қашан ұсталған", "detained_on"),
        ("نەچچە يىل كېسىلگەن", "sentence"),
        ("Hangi kampta", "facility"),
        ("Next of kin", "relatives_text"),
        ("Késilgen yil", "sentence"),
        ("Үкімі", "sentence"),
        ("اتى-جونى", "name"),  # Kazakh in Arabic letters, without its hamza
        ("كۋالىك نومىرى", "id"),
        # not understood in every word, or something else than custody
        ("Дата освобождения", None),
        ("Camp leader", None),
        ("Time in camp", None),
        ("Осужден", None),
        ("Place of arrest", None),
        ("Место рождения", None),
        ("Date", None),
        ("Where", None),
        # who sent, and where one was caught, is not where anybody is held
        ("送教单位", None),
        ("送教地点", "facility"),
        ("收押单位", "facility"),
        ("抓获地点", None),
        ("走访情况", "note"),
        ("谈话记录", "note"),
        ("抓捕日期", "detained_on"),
        ("入中心时间", "detained_on"),
        ("户籍号", "household_no"),
        ("身份证编号", "id"),
        ("维吾尔文姓名", "alias"),
        ("死亡时间及原因", None),
        # of kin and of others
        ("老婆姓名", "spouse_name"),
        ("老公身份证号", None),
        ("父亲情况", "relatives_text"),
        ("父亲职业", None),
        ("子女人数", None),
        ("母亲民族", None),
        ("家庭成员现状", None),
        ("房东姓名", None),
        ("房东电话", None),
    ],
)
def test_fields(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("text", "relatives"),
    [
        ("жена Жанар Ержан, сын Серік Болат", [("Жанар Ержан", "wife"), ("Серік Болат", "son")]),
        ("Eşi: Aynur Memet, kız kardeşi Nuriye Memet", [("Aynur Memet", "wife"), ("Nuriye Memet", "sister")]),
        ("әкесі Болат Серік; анасы Жанар", [("Болат Серік", "father"), ("Жанар", "mother")]),
        ("Dadisi Exmet Tursun, oghli Alim", [("Exmet Tursun", "father"), ("Alim", "son")]),
        ("ئايالى ئاينۇر مەمەت، ئوغلى ئالىم ئابلا", [("ئاينۇر مەمەت", "wife"), ("ئالىم ئابلا", "son")]),
        ("ئايالى بار", []),
        ("Wife: Aynur Memet", [("Aynur Memet", "wife")]),
        ("his wife and two sons are abroad", []),
        ("жена за границей", []),
    ],
)
def test_relatives_in_many_languages(text: str, relatives: list[tuple[str, str]]) -> None:
    told = [(r.name, "wife" if r.relation == "spouse" else r.relation) for r in relatives_in_text(text)]
    assert told == relatives


def _only(path: Path, header: list[Any], row: list[Any]) -> Any:
    return Read(csv(path / "a.csv", [header, row])).only


def test_what_became_of_the_father_is_not_his_name(tmp_path: Path) -> None:
    header = ["学生姓名", "身份证号", "父亲姓名", "父亲情况", "监护人"]
    one = _only(tmp_path, header, [NAMES[0], number(1), NAMES[2], "判刑", NAMES[4]])
    assert one.relatives == (RelativeName(NAMES[2], "father"), RelativeName(NAMES[4]))


def test_a_landlord_is_no_relative(tmp_path: Path) -> None:
    one = _only(tmp_path, ["姓名", "身份证号", "房东姓名", "房东电话"], [NAMES[0], number(1), NAMES[2], "13999000000"])
    assert one.relatives == ()


def test_a_visit_tells_of_a_son(tmp_path: Path) -> None:
    told = f"该户4人。\n儿子{NAMES[2]}，2017年被收押。"
    one = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号", "走访情况"], [NAMES[0], number(1), told]])).only
    assert one.relatives == (RelativeName(NAMES[2], "son"),)
    assert one.status is None  # it is the son who is held


def test_a_county_and_its_town_in_letters(tmp_path: Path) -> None:
    one = _only(tmp_path, ["Name", "County", "Township"], ["Memet Tursun", "Konasheher", "Opal"])
    assert (one.counties, one.place_texts) == (("653121",), ("Konasheher, Opal",))


def test_who_sent_is_not_where_one_is_held(tmp_path: Path) -> None:
    one = _only(
        tmp_path, ["姓名", "身份证号", "送教单位", "去向"], [NAMES[0], number(1), "兰干镇派出所", "疏附县教育培训中心"]
    )
    assert one.facility == "疏附县教育培训中心"


@pytest.mark.parametrize(("prison", "status"), [("原服刑监狱", "released"), ("服刑监狱", "sentenced")])
def test_a_release_from_a_former_prison_has_come(tmp_path: Path, prison: str, status: str) -> None:
    header = ["姓名", "身份证号", "原判刑期", prison, "释放日期"]
    assert _only(tmp_path, header, [NAMES[0], number(1), "3年", "喀什监狱", "2017-05-06"]).status == status


def test_a_group_that_names_the_person(tmp_path: Path) -> None:
    rows = [
        ["学员信息", None, None, "家属信息", None],
        ["姓名", "身份证号", "入班时间", "家属姓名", "与学员关系"],
        [NAMES[0], number(1), "2017-05-06", NAMES[1], "妻子"],
    ]
    one = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["A1:C1", "D1:E1"])).only
    assert one.detained_on is not None
    assert one.detained_on[:3] == (2017, 5, 6)
    assert one.relatives == (RelativeName(NAMES[1], "wife"),)


def test_how_kin_fares_is_not_how_the_person_does(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "家庭成员", None, None],
        [None, None, "姓名", "关系", "现状"],
        [NAMES[0], number(1), NAMES[1], "妻子", "在押"],
    ]
    one = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["C1:E1", "A1:A2", "B1:B2"])).only
    assert one.status is None
    assert one.relatives == (RelativeName(NAMES[1], "wife"),)
