"""Why something was refused, in words."""

from __future__ import annotations

from flask_babel import gettext as _


def password_refusal(reason: str) -> str:
    return {
        "short": _("The password needs at least 12 characters. Four or five random words are good."),
        "long": _("The password has too many characters."),
        "plain": _("The password needs more different characters."),
        "name": _("The password must not contain the username."),
    }[reason]


def account_refusal(reason: str) -> str:
    return {
        "username": _("A username has 3 to 32 characters: a to z, digits, dot, dash; it begins with a letter."),
        "taken": _("This username exists already."),
        "name": _("A name is needed."),
        "role": _("This role does not exist."),
        "group": _("A referrer belongs to an advocacy group, and nobody else does."),
        "group_over": _("This group is paused or has ended."),
        "unknown": _("This does not exist any more."),
        "half": _("This half does not belong to the link, or the invitation is over."),
        "expired": _("The invitation has expired."),
        "code": _("The code is wrong or was used already. Wait for the next one."),
    }[reason]


def login_refusal(reason: str) -> str:
    return {
        "wrong": _("That was not right. Check what you typed, or wait for the next code."),
        "often": _("Too many tries from here. Please wait a quarter of an hour."),
        "over": _("The login took too long. Please begin again."),
        "copied": _(
            "This passkey has been copied: two devices sign with it. It opens nothing any more, and all sessions have "
            "ended. Log in with password and code, remove it, and tell the auditor."
        ),
    }[reason]


def passkey_refusal(reason: str) -> str:
    return {
        "wrong": _("That did not work. Please try again."),
        "many": _("You have as many passkeys as one can have. Remove one first."),
        "known": _("This passkey is here already."),
        "name": _("A name is needed, of 60 characters at most."),
    }[reason]


def proposal_refusal(reason: str) -> str:
    return {
        "own": _("You proposed this yourself. Somebody else has to approve it."),
        "decided": _("This was decided already."),
        "unknown": _("This does not exist any more."),
        "subject": _("This is about yourself: somebody else has to refuse it."),
        "role": _("This is for others to decide."),
        "twice": _("The same is proposed already and waits for a second person."),
    }[reason]
