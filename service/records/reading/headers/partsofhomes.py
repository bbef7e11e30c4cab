"""Headers of parts of an address in columns of their own: 组, 门牌号, 小区, 楼栋, 单元, 室."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import leaf_key

PART: Final = pattern_of(
    r"(?:所[在属]|村民|居民|第?几|[何哪](?:个|一)?|第)?(?:(?:村民)?小?(?P<group>组)|小(?P<team>队)|(?<=[几哪何个一])(?P<big>队))(?:别|号|名|(?<=[几个一哪何][组队])的)?|"
    r"(?P<either>小?[组队]或?网格|网格小?组|小组小?队|小队小?组)(?:号|名称?|编号)?|(?:所[在属]|责任|综治|基础)?(?P<net>网格)(?:号|名称?|编号)?|"
    r"(?P<both>(?:村民)?小?[组队][号别]?[及和与、]?(?:门牌|户号?)号?|门牌号?[及和与、]?(?:村民)?小?[组队][号别]?)|"
    r"(?P<street>(?:街|街路|街道|巷道?|路)巷?[及和与、]?门牌号?)|(?P<plate>(?:家|房屋|住宅|院)?门牌|第?几号|[哪何]号)(?:号码?)?(?:院|门|房)?|"
    r"(?P<block>(?:楼|栋|幢){1,2}号?[及和与、]?单元号?(?:[及和与、]?(?:室|房|门牌|户)号?)?|单元号?[及和与、]?(?:室|房|门牌|户)号?)|"
    r"(?P<building>楼|栋|幢)(?:栋|幢|号|栋号|幢号|房号?)?|(?P<stairs>单元)(?:号|楼)?|(?P<room>室|房)(?:号|间号?|屋号?)?|(?P<house>户)|"
    r"(?P<lane>巷)(?:道|子|名|号)?|(?P<yard>小区|院落?|街巷|街路巷|路名|街路)(?:名称?)?"
)
_UNITS: Final = {
    "group": "组", "team": "小队", "big": "队", "plate": "号", "building": "栋", "stairs": "单元", "room": "室",
    "house": "户", "lane": "巷", "net": "网格",
}  # fmt: skip


def unit_of_part(header: str) -> str:
    """What the numbers below a header of a part of an address count, or ""."""
    match = PART.fullmatch(leaf_key(header))
    return _UNITS.get(match.lastgroup or "", "") if match else ""
