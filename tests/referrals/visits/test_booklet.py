"""The booklet: who is in it at the moment it is made, and what can be read and searched in it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from service.referrals.exports import ExportRefused, Order
from service.referrals.visits.booklet import KIND, OPTION
from service.store.clock import today
from service.store.models.exports import Export
from service.store.shares import Shares
from service.web import in_language
from tests.referrals.visits.conftest import make_list, place_case
from tests.staff.scene import Planted, Scene

SECRETS = ("Planted story.", "nur@example.org", "brother", "Aygul Tursun", "阿依古丽")


def order_for(scene: Scene, planted: list[Planted], language: str = "en") -> Order:
    return Order(
        "booklet", 7, tuple(p.id for p in planted), "An Invented Delegation", "why", language,
        {OPTION: make_list(scene, language=language)},
    )  # fmt: skip


def text_of(document: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(document)).pages)


def make(scene: Scene, order: Order) -> bytes:
    with scene.app.test_request_context(), in_language(order.language):
        return KIND.render(order, KIND.gather(scene.casework, order))


@pytest.mark.parametrize("language", ["en", "ug", "zh"])
def test_a_page_for_each_person_with_chinese_beside_the_language(
    scene: Scene, three: list[Planted], language: str
) -> None:
    document = make(scene, order_for(scene, three, language))
    pages = PdfReader(io.BytesIO(document)).pages
    assert len(pages) == 4, "a cover, and one page for each"
    text = text_of(document)
    for word in (
        "Memet Tursun",
        "Aygul Qadir",
        "Nurmemet Yasin",
        "麦麦提·吐尔逊",
        "疏附县",
        "莎车县",
        "有期徒刑十年",
        "#VisitMyFamily",
    ):
        assert word in text, word
    for secret in SECRETS:
        assert secret not in text
    assert "2019-05-01" not in text  # the family was not told of a death


def test_who_took_their_yes_back_keeps_the_whole_booklet_from_going(scene: Scene, three: list[Planted]) -> None:
    order = order_for(scene, three)
    assert make(scene, order)
    three[1].search.change_form(lambda kept: replace(kept, consents=()))
    with pytest.raises(ExportRefused) as refused:
        make(scene, order)
    assert refused.value.search_id == three[1].id


def test_the_whole_way_asked_approved_handed_out_and_noted_for_each_family(scene: Scene) -> None:
    planted = [place_case(scene)]
    visit_id = make_list(scene, "amina")
    browser = scene.client("amina")
    browser.get(f"/visits/{visit_id}")
    page = browser.submit("Ask for the booklet")
    assert "Say in a few words what it is for." in page.text
    browser.submit("Ask for the booklet", why="For the journey in March.")
    exports = scene.app.extensions["exports"]
    amina, bahar = scene.person("amina"), scene.person("bahar")
    with scene.casework.database.read() as session:
        row = session.query(Export).one()
    with scene.app.test_request_context():
        _order, content = exports.gather(row, draft=False)
        with pytest.raises(ExportRefused):
            exports.approve(amina, row, content.fingerprint())
        exports.approve(bahar, row, content.fingerprint())
        row = exports.one(row.id, amina).row
        document = exports.hand_out(amina, row)
        assert "Memet Tursun" in text_of(document)
        (share,) = Shares(scene.deployment.intake).of(planted[0].search)
        assert (share.purpose, share.to, share.day) == ("visit_list", "An Invented Delegation", today())
        # One yes taken back, and nobody gets it any more.
        planted[0].search.change_form(lambda kept: replace(kept, consents=()))
        with pytest.raises(ExportRefused):
            exports.hand_out(amina, exports.one(row.id, amina).row)


def test_a_photo_is_in_it_only_where_the_family_agreed_to_that(scene: Scene, three: list[Planted]) -> None:
    order = order_for(scene, three[:1])
    with scene.app.test_request_context():
        assert not KIND.gather(scene.casework, order).pictures
        browser = scene.client("dilnur")
        browser.get(f"/visits/{order.options[OPTION]}/people/{three[0].id}")
        photo = three[0].search.pictures()[0].id
        browser.submit("Save", photo=photo, photo_how="By message of 3 March.")
    with scene.app.test_request_context():
        assert list(KIND.gather(scene.casework, order).pictures) == [f"{photo}.jpg"]
    assert make(scene, order)
