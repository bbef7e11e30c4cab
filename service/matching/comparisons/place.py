"""Places: county and prefecture by code (renumbered codes folded), township and village by their Chinese names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from service.matching.values.addresses import split_address
from service.matching.values.places import resolve_place, without_house

_TOWNSHIP_KIND = re.compile(
    r"(?:(?:蒙古|哈萨克|回|维吾尔|柯尔克孜|塔吉克|锡伯)?民族乡|镇|乡|街道办事处|街道办|街道|管理区|片区)$"
)
_VILLAGE_KIND = re.compile(r"(?:村民委员会|村委会|居委会|牧业队|生产队|大队|社区|小区|村|队)$")
_NUMBER = re.compile(r"^第?[0-9一二三四五六七八九十]+$")


@dataclass(frozen=True, slots=True)
class PlaceView:
    """``counties``: present six-digit codes; ``townships``, ``villages``: names without their kind.

    A village that only has a number is named together with its township (``乌帕尔/3``), or not at all.
    """

    counties: frozenset[str]
    townships: frozenset[str]
    villages: frozenset[str]


@lru_cache(maxsize=4096)
def counties_of(text: str) -> frozenset[str]:
    """Present codes of a place text or code."""
    return resolve_place(text)


def names_in(text: str) -> tuple[str, str]:
    """(township, village) that an address names, without their kind; "" where it names none."""
    return _names_in(without_house(text))


@lru_cache(maxsize=65536)
def _names_in(text: str) -> tuple[str, str]:
    address = split_address(text)
    township = _TOWNSHIP_KIND.sub("", address.township)
    village = _VILLAGE_KIND.sub("", address.village)
    if _NUMBER.match(village):
        village = f"{township}/{village}" if township else ""
    return township, village


def place_view(codes: Iterable[str], texts: Iterable[str]) -> PlaceView:
    """What codes and texts say together."""
    counties: set[str] = set()
    townships: set[str] = set()
    villages: set[str] = set()
    for code in codes:
        counties |= counties_of(code) or {code}
    for text in texts:
        if text.isascii() and text.isdigit():
            counties |= counties_of(text) or {text}
            continue
        counties |= resolve_place(text)
        township, village = names_in(text)
        townships |= {township} - {""}
        villages |= {village} - {""}
    return PlaceView(frozenset(counties), frozenset(townships), frozenset(villages))


# "Yengisheher" is two counties, "Yarkand or Poskam" two more; beyond that a prefecture was meant.
_MOST_COUNTIES_OF_ONE_NAME = 4


def county_level(query: frozenset[str], record: frozenset[str]) -> str:
    """``county``, ``prefecture``, ``different``, or ``missing`` where either side names none.

    Who names a whole prefecture ("Kashgar") has not named each of its counties: that agrees by prefecture.
    """
    if not query or not record:
        return "missing"
    if query & record and len(query) <= _MOST_COUNTIES_OF_ONE_NAME:
        return "county"
    if {code[:4] for code in query} & {code[:4] for code in record}:
        return "prefecture"
    return "different"
