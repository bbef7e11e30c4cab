from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.values.gazetteer import read_table
from service.matching.values.gloss import LANGUAGES, glosses, one_each, vocabulary
from service.web.languages import LANGUAGES as PAGES

_SCRIPTS = {"ug": "[\u0600-\u06ff]", "kk": "[\u0400-\u04ff]", "ru": "[\u0400-\u04ff]", "zh": "[\u3400-\u9fff]"}
# Common phrases of reasons, charges, measures and places that a reader of such lists asks about.
_COMMON = (
    "申请护照 办理护照 留胡须 留大胡须 劳动教养 刑事拘留 行政拘留 判刑 服刑 已释放 解除教培 教培中心 教转中心 "
    "教育转化中心 法制学校 家中有人被判刑 80后、90后 有前科 未经批准出国 野阿訇 封斋 快牙 两面人 危害国家安全 "
    "宣扬极端主义罪 手机下载违法软件 家庭宗教氛围浓厚 看守所 戒毒所 戴面纱 超生 翻墙 礼拜 出境未归 "
    "寻衅滋事罪 不放心人员"
).split()


def words(*texts: str) -> list[str]:
    return [gloss.word for gloss in glosses(*texts)]


def test_words_are_found_where_they_stand_and_none_inside_a_longer_one() -> None:
    found = words("疏附县教培中心", "参加非法宗教活动，出境未归", "同意结业")
    assert found == ["教培中心", "参加非法宗教活动", "出境未归", "同意结业"]


def test_nothing_is_said_of_other_words() -> None:
    assert glosses("", "农民") == ()


@pytest.mark.parametrize("phrase", _COMMON)
def test_a_common_phrase_is_explained_as_a_whole(phrase: str) -> None:
    assert words(phrase) == [phrase]


def test_there_is_a_gloss_in_every_language_of_the_pages() -> None:
    assert set(LANGUAGES) == set(PAGES)
    for gloss in vocabulary().values():
        meanings = [gloss.meaning(code) for code in LANGUAGES]
        assert all(m and not m.endswith((".", "。")) and "%" not in m for m in meanings), gloss.word
        assert len(set(meanings)) == len(meanings), f"{gloss.word}: a language says what another says"


def test_the_table_is_whole_and_no_entry_shadows_another() -> None:
    rows = read_table("glosses.tsv")
    assert all(set(row) == {"words", *LANGUAGES} and all(row.values()) for row in rows)
    forms = [form for row in rows for form in row["words"].split("|")]
    assert len(forms) == len(set(forms))
    assert all(form and form == form.strip() for form in forms)
    for code in LANGUAGES:
        said = [row[code] for row in rows]
        assert len(said) == len(set(said)), (
            f"{code}: two words are explained alike: {[s for s in said if said.count(s) > 1]}"
        )


@pytest.mark.parametrize("form", vocabulary())
def test_every_form_is_found_as_itself(form: str) -> None:
    assert words(form) == [form]


@pytest.mark.parametrize(("code", "script"), _SCRIPTS.items())
def test_each_stands_in_the_script_of_its_language(code: str, script: str) -> None:
    wrong = [gloss.word for gloss in vocabulary().values() if not re.search(script, gloss.meaning(code))]
    assert wrong == []


def test_a_language_that_is_not_there_is_answered_in_english() -> None:
    (gloss,) = glosses("监狱")
    assert gloss.meaning("xx") == gloss.meaning("en") == "prison, after a sentence"


def test_forms_of_one_word_are_explained_once_and_all_named() -> None:
    (gloss,) = glosses("申请护照", "2016年办理护照，又办理护照")
    assert gloss.word == "申请护照 / 办理护照"
    assert words("宣扬恐怖主义极端主义罪") == ["宣扬恐怖主义极端主义罪"]
    again = one_each([gloss, *glosses("办护照"), *glosses("监狱")])
    assert [one.word for one in again] == ["申请护照 / 办理护照 / 办护照", "监狱"]


def test_a_traditional_spelling_is_known_and_shown_as_it_stands() -> None:
    assert words("監獄，被刑事拘留") == ["監獄", "刑事拘留"]


@pytest.mark.parametrize(
    "text",
    "未留胡须|无前科|没有办理护照|没有被判刑|尚未释放|不同意释放|未获假释|不予批准逮捕|不是两面人|不属于重点人员|判刑：无|"
    "判刑人员（无）|前科情况：无|有无前科：否|留胡须 否|是否办理护照|办理护照未果|解除取保候审|申请取保候审|企图出境|"
    "限制出境|无证据证明参加恐怖组织|无子女被判刑|没收押|未归案|未经收押|未\n留胡须|无前科、留胡须|未解除教培|從未辦理護照".split(
        "|"
    ),
)
def test_nothing_is_said_of_what_is_denied(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("未判刑，后判刑", ["判刑"]),
        ("无业、留大胡须", ["留大胡须"]),
        ("未婚，有前科", ["有前科"]),
        ("出境未归、留胡须", ["出境未归", "留胡须"]),
        ("未经批准出国、封斋", ["未经批准出国", "封斋"]),
        ("在无锡被刑事拘留", ["刑事拘留"]),
        ("不服从管理被行政拘留", ["不服从管理", "行政拘留"]),
        ("无期徒刑", ["无期徒刑"]),
        ("建议继续培训", ["继续培训"]),
    ],
)
def test_a_negative_word_that_denies_nothing_silences_nothing(text: str, said: list[str]) -> None:
    assert words(text) == said


@pytest.mark.parametrize(
    "text",
    ["第三代身份证", "监狱长", "毕业结业证书", "礼拜五", "城乡一体化", "大学经济系", "教培机构", "艾合买提·塔里甫"],
)
def test_nothing_is_said_inside_a_longer_word_of_other_meaning(text: str) -> None:
    assert words(text) == []


@given(st.text(), st.sampled_from(list(vocabulary())), st.text())
def test_a_known_phrase_in_a_clause_of_its_own_is_explained_whatever_stands_around(a: str, form: str, b: str) -> None:
    assert form in {part for gloss in glosses(f"{a}，{form}，{b}") for part in (gloss.word, *gloss.word.split(" / "))}


@given(
    st.lists(st.sampled_from([*vocabulary(), *"未无没不，、：否\n 人", "解除", "没有", "未批准"]), max_size=12).map(
        "".join
    )
)
def test_it_never_raises_and_shows_only_what_stands_there(text: str) -> None:
    for gloss in glosses(text):
        assert gloss.word in text or all(part in text for part in gloss.word.split(" / "))
