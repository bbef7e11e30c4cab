"""What the texts of a row say: dates, places, household, kin; what became of the person stands in ``custody``.
``texts``: field -> text as read, of those cells that say something."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal

from service.matching.types import PartialDate, RelativeName
from service.matching.values.dates import parse_date
from service.matching.values.gazetteer import counties_under
from service.matching.values.idnumber import IdNumber
from service.matching.values.places import resolve_place, without_house
from service.matching.values.relations import inverse, parse_relation
from service.matching.values.script import clean
from service.matching.values.sex import parse_sex
from service.records.reading.cells.damage import is_error, is_filled
from service.records.reading.cells.kinlisted import one_by_one
from service.records.reading.cells.labelledkin import kin_listed, without_label
from service.records.reading.cells.namecell import plain_name, read_name_cell
from service.records.reading.cells.namedalone import named_alone
from service.records.reading.cells.notknown import says_unknown
from service.records.reading.cells.pairedkin import relations_in_order
from service.records.reading.cells.relatives import relative_of, relatives_in_names, relatives_in_text
from service.records.reading.cells.spouses import with_true_ties
from service.records.reading.fates.titleplaces import names_county
from service.records.reading.patterns import pattern_of
from service.records.reading.rows.homes import PARTS, homes_in, with_line_over
from service.records.reading.rows.households import numbered, says_oneself
from service.records.reading.rows.shortnumbers import region_left
from service.records.reading.words.dateorder import DATES, SLASHED, is_of_no_year, short_day_first
from service.records.reading.words.ditto import PLACES, is_same_place
from service.records.reading.words.placelines import without_villages
from service.records.reading.words.vocabulary import vocabulary
from service.records.reading.workbooks.sheets import Value, text_of

RELATIVE_FIELDS: Final = {
    "father_name": "father", "mother_name": "mother", "spouse_name": "spouse", "children_names": "child",
    "siblings_names": "sibling",
}  # fmt: skip
NULLS: Final = frozenset("NULL null Null (null) \\N <NULL> nan NaN NaT <NA> N/A n/a".split())
# Nothing is said by these either.
BLANK: Final = NULLS | {
    "未知", "不详", "不明", "不清", "不清楚", "未登记", "空", "空白", "缺",
} | {
    form + end for w in vocabulary()["unknown"]["words"] for form in (w, w.capitalize(), w.upper()) for end in ("", ".")
}  # fmt: skip
# A cell of these says something of a person merely by being filled, so 无 and / must not count as filled.
TOLD_BY_FILLING: Final = frozenset({"facility", "reason", "detained_on", "died_on", "sentenced_on"})
# Nor is there a place of that name, nor a house of that number.
_NAMED_NOT_BLANK: Final = TOLD_BY_FILLING | PLACES
# Columns of which nothing is read.
UNREAD: Final = frozenset({"serial", "ignore", "phone", "photo"})
# Days of which the row says no more than that they are: those of detention and death are read by themselves.
DAYS_BESIDE: Final = frozenset({"sentenced_on", "status_on", "status"})
#: Fields of words that may tell a day.
DAYS_WITHIN: Final = frozenset({"status", "note", "afterwards"})
Stated = PartialDate | Literal["unreadable"] | None
_NOTHING: Final = pattern_of(r"\s*(?:[-–—_/\\*.、]+|无|没有|未|否|暂无|none|no|n/?a|нет|yok)\s*", re.IGNORECASE)


def is_unknown_day(text: str) -> bool:
    """Whether a cell of a date column says that the date is not known."""
    return text[:1].isalpha() and any(map(str.isalpha, text[1:])) and says_unknown(text)


def says_something(text: str, field: str) -> bool:
    """Whether the text of a cell in a column of ``field`` is more than a way to say that there is none."""
    if text.isspace() or text in BLANK or is_error(text) or (field in DATES and is_unknown_day(text)):
        return False
    told = field not in _NAMED_NOT_BLANK or len(text) >= 9 or _NOTHING.fullmatch(text) is None
    return told and not (field in PLACES and is_same_place(text))


def says_nothing(text: str) -> bool:
    """Whether a text says that there is nothing: 无, /, none."""
    return _NOTHING.fullmatch(text) is not None


def stated_date(value: Value, date1904: bool, order: str, field: str = "birth") -> Stated:
    """The date that the cell of a column of ``field`` states; None where it states none. ``order``: see Plan."""
    if value == "" or isinstance(value, bool | dt.time | dt.timedelta):
        return None
    found = parse_date(short_day_first(value, order), excel_serial=True, date1904=date1904)
    if found is None or is_of_no_year(value, found, field, order):
        return "unreadable" if is_filled(text_of(value)) else None
    if found.month is None and order in {"day", "month"} and (match := SLASHED.fullmatch(text_of(value))):
        day, month = (match[1], match[2]) if order == "day" else (match[2], match[1])
        return parse_date(f"{match[3]}-{month}-{day}") or found
    return found


def with_birth(births: list[PartialDate], own: PartialDate | None) -> list[PartialDate]:
    """The births stated, and that of an ID number unless one says as much; those that say less are left out."""
    if own is None or own in births or any(_within(own, b) for b in births):
        return births
    return [b for b in births if not _within(b, own)] + [own]


def _within(wide: PartialDate, exact: PartialDate) -> bool:
    """Whether ``wide`` says no more than ``exact``: 1960 beside 1960-04-12."""
    return wide.year == exact.year and (
        wide.month is None or (wide.month == exact.month and (wide.day is None or wide.day == exact.day))
    )


def places_of(texts: Mapping[str, str], above: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(county codes, texts). ``above``: the place that a line above the row names, or ""."""
    texts = with_line_over(texts, above)
    if texts.keys().isdisjoint(PARTS):  # mostly all of it stands in one cell
        if "address" not in texts and not above:
            return (), ()
        place = texts["address"].strip() if "address" in texts else above
        return counties_named(without_villages(place)), (place,)
    places = [texts["address"].strip()] if "address" in texts else []
    sure = [*places, *homes_in(texts, _is_alias)]
    places += homes_in(texts)
    if above and not places:
        places.append(above)
        sure.append(above)
    own, told = _counties_of_column(texts), telling(texts, sure)
    if len(places) == 1:
        return own or counties_named(told[0]), (places[0],)
    counties: dict[str, None] = dict.fromkeys(own)
    for place in told[:1] if own else told:
        counties.update(dict.fromkeys(counties_named(place)))
    return tuple(counties), tuple(dict.fromkeys(places))


def _is_alias(field: str, text: str) -> bool:
    """Whether a cell below 乡镇 or 村 is the bare name of a county: a town called so may be in any (阿克苏, Bostan)."""
    if field == "county":
        return False
    return len(text) < 30 and "," not in text and not names_county(text) and bool(counties_named(text))


def telling(texts: Mapping[str, str], places: Iterable[str]) -> tuple[str, ...]:
    """The places as far as they may tell a county: a village in letters may be called like one (Bostan)."""
    village = texts.get("village", "").strip()
    if not village or _HAN.match(village) or "," in village or names_county(village):
        return tuple(map(without_villages, places))
    return tuple("" if p == village else without_villages(p.removesuffix(f", {village}")) for p in places)


_HAN: Final = pattern_of(r"[\u3400-\u9fff]")


def _counties_of_column(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The counties that a column of counties names in letters, whatever a village beside it is called like."""
    county = texts.get("county", "").strip()
    return counties_named(county) if county and not "\u3400" <= county[0] <= "\u9fff" else ()


_AS_LONG_AS_ONE: Final = 15  # characters of a number, of the first generation or stars among them


def regions_of(numbers: Iterable[IdNumber], births: Sequence[PartialDate] = ()) -> tuple[str, ...]:
    """Where no text names a county, the region of the ID number stands in as a hint. ``births``: of the person."""
    counties: dict[str, None] = {}
    for number in numbers:
        whole = number.kind != "partial" or number.birth is not None or len(number.text) >= _AS_LONG_AS_ONE
        if whole and (region := region_left(number, births)):
            counties.update(dict.fromkeys(region_counties(region)))
    return tuple(counties)


def short_regions(numbers: Iterable[IdNumber], titles: Iterable[str]) -> tuple[str, ...]:
    """The county of a number of which little more than the region is left (65312519*), where a title or the name of
    the file names that county too, if only as that of an office."""
    found = {c for n in numbers if n.region for c in region_counties(n.region)}
    return tuple(found) if len(found) == 1 and any(found <= {*counties_named(t)} for t in titles) else ()


@lru_cache(maxsize=256)  # a household stands row by row
def counties_named(place: str) -> tuple[str, ...]:
    """The counties that a text names; none where it names only a prefecture."""
    return _counties_of_village(without_house(place))


@lru_cache(maxsize=65536)
def _counties_of_village(place: str) -> tuple[str, ...]:
    found = resolve_place(place, towns=False)
    return tuple(sorted(found)) if len(found) <= 3 else ()  # a prefecture alone says too little to file a record under


def counties_of_towns(places: Iterable[str]) -> tuple[str, ...]:
    """Where neither a text nor an ID number tells of a county: that which a town is called like."""
    counties: dict[str, None] = {}
    for place in places:
        found = resolve_place(place)
        counties.update(dict.fromkeys(sorted(found) if len(found) <= 3 else ()))
    return tuple(counties)


@lru_cache(maxsize=4096)
def region_counties(region: str) -> tuple[str, ...]:
    """The one county that the first six digits of an ID number mean, if they do."""
    found = counties_under(region)
    return tuple(found) if len(found) == 1 else ()


_OF_AN_OFFICE: Final = pattern_of(r"干部|书记|支书|[村队主]长|主任|警|律师|法医|医生|教师|单位|村委|社区|政府|派出所")


def relatives_of(
    texts: Mapping[str, str],
    names: Sequence[str],
    relation: str | None,
    head: str | None,
    asked: bool = False,
    sex: str | None = None,
) -> tuple[RelativeName, ...]:
    """Those whom the texts name beside somebody of these names. ``head``: of the household, ``relation`` to whom.
    ``asked``: the headers of the columns of relatives ask for names. ``sex``: of the person, where no text tells it."""
    relatives: list[RelativeName] = []
    if not RELATIVE_FIELDS.keys().isdisjoint(texts):
        for field, code in RELATIVE_FIELDS.items():
            if field in texts:
                listed, text = kin_listed(texts[field])
                relatives += [RelativeName(r.name, r.relation or code) for r in listed]
                names_left = read_name_cell(text).names if text else ()
                others = relatives_in_names([n for one in names_left for n in one_by_one(one)], code)
                relatives += map(without_label, others)
    if head and relation != "self" and (relation is not None or head not in names):
        relatives.append(RelativeName(head, inverse(relation) if relation else None))
    for field in ("relatives_text", "note"):
        if field in texts:
            of_kin = field == "relatives_text"
            listed, text = kin_listed(texts[field]) if of_kin else ((), texts[field])
            found = (*listed, *((named_alone(text, asked) if of_kin else ()) or relatives_in_text(text, free=of_kin)))
            relatives += with_true_ties(found, texts[field], (sex or parse_sex(texts.get("sex", ""))) == "f")
    column = "relation" if "relation" in texts or relatives else "relative_relation"
    if column in texts and (whose := relative_of(texts[column])) is not None:
        relatives.append(whose)
    if not relatives:
        return ()
    relatives = list(dict.fromkeys(relatives))  # the head is the relative, too
    if told := texts.get("relative_relation"):
        if _OF_AN_OFFICE.search(told) and parse_relation(told) == "other":  # 担保人 村干部
            relatives = [r for r in relatives if r.relation is not None]
        kin = clean(texts.get("relatives_text", ""))  # 户主 beside 家属姓名 is another, of whom it tells nothing
        bare = [i for i, r in enumerate(relatives) if r.relation is None and (r.name != head or head in kin or not kin)]
        if len(bare) == 1 and (len(relatives) == 1 or relatives[bare[0]].name in kin):
            relatives[bare[0]] = RelativeName(relatives[bare[0]].name, parse_relation(told))
        elif len(bare) > 1:
            several = sorted((relatives[i].name for i in bare if relatives[i].name in kin), key=kin.find)
            code_of = dict(
                zip(several, relations_in_order(texts.get("relatives_text", ""), several, told) or (), strict=False)
            )
            relatives = [r if r.relation else RelativeName(r.name, code_of.get(r.name)) for r in relatives]
    # A relation that is told makes a relative of somebody of the very same name; a bare name in a text is the person.
    stated = [r for r in relatives if r.name not in names or r.relation is not None]
    if head and relation is not None:  # the list of the head's family names the person of the row too
        stated = [r for r in stated if r.name not in names or r.relation != relation]
    return tuple(dict.fromkeys(stated) if len(stated) > 1 else stated)


def head_alone(names: Sequence[str], relation: str | None, head: str) -> tuple[RelativeName, ...]:
    """What :func:`relatives_of` gives where no text names anybody: the head of the household, unless it is oneself."""
    if relation is None:
        return () if head in names else (RelativeName(head, None),)
    code = inverse(relation)
    return () if relation == "self" or (head in names and code == relation) else (RelativeName(head, code),)


def household_of(texts: Mapping[str, str], head: str | None, above: str, goes_on: str) -> str | None:
    """The key of the household that the columns name, or None. ``above``: the place that a line above the row names.
    ``goes_on``: the key of the household that the rows above named by a number, where the row is of it, or ""."""
    own = texts.get("household_no")
    if key := (goes_on if not own and goes_on else numbered(own, texts.get("household_head_id"))):
        return key
    if head:
        place = texts.get("address") or texts.get("township", "") + texts.get("village", "") or above
        return f"head {head} {place.strip()}"
    return None


def head_of(texts: Mapping[str, str], above: str, names: Sequence[str] = ()) -> str | None:
    """The name of the head of the household, where a column gives one or a line ``above`` the row. Where the column
    says 本人 it is the person of the row, of these ``names``."""
    stated = texts.get("household_head") or above
    if says_oneself(stated):
        return next(iter(names), None)
    return (plain_name(stated) or next(iter(read_name_cell(stated).names), None)) if stated else None
