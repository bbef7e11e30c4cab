"""From what a family typed to what the matching engine compares."""

from __future__ import annotations

from collections.abc import Container

from service.matching.types import PartialDate, Query, RelativeName
from service.matching.values.dates import parse_date
from service.matching.values.relations import parse_relation
from service.photos import PhotoSignature
from service.store.form import SearchForm, is_birth_year


def query_of(form: SearchForm, photos: tuple[PhotoSignature, ...], this_year: int, there: Container[str] = ()) -> Query:
    """Texts that cannot be understood count for nothing; they stay readable for the caseworker.

    ``there``: ids of the family's other searches that still are. Their people count as relatives; one who was also
    named as such counts once.
    """
    return Query(
        names=tuple(name for name in form.names if name.strip()),
        father_name=form.father_name.strip() or None,
        birth=birth_of(form.birth, this_year),
        sex="f" if form.sex == "f" else "m" if form.sex == "m" else None,
        places=tuple(place for place in (form.county or form.county_typed, form.place) if place.strip()),
        id_number=form.id_number.strip() or None,
        photos=photos,
        relatives=tuple(RelativeName(one.name, parse_relation(one.relation)) for one in form.kin(there)),
    )


def birth_of(text: str, this_year: int) -> PartialDate | None:
    birth = parse_date(text, reference_year=this_year) if text.strip() else None
    return birth if birth is not None and is_birth_year(birth.year, this_year) else None
