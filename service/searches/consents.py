"""What a family may agree to, each purpose apart, in plain words. The wording has a version: ``CONSENT_WORDING``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from flask import current_app, g
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from service.searches import visits
from service.searches.room import room
from service.store.clock import today
from service.store.form import CONSENT_PURPOSES, CONSENT_WORDING, Consent
from service.store.shares import GROUP


@dataclass(frozen=True, slots=True)
class Purpose:
    """``label``: the sentence that is agreed to. ``meaning``: what follows from it."""

    code: str
    label: LazyString
    meaning: LazyString


PURPOSES = {
    purpose.code: purpose
    for purpose in (
        Purpose(
            "contact",
            _l("A caseworker may get in touch with me."),
            _l("Only by the way that you gave us. Without this we only write to you here, under your receipt."),
        ),
        Purpose(
            "dossier",
            _l("You may bring together in one text what you told us and what was found."),
            _l("It goes to nobody unless you agree to that as well."),
        ),
        Purpose(
            "referral",
            _l("You may bring this to the United Nations or to a human rights group."),
            _l(
                "They may ask the government in China about the person by name. This can help. It also means that "
                "officials there learn that somebody asks. Until it is done you can take your yes back here."
            ),
        ),
        Purpose(
            "visit_list",
            _l("You may put the person on a list that visitors take along."),
            _l(
                "Diplomats or delegations who travel there may ask to see the person. Officials there will then know "
                "the name. Until then you can take your yes back here."
            ),
        ),
        Purpose(
            "public_card",
            _l("You may show the person's name in public."),
            _l(
                "Everybody can read it, also officials in China. You can take your yes back, but not from "
                "those who have copied it."
            ),
        ),
        Purpose(
            GROUP,
            _l("The group that brought me here may be told what was found, once I know it myself."),
            _l(
                "A caseworker writes to the group what it needs, and no more. You can take your yes back here: then "
                "the group reads it no more. What it has read before, it knows."
            ),
        ),
    )
}
assert tuple(PURPOSES) == CONSENT_PURPOSES


def brought() -> bool:
    """Whether a group brought the search that this visit looks at. False outside of a visit."""
    if "searches" not in current_app.extensions:
        return False
    if "brought" not in g:
        visit = visits.current()
        g.brought = (visit.search.id, room().referrals.was_brought(visit.search.id)) if visit else ("", False)
    visit = visits.current()
    return bool(visit is not None and g.brought == (visit.search.id, True))


def offered() -> dict[str, Purpose]:
    """What the family of the open visit is asked: a group is named only where one brought the search."""
    return {code: purpose for code, purpose in PURPOSES.items() if code != GROUP or brought()}


def agreed(purposes: Collection[str], before: Collection[Consent], language: str) -> tuple[Consent, ...]:
    """The consents that now stand. One that stood before keeps its day; one that is not named any more is gone."""
    standing = {c.purpose: c for c in before if c.wording == CONSENT_WORDING}
    fresh = today().isoformat()
    return tuple(
        standing.get(code) or Consent(code, fresh, CONSENT_WORDING, language)
        for code in CONSENT_PURPOSES
        if code in purposes
    )
