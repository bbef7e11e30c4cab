"""Lists that one person tells, or whose rows name who reported: what they are to each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import RelativeName
from service.records.reading.headers.headerstems import tells
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.totheteller import is_to_me
from service.records.reading.rows.teller import teller_in
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


@pytest.mark.parametrize(
    "header",
    [
        "Relation to me", "Relationship to me", "Who is it to me", "Related to me as", "Менің кімім",
        "Маған кім болады", "مەنىڭ كىمىم", "مېنىڭ كىمىم", "Mening kimim", "ماڭا كىم بولىدۇ", "Bana yakınlığı",
        "Кем мне приходится",
        "Отношение ко мне", "Menga kim", "Мага ким болот", "Verhältnis zu mir", "Lien avec moi", "与我的关系",
        "是我的什么人",
    ],
)  # fmt: skip
def test_headers_in_the_words_of_the_teller(header: str) -> None:
    assert is_to_me(header)
    assert field_of(header) == "relation"


@pytest.mark.parametrize("header", ["Relation", "Brought to me", "与户主关系", "与本人关系", "Кем приходится", "Кімі"])
def test_others_are_not(header: str) -> None:
    assert not is_to_me(header)


@pytest.mark.parametrize(
    "header",
    ["Арыз иесі", "Aryz ıesi", "Yollighuchi", "يوللىغۇچى", "ئەرز قىلغۇچى", "Заявитель", "Хабарлаған", "Teller"],
)
def test_who_reported(header: str) -> None:
    assert tells(header)
    assert field_of(header) == "relatives_text"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Relatives of Ekber Hoshur, as told in May 2021", "Ekber Hoshur"),
        ("My family, told by Ekber Hoshur", "Ekber Hoshur"),
        ("Ekber Hoshur's relatives", "Ekber Hoshur"),
        ("Заявитель: Серик Канат", "Серик Канат"),
        ("Серік Қанаттың туыстары", "Серік Қанат"),
        ("Ekber Hoshur ning tughqanliri", "Ekber Hoshur"),
        ("ئەكبەر ھوشۇرنىڭ تۇغقانلىرى", "ئەكبەر ھوشۇر"),
        ("Ekber Hoshur'un akrabaları", "Ekber Hoshur"),
        ("玉素甫·肉孜的亲属名单", "玉素甫·肉孜"),
        ("失踪亲属，由玉素甫·肉孜口述", "玉素甫·肉孜"),
        ("提供人：玉素甫·肉孜", "玉素甫·肉孜"),
        ("Relatives of prisoners", None),
        ("Prepared in May 2021", None),
        ("县公安局提供", None),
    ],
)
def test_who_told_by_the_title(title: str, name: str | None) -> None:
    assert teller_in([title], tells) == name


def test_two_tellers_are_none() -> None:
    assert teller_in(["told by Ekber Hoshur", "told by Alim Qadir"], tells) is None


@pytest.mark.parametrize("header", ["Relation to me", "Менің кімім"])
@pytest.mark.parametrize("by_column", [True, False])
def test_the_teller_is_the_relative(tmp_path: Path, header: str, by_column: bool) -> None:
    rows: list[list[Any]] = [
        ["Disappeared in 2017" if by_column else "Relatives of Ekber Hoshur, told in May 2021"],
        ["Name", "ID number", header, "Detained", *(["Reported by"] if by_column else [])],
        ["Hoshur Yasin", number(1), "father", "October 2018", "Ekber Hoshur"],
        ["Qadir Tursun", number(3), "uncle", "June 2018", "Ekber Hoshur"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", [r if by_column else r[:4] for r in rows])).statements
    assert [s.relatives for s in read] == [
        (RelativeName("Ekber Hoshur", "child"),),
        (RelativeName("Ekber Hoshur", "nephew_niece"),),
    ]
    assert [s.relation for s in read] == [None, None]


def test_a_chinese_list_of_somebodys_relatives(tmp_path: Path) -> None:
    rows = [["玉素甫·肉孜的亲属名单"], ["姓名", "身份证号", "与本人关系"], [NAMES[0], number(1), "哥哥"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.relatives, one.relation) == ((RelativeName("玉素甫·肉孜", "sibling"),), None)


@pytest.mark.parametrize(
    ("headers", "relatives"),
    [
        (("举报人", "与举报人关系"), (RelativeName(NAMES[2], "child"),)),
        (("报案人", "与被报案人关系"), (RelativeName(NAMES[2], "father"),)),
        (("举报人", "联系方式"), ()),  # an informer
    ],
)
def test_who_reported_to_the_police(
    tmp_path: Path, headers: tuple[str, str], relatives: tuple[RelativeName, ...]
) -> None:
    rows = [["姓名", "身份证号", *headers], [NAMES[0], number(1), NAMES[2], "父亲"]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.relatives == relatives
