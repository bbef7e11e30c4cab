"""Who is on a list, and who must not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.referrals.visits.delegations import Delegation, Delegations
from service.referrals.visits.people import collect
from service.staff.trail import findings
from service.store.form import CONSENT_WORDING, Consent
from service.store.models.records import Source
from tests.referrals.visits.conftest import make_list, note_told, place_case
from tests.staff.scene import Planted, Scene

ANYWHERE = Delegation("0" * 32, "X", "2027-03-01", "2027-03-09", "")


def names(scene: Scene, delegation: Delegation = ANYWHERE) -> set[str]:
    return {person.names[0] for person in collect(scene.casework, scene.cards, delegation).people}


def test_a_list_gathers_by_county_and_facility_in_an_order_of_travel(scene: Scene, three: list[Planted]) -> None:
    visit_id = make_list(scene)
    browser = scene.client("dilnur")
    page = browser.get(f"/visits/{visit_id}", heading="A visit list")
    # From Ürümqi Hotan is nearer than Kashgar: the way through all three is shortest from there.
    assert page.text.index("和田市") < page.text.index("莎车县") < page.text.index("疏附县")
    for word in ("疏附县看守所", "莎车县教育培训中心", "No place named", "Memet Tursun", "km"):
        assert word in page.text
    assert len(list(page.by_class("plate"))) == 3
    assert (page.text.count("Earlier"), page.text.count("Later")) == (2, 2), "nobody comes before the first"
    browser.post(f"/visits/{visit_id}/order", {"county": "653201", "move": "down"})
    page = browser.get(f"/visits/{visit_id}")
    assert page.text.index("莎车县") < page.text.index("和田市") < page.text.index("疏附县")
    page = browser.submit("Compute the order anew")
    assert page.text.index("和田市") < page.text.index("莎车县")
    assert ("dilnur", "delegation.looked") in scene.trail()
    assert "unclaimed" not in {found.kind for found in findings(scene.casework)}, "a list is no search"


def test_only_the_counties_of_the_journey(scene: Scene, three: list[Planted]) -> None:
    assert names(scene, replace(ANYWHERE, counties=("653125",))) == {"Aygul Qadir"}
    assert names(scene, replace(ANYWHERE, counties=("653100",))) == {"Memet Tursun", "Aygul Qadir"}
    assert names(scene, replace(ANYWHERE, counties=("650100",))) == set()


def _no_consent(_scene: Scene, planted: Planted) -> None:
    planted.search.change_form(lambda kept: replace(kept, consents=()))


def _other_consent(_scene: Scene, planted: Planted) -> None:
    other = (Consent("dossier", "2026-11-02", CONSENT_WORDING, "en"),)
    planted.search.change_form(lambda kept: replace(kept, consents=other))


def _paused(_scene: Scene, planted: Planted) -> None:
    planted.search.pause()


def _ended(_scene: Scene, planted: Planted) -> None:
    planted.search.end()


def _withdrawn(scene: Scene, planted: Planted) -> None:
    scene.deployment.intake.withdraw(planted.search)


def _suspended(scene: Scene, _planted: Planted) -> None:
    with scene.casework.database.write() as session:
        session.query(Source).update({"state": "quarantine"})


def _reading_taken_back(scene: Scene, planted: Planted) -> None:
    room, amina = scene.app.extensions["review"], scene.person("amina")
    case = room.desk.open(amina, planted.id)
    own = case.candidate(planted.candidates[0]).own
    assert own is not None
    room.desk.withdraw(amina, case, planted.candidates[0], own.id, "I was wrong.")


@pytest.mark.parametrize(
    "how", [_no_consent, _other_consent, _paused, _ended, _withdrawn, _suspended, _reading_taken_back]
)
def test_nobody_stays_on_a_list_when_their_ground_is_gone(scene: Scene, how) -> None:
    planted = place_case(scene)
    assert names(scene) == {"Memet Tursun"}
    visit_id = make_list(scene)
    how(scene, planted)
    assert names(scene) == set()
    browser = scene.client("dilnur")
    assert "Memet Tursun" not in browser.get(f"/visits/{visit_id}").text
    browser.request("GET", f"/visits/{visit_id}/people/{planted.id}", 404)


def test_who_was_not_told_is_counted_and_not_named(scene: Scene) -> None:
    place_case(scene, tell=False)
    page = scene.client("dilnur").get(f"/visits/{make_list(scene)}")
    assert "Confirmed, and not told yet: 1" in page.text
    assert "Memet Tursun" not in page.text


def test_what_the_family_was_not_told_is_not_said(scene: Scene) -> None:
    planted = place_case(scene, topics=("found",))
    (person,) = collect(scene.casework, scene.cards, ANYWHERE).people
    assert [one.field for one in person.said] == ["named"]
    assert (person.facility, person.situation, person.place) == ("", "unknown", "Bulaqsu")
    note_told(scene, planted, ["facts"])
    (person,) = collect(scene.casework, scene.cards, ANYWHERE).people
    assert "疏附县看守所" in person.facility
    assert not {"sentence", "died_on", "status"} & {one.field for one in person.said}
    note_told(scene, planted, ["sentence"])
    (person,) = collect(scene.casework, scene.cards, ANYWHERE).people
    assert person.situation == "sentenced"
    assert "died_on" not in {one.field for one in person.said}
    note_told(scene, planted, ["death"])
    (person,) = collect(scene.casework, scene.cards, ANYWHERE).people
    assert person.situation == "died"


def test_a_day_of_release_is_a_fact_that_the_family_was_told(scene: Scene) -> None:
    let_go = {"status": "released", "released_on": [2019, 5, 1, False], "texts": {"released_on": "2019.5.1"}}
    planted = place_case(scene, topics=("found",), fields=let_go)
    (person,) = collect(scene.casework, scene.cards, ANYWHERE).people
    assert [one.field for one in person.said] == ["named"]
    note_told(scene, planted, ["facts"])
    (person,) = collect(scene.casework, scene.cards, ANYWHERE).people
    assert ("released_on", "2019.5.1", "2019-05-01") in {(one.field, one.text, one.read_as) for one in person.said}


def test_a_list_is_for_its_maker_and_for_seniors(scene: Scene) -> None:
    own = make_list(scene, "amina")
    scene.client("amina").get(f"/visits/{own}")
    scene.client("dilnur").get(f"/visits/{own}")
    scene.client("bahar").get(f"/visits/{own}", status=404, heading="There is nothing here")
    assert "An Invented Delegation" not in scene.client("bahar").get("/visits").text


def test_a_journey_lies_sealed_and_is_shut_with_the_vault(scene: Scene) -> None:
    visit_id = make_list(scene)
    with scene.casework.database.engine.connect() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM delegation").fetchall()
    assert b"Invented" not in row[1]
    scene.deployment.close_vault()
    scene.client("dilnur").request("GET", f"/visits/{visit_id}", 503)
    assert Delegations(scene.casework)


def test_bad_input_keeps_what_was_typed(scene: Scene) -> None:
    browser = scene.client("dilnur")
    browser.get("/visits/new")
    page = browser.submit("Save", who="Kept", begins="2027-03-09", ends="2027-03-01", counties=["653121"], status=400)
    assert "Give both days" in page.text
    assert 'value="Kept"' in page.html
    assert page.form(action="/visits/new").values["counties"] == ["653121"]


def test_what_was_answered_is_noted_and_the_family_is_told_by_a_person(scene: Scene) -> None:
    planted = place_case(scene)
    visit_id = make_list(scene)
    browser = scene.client("dilnur")
    before = len(planted.search.messages())
    browser.get(f"/visits/{visit_id}/people/{planted.id}")
    page = browser.submit("Note it", words="Kept words.", status=400)
    assert "Kept words." in page.html
    browser.submit("Note it", outcome="refused", words="They would not say where.")
    page = browser.get(f"/visits/{visit_id}")
    assert "refused" in page.text
    assert "the family was not written to since" in page.text
    assert len(planted.search.messages()) == before  # nothing goes out by itself
    staff = scene.hold("amina", planted)
    staff.get(planted.url(more="/messages"))
    desk, amina = scene.app.extensions["review"].desk, scene.person("amina")
    with scene.app.test_request_context():
        desk.send_standard(amina, desk.open(amina, planted.id), "thanks", "d" * 32)
    assert "not written to since" not in browser.get(f"/visits/{visit_id}").text


def test_a_photo_goes_along_only_with_a_word_of_how_the_family_agreed(scene: Scene) -> None:
    planted = place_case(scene)
    visit_id, photo = make_list(scene), planted.search.pictures()[0].id
    browser = scene.client("dilnur")
    browser.get(f"/visits/{visit_id}/people/{planted.id}")
    page = browser.submit("Save", photo=photo, status=400)
    assert "Write how and when" in page.text
    browser.submit("Save", photo=photo, photo_how="By message of 3 March.", questions="Where is he?\nWhen can we call?")
    (person,) = collect(scene.casework, scene.cards, replace(ANYWHERE, id=visit_id)).people
    assert person.marks.photo == photo
    assert person.marks.questions == ("Where is he?", "When can we call?")
    page = browser.get(f"/visits/{visit_id}/print")
    assert "When can we call?" in page.text


def test_left_out_and_taken_in_again(scene: Scene) -> None:
    planted = place_case(scene)
    visit_id = make_list(scene)
    browser = scene.client("dilnur")
    browser.get(f"/visits/{visit_id}/people/{planted.id}")
    browser.submit("Leave out of this list")
    page = browser.get(f"/visits/{visit_id}")
    assert "Memet Tursun" not in page.text
    browser.submit("Take all in again")
    assert "Memet Tursun" in browser.get(f"/visits/{visit_id}").text
