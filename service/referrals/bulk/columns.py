"""Which field each column of a file means, by words of all languages in ``data/columns.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from service.matching.values.script import clean

_DATA = Path(__file__).parent / "data" / "columns.toml"
# May stand several times; of all others the first column counts.
MANY = frozenset({"name", "relatives", "relation", "happened"})


@cache
def vocabulary() -> dict[str, Any]:
    with _DATA.open("rb") as file:
        return tomllib.load(file)


FIELDS = tuple(vocabulary()["columns"])


def key(text: str) -> str:
    """A header without case, spaces, punctuation and trailing numbers: ``Name 2:`` is ``name``."""
    text = clean(text).casefold().replace("i̇", "i")
    kept = "".join(c for c in text if c.isalnum())
    return kept.rstrip("0123456789") or kept


@cache
def _fields() -> dict[str, str]:
    known = {key(name): name for name in FIELDS}
    for name, by_language in vocabulary()["columns"].items():
        for words in by_language.values():
            for word in words:
                known.setdefault(key(word), name)
    return known


def field_of(header: str) -> str | None:
    """The field that a header names, with or without what stands in brackets behind it."""
    known = _fields()
    return known.get(key(header)) or known.get(key(header.split("(")[0].split("（")[0]))


@cache
def example_marks() -> frozenset[str]:
    return frozenset(clean(one["mark"]).casefold() for one in vocabulary()["example"].values())


@dataclass(frozen=True, slots=True)
class Columns:
    """``fields``: the field of each column, None for what is passed over. ``unknown``: headers that name no field;
    ``twice``: those that name one which another column gives already."""

    fields: tuple[str | None, ...]
    unknown: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    def cells(self, values: Sequence[str]) -> dict[str, list[str]]:
        """What a row says, by field. Of fields in MANY each column keeps its place, also where it is empty."""
        found: dict[str, list[str]] = {}
        for name, value in zip(self.fields, values, strict=False):
            if name is not None:
                found.setdefault(name, []).append(value.strip())
        return found


def find_columns(header: Sequence[str]) -> Columns | None:
    """None where this is no row of headers: then no cell names a name, or no other cell names a field."""
    fields: list[str | None] = []
    unknown: list[str] = []
    twice: list[str] = []
    for cell in header:
        name = field_of(cell) if cell.strip() else None
        if name is None and cell.strip():
            unknown.append(cell.strip()[:80])
        elif name is not None and name in fields and name not in MANY:
            twice.append(cell.strip()[:80])
            name = None
        fields.append(name)
    if "name" not in fields or len({name for name in fields if name}) < 2:
        return None
    return Columns(tuple(fields), unknown, twice)
