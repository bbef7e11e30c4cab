"""Words in Chinese characters are read in one compiled step as they are read step by step."""

from hypothesis import given
from hypothesis import strategies as st

from service.names import make_part
from service.names.chinese import _table, read_chinese
from service.names.reading import _best
from service.names.readings import Reading
from service.names.similarity import NEAR, distinct
from service.names.spoken import kept_forms

_WORDS = st.text(alphabet=sorted(_table()), min_size=1, max_size=9)
_OTHERS = st.text(alphabet=[*"麻婆豆腐龘乾隆〇㐀𠀀", "a", "?", "木", "安", "尼"], min_size=1, max_size=14)


def _step_by_step(word: str) -> list[Reading]:
    found: dict[str, int] = {}
    for form, cost in read_chinese(word):
        found.setdefault(form, cost)
    return distinct(list(found.items()), 12)


@given(st.one_of(_WORDS, _OTHERS))
def test_the_kept_forms_of_a_word(word: str) -> None:
    assert kept_forms(word, NEAR) == _step_by_step(word)


@given(_WORDS)
def test_a_part_is_the_same_whichever_way_it_is_read(word: str) -> None:
    part = make_part(word)
    _, best = _best(part.normalised, part.normalised, ())
    if not part.names:
        assert list(zip(part.forms, part.costs, strict=True)) == best


def test_a_word_of_many_choices_is_left_to_the_other_way() -> None:
    word = "买" + "热" * 23
    assert kept_forms(word, NEAR) is None
    assert kept_forms("热" * 25, NEAR) is None
    assert make_part(word).forms == tuple(form for form, _ in _step_by_step(word))


def test_nasals_before_m_and_doubled_sounds_are_one() -> None:
    assert {form for form, _ in kept_forms("先木", NEAR) or ()} == {form for form, _ in _step_by_step("先木")}
    assert all("nm" not in form for form, _ in kept_forms("先木安木", NEAR) or ())
