from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.values.addresses import split_address
from service.matching.values.gazetteer import counties, county_name, old_codes, places, prefecture_of, present_code
from service.matching.values.places import resolve_place

KASHGAR = frozenset(c for c in counties() if c.startswith("6531"))


@pytest.mark.parametrize(
    "text",
    ["Yarkand", "Shache", "莎车", "莎车县", "يەكەن", "Яркенд", "Yeken", "Yarkent", "Yarkand county", "653125",
     "يەكەن ناھىيىسى", "新疆喀什地区莎车县", "Kashgar, Yarkand", "Yarkend nahiyisi", "Яркент ауданы", "YARKAND"],
)  # fmt: skip
def test_one_county_under_all_its_names(text: str) -> None:
    assert resolve_place(text) == {"653125"}


@pytest.mark.parametrize(
    "text", ["Kashgar", "喀什", "喀什地区", "قەشقەر", "Кашгар", "Kaşgar", "Қашқар", "Qeshqer wilayiti", "653100"]
)
def test_a_prefecture_gives_all_its_counties(text: str) -> None:
    assert resolve_place(text) == KASHGAR


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kashgar city", {"653101"}),
        ("喀什市", {"653101"}),
        ("和田县", {"653221"}),
        ("和田市", {"653201"}),
        ("Yarkand or Poskam", {"653125", "653124"}),
        ("Ghulja", {"654002", "654021"}),
        ("Ghulja county", {"654021"}),
        ("Текес", {"654027"}),
        ("654127", {"654027"}),
        ("652427", {"654027"}),
        ("652923", {"652902"}),
        ("米泉市", {"650109"}),
        ("Karakahs", {"653222"}),  # a slip of the finger
        ("乌鲁木齐市天山区", {"650102"}),
        ("653121102", {"653121"}),
        ("Xinjiang", set()),
        ("北京市", set()),
        ("", set()),
    ],
)
def test_places(text: str, expected: set[str]) -> None:
    assert resolve_place(text) == expected


def test_every_county_is_found_under_each_of_its_own_names() -> None:
    missing = [
        (place.code, lang, name)
        for place in places().values()
        if place.code in counties()
        for lang, name in place.names.items()
        if place.code not in resolve_place(name)
    ]
    assert missing == []


def test_old_codes_lead_to_present_ones() -> None:
    assert all(present in places() for present in old_codes().values())
    assert not any(old in places() for old in old_codes())
    assert present_code("110101") is None
    assert prefecture_of("654127") == "654000"
    assert prefecture_of("659001") is None


@pytest.mark.parametrize("lang", ["en", "zh", "ug", "kk", "ru", "tr", "de", "zh_Hans"])
def test_every_county_has_a_name_to_show(lang: str) -> None:
    assert all(county_name(code, lang) not in {"", code} for code in counties())
    assert county_name("999999", lang) == "999999"


@pytest.mark.parametrize(
    ("text", "county", "township", "village", "rest"),
    [
        ("新疆疏附县乌帕尔镇3村2组", "疏附县", "乌帕尔镇", "3村", "2组"),
        ("新疆维吾尔自治区喀什地区疏附县托克扎克镇阿亚格村1组12号", "疏附县", "托克扎克镇", "阿亚格村", "1组12号"),
        ("特克斯县呼吉尔特蒙古民族乡", "特克斯县", "呼吉尔特蒙古民族乡", "", ""),
        ("乌帕尔乡库木巴格村", "", "乌帕尔乡", "库木巴格村", ""),
        ("喀什市恰萨街道", "喀什市", "恰萨街道", "", ""),
    ],
)
def test_addresses(text: str, county: str, township: str, village: str, rest: str) -> None:
    found = split_address(text)
    assert (found.county, found.township, found.village, found.rest) == (county, township, village, rest)
    assert found.counties == (resolve_place(county) if county else set())


@given(st.text())
def test_never_raises(text: str) -> None:
    assert resolve_place(text) <= counties()
    split_address(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("アトゥシュ市", "653001"),
        ("クズルス・キルギス自治州アトゥシュ市", "653001"),
        ("ホータン地区カラカシュ県", "653222"),
        ("カシュガル市", "653101"),
        ("ヤルカンド県", "653125"),
        ("ケリヤ", "653226"),
        ("كيريا", "653226"),
        ("مقاطعة كيريا", "653226"),
        ("ختن، كيريا", "653226"),
        ("ياركند", "653125"),
        ("قراقاش", "653222"),
        ("أتوش", "653001"),
        ("Artouch", "653001"),
        ("ville d'Artouch", "653001"),
        ("comté de Kargalik", "653126"),
        ("Tschira", "653225"),
        ("Kreis Maralbaschi", "653130"),
        ("Tachkourgan", "653131"),
        ("Koumoul, Aratourouk", "650522"),
        ("Tschertschen", "652825"),
        ("グルジャ市", "654002"),
        ("فيض آباد", "653129"),
    ],
)
def test_names_in_japanese_arabic_french_and_german(text: str, code: str) -> None:
    assert resolve_place(text) == {code}


@pytest.mark.parametrize("text", ["東京都", "カバ", "ニア", "الصين", "ملتان", "Lob", "طرفان", "大阪府カトリ村"])
def test_other_words_in_these_scripts_name_nothing(text: str) -> None:
    assert resolve_place(text) == frozenset()


def test_a_village_in_japanese_names_no_county() -> None:
    assert resolve_place("アワト村", towns=False) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "疏勒县疏勒镇新市区社区",
        "疏勒县疏勒镇新市区居委会",
        "疏勒县新市区12号",
        "疏勒县巴仁乡新市区",
        "疏勒县天山区社区",
        "疏勒县沙依巴克区村",
        "疏勒县巴仁乡和田市场",
    ],
)
def test_a_quarter_below_a_county_is_no_district_of_a_city(text: str) -> None:
    assert resolve_place(text) == {"653122"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乌鲁木齐市新市区社区", {"650104"}),
        ("乌鲁木齐市米东区古牧地镇", {"650109"}),
        ("天山区", {"650102"}),
        ("疏勒县人，现住天山区", {"650102", "653122"}),
        ("疏勒县籍现住新市区", {"650104", "653122"}),
        ("疏勒县乌鲁木齐市新市区", {"650104", "653122"}),
        ("新市区社区", set()),
    ],
)
def test_a_district_that_is_named_counts(text: str, expected: set[str]) -> None:
    assert resolve_place(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("墨玉县扎瓦镇喀什博依村户籍人口台账", {"653222"}),
        ("墨玉县喀什博依村", {"653222"}),
        ("墨玉县扎瓦街道和田艾日克社区3组", {"653222"}),
        ("扎瓦镇喀什博依村", set()),
        ("墨玉县扎瓦镇莎车县某村", {"653222", "653125"}),
        ("墨玉县扎瓦镇莎车县、某村", {"653222", "653125"}),
        ("墨玉县扎瓦镇现住莎车某村", {"653222", "653125"}),
        ("和田市墨玉扎瓦村", {"653201", "653222"}),
        ("喀什疏附木什乡阿瓦提博依村", {"653121"}),
    ],
)
def test_a_village_of_a_town_may_begin_like_a_county(text: str, expected: set[str]) -> None:
    assert resolve_place(text) == expected
