"""Names in two columns: surname and given name, Vorname and Name."""

from __future__ import annotations

from dataclasses import replace

from service.records.reading.headers.nameheaders import is_given_name
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import SURNAME, header_key

# Vorname beside Name, Prénom beside Nom: the latter is no whole name there.
_GIVEN_ALONE = frozenset({"vorname", "vornamen", "prénom", "prénoms", "prenom", "firstname", "givenname", "forename"})
_BESIDE_GIVEN = frozenset({"name", "nom"})


def whole_names(columns: list[Column]) -> list[Column]:
    """Surname and given name in columns of their own are one name, in the order in which they stand. Beside a column
    of whole names a surname says nothing new."""
    given = [c for c in columns if header_key(c.header) in _GIVEN_ALONE]
    if given and len(rest := [c for c in columns if header_key(c.header) in _BESIDE_GIVEN]) == 1:
        halves = (rest[0], given[0])
        return [replace(c, field="name", reason="header") if c in halves else c for c in columns]
    if not any(c.field == SURNAME for c in columns):
        return columns
    names = [c for c in columns if c.field == "name"]
    joined = all(is_given_name(c.header.rpartition("/")[2]) for c in names)
    return [
        Column(c.index, c.header, "name" if joined else None, "header" if joined else "second column")
        if c.field == SURNAME
        else c
        for c in columns
    ]
