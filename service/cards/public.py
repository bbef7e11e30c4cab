"""The public page: the cards by county, and each by itself. No search by name, and nothing but what a family agreed to.

None of it is stored by browsers or in between: a card that was taken down is gone with the next look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, abort, render_template, request

from service.cards.blueprint import blueprint
from service.cards.room import room
from service.matching.values.gazetteer import county_name, places, prefecture_of, present_code
from service.store.public_cards import Card
from service.web import current_language, let_engines_list

#: So many stand on one page; where there are more, one chooses a county first.
ON_ONE_PAGE = 60


@dataclass(frozen=True, slots=True)
class Group:
    """Cards of one place. ``code``: county or prefecture, or empty where the family left the place out."""

    code: str
    cards: tuple[Card, ...]


def by_county(cards: Sequence[Card]) -> list[Group]:
    """Ordered by the name of prefecture and county in the reader's language; those without a place last."""
    language = current_language().code
    found: dict[str, list[Card]] = {}
    for card in cards:
        code = present_code(card.county) if card.county else ""
        found.setdefault(code if code in places() else "", []).append(card)

    def place(code: str) -> tuple[bool, str, str]:
        over = prefecture_of(code) or code
        return not code, county_name(over, language).casefold(), county_name(code, language).casefold()

    return [Group(code, tuple(found[code])) for code in sorted(found, key=place)]


@blueprint.get("/visit")
def listed() -> str:
    groups = by_county(room().cards.shown())
    total = sum(len(group.cards) for group in groups)
    chosen = request.args.get("county", "")
    if chosen or total > ON_ONE_PAGE:
        shown = [group for group in groups if group.code == (chosen if chosen != "none" else "")]
    else:
        shown = groups
    return render_template("families/cards/list.html", groups=groups, shown=shown, total=total)


@blueprint.get("/visit/<card_id>")
def card(card_id: str) -> str:
    found = _found(card_id)
    return render_template("families/cards/card.html", card=found)


@blueprint.get("/visit/<card_id>/photo.jpg")
def photo(card_id: str) -> Response:
    _found(card_id)
    return _picture(room().cards.photo(card_id), "image/jpeg")


@blueprint.get("/visit/<card_id>/share.png")
def share(card_id: str) -> Response:
    _found(card_id)
    return _picture(room().cards.share(card_id), "image/png")


def _found(card_id: str) -> Card:
    found = room().cards.one(card_id)
    if found is None:
        abort(404)
    if found.listed:
        let_engines_list()
    return found


def _picture(data: bytes | None, kind: str) -> Response:
    if data is None:
        abort(404)
    return Response(data, mimetype=kind)
