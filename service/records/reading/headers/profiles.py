"""Profiles: the leaked collections as data, and which of them a table looks like."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from posixpath import splitext
from typing import Literal

from service.records.reading.words.synonyms import FIELDS, header_key

_DATA = Path(__file__).parents[1] / "data" / "profiles.toml"
ANY = "table"


@dataclass(frozen=True, slots=True)
class Profile:
    """``headers``: keys of typical headers, ``least`` of which stand in a table of this profile; ``titles``: words of
    titles and names. ``map``: header -> field. ``endings``: of files, empty for any."""

    code: str
    title: str
    about: str
    kind: Literal["tables", "pictures"]
    endings: frozenset[str]
    headers: frozenset[str]
    titles: tuple[str, ...]
    least: int
    map: Mapping[str, str]


@cache
def profiles() -> dict[str, Profile]:
    """By code, in the order of the data file. ValueError where it maps to a field that does not exist."""
    with _DATA.open("rb") as file:
        rows = tomllib.load(file)["profile"]
    found = {}
    for row in rows:
        mapping = row.get("map", {})
        if unknown := sorted(set(mapping.values()) - FIELDS):
            raise ValueError(f"profile {row['code']} maps to unknown fields: {', '.join(unknown)}")
        found[row["code"]] = Profile(
            row["code"], row["title"], row["about"], row["kind"], frozenset(row["endings"]),
            frozenset(map(header_key, row["any"])), tuple(word.casefold() for word in row["titles"]), row["least"],
            mapping,
        )  # fmt: skip
    return found


@cache
def headers_of_all() -> frozenset[str]:
    """Keys of the headers that any profile maps."""
    return frozenset(header_key(header) for profile in profiles().values() for header in profile.map)


@lru_cache(maxsize=256)  # thousands of files have the same headers
def _shared(headers: tuple[str, ...]) -> tuple[int, list[tuple[Profile, list[str]]]]:
    """How many keys the headers have, and the profiles that have some of them, each with those."""
    keys = {header_key(part) for header in headers for part in (header, header.rpartition("/")[2])} - {""}
    found = ((profile, sorted(keys & profile.headers)) for profile in profiles().values())
    return len(keys), [(profile, hits) for profile, hits in found if hits]


def guess(headers: Sequence[str], titles: Sequence[str], file: str) -> tuple[Profile, str]:
    """The profile that most of the headers and titles point to, and why; ``table`` where none is pointed to."""
    number, shared = _shared(tuple(headers))
    text = " ".join((*titles, file)).casefold()
    ending = splitext(file)[1].lower()
    best, most, words = profiles()[ANY], 0.0, []
    for profile, hits in shared:
        if profile.endings and ending not in profile.endings:
            continue
        hinted = [word for word in profile.titles if word in text]
        # Headers that many lists share say little beside those of which the profile is made.
        share = (len(hits) + len(hinted)) / (len(profile.headers) + len(profile.titles)) + len(hits) / number
        if len(hits) + len(hinted) >= profile.least and share > most:
            best, most, words = profile, share, [*hits, *hinted]
    return best, f"headers and titles: {', '.join(words)}" if words else "no other profile fits"
