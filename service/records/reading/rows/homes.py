"""Two homes of one person: 户籍社区 and 现住社区 are two places, and not one of two villages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key, leaf_key

PARTS: Final = ("county", "township", "village")
_NOW: Final = pattern_of(r"(?:现在?|目前|实际|当前)(?:所?居?住|居|在)?(?:地|的)?|(?:暂|租|居)住(?:地|的)?")
_REGISTERED: Final = pattern_of("户籍|户口|原籍|籍贯")
_APART: Final = " ； "


def second_homes(columns: Sequence[Column]) -> frozenset[int]:
    """The columns of where somebody lives now, where others ask for the same of where they are registered."""
    keys = {c.index: (c.field, header_key(c.header)) for c in columns if c.field in PARTS}
    now = {i: field for i, (field, key) in keys.items() if _NOW.search(key) and not _REGISTERED.search(key)}
    for i, field in now.items():
        bare = _NOW.sub("", keys[i][1], count=1)
        rest = [key for j, (f, key) in keys.items() if f == field and j not in now]
        if any(_REGISTERED.search(key) or key == bare for key in rest):
            return frozenset(now)
    return frozenset()


def with_second_home(texts: dict[str, str], second: Mapping[str, str]) -> None:
    """Put the parts of the second home behind those of the first, unless they say the same."""
    if all(texts.get(field) == text for field, text in second.items()):
        return
    alone = texts.keys().isdisjoint(PARTS)
    for field, text in second.items():
        texts[field] = text if alone else f"{texts.get(field, '')}{_APART}{text}"


def homes_in(texts: Mapping[str, str], unsure: Callable[[str, str], bool] | None = None) -> tuple[str, ...]:
    """The places that the columns of counties, townships and villages tell, each of its own parts. ``unsure``: whether
    a part of a field is left out of them."""
    told = [(f, texts[f].split(_APART)) for f in PARTS if f in texts]
    homes = []
    for n in range(max((len(parts) for _, parts in told), default=0)):
        stated = [(field, part) for field, parts in told if n < len(parts) and (part := parts[n].strip())]
        if stated:
            homes.append(_joined([p for field, p in stated if unsure is None or not unsure(field, p)]))
    return tuple(homes)


_ADDRESS_OF_NOW: Final = pattern_of(rf"(?:{_NOW.pattern}).*|.*(?:流入|居留|现所在).*")


def home_before(cells: Sequence[tuple[int, str, str | None]], told: Mapping[str, str]) -> str:
    """What a row says of where somebody is registered, where it says in another column where they live now; "" where
    it does not. ``cells``: of the plan. ``told``: the cells by their header."""
    asked = [(header, leaf_key(header)) for _, header, field in cells if field == "address"]
    if len(asked) < 2 or _ADDRESS_OF_NOW.fullmatch(asked[0][1]) or not _ADDRESS_OF_NOW.fullmatch(asked[1][1]):
        return ""
    return told[asked[0][0]].strip() if told[asked[1][0]].strip() else ""


# 木什乡 over rows with 村; 巴格其村 over rows with 小队.
_OF_VILLAGES: Final = pattern_of(r"(?:乡|镇|街道|街道办事处|农场|牧场|团场|管委会|片区)$")
_NAMES_TOWN: Final = pattern_of(r"[\u3400-\u9fff](?:乡|镇(?!南|北)|街道|县|市|(?<![社小校园矿林牧片])区(?!域))")
_IN_A_VILLAGE: Final = pattern_of(
    r"第?[\d一二三四五六七八九十]{1,3}(?:村民小组|小组|组|小队|队|网格|片区)?(?:[(（][东西南北中上下前后][)）])?(?:附?[\d-]{1,5}(?:号|户)?)?|"
    # 牧业一队, 农业三队, 蔬菜队: teams of a village by what they do.
    r"(?:牧业|农业|林业|副业|畜牧|园艺|蔬菜|林果|渔业|机耕|基建|综合|牧|农)第?[\d一二三四五六七八九十]{0,3}(?:生产)?(?:小组|组|小队|队)(?:[\d-]{1,5}(?:号|户)?)?|"
    # 7号楼1单元, 12栋3单元201室: buildings of a community.
    r"第?[\dA-Za-z一二三四五六七八九十]{1,3}(?:号楼|幢|栋|座|[号#]?楼)(?:第?[\d一二三四五六七八九十-]{1,5}(?:单元|门|层|楼|号|室|户)?)*|"
    # 友谊巷5号, 幸福小区3栋2单元: lanes of a village or community.
    r"[\u3400-\u9fff]{1,6}(?:巷|胡同|小区|路|街)第?[\d一二三四五六七八九十-]{1,5}(?:号|栋|幢|楼|单元|室|户|[\d-])*"
)


_TOWN_OF: Final = pattern_of(r"[\u3400-\u9fff]{1,8}?(?:乡|镇|街道(?:办事处)?)(?=[\u3400-\u9fff\d])")


@lru_cache(maxsize=4096)
def _below(above: str, place: str) -> bool:
    """Whether a place is a part of that which a line over its row names, and does not say so."""
    if above in place or _NAMES_TOWN.search(place) or not "\u3400" <= above[:1] <= "\u9fff":
        return False
    return _OF_VILLAGES.search(above) is not None or _IN_A_VILLAGE.fullmatch(place.replace(" ", "")) is not None


def with_line_over(texts: Mapping[str, str], above: str) -> Mapping[str, str]:
    """The texts, with the township or village of a line ``above`` the row put before what the row says of it."""
    if not above or "county" in texts or "township" in texts:
        return texts
    field = "address" if "address" in texts else "village"
    place = texts.get(field, "").strip()
    if place and _below(above, place):
        return {**texts, field: above + place}
    town = _TOWN_OF.match(above)  # of all, in a title that names a village too
    return {**texts, field: town[0] + place} if place and town is not None and _below(town[0], place) else texts


def _joined(parts: Sequence[str]) -> str:
    return "".join(parts) if parts and "\u3400" <= parts[0][:1] <= "\u9fff" else ", ".join(parts)
