"""Messages and questions to the family."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from service.review import words
from service.review.case import Case
from service.review.messages import STANDARD, MessageRefused, standard_text
from service.review.room import room
from service.review.sending import SentAlready
from service.review.views.blueprint import READERS, Page, blueprint, held, nonce, open_case
from service.staff import me, requires

SENT_ALREADY = _l("This was sent already, and nothing was sent now. What the family has stands in the messages.")


@blueprint.route("/searches/<search_id>/messages", methods=["GET", "POST"])
@requires(*READERS)
@held
def messages(search_id: str) -> Page:
    case, error, warn = open_case(search_id, "messages.looked"), "", False
    if request.method == "POST":
        try:
            _send(case)
        except MessageRefused as refused:
            error, warn = words.refusal(refused.reason), refused.reason == "beyond"
        except SentAlready:
            flash(SENT_ALREADY, "warning")
            return redirect(url_for("review.messages", search_id=search_id))
        else:
            flash(_("Sent. The family sees it when they come back with their receipt."), "good")
            return redirect(url_for("review.messages", search_id=search_id))
    else:
        room().desk.mark_read(case)
    page = render_template(
        "staff/review/messages.html",
        case=case,
        standard=[(s, standard_text(s.code, case.form.language)) for s in STANDARD.values()],
        text=request.form.get("text", ""),
        kind=request.form.get("kind", "question"),
        nonce=nonce(),
        error=error,
        warn=warn,
        words=words,
    )
    return page, 400 if error else 200


def _send(case: Case) -> None:
    desk, form = room().desk, request.form
    if form.get("standard") in STANDARD:
        desk.send_standard(me(), case, form["standard"], nonce())
        return
    text, kind, accepted = form.get("text", "")[:8000], form.get("kind", ""), form.get("accepted") == "1"
    desk.send_free(me(), case, text, kind, nonce(), accepted=accepted)
