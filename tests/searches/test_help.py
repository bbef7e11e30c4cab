"""Where help is to be had while waiting: the file that comes along, and the operator's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from service.config import ConfigError
from service.searches.help import SHIPPED, read_places
from tests.support.client import CheckedClient


def own(folder: Path, text: str) -> Path:
    (folder / "public").mkdir(exist_ok=True)
    (folder / "public" / "help.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_page_names_public_organisations_and_links_to_none(app: Flask) -> None:
    page = CheckedClient(app).get("/en/help", heading="While you wait")
    for words in ("familylinks.icrc.org", "It costs nothing.", "officials in China too", "type the address yourself"):
        assert words in page.text
    assert all(link.startswith("/") or link.startswith("#") for link in page.links().values())


def test_each_place_that_comes_along_has_its_source_and_the_day_it_was_looked_at() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert (
        text.count("[[place]]") == text.count("\nsource = ") == text.count("\nchecked = ") == len(read_places(SHIPPED))
    )


def test_an_operator_s_own_file_takes_its_place(tmp_path: Path, app: Flask) -> None:
    text = '[[place]]\nname = "Us"\nsite = "0123"\nwords = {tr = "Bizi arayin.", en = "Call us."}\n'
    (place,) = read_places(own(tmp_path, text))
    with app.test_request_context():
        assert place.explained() == ("Call us.", "en")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[place", "cannot be read"),
        ('[[place]]\nname = "Us"\n', "place 1: name and site"),
        ('[[place]]\nname = "Us"\nsite = "x"\nkind = "magic"\n', "kind must be one of tracing"),
        ('[[place]]\nname = "Us"\nsite = "x"\nwords = {xx = "?"}\n', "words.en"),
        ('[[place]]\nname = "Us"\nsite = "x"\nkind = "care"\nphone = "1"\n', "phone is not known"),
    ],
)
def test_a_mistake_in_it_is_named_at_the_start(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        read_places(own(tmp_path, text))
