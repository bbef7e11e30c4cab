from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.staff import unusual
from service.staff.unusual import AGAIN_DAYS, BASELINE_DAYS, FEW_SEARCHES, MANY_SEARCHES, Finding, Looks, find

SINCE = 20_000
ROLES = {"amina": "caseworker", "bahar": "caseworker", "celil": "caseworker", "dilnur": "senior"}


def day_of(actor: str, day: int, searches: int, hour: int = 10, first: int = 0) -> list[Looks]:
    """A working day: other searches each day."""
    return [Looks(actor, f"{day}-{actor}-{first + n}", day * 24 + hour, 3) for n in range(searches)]


def habit(actor: str, searches: int, hour: int = 10, weekdays: tuple[int, ...] = tuple(range(7))) -> list[Looks]:
    days = [d for d in range(SINCE - BASELINE_DAYS, SINCE) if d % 7 in weekdays]
    return [one for day in days for one in day_of(actor, day, searches, hour)]


def asked(looks: list[Looks], **more: set[tuple[str, str]]) -> list[Finding]:
    claimed = more.get("claimed", {(one.actor, one.subject) for one in looks})
    return find(looks, claimed, ROLES, SINCE)


def test_a_day_like_others_is_not_asked_about() -> None:
    looks = habit("amina", 5) + habit("bahar", 6) + day_of("amina", SINCE, 6) + day_of("bahar", SINCE, 5)
    assert asked(looks) == []


def test_many_more_than_the_person_usually_looks_at() -> None:
    looks = habit("amina", 5) + habit("bahar", 30) + day_of("amina", SINCE, 16)
    (found,) = asked(looks)
    assert (found.kind, found.actor, found.count, found.own, found.peers) == ("many", "amina", 16, 5, 30)


def test_many_more_than_colleagues_do_is_found_also_where_it_became_a_habit() -> None:
    looks = habit("amina", 33) + habit("bahar", 5) + habit("celil", 6) + day_of("amina", SINCE, 33)
    (found,) = asked(looks)
    assert (found.kind, found.own, found.peers) == ("many", 33, 5.5)


def test_colleagues_are_those_of_the_same_role() -> None:
    looks = habit("amina", 12) + habit("dilnur", 1) + day_of("amina", SINCE, 12)
    assert asked(looks) == []


def test_a_newcomer_is_measured_by_the_colleagues_and_by_the_upper_bound() -> None:
    assert [f.kind for f in asked(habit("bahar", 5) + day_of("amina", SINCE, 16))] == ["many"]
    assert asked(day_of("amina", SINCE, MANY_SEARCHES)) == []
    assert [f.kind for f in asked(day_of("amina", SINCE, MANY_SEARCHES + 1))] == ["many"]


def test_few_searches_are_never_many() -> None:
    assert asked(habit("amina", 1) + day_of("amina", SINCE, FEW_SEARCHES - 1)) == []


def test_looking_at_what_was_never_claimed() -> None:
    looks = day_of("amina", SINCE, 2)
    (found,) = asked(looks, claimed={("amina", looks[0].subject), ("bahar", looks[1].subject)})
    assert (found.kind, found.subject) == ("unclaimed", looks[1].subject)


def test_hours_and_weekdays_at_which_somebody_never_worked() -> None:
    office = habit("amina", 5, hour=9, weekdays=(0, 1, 2, 3, 4))
    working = next(d for d in range(SINCE, SINCE + 7) if d % 7 == 2)
    free = next(d for d in range(SINCE, SINCE + 7) if d % 7 == 6)
    assert asked(office + day_of("amina", working, 4, hour=11)) == []
    (night,) = asked(office + day_of("amina", working, 4, hour=2))
    assert (night.kind, night.count) == ("hours", 4)
    (weekend,) = asked(office + day_of("amina", free, 4, hour=9))
    assert weekend.kind == "hours"


def test_hours_go_round_midnight() -> None:
    late = habit("amina", 5, hour=23)
    assert asked(late + day_of("amina", SINCE, 5, hour=1)) == []
    assert [f.kind for f in asked(late + day_of("amina", SINCE, 5, hour=2))] == ["hours"]


def test_who_just_began_has_no_hours_yet() -> None:
    first = [one for day in range(SINCE - 3, SINCE) for one in day_of("amina", day, 5)]
    assert asked(first + day_of("amina", SINCE, 5, hour=3)) == []


def test_the_same_search_day_after_day() -> None:
    looks = habit("bahar", 5)
    looks += [Looks("amina", "one", d * 24 + 10, 1) for d in range(SINCE - AGAIN_DAYS + 1, SINCE + 1)]
    (found,) = asked(looks)
    assert (found.kind, found.subject, found.count, found.peers) == ("again", "one", AGAIN_DAYS, 1)
    assert asked(looks[:-1] + day_of("amina", SINCE, 1)) == [], "one day fewer"


def test_where_searches_usually_take_many_days_that_is_usual() -> None:
    looks = [Looks("bahar", f"b{n}", d * 24 + 10, 1) for n in range(9) for d in range(SINCE - 6, SINCE)]
    looks += [Looks("amina", "one", d * 24 + 10, 1) for d in range(SINCE - 5, SINCE + 1)]
    assert asked(looks) == []


def test_counts_below_the_bound_are_left_out() -> None:
    counts = [("amina", SINCE, 4), ("bahar", SINCE, 5)]
    assert unusual.often("refused", counts, 5) == [Finding("refused", "bahar", SINCE, 5)]


@given(
    st.lists(
        st.builds(
            Looks,
            st.sampled_from(sorted(ROLES)),
            st.sampled_from("abcdefgh"),
            st.integers((SINCE - BASELINE_DAYS) * 24, SINCE * 24 + 47),
            st.integers(1, 50),
        ),
        max_size=20,
    )
)
def test_whatever_was_looked_at_findings_are_of_the_days_asked_for(looks: list[Looks]) -> None:
    found = find(looks, set(), ROLES, SINCE)
    assert all(SINCE <= f.day <= SINCE + 1 for f in found)
    assert found == sorted(found, key=lambda f: (-f.day, f.kind, f.actor, f.subject))
    recent = {(one.actor, one.subject) for one in looks if one.day >= SINCE}
    assert {(f.actor, f.subject) for f in found if f.kind == "unclaimed"} == recent
