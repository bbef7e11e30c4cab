"""The place where the person of a row is held, by its texts; of several in columns beside each other, that of now.

``texts``: field -> text as read, of those cells that say something.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.records.reading.fates.afterwards import afterwards
from service.records.reading.fates.atwork import works_there
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.freekinds import is_free_and_well
from service.records.reading.fates.inclass import is_numbered_point
from service.records.reading.fates.namedkin import NAMED_KIN
from service.records.reading.fates.statuses import is_watched
from service.records.reading.patterns import pattern_of
from service.records.reading.places.campsbefore import place_since
from service.records.reading.places.movedon import moved_on
from service.records.reading.places.notesofplaces import place_alone
from service.records.reading.places.nowheld import held_now, place_of_now_in
from service.records.reading.places.placebehind import place_behind
from service.records.reading.places.placecells import place_in_cell
from service.records.reading.places.sentfrom import place_after
from service.records.reading.places.toldplaces import is_to_come, taken_to, told_facility
from service.records.reading.words.content import names_facility
from service.records.reading.words.headerwords import names_place_by_stems


def facility_of(texts: Mapping[str, str], of_camps: bool = False, of_now: bool = False) -> str | None:
    """The place held, where a column names it, or where the status is a place and nothing else (现在何处). A place with
    its name says more than a word for such places: 去向 伊犁监狱 beside 投送监狱. ``of_camps``: see
    :func:`campsbefore.asks_for_camps`. ``of_now``: the column of places asks where they are now."""
    found = _place_of(texts, of_now)
    found = place_since(texts, found) if of_camps else found
    kind = _KIND.fullmatch(found) if found is not None else None
    return (_named(texts, kind["kind"]) if kind is not None else None) or found


# 监狱, 县看守所, 服刑监狱: of many.
_KIND: Final = pattern_of(
    r"(?:在|本|当地|异地|外地|外省|内地|其[他它]|有关|相关|某|各|县|市|区|地区|自治区|新疆|服刑|执行)*(?P<kind>监狱|看守所|拘留所|教培中心|教转中心|培训中心|教育点|收教所|戒毒所)"
)
_PIECES: Final = pattern_of(r"[\s,，;；、。()（）]+")


def _named(texts: Mapping[str, str], kind: str) -> str | None:
    """The one place of a kind that the columns of the fate name."""
    found = set()
    for field in ("facility", "status", "afterwards", "note"):
        text = texts.get(field, "")
        if (kind not in text and kind not in _CAMPS) or (field != "facility" and _KIN.search(text)):
            continue
        told = told_facility(text)
        after = afterwards(text) if field == "afterwards" else None
        pieces = [told or "", (after.place if after is not None else None) or ""]
        if field == "note":
            pieces.append(text.strip())
        else:
            pieces += _PIECES.split(text)
            pieces += [match["place"] for piece in pieces if (match := _TO.fullmatch(piece)) is not None]
        found |= {
            p
            for p in pieces
            if (p.endswith(kind) or _is_camp_of(p, kind))
            and names_facility(p)
            and not _KIND.fullmatch(p)
            and not _WENT.match(p)
        }
    return found.pop() if len(found) == 1 else None


_CAMPS: Final = frozenset({"教培中心", "教转中心", "培训中心", "教育点"})
# 疏附县一中心: a camp that goes by its number.
_NUMBERED: Final = pattern_of(
    r"[\u3400-\u9fff]*(?:第?(?:[一二三四五六七八九十]{1,2}|\d{1,2})号?|(?:教育|技能|培训|教培|教转|转化|服务)+)分?(?:中心|教育点|教培点)"
)


def _is_camp_of(place: str, kind: str) -> bool:
    """Whether a place is a camp with its name or number, where the word for a kind is one of camps."""
    return kind in _CAMPS and _NUMBERED.fullmatch(place) is not None


_TO: Final = pattern_of(
    r"(?:已|被)*(?:转|送|投|移|调|押|交)+(?:往|至|到|入|进)?(?P<place>[^往至到入进送]{2,}?)(?:服刑|执行|改造)?"
)
# What has a word for going there before it is no name; nor is where somebody came from.
_WENT: Final = pattern_of(
    r".*(?:\d[年月]|[转送投移押]|调[往至到入])|已|被|[还仍尚]|人[在现还仍]|目前|现(?!代)|于(?!田)|[转送投移调押羁关收拘]|[在往至到入进从由原曾拟未待]|自(?!治)"
)
_KIN: Final = pattern_of(
    r"其[父母夫妻子女兄弟姐妹]|父亲|母亲|丈夫|妻子|儿子|女儿|哥哥|弟弟|姐姐|妹妹|家属|亲属|他人|"
    rf"(?:(?<![\u3400-\u9fff·])|(?<=[因其])){NAMED_KIN}"
)


def _place_of(texts: Mapping[str, str], of_now: bool) -> str | None:
    if "afterwards" in texts and (after := afterwards(texts["afterwards"])) is not None and after.place:
        return after.place
    if "facility" in texts and not _is_elsewhere(texts):
        where = _where_now(texts, of_now) or place_in_cell(place_of_now(texts["facility"]))
        return where if where is None else place_after(texts.get("status", ""), where)
    for field in ("status", "note"):
        text = texts.get(field, "").strip()
        if works_there(text):
            continue
        if (where := told_facility(text) or place_behind(text) or place_of_now_in(text)) is not None:
            return place_in_cell(where) or where
        if field == "status" and len(text) < 60:
            pieces = [*text.split(), text, *_IN_BRACKETS.findall(text)]
            if stated_status(text) not in {"released", "deceased"} and not is_watched(text):
                pieces += [piece for piece in _COMMAS.split(text) if not _PLANNED.match(piece)]
            out = any(
                _FOR_CURE.search(t) or stated_status(t) == "released" for t in (text, texts.get("afterwards", ""))
            )
            if out or any(map(is_free_and_well, text.split())):
                pieces = [piece for piece in pieces if not _WARD.fullmatch(piece)]
            if found := next(filter(_is_where_held, pieces), None):
                return place_in_cell(found)
            if (point := next(filter(is_numbered_point, text.split()), None)) and (
                _OF_TRAINEES.search(text) or (point == text and "detained_on" in texts)
            ):
                if point == text:
                    return point
                return point if stated_status(text) == "interned" else None
    return place_alone(texts)


# 二号点 收教: the point is one of a camp.
_OF_TRAINEES: Final = pattern_of(r"收教|教培|入教|送教|在教|教转|转化|培训|学员|在校|在培")


_PART: Final = pattern_of(
    r"(?:(?:第?(?:[一二三四五六七八九十]{1,3}|\d{1,3})|[A-Za-z甲乙丙丁东西南北男女]){1,3}号?(?:分?监区|监室|监舍|号房|监号|管区))+"
)


def is_only_a_part(place: str) -> bool:
    """Whether a place is a part of one, and nobody knows of which: 5监区, where the cell of the prison is damaged."""
    return _PART.fullmatch(place) is not None


def _where_now(texts: Mapping[str, str], of_now: bool) -> str | None:
    """The prison in which a status says that the sentence is served, or where it says that the person is now, beside a
    column that tells where they were held before the verdict: 判刑7年，在伊犁监狱服刑 beside 县看守所. So does a note
    that tells to which prison they were taken, or where they are held now."""
    if "监狱" in texts["facility"]:
        return None if of_now else moved_on(texts)
    if (now := held_now(texts)) is not None and now not in texts["facility"]:
        return now
    text = texts.get("status", "")
    if (told := told_facility(text)) is not None:
        return told if "监狱" in told or _NOW.search(text) else None
    return taken_to(texts["note"], "监狱") if "note" in texts else None


_NOW: Final = pattern_of(r"现(?!实)|目前")
_PLANNED: Final = pattern_of(r"\s*(?:拟|待|准备|计划|建议|[即尚]|[未将])")
_COMMAS: Final = pattern_of(r"[,，;；、]")
_IN_BRACKETS: Final = pattern_of(r"[(（]([^()（）]+)[)）]")


def _is_where_held(text: str) -> bool:
    """Whether a status is a place: 县第二看守所; a hospital is one only where it is asked where the person is."""
    if is_to_come(text):
        return False
    return names_facility(text) or _WARD.fullmatch(text) is not None or names_place_by_stems(text)


# Out of prison for a cure: the hospital is where they are, and nobody holds them there.
_FOR_CURE: Final = pattern_of(r"保外|监外|取保|所外就医")
_HOME_OR_WORK: Final = pattern_of(
    r"[\u3400-\u9fff0-9]{0,20}(?:医院|卫生院|卫生室|诊所|(?:在|回|返|本|自己?|其)家中?|家中|[^\W\d_]村(?:委会)?|社区|公司|工厂|[衣装纺织砖]厂|车间|合作社)"
)


def _is_elsewhere(texts: Mapping[str, str]) -> bool:
    """Whether the place of a row is a hospital, a home or a shop, and its status says that the person is out."""
    told = "，".join(texts[f] for f in ("status", "afterwards") if f in texts)
    if not told or _HOME_OR_WORK.fullmatch(texts["facility"].strip()) is None:
        return False
    return _FOR_CURE.search(told) is not None or is_watched(told) or stated_status(told) == "released"


_WARD: Final = pattern_of(r"[\u3400-\u9fff0-9]{2,20}(?:医院|卫生院|病房|病区|医务室)")


_SECTION: Final = pattern_of(r"[\u3400-\u9fff\d]{0,6}(?:监区|分监区|中队|大队|入监队)")
_REMAND: Final = pattern_of(r"看守所|拘留所")
_OF_PRISONS: Final = pattern_of(r"监狱")


@lru_cache(maxsize=4096)
def place_of_now(text: str) -> str:
    """喀什监狱 of 县看守所 喀什监狱: nobody goes from a prison to a remand centre to stay. A camp behind a prison may
    be where somebody went who had served, so both stay. 阿克苏监狱 of 阿克苏 阿克苏监狱. ``text``: of the columns of
    places, with a space between them."""
    told = text.split(" ")
    if len(told) < 2:
        return text
    pieces = [p for p in told if p and not any(p in other and p != other for other in told)]
    prisons = [n for n, p in enumerate(pieces) if _OF_PRISONS.search(p) and names_facility(p)]
    if len(prisons) != 1:
        return " ".join(pieces)
    at = prisons[0]
    kept = [
        p
        for n, p in enumerate(pieces)
        if n == at or _SECTION.fullmatch(p) or not (names_facility(p) and (n < at or _REMAND.search(p)))
    ]
    return " ".join(kept)
