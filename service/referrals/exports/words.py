"""The words of exports: states, and why one is refused."""

from __future__ import annotations

from flask_babel import gettext as _


def state_label(state: str) -> str:
    return {
        "asked": _("waits for a second person"),
        "approved": _("approved"),
        "refused": _("refused"),
        "taken_back": _("taken back"),
        "lapsed": _("lapsed: nobody decided in time"),
        "expired": _("expired: the file is destroyed"),
        "ended": _("ended: the file is destroyed"),
        "withdrawn": _("the family agrees to it no more: the file is destroyed"),
    }[state]


def refusal(reason: str) -> str:
    return {
        "consent": _("The family has not agreed to this, or does not agree to it any more."),
        "state": _("The search was not sent yet."),
        "unconfirmed": _("There is no confirmed record from a source that two people vouched for."),
        "kinship": _("It is not established by facts or a voucher that the family is who they say."),
        "told": _("The family was not told of any of these records yet. It comes first."),
        "changed": _("The case changed since you looked at it. Look at the draft once more."),
        "own": _("You asked for this. Somebody else has to approve it."),
        "role": _("This is not yours to decide."),
        "over": _("This was decided, ended or expired in the meantime."),
        "missing": _("Something that is needed is missing."),
        "empty": _("No case was chosen."),
        "long": _("A text is too long."),
        "language": _("This document cannot be made in that language."),
        "font": _(
            "This machine has no font for Chinese letters, so nothing was made. An administrator must install the "
            "Debian package fonts-noto-cjk."
        ),
        "setting": _("The document could not be set. Try again; if it fails again, tell an administrator."),
    }[reason]
