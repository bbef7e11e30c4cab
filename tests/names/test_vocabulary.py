"""The vocabulary answers exactly what comparing with every part would answer."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.names import PartVocabulary, make_part, similarity

CHARACTERS = "买麦提吐图尔逊荪古丽艾合阿依木热克孜江汗卡德玉山"
words = st.one_of(
    st.text(alphabet=CHARACTERS, max_size=6),
    st.text(alphabet="abdeghiklmnoqrstuxzüö", max_size=9),
    st.text(max_size=5),
)


def brute_force(part, held, floor):
    values = np.array([similarity(part, other) for other in held], dtype=np.float32)
    chosen = np.flatnonzero(values >= floor).astype(np.int32)
    return chosen, values[chosen]


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=30), words, st.sampled_from([-1.0, 0.0, 0.2, 0.5, 0.66, 0.8, 0.95, 1.0]))
def test_agreements_are_those_of_every_part(held, asked, floor):
    parts = [make_part(word) for word in held]
    indices, values = PartVocabulary.build(parts).agreements(make_part(asked), floor)
    expected, expected_values = brute_force(make_part(asked), parts, floor)
    assert indices.tolist() == expected.tolist()
    assert values.tolist() == expected_values.tolist()
    assert indices.dtype == np.int32
    assert values.dtype == np.float32


@pytest.fixture(scope="module")
def held():
    random = np.random.default_rng(3)
    return [make_part("".join(random.choice(list(CHARACTERS), random.integers(2, 6)))) for _ in range(1500)]


def test_a_large_vocabulary_is_exact(held):
    vocabulary = PartVocabulary.build(held)
    asked = [make_part(word) for word in ("Tursun", "ئابدۇرەھىم", "Гүлнар", "Aihemaiti", "阿依古丽", "Memet")]
    for part, (indices, values) in zip(asked, vocabulary.agreements_many(asked, 0.6), strict=True):
        expected, expected_values = brute_force(part, held, 0.6)
        assert indices.tolist() == expected.tolist()
        assert values.tolist() == expected_values.tolist()


def test_a_saved_vocabulary_is_mapped_and_answers_the_same(held, tmp_path):
    built = PartVocabulary.build(held)
    built.save(tmp_path / "parts")
    opened = PartVocabulary.open(tmp_path / "parts")
    assert len(opened) == len(held)
    for word in ("Tursun", "买买提"):
        for before, after in zip(
            built.agreements(make_part(word), 0.5), opened.agreements(make_part(word), 0.5), strict=True
        ):
            assert before.tolist() == after.tolist()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FileNotFoundError):
        PartVocabulary.open(tmp_path)


def test_an_empty_vocabulary_answers_nothing():
    indices, values = PartVocabulary.build([]).agreements(make_part("Tursun"), 0.5)
    assert indices.size == values.size == 0
