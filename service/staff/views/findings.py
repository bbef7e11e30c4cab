"""What is unusual, in sentences with their numbers."""

from __future__ import annotations

import datetime as dt

from flask_babel import format_decimal
from flask_babel import gettext as _

from service.staff.unusual import Finding
from service.web.pages import day
from service.web.words import ngettext


def finding_words(finding: Finding) -> str:
    """One sentence. Neither person nor search is in it: the page links both."""
    on = day(dt.date(1970, 1, 1) + dt.timedelta(days=finding.day))
    count = finding.count
    if finding.kind == "many":
        return (
            ngettext("%(num)s search on %(day)s.", "%(num)s searches on %(day)s.", count, day=on)
            + " "
            + _("Usual in a day: %(own)s for this person, %(peers)s for others in this role.", **_usual(finding))
        )
    if finding.kind == "unclaimed":
        return _("Looked at a search without ever having claimed it, last on %(day)s.", day=on)
    if finding.kind == "hours":
        return ngettext(
            "%(num)s search on %(day)s, at an hour or on a weekday at which this person did not work before.",
            "%(num)s searches on %(day)s, at hours or on a weekday at which this person did not work before.",
            count,
            day=on,
        )
    if finding.kind == "again":
        return (
            ngettext(
                "The same search on %(num)s day, last on %(day)s.",
                "The same search on %(num)s days, last on %(day)s.",
                count,
                day=on,
            )
            + " "
            + _("Usual for a search: %(peers)s.", **_usual(finding))
        )
    if finding.kind == "refused":
        return ngettext(
            "%(num)s page on %(day)s that is not open to this person.",
            "%(num)s pages on %(day)s that are not open to this person.",
            count,
            day=on,
        )
    if finding.kind == "failed":
        return ngettext(
            "%(num)s failed login on %(day)s. Perhaps somebody guesses: ask the person.",
            "%(num)s failed logins on %(day)s. Perhaps somebody guesses: ask the person.",
            count,
            day=on,
        )
    return _("A passkey turned out to be copied on %(day)s: somebody else may have been logged in.", day=on)


def _usual(finding: Finding) -> dict[str, str]:
    return {
        name: str(format_decimal(value)) if value is not None else _("not known yet")
        for name, value in (("own", finding.own), ("peers", finding.peers))
    }
