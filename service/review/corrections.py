"""What a family changed after a reading: which fields, and nothing of what stood in them before.

A reading keeps a keyed token of each field that it saw. What the family took back stays gone; that it changed shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from service.review.decisions import Reading, standing
from service.review.sealing import Note
from service.review.settled import settled
from service.store.form import SearchForm
from service.store.seal import derive, token

# By row of the comparison, and pictures. What does not bear on who the person is is left out.
FIELDS = ("name", "father", "sex", "birth", "place", "id_number", "relatives", "fate", "pictures")


def tokens_of(key: bytes, form: SearchForm, pictures: Iterable[str]) -> dict[str, str]:
    """``key``: the casework key. ``pictures``: their ids."""
    values = {
        "name": list(form.names),
        "father": form.father_name,
        "sex": form.sex,
        "birth": form.birth,
        "place": [form.county, form.place],
        "id_number": form.id_number,
        "relatives": [[r.name, r.relation] for r in form.relatives],
        "fate": [form.happened, form.last_contact],
        "pictures": sorted(pictures),
    }
    own = derive(key, "seen")
    return {field: token(own, field, json.dumps(values[field])) for field in FIELDS}


def changed_since(reading: Reading, now: Mapping[str, str]) -> tuple[str, ...]:
    """Fields that are not what this reader saw. Empty where that was not kept."""
    return tuple(field for field in FIELDS if field in reading.seen and reading.seen[field] != now[field])


def looked_at(notes: Sequence[Note]) -> int:
    """Up to which revision somebody found that the readings hold all the same."""
    return max((n.body["revision"] for n in settled(notes, "corrected")), default=0)


def oldest_revision(
    readings: Mapping[str, Sequence[Reading]], matched: Mapping[str, int], notes: Sequence[Note]
) -> int:
    """The oldest revision that a reading in force was made on, 0 if there is none. ``matched``: by candidate, the one
    that it was found with: for readings that did not say theirs."""
    accepted = looked_at(notes)
    found = [
        max(reading.revision or matched[candidate_id], accepted)
        for candidate_id, all_of_it in readings.items()
        if candidate_id in matched
        for reading in standing(all_of_it)
    ]
    return min(found, default=0)
