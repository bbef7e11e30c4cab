"""Messages both ways, under the receipt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask import request as http
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import TextAreaField

from service.searches import brakes, returning, visits
from service.searches.blueprint import blueprint
from service.searches.fields import clean_text, not_longer_than
from service.store.models.base import new_id
from service.store.sealed_search import SealedSearch, StoredMessage
from service.web.words import gettext as _

LONGEST = 4000


class MessageForm(FlaskForm):  # type: ignore[misc, unused-ignore]
    class Meta:
        csrf = False  # every POST of the application is checked already

    text = TextAreaField(_l("Write to us"), validators=[not_longer_than(LONGEST)], filters=[clean_text])


@blueprint.get("/messages")
@visits.needs_visit()
def messages(search: SealedSearch) -> str:
    return _page(search, MessageForm(formdata=None, text=search.form().unsent))


@blueprint.post("/messages")
@visits.needs_visit(otherwise=returning.ask_again)
def send_message(search: SealedSearch) -> Any:
    return take_message(search, http.form)


@returning.carries("message")
def take_message(search: SealedSearch, data: MultiDict[str, str]) -> Any:
    form = MessageForm(formdata=data)
    nonce = data.get("nonce", "")[:32] or new_id()
    if not form.validate():
        return _page(search, form, nonce)
    if not form.text.data:
        form.text.errors = [_("There is no text yet. Please write something before you send.")]
        return _page(search, form, nonce)
    if not brakes.count_message(search):
        form.text.errors = [_("You have written many messages today. Please keep this text and send it tomorrow.")]
        return _page(search, form, nonce), 429
    kind = "answer" if _question_open(search.messages()) else "message"
    search.add_message(form.text.data, kind=kind, from_family=True, nonce=nonce)
    search.change_form(lambda kept: replace(kept, unsent=""))
    flash(_("Your message is here, locked, and waits to be read."), "good")
    return redirect(url_for("searches.messages"))


@blueprint.post("/messages/aside")
@visits.needs_visit(otherwise=visits.nothing)
def keep_unsent(search: SealedSearch) -> Any:
    """A page that is left before the message was sent: what was typed stands there again after coming back."""
    text = clean_text(http.form.get("text", "")) or ""
    if len(text) <= LONGEST and http.form.get("nonce", "") not in search.nonces():
        search.change_form(lambda kept: replace(kept, unsent=text))
    return visits.nothing()


def _question_open(messages: list[StoredMessage]) -> bool:
    """Whether we asked something and got no word since."""
    last = next((m for m in reversed(messages) if m.from_family or m.kind == "question"), None)
    return last is not None and not last.from_family


def _page(search: SealedSearch, form: MessageForm, nonce: str | None = None) -> str:
    found = search.messages()
    search.mark_read(from_family=False)
    return render_template(
        "families/messages.html",
        messages=found,
        question_open=_question_open(found),
        form=form,
        nonce=nonce or new_id(),
        has_errors=bool(form.errors or form.text.errors),
    )
