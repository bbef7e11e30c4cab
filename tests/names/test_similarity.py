"""Similarity of parts and of whole names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.names import compare_names, explain, make_part, parse, similarity
from service.names.alignment import align
from service.names.kernel import distance
from service.names.phones import ALPHABET, costs, encode

PARTS = [
    "Tursun",
    "吐尔逊",
    "图尔荪",
    "Qadir",
    "艾合买提",
    "Ehmet",
    "Aihemaiti",
    "玉山",
    "Гүлнар",
    "ئابدۇرەھىم",
    "阿依古丽",
    "",
    "x",
]
parts = st.one_of(
    st.sampled_from(PARTS), st.text(alphabet="买提吐尔逊古丽艾合abdeghiklmnoqrstuxzمەتۇرسۈن", max_size=8)
).map(make_part)
forms = st.text(alphabet=sorted(ALPHABET), max_size=12)


@given(parts, parts)
def test_similarity_is_symmetric_and_within_bounds(a, b):
    value = similarity(a, b)
    assert value == similarity(b, a)
    assert 0.0 <= value <= 1.0


@given(parts, parts)
def test_only_equal_forms_are_fully_similar(a, b):
    certain = [{f for f, cost in zip(p.forms, p.costs, strict=True) if cost == 0} for p in (a, b)]
    assert (similarity(a, b) == 1.0) == bool(certain[0] & certain[1])


@given(forms, forms)
def test_the_alignment_adds_up_to_the_distance(a, b):
    table = costs()
    assert sum(step.cost for step in align(a, b)) == distance(encode(a), encode(b), table.change, table.loss)


def test_every_change_of_sound_costs_something():
    table = costs()
    different = ~(table.change == 0)
    places = table.change.shape[0] // len(ALPHABET)
    for code in range(table.change.shape[0]):
        for other in range(table.change.shape[0]):
            assert different[code, other] == (code // places != other // places)
    assert (table.loss > 0).all()
    assert (table.change == table.change.T).all()


@pytest.mark.parametrize(
    ("query", "record"),
    [
        ("Tursun Qadir", "卡德尔·吐逊"),
        ("تۇرسۇن قادىر", "吐尔逊·卡德尔"),
        ("Dursun Kadir", "图尔荪卡迪尔"),
        ("Tursun", "吐尔逊·卡德尔"),
        ("Tursun Qadir", "吐尔逊"),
        ("Tursun Qadir Uygur", "吐尔逊·卡德尔"),
        ("Abdusalam Abdureshit", "阿不都沙拉木·阿不都热"),
        ("Haji Memet Rozi", "阿吉买买提·肉孜"),
        ("Gulnara Tursunova", "古丽娜尔·吐尔逊"),
        ("Tursun Eliyev", "吐尔逊·艾里耶夫"),
        ("Турсун Мунунов", "吐尔逊·穆努诺夫"),
    ],
)
def test_the_same_name_in_other_clothes(query, record):
    assert compare_names(parse(query), parse(record)).score > 0.85


def test_what_is_missing_is_neutral_and_what_contradicts_is_not():
    query = parse("Tursun Qadir")
    missing = compare_names(query, parse("吐尔逊")).score
    contradicted = compare_names(query, parse("吐尔逊·艾山")).score
    assert missing - contradicted > 0.2


def test_a_compound_is_not_the_name_it_contains():
    assert compare_names(parse("Tursun"), parse("吐尔逊古丽")).score < 0.8


def test_the_alignment_names_what_has_no_counterpart():
    comparison = compare_names(parse("Tursun Qadir"), parse("卡德尔"))
    assert [(pair.left.written, pair.right.written) for pair in comparison.pairs] == [("Qadir", "卡德尔")]
    assert [part.written for part in comparison.left_only] == ["Tursun"]
    assert compare_names(parse("Tursun Qadir"), parse("卡德尔·吐尔逊")).swapped


@given(
    st.sampled_from(["Tursun Qadir", "吐尔逊·卡德尔", "Memet", "买买提·艾力", "Ömer Hashim"]),
    st.sampled_from(["吐尔逊·卡德尔", "Tursun", "买买提艾力", "Memet Eli", "Гүлнар"]),
    st.sampled_from(["Haji", "Qari", "Damolla"]),
    st.booleans(),
)
def test_an_extra_title_never_lowers_a_comparison(name, other, title, before):
    titled = f"{title} {name}" if before else f"{name} {title}"
    assert compare_names(parse(titled), parse(other)).score >= compare_names(parse(name), parse(other)).score


@given(st.sampled_from(PARTS), st.sampled_from(PARTS))
def test_the_explanation_adds_up_to_the_score(one, other):
    explanation = explain(one, other)
    for reason in explanation.reasons:
        total = 1 - 2 * sum(step.cost for step in reason.steps) / reason.weight - reason.form_cost / 100
        assert reason.agreement.similarity == pytest.approx(max(0.0, total), abs=1e-6)
    assert explanation.comparison is not None
    if explanation.comparison.pairs:
        mean = sum(pair.similarity for pair in explanation.comparison.pairs) / len(explanation.comparison.pairs)
        assert explanation.comparison.score <= mean + 1e-9


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_two_texts_break_the_explanation(one, other):
    assert list(explain(one, other).lines())


@pytest.mark.parametrize(
    ("arabic", "chinese"),
    [("عبدالرحيم", "阿不都热依木"), ("عبدالرحیم", "阿不都热依木"), ("عبد الرحمن", "阿卜杜热合曼"), ("خديجة", "海地且")],
)
def test_names_in_arabic_without_vowels_are_known(arabic, chinese):
    assert compare_names(parse(arabic), parse(chinese)).score == 1.0
