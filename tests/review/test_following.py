"""What stays with a search between two looks: reminders, who accompanies the family, absences, handing over."""

from __future__ import annotations

import datetime as dt

from service.review.work.reminders import problem_with
from service.store.clock import today
from service.store.models.work import CaseNote, Claim
from tests.staff.scene import Planted, Scene


def waits_for(scene: Scene, username: str) -> dict[str, tuple[str, ...]]:
    waiting = scene.app.extensions["review"].queue.waiting(scene.person(username))
    return {w.search_id: w.needs for w in waiting}


def remind(scene: Scene, planted: Planted, username: str, day: dt.date, for_: str) -> None:
    client = scene.hold(username, planted)
    client.get(planted.url(None, "/notes"), heading="Internal notes")
    client.submit("Remind", due=day.isoformat(), reminder="Ask about the uncle.", **{"for": for_})


def test_a_reminder_brings_the_search_back_on_its_day_to_whom_it_is_for(scene: Scene, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    planted, amina = scene.search(picture=False), scene.people["amina"]
    remind(scene, planted, "amina", today() + dt.timedelta(days=3), amina)
    assert waits_for(scene, "amina") == waits_for(scene, "bahar") == {}
    later = today() + dt.timedelta(days=3)
    for module in ("service.store.clock", "service.review.work.board", "service.review.work.readers"):
        monkeypatch.setattr(f"{module}.today", lambda: later)
    assert waits_for(scene, "amina") == {planted.id: ("reminder",)}
    assert waits_for(scene, "bahar") == {}


def test_a_reminder_is_done_and_undone(scene: Scene) -> None:
    planted = scene.search(picture=False)
    remind(scene, planted, "amina", today(), "")
    assert waits_for(scene, "bahar") == {planted.id: ("reminder",)}
    client = scene.hold("bahar", planted)
    assert "Ask about the uncle." in client.get(planted.url()).text
    client.get(planted.url(None, "/notes"))
    client.submit("It is done: Ask about the uncle.")
    assert waits_for(scene, "bahar") == {}
    client.submit("Not done after all: Ask about the uncle.")
    assert waits_for(scene, "bahar") == {planted.id: ("reminder",)}
    assert ("bahar", "reminder.done") in scene.trail()
    with scene.casework.database.read() as session:
        for note in session.query(CaseNote):
            assert b"uncle" not in note.sealed


def test_a_reminder_needs_a_day_to_come_and_a_text() -> None:
    assert problem_with((today() - dt.timedelta(days=1)).isoformat(), "x") == "due"
    assert problem_with("tomorrow", "x") == "due"
    assert problem_with(today().replace(year=today().year + 4).isoformat(), "x") == "due"
    assert problem_with(today().isoformat(), " ") == "text"
    assert problem_with(today().isoformat(), "Call.") is None


def test_a_reminder_that_cannot_be_kept_keeps_what_was_typed(scene: Scene) -> None:
    planted = scene.search(picture=False)
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/notes"))
    page = client.submit("Remind", status=400, due="", reminder="Ask about the uncle.")
    assert "Choose a day" in page.text
    assert page.form("Remind").values["reminder"] == ["Ask about the uncle."]


def test_whoever_writes_first_accompanies_the_family(scene: Scene) -> None:
    planted = scene.search(picture=False)
    client = scene.hold("amina", planted)
    assert "nobody yet" in client.get(planted.url()).text
    client.get(planted.url(None, "/messages"))
    client.submit("Send it", standard="birth")
    assert "Amina Invented" in client.get(planted.url()).text
    assert scene.cards.all()[planted.id].keeper == scene.people["amina"]
    client = scene.hold("bahar", planted)
    client.get(planted.url(None, "/messages"))
    client.submit("Send it", standard="home")
    assert scene.cards.all()[planted.id].keeper == scene.people["amina"], "it stays so"


def test_handing_over_one_search_brings_it_to_the_colleague_with_a_word(scene: Scene) -> None:
    planted, bahar = scene.search(picture=False), scene.people["bahar"]
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/handover"), heading="Who accompanies this family")
    client.submit("Hand it over", to=scene.people["amina"], text="")
    client.get(planted.url(None, "/handover"))
    page = client.submit("Hand it over", status=400, to=bahar, text="")
    assert "whoever comes after" in page.text
    page = client.submit("Hand it over", to=bahar, text="She fears phones.")
    assert page.heading == "Queue"
    client.get(planted.url(), status=403)
    assert waits_for(scene, "bahar") == {planted.id: ("handed",)}
    assert waits_for(scene, "celil") == {}
    page = scene.hold("bahar", planted).get(planted.url())
    assert "She fears phones." in page.text
    assert waits_for(scene, "bahar") == {}
    assert [a for a in scene.trail() if a[1].startswith("search.handed") or a[1] == "search.taken_over"] == [
        ("amina", "search.handed"),
        ("amina", "search.handed"),
        ("bahar", "search.taken_over"),
    ]


def test_nothing_is_handed_to_somebody_who_is_away(scene: Scene) -> None:
    planted = scene.search(picture=False)
    away = scene.client("bahar")
    away.get("/workload", heading="Workload")
    page = away.submit("Keep it", away_from=today().isoformat(), away_until=today().isoformat())
    assert "away until" in page.text
    client = scene.hold("amina", planted)
    page = client.get(planted.url(None, "/handover"))
    assert "Bahar Invented" not in page.text
    client.post(planted.url(None, "/handover"), {"to": scene.people["bahar"], "text": "Take care."}, status=400)
    assert scene.cards.all()[planted.id].keeper == ""


def test_being_away_leaves_what_one_holds(scene: Scene) -> None:
    planted = scene.search(picture=False)
    client = scene.hold("amina", planted)
    client.get("/workload")
    page = client.submit("Keep it", status=400, away_from=today().isoformat(), away_until="")
    assert "Give both days" in page.text
    client.submit("Keep it", away_from=today().isoformat(), away_until=today().isoformat(), languages=["ug", "tr"])
    with scene.casework.database.read() as session:
        assert session.query(Claim).count() == 0
    page = client.get("/queue")
    assert "You said that you are away now" in page.text
    page = client.get("/workload")
    assert {"ug", "tr"} <= set(page.form("Keep it").values["languages"])


def test_a_senior_hands_over_everything_of_whoever_leaves(scene: Scene) -> None:
    first, second, other = (scene.search(picture=False) for _ in range(3))
    for planted, username in ((first, "amina"), (second, "amina"), (other, "bahar")):
        client = scene.hold(username, planted)
        client.get(planted.url(None, "/messages"))
        client.submit("Send it", standard="birth")
    remind(scene, second, "amina", today(), scene.people["amina"])
    with scene.casework.database.write() as session:
        from service.store.models.staff import Staff

        session.get_one(Staff, scene.people["amina"]).active = False
    client = scene.client("dilnur")
    page = client.get("/workload")
    assert "account closed" in page.text
    url = f"/workload/{scene.people['amina']}/handover"
    page = client.submit("Hand it over", action=url, to=scene.people["celil"], text="Amina has left us.")
    assert "2 searches were handed over." in page.text
    cards = scene.cards.all()
    assert [cards[p.id].keeper for p in (first, second, other)] == [
        scene.people["celil"],
        scene.people["celil"],
        scene.people["bahar"],
    ]
    assert waits_for(scene, "celil") == {first.id: ("handed",), second.id: ("handed", "reminder")}
    scene.client("bahar").get("/workload")
    bahar = scene.client("bahar")
    bahar.get("/workload")
    bahar.post(f"/workload/{scene.people['celil']}/handover", {"to": "", "text": "Not mine."}, status=403)


def test_an_end_can_be_taken_back(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get(planted.url(None, "/end"))
    client.submit("End it", reason="They asked for it.")
    client = scene.hold("amina", planted)
    client.get(planted.url())
    page = client.submit("Open this search again")
    assert "The search is open again." in page.text
    assert planted.search.header().state == "open"
    assert planted.id in waits_for(scene, "amina")


def test_leaving_and_taking_the_next_is_one_press(scene: Scene) -> None:
    scene.planted(), scene.planted()
    client = scene.client("amina")
    client.get("/queue")
    client.submit("Next search")
    assert client.page is not None
    first = client.page.url
    page = client.submit("Leave it and take the next")
    assert page.heading == "Search"
    assert page.url != first
