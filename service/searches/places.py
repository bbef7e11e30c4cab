"""The county picker: typed in any script and understood, or chosen from a plain list, grouped by prefecture, each place
in the reader's language and as people there write it. It works without scripts."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms.fields import SelectChoice

from service.matching.values.gazetteer import (
    REGION,
    counties,
    counties_under,
    county_name,
    places,
    prefecture_of,
)
from service.matching.values.places import resolve_place
from service.web.words import gettext as _

MOST_OFFERED = 12


def place_name(code: str, language: str) -> str:
    """``Shache (Yarkand) · يەكەن · 莎车县``; empty for no code."""
    if not code:
        return ""
    names = [county_name(code, key) for key in dict.fromkeys((language, "ug", "zh"))]
    return " · ".join(dict.fromkeys(names))


def codes_meant(text: str) -> list[str]:
    """Codes of the counties that typed words can mean, or of the one prefecture; none where they mean nothing known, or
    too many to choose from."""
    codes = resolve_place(text)
    if len(codes) > 1:
        prefectures = {prefecture_of(code) for code in codes}
        whole = next(iter(prefectures)) if len(prefectures) == 1 else None
        if whole and counties_under(whole) == codes:
            return [whole]
    return sorted(codes) if len(codes) <= MOST_OFFERED else []


def meant_choices(text: str, language: str) -> list[SelectChoice]:
    """What typed words can mean, to choose from; none where that is clear."""
    codes = codes_meant(text)
    if len(codes) < 2:
        return []
    unsure = SelectChoice("", _("I am not sure: look in all of them"))
    return [*(SelectChoice(code, place_name(code, language)) for code in codes), unsure]


def county_names(language: str) -> list[str]:
    """Every county in the reader's language, for the browser to offer while somebody types."""
    return sorted({county_name(code, language) for code in counties()}, key=str.casefold)


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
