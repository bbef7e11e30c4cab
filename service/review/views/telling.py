"""Telling the family: a disclosure, a correction of one, and the drafts that a colleague reads first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from service.matching.values.gloss import one_each
from service.review import words
from service.review.acts.base import ActRefused
from service.review.case import CandidateView, Case
from service.review.contacts import contacts, fitting_first, with_contacts
from service.review.disclosure import DisclosureRefused, check, check_text, is_only_support, obstacle, support_text
from service.review.drafts import BAD_NEWS, is_grave
from service.review.kinship import CORRECTION, GRAVE, TOPICS
from service.review.room import room
from service.review.sending import SentAlready
from service.review.sides import record_side
from service.review.views.blueprint import READERS, Page, blueprint, held, nonce, open_case
from service.review.views.family import SENT_ALREADY
from service.staff import me, requires
from service.staff import room as staff_room
from service.staff.login import LoginRefused
from service.staff.views.login import origin
from service.staff.views.refusals import login_refusal
from service.store.errors import Gone
from service.store.models.base import new_id
from service.web import current_language


class _Form:
    """What was typed into the form of a disclosure or correction, and what became of it."""

    def __init__(self, case: Case) -> None:
        self.step = request.form.get("step", "") if request.method == "POST" else ""
        self.text = request.form.get("text", "")[:9000]
        self.topics = [t for t in request.form.getlist("topics") if t in TOPICS]
        self.checks = [c for c in request.form.getlist("checks") if c in BAD_NEWS]
        self.contacts = fitting_first(contacts(room().casework), case.form.language)
        if request.method == "GET":
            self.text = "\n\n\n" + self.support(case)
        elif self.step == "preview":
            chosen = set(request.form.getlist("contacts"))
            self.text = with_contacts(self.text, [c for c in self.contacts if c.id in chosen])
        self.error = self.preview = ""

    @staticmethod
    def support(case: Case) -> str:
        return support_text(case.form.language, room().casework.settings.intake.organisation)

    def attempt(self, case: Case, looked: Callable[[], str], sent: Callable[[], None]) -> Page | None:
        """``looked`` checks and gives the preview, ``sent`` does what the button says. A redirect once it is done."""
        if self.step not in ("preview", "send", "propose"):
            return None
        try:
            self.preview = looked()
            if self.step == "propose" or (self.step == "send" and is_fresh()):
                sent()
                return redirect(url_for("review.search", search_id=case.id))
        except SentAlready:
            flash(SENT_ALREADY, "warning")
            return redirect(url_for("review.search", search_id=case.id))
        except DisclosureRefused as refused:
            self.error, self.preview = words.refusal(refused.reason), ""
        except ActRefused as refused:  # what is missing can be added on the same page
            self.error = words.refusal(refused.reason)
        except LoginRefused as refused:
            self.error = login_refusal(refused.reason)
        return None

    def values(self, case: Case, view: CandidateView) -> dict[str, Any]:
        return {
            "case": case,
            "view": view,
            "preview": self.preview,
            "text": self.text,
            "topics": self.topics,
            "checks": self.checks,
            "bad_news": BAD_NEWS,
            "contacts": self.contacts,
            "facts": record_side(view.record.statements),
            "glosses": _glosses(case, view),
            "nonce": nonce() if request.method == "POST" else new_id(),
            "error": self.error,
            "fresh": me().is_fresh,
            "words": words,
        }


def _told() -> None:
    flash(_("Told. The family reads it when they come back with their receipt. It is fixed now."), "good")


def _proposed() -> None:
    flash(_("The draft waits for a colleague. It goes to the family when somebody else has approved it."), "good")


def _glosses(case: Case, view: CandidateView) -> list[tuple[str, str, str]]:
    """(word, meaning, meaning in the family's language, "" where that is the same) of the record's words."""
    told = []
    for gloss in one_each(gloss for statement in view.record.statements for gloss in statement.gloss):
        ours, theirs = gloss.meaning(current_language().code), gloss.meaning(case.form.language)
        told.append((gloss.word, ours, "" if ours == theirs else theirs))
    return told


@blueprint.route("/searches/<search_id>/candidates/<candidate_id>/disclosure", methods=["GET", "POST"])
@requires(*READERS)
@held
def disclosure(search_id: str, candidate_id: str) -> Page:
    case = open_case(search_id, "disclosure.looked", candidate_id)
    view = case.candidate(candidate_id)
    blocked = obstacle(view.state, view.record.source.state, view.candidate.suspended, case.finding)
    form = _Form(case)
    grave = is_grave(form.topics, view.record)

    def looked() -> str:
        if is_only_support(form.text, case.form.language, room().casework.settings.intake.organisation):
            raise DisclosureRefused("empty")
        return check(
            form.text, form.topics, view.state, view.record.source.state, view.candidate.suspended, case.finding
        )

    def sent() -> None:
        if form.step == "propose":
            room().desk.propose(me(), case, candidate_id, form.text, form.topics, form.checks, nonce())
            return _proposed()
        room().desk.disclose(me(), case, candidate_id, form.text, form.topics, nonce())
        return _told()

    done = form.attempt(case, looked, sent)
    if done is not None:
        return done
    page = render_template(
        "staff/review/disclosure.html",
        blocked=words.refusal(blocked) if blocked else "",
        all_topics=TOPICS,
        grave_topics=GRAVE,
        grave=grave,
        sole_source=case.sole_source(view),
        waiting=next((d for d in case.drafts_waiting if d.candidate_id == candidate_id), None),
        **form.values(case, view),
    )
    return page, 400 if form.error or (blocked and request.method == "POST") else 200


@blueprint.route("/searches/<search_id>/told/<told_id>", methods=["GET", "POST"])
@requires(*READERS)
@held
def correction(search_id: str, told_id: str) -> Page:
    """Tells the family that something it was told does not hold."""
    case = open_case(search_id, "told.looked")
    told = next((t for t in case.told_in_doubt if t.id == told_id), None)
    if told is None:
        raise Gone(told_id)
    view, form = case.candidate(told.candidate_id), _Form(case)
    grave = bool(GRAVE & set(told.topics))

    def looked() -> str:
        if is_only_support(form.text, case.form.language, room().casework.settings.intake.organisation):
            raise DisclosureRefused("empty")
        return check_text(form.text)

    def sent() -> None:
        if form.step == "propose":
            room().desk.propose(me(), case, view.id, form.text, [CORRECTION], form.checks, nonce(), told_id)
            return _proposed()
        room().desk.correct(me(), case, told_id, form.text, nonce())
        return _told()

    if form.step == "leave":
        try:
            room().desk.leave_told(me(), case, told_id, request.form.get("reason", "")[:4000])
            flash(_("Noted why nothing has to be said."), "good")
            return redirect(url_for("review.search", search_id=search_id))
        except ActRefused as refused:
            form.error = words.refusal(refused.reason)
    done = form.attempt(case, looked, sent)
    if done is not None:
        return done
    page = render_template("staff/review/correction.html", told=told, grave=grave, **form.values(case, view))
    return page, 400 if form.error or (request.method == "POST" and not form.step) else 200


@blueprint.route("/searches/<search_id>/drafts/<draft_id>", methods=["GET", "POST"])
@requires(*READERS)
@held
def draft(search_id: str, draft_id: str) -> Page:
    """A draft, for whoever approves it, and for its writer."""
    case = open_case(search_id, "notes.looked", draft=draft_id)
    found = next((d for d in case.drafts if d.id == draft_id), None)
    if found is None:
        raise Gone(draft_id)
    view, error, step = case.candidate(found.candidate_id), "", request.form.get("step", "")
    if request.method == "POST":
        try:
            if step == "approve" and is_fresh():
                room().desk.approve(me(), case, draft_id)
                _told()
            elif step == "send_back":
                room().desk.send_back(me(), case, draft_id, request.form.get("reason", "")[:4000])
                flash(_("The draft went back to its writer."), "good")
            elif step == "take_back":
                room().desk.take_back(me(), case, draft_id)
                flash(_("The draft is taken back."), "good")
            else:
                raise ActRefused("again")
            return redirect(url_for("review.search", search_id=search_id))
        except SentAlready:
            flash(SENT_ALREADY, "warning")
            return redirect(url_for("review.search", search_id=search_id))
        except (ActRefused, DisclosureRefused) as refused:
            error = words.refusal(refused.reason)
        except LoginRefused as refused:
            error = login_refusal(refused.reason)
    page = render_template(
        "staff/review/draft.html",
        case=case,
        draft=found,
        view=view,
        bad_news=BAD_NEWS,
        topics=TOPICS,
        facts=record_side(view.record.statements),
        glosses=_glosses(case, view),
        corrects=next((t for t in case.told if t.id == found.body.get("corrects")), None),
        error=error,
        fresh=me().is_fresh,
        words=words,
    )
    return page, 400 if error else 200


def is_fresh() -> bool:
    """Telling a family cannot be taken back. Password and code are asked for on the page itself, so that no text is
    lost on the way to a login and back. Raises LoginRefused."""
    if not me().is_fresh:
        staff_room().login.again(me(), request.form.get("password", ""), request.form.get("code", ""), origin())
    return True
