"""What goes to the family: messages, questions and, when everything allows it, a disclosure."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from service.review import words
from service.review.case import Case
from service.review.disclosure import DisclosureRefused, check, is_only_support, obstacle, support_text
from service.review.kinship import TOPICS
from service.review.messages import STANDARD, MessageRefused, standard_text
from service.review.room import room
from service.review.sending import SentAlready
from service.review.sides import record_side
from service.review.views.blueprint import READERS, Page, blueprint, held, nonce, open_case
from service.staff import me, requires
from service.staff import room as staff_room
from service.staff.login import LoginRefused
from service.staff.views.login import origin
from service.staff.views.refusals import login_refusal
from service.store.models.base import new_id

_SENT_ALREADY = _l("This was sent already, and nothing was sent now. What the family has stands in the messages.")


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
            flash(_SENT_ALREADY, "warning")
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


@blueprint.route("/searches/<search_id>/candidates/<candidate_id>/disclosure", methods=["GET", "POST"])
@requires(*READERS)
@held
def disclosure(search_id: str, candidate_id: str) -> Page:
    case = open_case(search_id, "disclosure.looked", candidate_id)
    view = case.candidate(candidate_id)
    blocked = obstacle(view.state, view.record.source.state, view.candidate.suspended, case.finding)
    text = request.form.get("text", "")[:9000]
    topics = [t for t in request.form.getlist("topics") if t in TOPICS]
    error, preview = "", ""
    if request.method == "POST" and request.form.get("step") != "edit":
        try:
            if is_only_support(text, case.form.language, room().casework.settings.intake.organisation):
                raise DisclosureRefused("empty")
            preview = check(text, topics, view.state, view.record.source.state, view.candidate.suspended, case.finding)
            if request.form.get("step") == "send" and _is_fresh():
                room().desk.disclose(me(), case, candidate_id, text, topics, nonce())
                flash(_("Told. The family reads it when they come back with their receipt. It is fixed now."), "good")
                return redirect(url_for("review.search", search_id=search_id))
        except SentAlready:
            flash(_SENT_ALREADY, "warning")
            return redirect(url_for("review.search", search_id=search_id))
        except DisclosureRefused as refused:
            error, preview = words.refusal(refused.reason), ""
        except LoginRefused as refused:
            error = login_refusal(refused.reason)
    elif request.method == "GET":
        text = "\n\n\n" + support_text(case.form.language, room().casework.settings.intake.organisation)
    page = render_template(
        "staff/review/disclosure.html",
        case=case,
        view=view,
        blocked=words.refusal(blocked) if blocked else "",
        preview=preview,
        text=text,
        topics=topics,
        all_topics=TOPICS,
        facts=record_side(view.record.statements),
        sole_source=case.sole_source(view),
        nonce=nonce() if request.method == "POST" else new_id(),
        error=error,
        fresh=me().is_fresh,
        words=words,
    )
    return page, 400 if error or (blocked and request.method == "POST") else 200


def _is_fresh() -> bool:
    """Telling a family cannot be taken back. Password and code are asked for on the page itself, so that no text is
    lost on the way to a login and back. Raises LoginRefused."""
    if not me().is_fresh:
        staff_room().login.again(me(), request.form.get("password", ""), request.form.get("code", ""), origin())
    return True
