from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from service.referrals import views
from service.store.clock import today
from service.store.form import SearchForm
from service.store.models.base import new_id
from service.store.models.groups import GroupReferral
from service.store.models.intake import Search
from service.store.receipt import Receipt
from service.store.referrals import Referrals
from tests.staff.scene import EVIDENCE, Planted, Scene
from tests.support.client import CheckedClient


def refer(scene: Scene, client: CheckedClient, **changes: str) -> str:
    """Refers a case, and gives its receipt."""
    client.get("/referrals/new", heading="Refer a case")
    values = {
        "names-0": "ئابدۇرەھىم قادىر",
        "birth": "1979",
        "relatives-0-name": "Aygul",
        "language": "ug",
        "asked": "1",
        **changes,
    }
    page = client.submit("Refer this case", status=200, **values)
    assert page.heading == "The family's code"
    return "".join(re.findall(r"\d{4}", " ".join(page.by_class("receipt")[0].itertext())))


def test_a_referred_case_opens_with_its_receipt(scene: Scene) -> None:
    receipt = refer(scene, scene.client("hamit"))
    search = scene.deployment.family_side().open(Receipt.parse(receipt))
    assert search is not None
    assert search.header().state == "open"
    assert search.header().confirmed, "it does not end after 24 hours"
    form = search.form()
    assert form.names == ("ئابدۇرەھىم قادىر",)
    assert (form.birth, form.language) == ("1979", "ug")
    assert form.relatives[0].name == "Aygul"
    assert form.consents == (), "what may be done with the case is for the family to say"
    assert ("hamit", "referral.made") in scene.trail()


def test_a_case_is_found_by_the_groups_own_number(scene: Scene) -> None:
    client = scene.client("hamit")
    refer(scene, client)
    group_id = scene.person("hamit").group_id
    assert group_id is not None
    theirs = SearchForm(names=("Ablet Eziz",))
    referrals = Referrals(scene.deployment.intake)
    referrals.refer(group_id, scene.people["hamit"], theirs, reference="K 7")
    referrals.refer(new_id(), scene.people["hamit"], theirs, reference="K 8")  # another group's
    client.get("/referrals")
    assert client.submit("Find it", reference=" K  7 ").heading == "Referral 2"
    for unknown in ("K 8", "K", " "):
        client.get("/referrals")
        page = client.submit("Find it", reference=unknown)
        assert (page.heading, "No case has this number." in page.text) == ("Referrals", True)


def test_a_referred_case_wakes_the_workers_once_it_is_sent(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    woken: list[str] = []

    def wake() -> None:
        with scene.deployment.intake.database.read() as session:
            woken.extend(session.scalars(select(Search.state)))

    monkeypatch.setattr(scene.casework.intake.workers, "wake", wake)
    refer(scene, scene.client("hamit"))
    assert woken == ["open"]


def test_it_works_while_the_vault_is_closed(scene: Scene) -> None:
    scene.deployment.close_vault()
    client = scene.client("hamit")
    refer(scene, client)
    client.get("/referrals", heading="Referrals")


def test_the_receipt_is_shown_once_and_reloading_refers_nothing_twice(scene: Scene) -> None:
    client = scene.client("hamit")
    page = client.get("/referrals/new")
    typed = {"names-0": "Memet", "asked": "1"}
    first = client.submit("Refer this case", page=page, status=200, **typed)
    again = client.submit("Refer this case", page=page, **typed)
    assert again.heading == "Referrals"
    assert "was referred already" in again.text
    receipt = " ".join(first.by_class("receipt")[0].itertext())
    assert not set(re.findall(r"\d{4}", receipt)) & set(re.findall(r"\b\d{4}\b", again.text))
    with scene.deployment.intake.database.read() as session:
        assert session.query(GroupReferral).count() == 1


def test_nothing_is_lost_on_an_error(scene: Scene) -> None:
    client = scene.client("hamit")
    client.get("/referrals/new")
    page = client.submit("Refer this case", status=400, **{"birth": "1979", "happened": "Taken at night."})
    assert "A name is needed" in page.text
    assert "The family must have asked for this." in page.text
    values = page.form("Refer this case").values
    assert values["birth"] == ["1979"]
    assert values["happened"][0].strip() == "Taken at night."


def test_a_group_sees_its_own_referrals_and_neutral_states_only(scene: Scene) -> None:
    client = scene.client("hamit")
    receipt = refer(scene, client)
    search = scene.deployment.intake.open(Receipt.parse(receipt))
    assert search is not None
    listed = client.get("/referrals").text
    planted = Planted(search, receipt)
    scene.cards.change(search.id, lambda card: card)
    scene.candidate(planted, scene.record(scene.source("list")), EVIDENCE)
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    page = client.get("/referrals")
    assert page.text == listed, "nothing of what was found shows"
    assert search.id not in page.html
    assert "ئابدۇرەھىم" not in page.html
    search.pause()
    assert "paused" in client.get("/referrals").text
    scene.deployment.intake.withdraw(search)
    assert "ended" in client.get("/referrals").text


def test_another_group_sees_nothing_of_it(scene: Scene) -> None:
    refer(scene, scene.client("hamit"))
    from service.staff import accounts

    with scene.casework.database.write() as session:
        other = accounts.create_staff(
            scene.casework, session, "idris", "Idris Invented", "referrer", group="Another Group"
        )
        scene.people["idris"] = other.id
    assert "Your group has referred nothing yet." in scene.client("idris").get("/referrals").text


def test_a_failed_referral_leaves_no_search_behind(scene: Scene, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from service.store.form import SearchForm
    from service.store.referrals import Referrals

    add = Referrals.add

    def fail(*values, **named):  # type: ignore[no-untyped-def]
        add(*values, **named)  # all of it is written, and then not kept
        raise OSError("disk full")

    monkeypatch.setattr(Referrals, "add", fail)
    register = scene.app.extensions["referrals"].register
    with scene.casework.database.read() as session:
        from service.store.models.staff import Staff

        group = session.get_one(Staff, scene.people["hamit"]).group_id
    with pytest.raises(OSError, match="disk full"):
        register.refer(scene.people["hamit"], group, SearchForm(names=("Memet",)), new_id())
    with scene.deployment.intake.database.read() as session:
        assert session.query(GroupReferral).count() == 0
    with scene.deployment.intake.database.read() as session:
        assert session.query(Search).count() == 0


def one_of(scene: Scene) -> str:
    with scene.deployment.intake.database.read() as session:
        return session.scalars(select(GroupReferral.id).order_by(GroupReferral.position.desc())).first() or ""


def test_a_lost_code_is_made_anew_and_the_one_of_before_opens_nothing(scene: Scene) -> None:
    client = scene.client("hamit")
    lost = refer(scene, client)
    page = client.get(f"/referrals/{one_of(scene)}", heading="Referral 1")
    page = client.submit("Make a new code", page=page, status=200)
    code = "".join(re.findall(r"\d{4}", " ".join(page.by_class("receipt")[0].itertext())))
    side = scene.deployment.family_side()
    assert side.open(Receipt.parse(lost)) is None
    search = side.open(Receipt.parse(code))
    assert search is not None
    assert search.form().names == ("ئابدۇرەھىم قادىر",)
    assert ("hamit", "referral.new_code") in scene.trail()
    # The family takes it over with the new one; from then on nobody else makes codes for it.
    page = client.get(f"/referrals/{one_of(scene)}")
    family = side.open_family(Receipt.parse(code))
    assert family is not None
    own = Receipt.new()
    side.take_over(family, own, Referrals(side).take_over)
    refused = client.submit("Make a new code", page=page)
    assert "No new code can be made" in refused.text
    assert side.open(own) is not None
    assert "Make a new code" not in client.get(f"/referrals/{one_of(scene)}").text


def test_no_code_is_made_anew_once_something_was_written_to_the_family(scene: Scene) -> None:
    client = scene.client("hamit")
    code = refer(scene, client)
    search = scene.deployment.family_side().open(Receipt.parse(code))
    assert search is not None
    page = client.get(f"/referrals/{one_of(scene)}")
    search.add_message("We have something to tell you.", kind="message", from_family=False)
    assert "No new code can be made" in client.submit("Make a new code", page=page).text
    assert scene.deployment.family_side().open(Receipt.parse(code)) is not None


def test_another_groups_case_has_no_code_and_a_closed_vault_makes_none(scene: Scene) -> None:
    client = scene.client("hamit")
    code = refer(scene, client)
    known, page = one_of(scene), client.get(f"/referrals/{one_of(scene)}")
    with scene.deployment.intake.database.write() as session:
        session.get_one(GroupReferral, known).group_id = "a" * 32
    assert client.submit("Make a new code", page=page, status=404).status == 404
    with scene.deployment.intake.database.write() as session:
        session.get_one(GroupReferral, known).group_id = scene.person("hamit").group_id or ""
    scene.deployment.close_vault()
    client.submit("Make a new code", page=page, status=503)
    assert scene.deployment.family_side().open(Receipt.parse(code)) is not None


def test_many_referrals_come_in_pages_the_last_brought_first(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_A_PAGE", 2)
    client, group_id = scene.client("hamit"), scene.person("hamit").group_id or ""
    with scene.deployment.intake.database.write() as session:
        for position in range(1, 6):
            row = GroupReferral(
                group_id=group_id, position=position, search_id=new_id(), by=scene.people["hamit"], day=today()
            )
            session.add(row)
    page, seen = client.get("/referrals"), []
    while True:
        seen += [name for name in page.links() if name.isdigit()]
        if "Earlier" not in page.links():
            break
        page = client.get(page.links()["Earlier"])
    assert seen == ["5", "4", "3", "2", "1"]
