"""The pages of exports: asking from a search that one holds, the list, one export, its file."""

from __future__ import annotations

import re

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from service.referrals.dossiers import wgeid
from service.referrals.exports import forms, words
from service.referrals.exports.kinds import Kind
from service.referrals.exports.register import MOST_DAYS, Exports, Listed
from service.referrals.exports.room import exports
from service.referrals.exports.standing import ExportRefused
from service.review.room import room as review_room
from service.review.views.blueprint import Page, held
from service.review.work.tags import tag_of
from service.staff import me, requires
from service.store.errors import Gone
from service.web import LANGUAGES

blueprint = Blueprint("exports", __name__)
READERS = ("caseworker", "senior")
_ID = re.compile(r"[0-9a-f]{32}")


# -- asking


@blueprint.get("/searches/<search_id>/export")
@requires(*READERS)
@held
def choose(search_id: str) -> Page:
    """Which kinds there are, and what stands in the way of each."""
    casework = review_room().casework
    casework.look(me().id, "export.looked", search_id)
    kinds = []
    for kind in exports().kinds.values():
        obstacle = ""
        if kind.asked_on != "search":
            continue
        try:
            exports().check(kind, [search_id])
        except ExportRefused as refused:
            obstacle = words.refusal(refused.reason)
        kinds.append((kind, obstacle))
    return render_template("staff/exports/choose.html", search_id=search_id, kinds=kinds)


@blueprint.route("/searches/<search_id>/export/<kind_code>", methods=["GET", "POST"])
@requires(*READERS)
@held
def ask(search_id: str, kind_code: str) -> Page:
    kind = _kind(kind_code, "search")
    casework = review_room().casework
    casework.look(me().id, "export.looked", search_id, kind=kind.code)
    form = casework.search(search_id).form()
    asked = forms.prefilled(kind, form)
    return _asked(kind, [search_id], asked, search_id=search_id)


@blueprint.route("/exports/list/<kind_code>", methods=["GET", "POST"])
@requires("senior")
def ask_list(kind_code: str) -> Page:
    """Of all cases that may leave: those that may not are left out, without saying which."""
    kind = _kind(kind_code, "list")
    cases = exports().all_that_may_leave(kind)
    return _asked(kind, cases, forms.prefilled(kind, None), cases=len(cases))


def _asked(kind: Kind, search_ids: list[str], asked: forms.Asked, *, search_id: str = "", cases: int = 0) -> Page:
    error = ""
    if request.method == "POST":
        asked = forms.read(kind, request.form)
        error = words.refusal("long") if asked.too_long else ""
        if asked.fits:
            try:
                export_id = exports().ask(
                    me(),
                    kind,
                    search_ids,
                    whom=asked.whom,
                    why=asked.why,
                    language=asked.language,
                    days=int(asked.days),
                    options=asked.options,
                )
            except ExportRefused as refused:
                error = words.refusal(refused.reason)
            else:
                flash(_("Asked for. A colleague has to approve it before it can be taken along."), "good")
                return redirect(url_for("exports.one", export_id=export_id))
    else:
        try:
            exports().check(kind, search_ids)
        except ExportRefused as refused:
            error = words.refusal(refused.reason)
    page = render_template(
        "staff/exports/ask.html",
        kind=kind,
        asked=asked,
        error=error,
        search_id=search_id,
        cases=cases,
        elements=wgeid.ELEMENTS,
        missing_elements=[str(label) for label in wgeid.missing(asked.options)] if kind.code == "wgeid" else [],
        languages=[LANGUAGES[code] for code in forms.languages_of(kind) if code in LANGUAGES],
        most_days=MOST_DAYS,
    )
    return page, 400 if request.method == "POST" else 200


def _kind(code: str, asked_on: str) -> Kind:
    kind = exports().kinds.get(code)
    if kind is None or kind.asked_on != asked_on:
        raise Gone(code[:24])
    return kind


# -- the list and one of it


@blueprint.get("/exports")
@requires(*READERS)
def listed() -> str:
    found = exports().listed(me())
    review_room().casework.look(me().id, "export.list_looked")
    return render_template(
        "staff/exports/listed.html",
        found=found,
        kinds=exports().kinds,
        lists=[kind for kind in exports().kinds.values() if kind.asked_on == "list"],
        words=words,
        concerns=Exports.concerns,
    )


def _found(export_id: str) -> Listed:
    if not _ID.fullmatch(export_id):
        raise Gone(export_id[:32])
    return exports().one(export_id, me())


@blueprint.get("/exports/<export_id>")
@requires(*READERS)
def one(export_id: str) -> Page:
    return _one(_found(export_id))


def _one(found: Listed, problem: str = "", status: int = 200) -> Page:
    """``seen`` on it: the fingerprint of what the draft says now, for whoever approves it."""
    order, seen = None, ""
    try:
        order = None if found.over else exports().order(found.row)
        if found.row.state == "asked":
            seen = exports().gather(found.row, draft=False)[1].fingerprint()
    except ExportRefused as refused:
        problem = problem or words.refusal(refused.reason)
    except Gone:
        problem = words.refusal("consent")
    for search_id in order.search_ids if order else ():
        review_room().casework.look(me().id, "export.opened", search_id, export=found.row.id)
    page = render_template(
        "staff/exports/one.html",
        found=found,
        order=order,
        tags=[tag_of(i) for i in order.search_ids] if order else [],
        seen=seen,
        problem=problem,
        kind=exports().kinds.get(found.row.kind),
        words=words,
    )
    return page, status


@blueprint.get("/exports/<export_id>/draft")
@requires(*READERS)
def draft(export_id: str) -> Page:
    found = _found(export_id)
    try:
        document = exports().draft(me(), found.row)
    except ExportRefused as refused:
        return _one(found, words.refusal(refused.reason), 409)
    return _file(found, document, "draft")


@blueprint.post("/exports/<export_id>/decide")
@requires(*READERS, fresh=True)
def decide(export_id: str) -> Page:
    found = _found(export_id)
    try:
        if request.form.get("decision") == "approve":
            exports().approve(me(), found.row, request.form.get("seen", ""))
            flash(_("Approved. It can be taken along now."), "good")
        elif request.form.get("decision") == "refuse":
            exports().refuse(me(), found.row)
            flash(_("Nothing of it leaves."), "good")
    except ExportRefused as refused:
        return _one(_found(export_id), words.refusal(refused.reason), 409)
    if exports().concerns(found.row, me()) and request.form.get("decision") == "approve":
        return redirect(url_for("exports.one", export_id=export_id))
    return redirect(url_for("exports.listed"))


@blueprint.post("/exports/<export_id>/file")
@requires(*READERS, fresh=True)
def take(export_id: str) -> Page:
    """A form sends for it, so that no browser fetches it ahead: each time counts and is traced."""
    found = _found(export_id)
    try:
        return _file(found, exports().hand_out(me(), found.row), "export")
    except ExportRefused as refused:
        return _one(_found(export_id), words.refusal(refused.reason), 409)


@blueprint.post("/exports/<export_id>/end")
@requires(*READERS, fresh=True)
def end(export_id: str) -> Page:
    found = _found(export_id)
    try:
        exports().end(me(), found.row)
    except ExportRefused as refused:
        return _one(_found(export_id), words.refusal(refused.reason), 409)
    flash(_("Ended. The file and its key are destroyed."), "good")
    return redirect(url_for("exports.listed"))


def _file(found: Listed, document: bytes, name: str) -> Answer:
    kind = exports().kinds[found.row.kind]
    answer = make_response(document)
    answer.headers["Content-Type"] = kind.media_type
    # A name that says nothing of whom it is about.
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{found.row.number}.{kind.suffix}"'
    return answer
