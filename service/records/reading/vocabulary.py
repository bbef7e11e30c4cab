"""The words of headers and of statuses, in the languages of records: ``data/headers.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "headers.toml"


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """The data file: ``fields``, ``status``, ``parts``, ``qualifiers`` and ``stems``, each code -> words."""
    with _DATA.open("rb") as file:
        return tomllib.load(file)
