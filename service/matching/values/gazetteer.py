"""The counties of the region: present codes, what became of old ones, and names in six languages."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"
REGION = "650000"
# Renamed when they became cities; the code in force is the city's.
_SUPERSEDED = frozenset({"652923", "654223"})


@dataclass(frozen=True, slots=True)
class Place:
    """A county, prefecture or the region, under its present six-digit code. ``names``: language -> display name."""

    code: str
    names: dict[str, str]
    also: tuple[str, ...]

    @property
    def hans(self) -> str:
        return self.names["zh"]


def read_table(name: str) -> list[dict[str, str]]:
    """A data file of this package: tab-separated, a comment line saying where it comes from, a header line."""
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return [{k: v or "" for k, v in row.items()} for row in csv.DictReader(lines, delimiter="\t")]


@cache
def places() -> dict[str, Place]:
    """Every present place by code: region, prefectures, counties."""
    extra = {row["code"]: row for row in read_table("county_names.tsv")}
    result: dict[str, Place] = {}
    for row in read_table("counties_65.tsv"):
        code = row["code"]
        if code in _SUPERSEDED:
            continue
        more = extra.get(code, {})
        names = {"zh": row["hans"], "en": _plain_english(row["english"]), "ug": row["uyghur_arab"], "uly": row["uly"]}
        names |= {lang: more.get(lang, "") for lang in ("kk", "ru", "tr")}
        also = tuple(v for v in (*more.get("also", "").split(";"), *_english_parts(row["english"])) if v)
        result[code] = Place(code, {k: v for k, v in names.items() if v}, also)
    return result


@cache
def counties() -> frozenset[str]:
    """The six-digit codes of all present counties, districts and county-level cities."""
    return frozenset(code for code in places() if not code.endswith("00"))


@cache
def old_codes() -> dict[str, str]:
    return {row["old"]: row["present"] for row in read_table("old_codes.tsv")}


@cache
def present_code(code: str) -> str | None:
    """The code in force today for a six-digit code of any year since 1980; None for codes of elsewhere or unknown."""
    code = code.strip()
    if code in places():
        return code
    return old_codes().get(code)


@cache
def prefecture_of(code: str) -> str | None:
    """The prefecture's (or prefecture-level city's) present code for a county code, old or present."""
    present = present_code(code)
    if present is None or present.startswith("659"):
        return None
    prefecture = present[:4] + "00"
    return prefecture if prefecture in places() and prefecture != REGION else None


@cache
def counties_under(code: str) -> frozenset[str]:
    """The county itself, or all counties of a prefecture; empty for the whole region, which narrows nothing."""
    present = present_code(code)
    if present is None or present == REGION:
        return frozenset()
    if not present.endswith("00"):
        return frozenset({present})
    return frozenset(c for c in counties() if c.startswith(present[:4]))


# Where a name is missing: the language whose readers are most likely to be helped by it.
_FALLBACK = {"ug": ("uly",), "kk": ("ru",), "tr": ("uly",), "zh": (), "ru": (), "en": (), "uly": ("tr",)}


@cache
def county_name(code: str, lang: str = "en") -> str:
    """The name of a place in ``lang`` (en, zh, ug, kk, ru, tr; others read English); the code itself if unknown."""
    place = places().get(present_code(code) or "")
    if place is None:
        return code
    lang = lang.replace("-", "_").split("_")[0].lower()
    for key in (lang, *_FALLBACK.get(lang, ()), "en", "zh"):
        if name := place.names.get(key):
            return name
    return code


def county_title(code: str) -> str:
    """A county for staff: its English and its Chinese name; the code alone where it is unknown."""
    return " ".join(dict.fromkeys((county_name(code, "en"), county_name(code, "zh"))))


def _plain_english(text: str) -> str:
    head = text.split("(from")[0].strip()
    if head.endswith(")") and head[-5:-1].isdigit():  # "Huyanghe (2019)"
        head = head[:-7].strip()
    return head


def _english_parts(text: str) -> list[str]:
    """``Yining (Ghulja) City`` gives ``Yining``, ``Ghulja``."""
    head = _plain_english(text).removesuffix(" County").removesuffix(" City").removesuffix(" District")
    outside, _, inside = head.partition("(")
    return [p.strip() for p in (outside, *inside.partition(")")[0].split(",")) if p.strip()]
