"""The group that brought a search: telling it what was found, and taking that back. Beside the disclosure."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from service.review import words
from service.review.brought import group_obstacle, known_to_family
from service.review.desk import ActRefused
from service.review.room import room
from service.review.sending import SentAlready
from service.review.views.blueprint import READERS, Page, blueprint, held, nonce, open_case
from service.review.views.family import SENT_ALREADY
from service.review.views.telling import is_fresh
from service.staff import me, requires
from service.staff.login import LoginRefused
from service.staff.views.refusals import login_refusal
from service.store.models.base import new_id


@blueprint.route("/searches/<search_id>/group", methods=["GET", "POST"])
@requires(*READERS)
@held
def group(search_id: str) -> Page:
    case, error = open_case(search_id, "group.looked"), ""
    text = request.form.get("text", "")[:9000]
    if request.method == "POST":
        try:
            if request.form.get("step") == "take_back":
                room().desk.take_back_from_group(me(), case, request.form.get("reason", "")[:4000])
                flash(_("The group reads it no more. What it has read before, it knows."), "good")
            elif is_fresh():
                room().desk.tell_group(me(), case, text, nonce())
                flash(_("The group was told. It is listed for the family."), "good")
            return redirect(url_for("review.group", search_id=search_id))
        except SentAlready:
            flash(SENT_ALREADY, "warning")
            return redirect(url_for("review.group", search_id=search_id))
        except ActRefused as refused:
            error = words.refusal(refused.reason)
        except LoginRefused as refused:
            error = login_refusal(refused.reason)
    blocked = group_obstacle(case)
    known = {view.id for view in known_to_family(case)}
    page = render_template(
        "staff/review/group.html",
        case=case,
        blocked=words.refusal(blocked) if blocked else "",
        told=[t for t in case.told if t.candidate_id in known],
        text=text,
        nonce=nonce() if request.method == "POST" else new_id(),
        error=error,
        fresh=me().is_fresh,
    )
    return page, 400 if error else 200
