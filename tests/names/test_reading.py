"""Letters and characters into phonetic forms: each alphabet by its own table."""

import pytest

from service.names import Script, make_part, similarity
from service.names.compounds import read_compound
from service.names.normal import key
from service.names.phones import ALPHABET
from service.names.readings import MOST_FORMS
from service.names.scripts import script_of_word


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("تۇرسۇن", Script.ARABIC),
        ("ئابدۇرېھىم", Script.ARABIC),
        ("ايدوس", Script.KAZAKH_ARABIC),
        ("مۇحتارحان", Script.KAZAKH_ARABIC),
        ("турсун", Script.CYRILLIC),
        ("tursun", Script.LATIN),
        ("şöhret", Script.TURKISH),
        ("吐尔逊", Script.CHINESE),
        ("123", Script.OTHER),
    ],
)
def test_the_script_is_told_by_the_characters(word, script):
    assert script_of_word(word) is script


@pytest.mark.parametrize("word", ["Tuerxun", "Aihemaiti", "Yilihamu", "Maimaiti", "Kadeer", "Abudureheman"])
def test_latin_that_is_pinyin_is_a_script_of_its_own(word):
    assert make_part(word).script is Script.PINYIN


@pytest.mark.parametrize("word", ["Tursun", "Dilnur", "Abla", "Ehmet", "Kurban", "Yalqun"])
def test_latin_that_cannot_be_pinyin_is_not(word):
    assert make_part(word).script is Script.LATIN


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tursun", "تۇرسۇن", "Турсун", "Tuerxun", "吐尔逊", "图尔荪", "吐逊", "Dursun"),
        ("Qadir", "قادىر", "Қадир", "Кадыр", "Kadeer", "卡德尔", "喀迪尔", "Kadir"),
        ("Ghopur", "غوپۇر", "Ғопур", "吾甫尔", "Гопур"),
        ("Hüsen", "ھۈسەن", "Һүсән", "玉山", "Усен"),
        ("Ismayil", "ئىسمايىل", "司马义", "İsmail", "Исмаил", "Simayi"),
        ("Memet", "مەمەت", "买买提", "麦麦提", "Maimaiti", "Mehmet"),
        ("Xediche", "خەدىچە", "海迪且", "Hatice", "Хадича"),
        ("Erjan", "ەرجان", "Ержан", "叶尔江", "Yerzhan"),
        ("Aigerim", "Айгерім", "阿依格林", "Aygerim"),
        ("Patime", "پاتىمە", "帕提曼", "Fatma", "Фатима"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings):
    first, *others = [make_part(spelling) for spelling in spellings]
    for other in others:
        assert similarity(first, other) > 0.85, (first.forms, other.forms)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Memet", "Mehmut"),
        ("Memet", "Ehmet"),
        ("Mehmut", "Ehmet"),
        ("买买提", "买合木提"),
        ("Hesen", "玉山"),
        ("Tursun", "吐尔逊古丽"),
        ("Turdi", "托合提"),
    ],
)
def test_names_of_different_people_are_never_merged(one, other):
    assert similarity(make_part(one), make_part(other)) < 0.92


def test_related_names_are_linked_weakly():
    related = similarity(make_part("Abdulhekim"), make_part("阿布力克木"))
    unrelated = similarity(make_part("Abdulhekim"), make_part("阿布来提"))
    assert unrelated < related < 0.95


def test_forms_are_few_distinct_and_over_the_alphabet():
    for text in ("艾合买提", "阿卜杜热合曼", "Aihemaiti", "Xierzhati", "热依木古丽"):
        part = make_part(text)
        assert 1 <= len(part.forms) <= MOST_FORMS
        assert len(set(part.forms)) == len(part.forms) == len(part.costs)
        assert list(part.costs) == sorted(part.costs)
        assert all(symbol in ALPHABET for form in part.forms for symbol in form)


def test_kazakh_arabic_is_not_read_by_the_uyghur_table():
    # ۆ is v in Kazakh and ö in Uyghur.
    assert make_part("ايۆان").forms[0].count("ö") == 0


def test_a_character_outside_the_table_is_read_by_its_pinyin():
    assert similarity(make_part("鐵穆尔"), make_part("Temur")) > 0.6
    assert make_part("麒").forms


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Abdulrahim", "Abdurahim"),
        ("Abdulshukur", "Abdushukur"),
        ("Абдулрашид", "Абдурашид"),
        ("Abdulnasir", "Abdunasir"),
        ("Abdelrahman", "Abdurahman"),
        ("Abdulgani", "Abdugani"),
        ("Абдулвели", "Абдувели"),
    ],
)
def test_the_article_is_left_out_as_uyghur_does(written, spoken):
    assert make_part(spoken).forms[0] in make_part(written).forms


def test_the_article_may_stay_before_other_letters():
    assert make_part("Abdulhekim").forms[0].startswith("abdul")


@pytest.mark.parametrize(
    ("compound", "form"),
    [("司马义汗", "ismayilxan"), ("Мухаммадали", "muhemeteli"), ("艾买提江", "ehmetjan"), ("吐送汗", "tursunxan")],
)
def test_a_compound_has_the_forms_of_its_listed_halves(compound, form):
    assert form in make_part(compound).forms


def test_a_listed_name_is_no_compound():
    assert read_compound(key("阿不都拉"), lambda half: []) == []
    assert read_compound(key("Xyzzy"), lambda half: []) == []
