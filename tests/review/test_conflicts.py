"""Confirmed matches that cannot all be right, and readings that a family's correction overtook, wait by themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.review.conflicts import contradicting
from service.store.form import CONSENT_WORDING, Consent
from service.store.models.records import Statement
from service.store.models.work import CaseNote
from tests.staff.scene import FORM, Planted, Scene


def needs(scene: Scene, username: str, planted: Planted) -> tuple[str, ...]:
    waiting = scene.app.extensions["review"].queue.waiting(scene.person(username))
    return next((w.needs for w in waiting if w.search_id == planted.id), ())


def confirm(scene: Scene, planted: Planted, candidate: int = 0) -> None:
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same", candidate)


@pytest.fixture
def two_families(scene: Scene) -> tuple[Planted, Planted]:
    """One record, confirmed for two searches."""
    record = scene.record(scene.source("list"))
    found = (scene.search(), scene.search(replace(FORM, names=("Mehmet Dursun",), birth="1991")))
    for planted in found:
        scene.candidate(planted, record)
        confirm(scene, planted)
    return found


# -- one record for two families


def test_one_record_for_two_families_waits_for_a_senior_in_both_searches(
    scene: Scene, two_families: tuple[Planted, Planted]
) -> None:
    for planted in two_families:
        assert "conflict" in needs(scene, "dilnur", planted)
        assert "conflict" not in needs(scene, "celil", planted)


def test_a_senior_sees_whom_both_families_mean_and_it_stands_in_both_trails(
    scene: Scene, two_families: tuple[Planted, Planted]
) -> None:
    one, other = two_families
    client = scene.hold("dilnur", one)
    page = client.get(one.url())
    page = client.get(page.links()["Look into it"], heading="What does not fit together")
    for text in ("Memet Tursun", "Mehmet Dursun", "1984", "1991"):
        assert text in page.text
    with scene.casework.database.read() as session:
        from service.store.models.staff import AuditEntry

        subjects = {e.subject for e in session.query(AuditEntry).filter(AuditEntry.action == "conflicts.looked")}
    assert subjects == {one.id, other.id}


def test_a_caseworker_does_not_see_the_other_family(scene: Scene, two_families: tuple[Planted, Planted]) -> None:
    one, other = two_families
    client = scene.hold("amina", one)
    page = client.get(one.url(None, "/conflicts"))
    assert "A senior looks into it." in page.text
    assert "Mehmet Dursun" not in page.html
    assert other.id not in page.html
    fields = {"what": "shared", "other": other.id, "candidate": one.candidates[0], "reason": "They are brothers."}
    client.post(one.url(None, "/conflicts"), fields, status=400)


def test_where_both_mean_one_person_both_matches_stand(scene: Scene, two_families: tuple[Planted, Planted]) -> None:
    one, other = two_families
    client = scene.hold("dilnur", one)
    client.get(one.url(None, "/conflicts"))
    client.submit("Both families mean one person", status=400, reason="")
    client.submit("Both families mean one person", reason="Both are his sisters, as the vouchers say.")
    for planted in two_families:
        assert "conflict" not in needs(scene, "dilnur", planted)
        assert scene.cards.all()[planted.id].confirmed == 1
    for here, there in (two_families, two_families[::-1]):
        case = scene.app.extensions["review"].desk.open(scene.person("dilnur"), here.id)
        assert [(n.body["other"], n.body["text"]) for n in case.settled] == [
            (there.id, "Both are his sisters, as the vouchers say.")
        ]
    with scene.casework.database.read() as session:
        for note in session.query(CaseNote):
            for clear in (b"sisters", one.id.encode(), other.id.encode()):
                assert clear not in note.sealed
            assert note.kind == "note", "that there was a conflict is sealed too"


def test_what_was_settled_is_taken_back_in_both_searches(scene: Scene, two_families: tuple[Planted, Planted]) -> None:
    one, other = two_families
    client = scene.hold("dilnur", one)
    client.get(one.url(None, "/conflicts"))
    client.submit("Both families mean one person", reason="Both are his sisters.")
    caseworker = scene.hold("amina", other)
    assert "sisters" not in caseworker.get(other.url(None, "/conflicts")).text, "the other family is for seniors"
    client = scene.hold("dilnur", other)
    client.get(other.url(None, "/conflicts"))
    page = client.submit("Take it back: Both are his sisters.")
    assert "One record is confirmed for two searches" in page.text
    for planted in two_families:
        assert "conflict" in needs(scene, "dilnur", planted)


def test_withdrawing_the_wrong_match_ends_the_conflict_in_both(
    scene: Scene, two_families: tuple[Planted, Planted]
) -> None:
    one, other = two_families
    client = scene.hold("bahar", other)
    client.get(other.url(0))
    client.submit("Withdraw", reason="It is the other family's brother.")
    assert "conflict" not in needs(scene, "dilnur", one)
    assert "conflict" not in needs(scene, "dilnur", other)


def test_a_withdrawn_search_is_no_conflict(scene: Scene, two_families: tuple[Planted, Planted]) -> None:
    one, other = two_families
    scene.deployment.intake.withdraw(other.search)
    client = scene.hold("dilnur", one)
    scene.refresh(one)
    page = client.get(one.url(None, "/conflicts"))
    assert "Everything fits together." in page.text
    assert needs(scene, "dilnur", one) == ("confirmed",)


# -- two records for one person


def test_two_records_that_contradict_each_other_wait_for_a_senior(scene: Scene) -> None:
    planted = scene.planted(candidates=2)
    with scene.casework.database.write() as session:
        statement = session.query(Statement).filter(Statement.record_id == planted.records[1]).one()
        statement.fields = {**statement.fields, "births": [[1969, 5, None, False]]}
    confirm(scene, planted, 0)
    assert "conflict" not in needs(scene, "dilnur", planted)
    confirm(scene, planted, 1)
    assert "conflict" in needs(scene, "dilnur", planted)
    client = scene.hold("dilnur", planted)
    page = client.get(planted.url(None, "/conflicts"))
    assert "Two confirmed records contradict each other" in page.text
    assert "They cannot both be right in: Birth." in page.text
    client.submit("Both are this person", reason="The second list took the year of his father.")
    assert "conflict" not in needs(scene, "dilnur", planted)


FACTS: dict[str, Any] = {"sex": "m", "births": [[1984, 3, 1, False]], "id_numbers": [["653121198403010011"]]}


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        ({}, ()),
        (FACTS, ()),
        ({"births": [[1985, None, None, False]]}, ()),
        ({"births": [[1987, None, None, True]]}, ()),
        ({"births": [[1988, None, None, True]]}, ("birth",)),
        ({"births": [[1986, None, None, False]]}, ("birth",)),
        ({"births": [[1986, None, None, False], [1984, None, None, False]]}, ()),
        ({"sex": "f"}, ("sex",)),
        ({"id_numbers": [["653121198403010038"]]}, ("id_number",)),
        ({"id_numbers": [["6531211984"]]}, ()),
        ({"died_on": [2015, None, None, False]}, ("fate",)),
        ({"died_on": [2019, None, None, False]}, ()),
        ({"released_on": [2016, None, None, False]}, ()),
    ],
)
def test_what_contradicts_what(other: dict[str, Any], fields: tuple[str, ...]) -> None:
    one = {**FACTS, "detained_on": [2017, 4, None, False]}
    assert contradicting([one], [other]) == fields
    assert contradicting([other], [one]) == fields


def test_who_died_is_not_let_go_later() -> None:
    died, let_go = {**FACTS, "died_on": [2015, None, None, False]}, {**FACTS, "released_on": [2016, 3, None, False]}
    assert contradicting([died], [let_go]) == contradicting([let_go], [died]) == ("fate",)
    let_go["released_on"] = [2015, 3, 1, False]
    assert contradicting([died], [let_go]) == ()


def test_a_record_that_contradicts_itself_contradicts_nobody() -> None:
    assert contradicting([{"sex": "m"}, {"sex": "f"}], [{"sex": "f"}]) == ()


# -- corrected after a reading


def test_a_correction_after_a_reading_brings_the_search_back_and_says_what_changed(scene: Scene) -> None:
    planted = scene.planted()
    confirm(scene, planted)
    planted.search.change_form(lambda _: replace(FORM, birth="1979", relatives=()))
    for username in ("amina", "celil"):
        assert "corrected" in needs(scene, username, planted)
    client = scene.hold("amina", planted)
    page = client.get(planted.url())
    assert "The family corrected something after a reading." in page.text
    page = client.get(planted.url(None, "/conflicts"))
    assert "Birth, Relatives" in page.text
    assert page.links()["Back to the search"] == planted.url()
    assert "Aygul" not in page.html, "what the family took back stays gone"
    client.submit("The readings hold", reason="It says 1979 too.")
    assert "corrected" not in needs(scene, "amina", planted)
    client.get(planted.url(None, "/conflicts"))
    client.submit("Take it back: It says 1979 too.")
    assert "corrected" in needs(scene, "amina", planted)
    client.submit("The readings hold", reason="They do hold.")
    planted.search.change_form(lambda _: replace(FORM, birth="1980"))
    assert "corrected" in needs(scene, "amina", planted), "a later correction counts anew"


def test_a_correction_that_comes_while_one_looks_is_not_waved_through(scene: Scene) -> None:
    planted = scene.planted()
    confirm(scene, planted)
    planted.search.change_form(lambda _: replace(FORM, birth="1979"))
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/conflicts"))
    planted.search.change_form(lambda _: replace(FORM, birth="1950"))
    page = client.submit("The readings hold", status=400, reason="The record says 1979 too.")
    assert "changed something again" in page.text
    assert "corrected" in needs(scene, "amina", planted)


def test_withdrawing_the_overtaken_readings_answers_a_correction(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "different")
    planted.search.change_form(lambda _: replace(FORM, birth="1979"))
    assert "corrected" in needs(scene, "bahar", planted)
    client = scene.hold("amina", planted)
    client.get(planted.url(0))
    client.submit("Withdraw", reason="The year is another one now.")
    assert needs(scene, "bahar", planted) == ("second",)


def test_a_correction_before_any_reading_is_no_conflict(scene: Scene) -> None:
    planted = scene.planted()
    planted.search.change_form(lambda _: replace(FORM, birth="1979"))
    assert needs(scene, "amina", planted) == ("reading",)


def test_what_the_family_agrees_to_and_how_it_is_reached_is_no_correction(scene: Scene) -> None:
    planted = scene.planted()
    confirm(scene, planted)
    before = needs(scene, "amina", planted)
    yes = Consent("dossier", "2026-03-01", CONSENT_WORDING, "en")
    planted.search.change_form(lambda form: replace(form, consents=(yes,), reach="a mailbox"))
    planted.search.change_form(lambda form: replace(form, consents=()))
    assert needs(scene, "amina", planted) == before
    assert "Something does not fit together" not in scene.hold("amina", planted).get(planted.url()).text


def test_a_new_picture_after_a_reading_counts_as_a_correction(scene: Scene) -> None:
    from tests.staff.scene import jpeg

    planted = scene.planted()
    confirm(scene, planted)
    planted.search.add_picture(jpeg((1, 2, 3)), {"width": 120, "height": 160})
    page = scene.hold("amina", planted).get(planted.url(None, "/conflicts"))
    assert "Pictures" in page.text
    assert "corrected" in needs(scene, "amina", planted)


def test_what_a_reading_saw_hides_nothing_from_a_blind_reader(scene: Scene) -> None:
    """A caseworker who may still read second learns that something was read, and not how."""
    planted = scene.planted()
    scene.read("amina", planted, "same")
    planted.search.change_form(lambda _: replace(FORM, birth="1979"))
    page = scene.hold("bahar", planted).get(planted.url(None, "/conflicts"))
    assert "Amina" not in page.text
    assert "Same person" not in page.text
