"""What holds for all pages of the families: neutral addresses and titles, what is said before the first field."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask import Flask

from service.web.languages import LANGUAGES
from tests.searches.conftest import Family
from tests.support.client import CheckedClient

# The whole map: a page that comes or goes is seen here.
ROUTES = """
GET / root
GET /<lang>/ searches.home
GET /<lang>/about searches.about
GET /<lang>/card cards.own
GET /<lang>/card/share.png cards.preview
GET /<lang>/download searches.download
GET /<lang>/finished searches.finished
GET /<lang>/form/<slug> searches.step
GET /<lang>/form/check searches.check
GET /<lang>/help searches.help
GET /<lang>/leave searches.leave
GET /<lang>/lists searches.lists
GET /<lang>/messages searches.messages
GET /<lang>/overview searches.overview
GET /<lang>/people/new searches.new_person
GET /<lang>/pictures/<picture_id> searches.picture
GET /<lang>/receipt searches.receipt
GET /<lang>/receipt/typed searches.typed
GET /<lang>/return searches.come_back
GET /<lang>/start searches.start
GET /<lang>/visit cards.listed
GET /<lang>/visit/<card_id> cards.card
GET /<lang>/visit/<card_id>/photo.jpg cards.photo
GET /<lang>/visit/<card_id>/share.png cards.share
GET /<lang>/withdraw searches.withdraw
GET /<lang>/withdrawn searches.destroyed
GET /static/<path:filename> static
GET /visit visit
POST /<lang>/card cards.ask
POST /<lang>/card/end cards.end
POST /<lang>/card/show cards.show
POST /<lang>/download searches.take_along
POST /<lang>/finish searches.finish
POST /<lang>/form/<slug> searches.save_step
POST /<lang>/form/<slug>/aside searches.save_aside
POST /<lang>/form/check searches.send
POST /<lang>/messages searches.send_message
POST /<lang>/messages/aside searches.keep_unsent
POST /<lang>/pause searches.pause
POST /<lang>/people/new searches.add_person
POST /<lang>/people/open searches.open_person
POST /<lang>/pictures/<picture_id>/remove searches.remove_picture
POST /<lang>/receipt/typed searches.type_back
POST /<lang>/renew searches.renew
POST /<lang>/resume searches.resume
POST /<lang>/return searches.open_again
POST /<lang>/return/again searches.take_again
POST /<lang>/start searches.begin
POST /<lang>/withdraw searches.destroy
"""

OPEN_TO_ALL = ["/en/", "/en/about", "/en/help", "/en/lists", "/en/start", "/en/return", "/en/finished", "/en/withdrawn"]
OPEN_TO_ALL += ["/en/visit"]
OF_A_VISIT = [
    "/en/overview",
    "/en/messages",
    "/en/withdraw",
    "/en/people/new",
    "/en/form/check",
    "/en/form/names",
    "/en/form/photos",
    "/en/card",
    "/en/download",
]
TELLING = ("uyghur", "xinjiang", "china", "missing", "detain", "police", "camp", "relative")


def test_the_map_of_pages(app: Flask) -> None:
    routes = {
        f"{method} {rule.rule} {rule.endpoint}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == set(ROUTES.strip().splitlines())


@pytest.mark.parametrize("url", OPEN_TO_ALL)
def test_open_pages(app: Flask, url: str) -> None:
    page = CheckedClient(app).get(url)
    assert not [word for word in TELLING if word in page.title.lower()]
    assert "Leave quickly" in page.links()


@pytest.mark.parametrize("url", OF_A_VISIT)
def test_pages_of_a_visit_are_neutral_in_title_and_address_and_stored_nowhere(with_search: Family, url: str) -> None:
    page = with_search.browser.get(url)
    assert not [word for word in TELLING if word in page.title.lower()]
    assert page.response.headers["Cache-Control"] == "no-store"
    search_id = with_search.search.id
    assert search_id not in page.html
    for link in page.links().values():
        query = urlsplit(link).query
        assert query in {"", "then=check", *(f"lang={code}" for code in LANGUAGES)}


def test_the_way_in_follows_the_browser_s_language(app: Flask) -> None:
    browser = CheckedClient(app)
    response = browser.request("GET", "/", 302, headers={"Accept-Language": "ug, de"})
    assert browser.location == "/ug/"
    assert "Accept-Language" in response.headers["Vary"]


def test_before_the_first_field_everything_is_said(app: Flask) -> None:
    browser = CheckedClient(app)
    page = browser.get("/en/")
    assert page.forms == []
    for words in (
        "What this is",
        "What happens with what you type",
        "What can happen to people at home",
        "What this cannot do",
        "If we find nothing, it does not mean that a person is free or safe.",
        "If it is lost, nobody can give it back to you",
    ):
        assert words in page.text
    assert "never for the same face" in browser.get("/en/about").text


def test_pages_that_are_the_same_for_everybody_set_no_cookie(app: Flask) -> None:
    for url in ("/en/", "/en/about"):
        response = CheckedClient(app).get(url).response
        assert "Set-Cookie" not in response.headers
        assert response.headers["Cache-Control"].startswith("public")


def test_every_page_stays_light(with_draft: Family) -> None:
    for url in (*OPEN_TO_ALL, *OF_A_VISIT, "/en/form/home", "/en/form/relatives"):
        assert len(with_draft.browser.get(url).response.data) < 24_000, url


def test_a_demonstration_says_so_on_every_page(app: Flask) -> None:
    app.config["DEMONSTRATION"] = True
    for url in OPEN_TO_ALL:
        assert "Please type nothing real." in CheckedClient(app).get(url).html
