"""From what a family typed to what the matching engine compares."""

from __future__ import annotations

from service.matching.types import PartialDate, Query, RelativeName
from service.matching.values.dates import parse_date
from service.matching.values.relations import parse_relation
from service.photos import PhotoSignature
from service.store.form import SearchForm


def query_of(form: SearchForm, photos: tuple[PhotoSignature, ...], this_year: int) -> Query:
    """Texts that cannot be understood count for nothing; they stay readable for the caseworker."""
    return Query(
        names=tuple(name for name in form.names if name.strip()),
        father_name=form.father_name.strip() or None,
        birth=birth_of(form.birth, this_year),
        sex="f" if form.sex == "f" else "m" if form.sex == "m" else None,
        places=tuple(place for place in (form.county, form.place) if place.strip()),
        id_number=form.id_number.strip() or None,
        photos=photos,
        relatives=tuple(RelativeName(r.name, parse_relation(r.relation)) for r in form.relatives if r.name.strip()),
    )


def birth_of(text: str, this_year: int) -> PartialDate | None:
    return parse_date(text, reference_year=this_year) if text.strip() else None
