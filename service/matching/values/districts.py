"""Quarters and communities called like a district of a city: 疏勒县疏勒镇新市区社区 is not in Urumqi."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

# No district stands right before these: it has communities with names of their own.
_COMMUNITY: Final = re.compile(r"社区|小区|片区|居委会|居民委员会|居民区|村(?!镇)")
# 疏勒县人现住新市区 speaks of two places.
_ANOTHER_PLACE: Final = re.compile(r"[现住籍迁搬赴往租暂到至在]|人(?!民)|户(?!口)|居(?!委)|务工|打工|经商")
# 巴仁乡新市区: nor does one lie in a township.
_TOWNSHIP: Final = re.compile(r"[\u3400-\u9fff]{2}(?<![家回返下城还老同])[镇乡]$")


def is_no_district(
    codes: frozenset[str],
    run: str,
    start: int,
    stop: int,
    last: frozenset[str],
    end: int,
    named: Iterable[frozenset[str]],
) -> bool:
    """Whether ``run[start:stop]``, called like the district of ``codes``, is a place below a county instead.
    ``last``: what was named last before it in the run, up to ``end``. ``named``: all that was named before."""
    if _COMMUNITY.match(run, stop):
        return not any(codes & one for one in named)
    if _TOWNSHIP.search(run[end:start]):
        return True
    if not last or {c[:4] for c in codes} & {c[:4] for c in last}:
        return False
    return _ANOTHER_PLACE.search(run, end, start) is None
