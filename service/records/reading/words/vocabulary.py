"""The words of headers and of statuses, in the languages of records: ``data/*.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """``fields``, ``status``, ``parts``, ``qualifiers``, ``stems`` and ``unknown``, each code -> words. The later files
    add to the first, and what they say of a word goes before."""
    found: dict[str, dict[str, list[str]]] = {}
    for name in ("headers.toml", "alphabets.toml", "languages.toml"):
        with (_DATA / name).open("rb") as file:
            for section, words in tomllib.load(file).items():
                for code, listed in words.items():
                    found.setdefault(section, {}).setdefault(code, []).extend(listed)
    return found
