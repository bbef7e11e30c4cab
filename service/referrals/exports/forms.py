"""What was typed to ask for an export, and what is missing in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from service.referrals.dossiers import letter, wgeid
from service.referrals.exports.kinds import Kind
from service.referrals.exports.register import DAYS, MOST_DAYS
from service.store.form import SearchForm
from service.web.languages import offered_languages

LONGEST = {"whom": 120, "why": 2000, "wish": 4000}


@dataclass(frozen=True, slots=True)
class Asked:
    """``options``: the kind's own. ``missing``: labels of what is not there."""

    whom: str = ""
    why: str = ""
    language: str = "en"
    days: str = str(DAYS)
    options: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    too_long: bool = False

    @property
    def fits(self) -> bool:
        return not self.missing and not self.too_long


def languages_of(kind: Kind) -> list[str]:
    """The languages in which it can be made."""
    return [code for code in offered_languages() if kind.code != "wgeid" or code in wgeid.LANGUAGES]


def prefilled(kind: Kind, form: SearchForm | None) -> Asked:
    options: dict[str, str] = {}
    if kind.code == "wgeid" and form is not None:
        options = wgeid.suggested(form)
    return Asked(options=options)


def _fields(kind: Kind) -> dict[str, int]:
    """The kind's own fields with their longest lengths."""
    if kind.code == "wgeid":
        return {**{one.code: wgeid.LONGEST for one in wgeid.ELEMENTS}, "confidential": 3}
    if kind.code == "letter":
        return {"text": letter.LONGEST, "name_family": 1}
    return {"wish": LONGEST["wish"], "name_family": 1} if kind.code == "dossier" else {}


def read(kind: Kind, data: MultiDict[str, Any]) -> Asked:
    typed = {name: str(data.get(name, "")).strip() for name in ("whom", "why", "language", "days")}
    fields = _fields(kind)
    options = {name: str(data.get(name, "")).replace("\r\n", "\n").strip() for name in fields}
    too_long = any(len(options[name]) > most for name, most in fields.items())
    too_long |= any(len(typed[name]) > LONGEST[name] for name in ("whom", "why"))
    missing = [
        label for name, label in (("whom", _("For whom it is")), ("why", _("Why it is needed"))) if not typed[name]
    ]
    if not typed["days"].isascii() or not typed["days"].isdecimal() or not 1 <= int(typed["days"]) <= MOST_DAYS:
        missing.append(_("For how many days it can be taken along"))
    if typed["language"] not in languages_of(kind):
        missing.append(_("Language of the document"))
    if kind.code == "wgeid":
        missing += [str(label) for label in wgeid.missing(options)]
    if kind.code == "letter" and not options["text"]:
        missing.append(_("Text of the letter"))
    return Asked(**typed, options=options, missing=tuple(missing), too_long=too_long)
