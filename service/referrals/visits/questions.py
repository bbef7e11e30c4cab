"""What to ask the authorities, by what is known of a person. A start: a caseworker changes it for each one."""

from __future__ import annotations

from flask_babel import gettext as _


def situation_label(situation: str) -> str:
    return {
        "sentenced": _("sentenced"),
        "interned": _("interned"),
        "died": _("said to have died"),
        "unknown": _("not known"),
    }[situation]


def standard_questions(situation: str) -> list[str]:
    """In the language of the moment."""
    return {
        "sentenced": [
            _("In which prison is this person held, and since when?"),
            _("For which act, by which court and on which day was the sentence passed? May the judgment be seen?"),
            _("When does the sentence end?"),
            _("How is this person’s health? Who is the doctor?"),
            _("When may the family visit, write and telephone?"),
            _("May we speak with this person now, alone?"),
        ],
        "interned": [
            _("Where is this person now: at home, at work elsewhere, or held?"),
            _("Under which law was this person held, from when until when?"),
            _("If this person was let go: on which day, and where do they live now?"),
            _("May this person telephone relatives abroad, and have a passport?"),
            _("May we visit this person at home, without officials?"),
        ],
        "died": [
            _("On which day, where and of what did this person die? Is there a certificate?"),
            _("Was this person held at that time? Who was present?"),
            _("Was the death looked into, and by whom? May the report be seen?"),
            _("Where is the grave? May the family have the body or visit it?"),
        ],
        "unknown": [
            _("Is this person alive, and where?"),
            _("Is this person held, or has been since 2016? Under which law, and where?"),
            _("How is this person’s health?"),
            _("May this person telephone relatives abroad?"),
            _("May we speak with this person now, alone?"),
        ],
    }[situation]


def questions_of(situation: str, own: tuple[str, ...]) -> list[str]:
    return list(own) if own else standard_questions(situation)


def standard_wish() -> str:
    """Where the family left no words for the delegation."""
    return _("The family asks where this person is and how they are, and to hear their voice.")


def outcome_label(outcome: str) -> str:
    return {
        "met": _("met"),
        "phoned": _("a call was allowed"),
        "answered": _("answered"),
        "refused": _("refused"),
        "not_asked": _("not asked"),
    }[outcome]
