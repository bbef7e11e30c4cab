"""Evidence in words: one sentence for every level of every comparison, ready for translation.

The sentences are message ids of gettext: ``N_`` marks them for extraction (``pybabel extract -k N_``) and leaves them
as they are. They never say "match" where only two values agree, and never speak of faces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from service.matching.types import Evidence
from service.matching.values.gazetteer import county_title
from service.photos.words import in_words


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext tools know the marker
    """Marks a message for extraction; see ``gettext.gettext_noop`` in the GNU manual."""
    return message


SENTENCES: Final[Mapping[tuple[str, str], str]] = {
    ("name", "same"): N_("The name %(part)s is written %(other)s in the record; 1 in %(one_in)s people there has it."),
    ("name", "close"): N_(
        "The name %(part)s sounds like %(other)s; the name of 1 in %(one_in)s people in the records sounds so at least "
        "this well."
    ),
    ("name", "loose"): N_(
        "The name %(part)s sounds somewhat like %(other)s; the name of 1 in %(one_in)s people in the records sounds so "
        "at least this well."
    ),
    ("name", "faint"): N_(
        "The name %(part)s sounds a little like %(other)s; the name of 1 in %(one_in)s people in the records sounds so "
        "at least this well."
    ),
    ("name", "contradicted"): N_("The name %(part)s does not sound like %(other)s, which the record has instead."),
    ("name", "omitted"): N_("The record has no part for the name %(part)s; that counts for nothing."),
    ("name", "in_order"): N_("The parts of the name stand in the same order."),
    ("name", "swapped"): N_("The parts of the name stand in another order."),
    ("name", "cut"): N_(
        "The name can be divided in several ways. Here %(part)s stands against %(other)s; another way is likelier."
    ),
    ("name", "missing"): N_("The record states no name that can be read."),
    ("birth", "day"): N_("The date of birth is the same: %(other)s."),
    ("birth", "new_year"): N_(
        "The date of birth is the same, %(other)s, but 1 January is often written where the day is not known."
    ),
    ("birth", "exchanged"): N_("Day and month of birth are exchanged: %(mine)s and %(other)s."),
    ("birth", "month"): N_("Year and month of birth are the same: %(mine)s and %(other)s."),
    ("birth", "month_only"): N_("Year and month of birth are the same, the day is not: %(mine)s and %(other)s."),
    ("birth", "year"): N_("The year of birth is the same: %(mine)s and %(other)s."),
    ("birth", "year_only"): N_("The year of birth is the same, the month is not: %(mine)s and %(other)s."),
    ("birth", "near"): N_("The years of birth are %(years)s apart: %(mine)s and %(other)s."),
    ("birth", "about"): N_("The years of birth fit, as far as they are known: %(mine)s and %(other)s."),
    ("birth", "contradicted"): N_("The dates of birth do not fit: %(mine)s and %(other)s."),
    ("birth", "missing"): N_("The record states no date of birth."),
    ("birth", "in_id"): N_("The date of birth agrees, as the ID number already says; it is not counted twice."),
    ("sex", "equal"): N_("The sex is the same."),
    ("sex", "contradicted"): N_("The record states the other sex."),
    ("sex", "missing"): N_("The record does not state the sex."),
    ("sex", "in_id"): N_("The sex agrees, as the ID number already says; it is not counted twice."),
    ("place", "village"): N_(
        "The village or community is the same: %(other)s; 1 in %(one_in)s people in the records is from there."
    ),
    ("place", "township"): N_(
        "The township is the same: %(other)s; 1 in %(one_in)s people in the records is from there."
    ),
    ("place", "county"): N_("The county is the same: %(other)s; 1 in %(one_in)s people in the records is from there."),
    ("place", "prefecture"): N_("It is in the same prefecture: %(other)s. The county is another, or was not named."),
    ("place", "different"): N_("The places do not fit: %(mine)s and %(other)s."),
    ("place", "missing"): N_("The record states no place that can be compared."),
    ("place", "in_id"): N_("The place agrees, as the ID number already says; it is not counted twice."),
    ("id_number", "whole"): N_("The ID number is the same in all its characters."),
    ("id_number", "one_off"): N_("The ID numbers differ in one character only."),
    ("id_number", "exchanged"): N_("The ID numbers differ only in two neighbouring digits that are exchanged."),
    ("id_number", "long"): N_("The known part of the ID number, 14 characters or more, is the same."),
    ("id_number", "middle"): N_("The known part of the ID number, 8 to 13 characters, is the same."),
    ("id_number", "short"): N_("The known part of the ID number, 4 to 7 characters, is the same."),
    ("id_number", "damaged_long"): N_(
        "The record's ID number lost its end; what is left of it, 14 characters or more, is the same."
    ),
    ("id_number", "damaged_middle"): N_(
        "The record's ID number lost its end; what is left of it, 8 to 13 characters, is the same."
    ),
    ("id_number", "damaged_short"): N_(
        "The record's ID number lost its end; what is left of it, 4 to 7 characters, is the same."
    ),
    ("id_number", "contradicted"): N_("The ID numbers are different."),
    ("id_number", "missing"): N_("The record holds no ID number that can be compared."),
    ("relatives", "related"): N_(
        "The relative %(relative)s stands beside the record as %(other)s, with the same relation."
    ),
    ("relatives", "found"): N_("The relative %(relative)s may be %(other)s, who stands beside the record."),
    ("relatives", "other_relation"): N_(
        "The relative %(relative)s may be %(other)s, who stands beside the record with another relation."
    ),
    ("relatives", "absent"): N_("The relative %(relative)s was not found beside the record; that counts for nothing."),
    ("photo", "same_picture"): N_("Picture %(photo)s is a copy of a picture in the record: the same picture, checked."),
    ("photo", "hash_close"): N_(
        "Picture %(photo)s looks like a copy of a picture in the record, but was not checked; portraits look alike."
    ),
    ("photo", "not_copy"): N_("The pictures were compared and are not copies of each other; that counts for nothing."),
    ("photo", "missing"): N_("The record holds no picture that is a copy of one of the family's."),
}

#: Instead of those of SENTENCES where "1 in 1 people" would say nothing.
OF_MOST: Final[Mapping[tuple[str, str], str]] = {
    ("name", "same"): N_("The name %(part)s is written %(other)s in the record; most people there have it."),
    ("name", "close"): N_("The name %(part)s sounds like %(other)s, as the names of most people in the records do."),
    ("name", "loose"): N_(
        "The name %(part)s sounds somewhat like %(other)s, as the names of most people in the records do."
    ),
    ("name", "faint"): N_(
        "The name %(part)s sounds a little like %(other)s, as the names of most people in the records do."
    ),
    ("place", "village"): N_(
        "The village or community is the same: %(other)s; most people in the records are from there."
    ),
    ("place", "township"): N_("The township is the same: %(other)s; most people in the records are from there."),
    ("place", "county"): N_("The county is the same: %(other)s; most people in the records are from there."),
}

#: Instead of ("photo", "same_picture") where the check also knows what was done to the copy.
CHANGED_COPY: Final = N_(
    "Picture %(photo)s is a copy of a picture in the record, checked: the same picture, %(changes)s."
)

_COUNTY = re.compile(r"\b65\d{4}\b")


def because(evidence: Evidence, translate: Callable[[str], str] = str) -> str:
    """The sentence for one piece of evidence. ``translate``: gettext of the reader's language."""
    values = dict(evidence.values)
    if evidence.comparison == "place":
        values |= {k: _COUNTY.sub(lambda m: county_title(m[0]), v) for k, v in values.items() if isinstance(v, str)}
    kind = evidence.comparison, evidence.level
    sentence = OF_MOST.get(kind, SENTENCES[kind]) if values.get("one_in") == 1 else SENTENCES[kind]
    said = in_words(str(values.get("changes", "")).split(), translate) if evidence.level == "same_picture" else ""
    if said:
        sentence, values["changes"] = CHANGED_COPY, said
    return translate(sentence) % _Shown(values)


class _Shown(dict[str, object]):
    """Values for a sentence; one that an older candidate lacks is shown as "–" rather than failing the page."""

    def __missing__(self, key: str) -> str:
        return "–"
