"""Comparisons and levels, in words."""

from __future__ import annotations

from flask_babel import gettext as _


def comparison_label(comparison: str) -> str:
    return {
        "name": _("Name"),
        "birth": _("Birth"),
        "sex": _("Sex"),
        "place": _("Place"),
        "id_number": _("ID number"),
        "photo": _("Picture"),
        "relatives": _("Relatives"),
    }.get(comparison, comparison)


def level_label(comparison: str, level: str) -> str:
    """What two statements on this level have in common; the code of a level that has no words."""
    return {
        ("name", "same"): _("same form"),
        ("name", "close"): _("sounds alike"),
        ("name", "loose"): _("sounds somewhat alike"),
        ("name", "faint"): _("sounds a little alike"),
        ("name", "contradicted"): _("sounds different"),
        ("name", "in_order"): _("parts in the same order"),
        ("name", "swapped"): _("parts in the other order"),
        ("birth", "day"): _("same day"),
        ("birth", "new_year"): _("same day, 1 January"),
        ("birth", "exchanged"): _("day and month exchanged"),
        ("birth", "month"): _("same month, day not known"),
        ("birth", "month_only"): _("same month, other day"),
        ("birth", "year"): _("same year, month not known"),
        ("birth", "year_only"): _("same year, other month"),
        ("birth", "near"): _("one or two years apart"),
        ("birth", "about"): _("fits an “about”"),
        ("birth", "contradicted"): _("three or more years apart"),
        ("sex", "equal"): _("same"),
        ("sex", "contradicted"): _("different"),
        ("place", "village"): _("same village"),
        ("place", "township"): _("same township"),
        ("place", "county"): _("same county"),
        ("place", "prefecture"): _("same prefecture, other county"),
        ("place", "different"): _("other prefecture"),
        ("id_number", "whole"): _("the whole number"),
        ("id_number", "one_off"): _("one character differs"),
        ("id_number", "exchanged"): _("two digits exchanged"),
        ("id_number", "long"): _("14 or more characters"),
        ("id_number", "middle"): _("8 to 13 characters"),
        ("id_number", "short"): _("4 to 7 characters"),
        ("id_number", "damaged_long"): _("damaged, 14 or more characters"),
        ("id_number", "damaged_middle"): _("damaged, 8 to 13 characters"),
        ("id_number", "damaged_short"): _("damaged, 4 to 7 characters"),
        ("id_number", "contradicted"): _("another number"),
        ("relatives", "related"): _("found, same relation"),
        ("relatives", "found"): _("found, relation not stated"),
        ("relatives", "other_relation"): _("found, other relation"),
    }.get((comparison, level), level)
