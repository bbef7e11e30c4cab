"""The county picker: a plain list, grouped by prefecture, each place in the reader's language and as people there
write it, so that it works without scripts and in any script."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms.fields import SelectChoice

from service.matching.values.gazetteer import REGION, counties_under, county_name, places, prefecture_of
from service.web.words import gettext as _


def place_name(code: str, language: str) -> str:
    """``Shache (Yarkand) · يەكەن · 莎车县``; empty for no code."""
    if not code:
        return ""
    names = [county_name(code, key) for key in dict.fromkeys((language, "ug", "zh"))]
    return " · ".join(dict.fromkeys(names))


def county_choices(language: str) -> list[SelectChoice]:
    """Six-digit codes, grouped by prefecture. Each prefecture opens with itself, for who knows no more."""

    def by_name(codes: Iterable[str]) -> list[str]:
        return sorted(codes, key=lambda code: county_name(code, language).casefold())

    choices = [SelectChoice("", _("I do not know, or it is not in the list"))]
    for prefecture in sorted(code for code in places() if code.endswith("00") and code != REGION):
        group = county_name(prefecture, language)
        known_only = _("%(place)s: I do not know the county", place=place_name(prefecture, language))
        choices.append(SelectChoice(prefecture, known_only, optgroup=group))
        inside = by_name(counties_under(prefecture))
        choices += [SelectChoice(code, place_name(code, language), optgroup=group) for code in inside]
    rest = (code for code in places() if not code.endswith("00") and prefecture_of(code) is None)
    return choices + [SelectChoice(c, place_name(c, language), optgroup=_("Other cities")) for c in by_name(rest)]
