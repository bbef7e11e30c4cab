"""What a blind reader must not see, and what opens afterwards."""

from __future__ import annotations

import re

import pytest

from service.matching.sentences import because
from service.matching.types import Evidence
from service.store.models.base import new_id
from tests.staff.scene import EVIDENCE, Planted, Scene

# Words of the explanation and of ranking. None may stand on a blind page, in whatever attribute or comment.
TELLING = (
    "bits",
    "score",
    "rank",
    "promis",
    "evidence",
    "likel",
    "contradict",
    "waterfall",
    "figcaption>bits",
    "scorer-7",
    "1 in 740",
)


def blind_page(scene: Scene, username: str, planted: Planted, candidate: int = 0) -> str:
    page = scene.hold(username, planted).get(planted.url(candidate))
    assert "Keep my reading" in page.text
    # Ids are drawn by lot and may spell any number.
    return re.sub(r"\b[0-9a-f]{32}\b", "ID", page.html)


def test_a_blind_page_shows_both_sides(scene: Scene) -> None:
    planted = scene.planted()
    page = scene.hold("amina", planted).get(planted.url(0))
    for text in ("Memet Tursun", "مەمەت تۇرسۇن", "麦麦提·吐尔逊", "疏附县布拉克苏乡", "1984.03", "名单", "row 3"):
        assert text in page.text, text
    assert "Memtimin" not in page.text
    sources = [image.get("src") or "" for image in page.tree.iter("img")]
    assert any("/pictures/" in s for s in sources)
    assert any("/portraits/" in s for s in sources)
    for source in sources:
        answer = scene.hold("amina", planted).request("GET", source, 200)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.mimetype == "image/jpeg"


def test_phonetic_forms_stand_beside_the_scripts(scene: Scene) -> None:
    from service.review.sides import sound_of

    planted = scene.planted()
    text = scene.hold("amina", planted).get(planted.url(0)).text
    assert sound_of("麦麦提·吐尔逊")
    assert sound_of("麦麦提·吐尔逊") in text
    assert sound_of("مەمەت تۇرسۇن") in text


def test_a_blind_page_tells_nothing_of_bits_ranks_and_levels(scene: Scene) -> None:
    planted = scene.planted(candidates=3)
    total = sum(e.bits for e in EVIDENCE)
    for candidate in range(3):
        html = blind_page(scene, "amina", planted, candidate).casefold()
        for word in (*TELLING, f"{total:.1f}", "+9.5", "830"):
            assert word.casefold() not in html, word
        for evidence in EVIDENCE:
            assert because(evidence, lambda text: text).casefold() not in html
    search = scene.hold("amina", planted).get(planted.url()).html.casefold()
    for word in (*TELLING, f"{total:.1f}"):
        assert word.casefold() not in search, word


def without_ids(html: str) -> str:
    """Without what is drawn by lot for each page, search and candidate, and names of sources of the test."""
    html = re.sub(r'name="csrf_token" value="[^"]+"', "", html)
    html = re.sub(r"\b[0-9a-f]{32}\b", "ID", html)
    html = re.sub(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", "TAG", html)
    return re.sub(r"(?i)list-[0-9a-f]{6}", "LIST", html)


def test_strong_and_weak_candidates_give_the_same_blind_pages(scene: Scene) -> None:
    """Nothing of the weight is in a page: not in its text, attributes or order, not in its size, and no other work is
    done for it."""
    from sqlalchemy import event

    weak = (Evidence("name", "loose", 2.0, {"part": "Memet", "other": "麦麦提", "one_in": 3}),)
    pages, statements = [], []
    for evidence in (EVIDENCE, weak):
        planted = scene.search()
        scene.candidate(planted, scene.record(scene.source(f"list-{new_id()[:6]}")), evidence)
        client = scene.hold("amina", planted)
        client.get("/account")
        done: list[str] = []

        def counted(_connection, _cursor, statement, *_rest, into=done):  # type: ignore[no-untyped-def]
            into.append(statement)

        event.listen(scene.casework.database.engine, "before_cursor_execute", counted)
        pages.append([without_ids(client.get(url).html) for url in (planted.url(), planted.url(0))])
        event.remove(scene.casework.database.engine, "before_cursor_execute", counted)
        statements.append(done)
    assert pages[0] == pages[1]
    assert [len(page) for page in pages[0]] == [len(page) for page in pages[1]]
    assert statements[0] == statements[1]


def test_the_numbers_of_candidates_say_nothing_of_their_weight(scene: Scene) -> None:
    """Over many searches each place in the order holds the strongest candidate about as often."""
    places = []
    source = scene.source("list")
    for _ in range(24):
        planted = scene.search(picture=False)
        for bits in (30.0, 5.0):
            strong = (Evidence("name", "close", bits, {"part": "Memet", "other": "麦麦提", "one_in": 3}),)
            scene.candidate(planted, scene.record(source, portrait=False), strong)
        case = scene.app.extensions["review"].desk.open(scene.person("amina"), planted.id)
        places.append([v.id for v in case.to_read].index(planted.candidates[0]))
    # By chance all 24 fall on one side once in eight million runs.
    assert 0 < sum(places) < len(places)


def test_the_queue_tells_no_bits(scene: Scene) -> None:
    scene.planted()
    html = scene.client("amina").get("/queue").html
    assert "15.0" not in html
    assert "bits" not in html


def test_the_second_reader_learns_nothing_of_the_first(scene: Scene) -> None:
    planted = scene.planted()
    before = _comparable(blind_page(scene, "bahar", planted), planted)
    scene.read("amina", planted, "same")
    after = blind_page(scene, "bahar", planted)
    assert "Amina" not in after
    assert "because of the name" not in after
    assert _comparable(after, planted) == before, "the page is the same whether there was a first reader or not"


def test_the_search_page_does_not_tell_either(scene: Scene) -> None:
    planted = scene.planted(candidates=2)
    before = _comparable(scene.hold("bahar", planted).get(planted.url()).html, planted)
    scene.read("amina", planted, "different", 1)
    after = _comparable(scene.hold("bahar", planted).get(planted.url()).html, planted)
    assert after == before


def _comparable(html: str, planted: Planted) -> str:
    """Without what differs from page to page anyway."""
    import re

    return re.sub(r'name="csrf_token" value="[^"]+"', "", html)


def test_the_order_is_stable_for_one_reader_and_another_for_others(scene: Scene) -> None:
    planted = scene.planted(candidates=8)

    def order(username: str) -> list[str]:
        case = scene.app.extensions["review"].desk.open(scene.person(username), planted.id)
        return [v.id for v in case.candidates]

    assert order("amina") == order("amina")
    orders = {tuple(order(u)) for u in ("amina", "bahar", "celil", "dilnur")}
    assert len(orders) > 1
    assert any(o != tuple(planted.candidates) for o in orders)


def test_after_the_reading_the_explanation_opens(scene: Scene) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get(planted.url(0))
    page = client.submit("Keep my reading", judgement="same", reason="Name, year and township.")
    for evidence in EVIDENCE:
        assert because(evidence, lambda text: text) in page.text
    assert "+15.0" in page.text
    assert "−0.5" in page.text
    assert "830,000" in page.text
    assert "about 2 besides this one agree" in page.text
    assert "Only this source states it." in page.text
    for title in ("Speaks for it", "Speaks against it", "Missing, or counts for nothing"):
        assert title in page.text
    assert "so far +14.5" in page.text
    assert "Name, year and township." in page.text
    assert len(page.by_class("bar")) == len(EVIDENCE) + 1


@pytest.mark.parametrize("missing", ["judgement", "reason"])
def test_a_reading_needs_an_answer_and_a_reason_and_keeps_what_was_typed(scene: Scene, missing: str) -> None:
    planted = scene.planted()
    client = scene.hold("amina", planted)
    client.get(planted.url(0))
    typed = {"judgement": "same", "reason": "Because of the township."}
    typed.pop(missing)
    page = client.submit("Keep my reading", status=400, **typed)
    assert "Please look at this again" in page.text
    if missing == "judgement":
        assert "Because of the township." in page.html
    assert "Keep my reading" in page.text, "still blind"


def test_colleagues_without_a_part_in_a_disagreement_stay_blind(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "same")
    scene.read("bahar", planted, "different")
    page = scene.hold("celil", planted).get(planted.url(0))
    assert "in other hands" in page.text
    assert "because of the name" not in page.text
    settling = scene.hold("dilnur", planted).get(planted.url(0))
    assert "Settle the disagreement" in settling.text
    assert "because of the name" in settling.text
