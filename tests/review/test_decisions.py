from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.review.decisions import (
    PROMISING_BITS,
    Judgement,
    Reading,
    State,
    independent,
    is_promising,
    may_read,
    may_settle,
    may_withdraw,
    standing,
    state_of,
)

SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE


def reading(position: int, staff: str, judgement: Judgement, **more: object) -> Reading:
    return Reading(f"r{position}", position, "c", staff, judgement, **more)  # type: ignore[arg-type]


def by(*judgements: tuple[str, Judgement]) -> list[Reading]:
    return [reading(i, staff, judgement) for i, (staff, judgement) in enumerate(judgements)]


def withdrawal(position: int, staff: str, of: Reading) -> Reading:
    return reading(position, staff, Judgement.WITHDRAWN, withdraws=of.id)


def test_nobody_read_it() -> None:
    assert state_of([], promising=True) is State.UNREAD


def test_two_people_confirm() -> None:
    assert state_of(by(("a", SAME)), promising=False) is State.SECOND
    assert state_of(by(("a", SAME), ("b", SAME)), promising=False) is State.CONFIRMED


def test_one_person_twice_is_one_person() -> None:
    assert state_of(by(("a", SAME), ("a", SAME)), promising=True) is State.SECOND


def test_a_promising_candidate_needs_two_to_be_rejected_and_others_one() -> None:
    assert state_of(by(("a", DIFFERENT)), promising=True) is State.SECOND
    assert state_of(by(("a", DIFFERENT), ("b", DIFFERENT)), promising=True) is State.REJECTED
    assert state_of(by(("a", DIFFERENT)), promising=False) is State.REJECTED


def test_not_enough_information_stays_in_the_middle() -> None:
    assert state_of(by(("a", UNSURE)), promising=False) is State.UNSURE
    assert state_of(by(("a", UNSURE)), promising=True) is State.SECOND
    assert state_of(by(("a", UNSURE), ("b", UNSURE)), promising=True) is State.UNSURE
    assert state_of(by(("a", UNSURE), ("b", SAME)), promising=True) is State.SECOND
    assert state_of(by(("a", UNSURE), ("b", SAME), ("c", SAME)), promising=True) is State.CONFIRMED


def test_only_a_senior_who_is_on_neither_side_settles() -> None:
    readings = by(("a", SAME), ("b", DIFFERENT))
    assert state_of(readings, promising=True) is State.DISAGREEMENT
    assert may_settle(readings, "s", promising=True)
    assert not may_settle(readings, "a", promising=True)
    for judgement, state in ((SAME, State.CONFIRMED), (DIFFERENT, State.REJECTED), (UNSURE, State.UNSURE)):
        assert state_of([*readings, reading(9, "s", judgement, settles=True)], promising=True) is state


def test_a_settlement_falls_with_the_disagreement_that_it_settled() -> None:
    readings = by(("a", SAME), ("b", DIFFERENT))
    settled = [*readings, reading(2, "s", SAME, settles=True)]
    assert state_of([*settled, withdrawal(3, "b", readings[1])], promising=True) is State.SECOND


def test_withdrawing_reopens() -> None:
    readings = by(("a", SAME), ("b", SAME))
    taken_back = [*readings, withdrawal(2, "b", readings[1])]
    assert state_of(taken_back, promising=True) is State.SECOND
    assert may_withdraw(readings[0], taken_back, "a", senior=False)
    assert not may_withdraw(readings[1], taken_back, "b", senior=False), "it is withdrawn already"
    assert not may_withdraw(readings[0], taken_back, "c", senior=False)
    assert may_withdraw(readings[0], taken_back, "c", senior=True)


def test_whoever_saw_the_explanation_is_not_blind_any_more() -> None:
    first = by(("a", SAME))
    again = [*first, withdrawal(1, "a", first[0])]
    assert state_of(again, promising=True) is State.UNREAD
    assert not may_read(again, "a", promising=True)
    assert may_read(again, "b", promising=True)


def test_the_threshold() -> None:
    assert is_promising(PROMISING_BITS)
    assert not is_promising(PROMISING_BITS - 0.01)


STAFF = ("a", "b", "c", "s")


@st.composite
def histories(draw: st.DrawFn) -> list[Reading]:
    """Readings as the rules let them happen."""
    promising = draw(st.booleans())
    made: list[Reading] = []
    for position in range(draw(st.integers(0, 9))):
        who, what = draw(st.sampled_from(STAFF)), draw(st.sampled_from((SAME, DIFFERENT, UNSURE)))
        taken_back = [r for r in made if may_withdraw(r, made, who, senior=who == "s")]
        if taken_back and draw(st.integers(0, 3)) == 0:
            made.append(withdrawal(position, who, draw(st.sampled_from(taken_back))))
        elif may_read(made, who, promising=promising):
            made.append(reading(position, who, what))
        elif who == "s" and may_settle(made, who, promising=promising):
            made.append(reading(position, who, what, settles=True))
    return made


@given(histories(), st.booleans())
def test_a_confirmation_rests_on_two_people_at_least(made: list[Reading], promising: bool) -> None:
    state = state_of(made, promising=promising)
    counting = standing(made)
    same = {r.staff_id for r in counting if r.judgement is SAME}
    if state is State.CONFIRMED:
        assert len(same) >= 2
    if state is State.REJECTED and promising:
        assert len({r.staff_id for r in counting if r.judgement is DIFFERENT}) >= 2


@given(histories(), st.booleans(), st.randoms())
def test_the_state_depends_on_positions_and_not_on_the_order_of_the_list(made, promising, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(made)
    random.shuffle(shuffled)
    assert state_of(shuffled, promising=promising) is state_of(made, promising=promising)


@given(histories(), st.booleans())
def test_withdrawing_everything_leads_back_to_the_start(made: list[Reading], promising: bool) -> None:
    position = 100
    for counted in standing(made):
        made = [*made, withdrawal(position, "s", counted)]
        position += 1
    assert state_of(made, promising=promising) is State.UNREAD


@given(histories(), st.booleans(), st.sampled_from(STAFF))
def test_nobody_counts_twice_and_nobody_reads_second_what_they_read_first(
    made: list[Reading], promising: bool, who: str
) -> None:
    people = [r.staff_id for r in independent(made)]
    assert len(people) == len(set(people))
    if any(r.staff_id == who for r in made):
        assert not may_read(made, who, promising=promising)


@given(histories(), st.booleans())
def test_a_withdrawn_reading_is_as_if_it_had_not_been(made: list[Reading], promising: bool) -> None:
    gone = {r.withdraws for r in made if r.withdraws}
    without = [r for r in made if r.id not in gone and r.judgement is not Judgement.WITHDRAWN]
    assert state_of(without, promising=promising) is state_of(made, promising=promising)
