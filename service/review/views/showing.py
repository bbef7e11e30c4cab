"""A family's wish to be heard in public, as a caseworker checks it; and all cards that are shown now."""

from __future__ import annotations

import re

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from service.review import words
from service.review.acts.base import ActRefused
from service.review.room import room
from service.review.sending import SentAlready
from service.review.views.blueprint import READERS, Page, blueprint, held, nonce, open_case
from service.review.views.family import SENT_ALREADY
from service.staff import me, requires
from service.store.models.base import new_id
from service.store.public_cards import PublicCards

_ID = re.compile(r"[0-9a-f]{32}")


def _cards() -> PublicCards:
    return PublicCards(room().casework.intake.database)


@blueprint.route("/searches/<search_id>/card", methods=["GET", "POST"])
@requires(*READERS)
@held
def public_card(search_id: str) -> Page:
    # In the trail these are looks at messages: see ``acts.showing``.
    case, error = open_case(search_id, "messages.looked"), ""
    step, form = request.form.get("step", ""), request.form
    if request.method == "POST":
        try:
            if step == "check":
                room().desk.check_card(me(), case, form.get("seen", ""), form.get("known", "")[:2000], nonce())
                flash(_("Checked. The family decides now whether it is shown."), "good")
            elif step == "return":
                room().desk.return_card(me(), case, form.get("seen", ""), form.get("reason", "")[:1000], nonce())
                flash(_("Sent back. The family reads why."), "good")
            elif step == "take_down":
                room().desk.take_card_down(me(), case, form.get("reason", "")[:1000], nonce())
                flash(_("The card is gone. The family reads why."), "good")
            else:
                raise ActRefused("late")
            return redirect(url_for("review.public_card", search_id=search_id))
        except SentAlready:
            flash(SENT_ALREADY, "warning")
            return redirect(url_for("review.public_card", search_id=search_id))
        except ActRefused as refused:
            error = words.refusal(refused.reason)
    wish = case.form.card
    page = render_template(
        "staff/review/card.html",
        case=case,
        wish=wish,
        standing=_cards().one(wish.id) if wish is not None and wish.id else None,
        typed=form,
        nonce=nonce() if request.method == "POST" else new_id(),
        error=error,
        words=words,
    )
    return page, 400 if error else 200


@blueprint.get("/cards")
@requires(*READERS)
def public_cards() -> Page:
    """What everybody can see, so that a card that does harm can be taken down by whoever notices it. It is tied to no
    search here either."""
    return render_template("staff/review/cards.html", cards=_cards().shown())


@blueprint.get("/cards/<card_id>/portrait.jpg")
@requires(*READERS)
def card_photo(card_id: str) -> Response:
    photo = _cards().photo(card_id) if _ID.fullmatch(card_id) else None
    if photo is None:
        abort(404)
    return Response(photo, mimetype="image/jpeg")


@blueprint.post("/cards/<card_id>/down")
@requires(*READERS)
def take_card_down(card_id: str) -> Page:
    gone = False
    if _ID.fullmatch(card_id):
        with room().casework.act(me().id, "card.taken_down", card=card_id):
            gone = _cards().take_down(card_id)
    if not gone:
        abort(404)
    flash(_("The card is gone, and cannot come back. Its family sees on its own page that we took it down."), "good")
    return redirect(url_for("review.public_cards"))
