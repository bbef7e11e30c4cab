"""Columns whose header may mean several things, settled by what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from service.matching.values.dates import parse_date
from service.matching.values.places import resolve_place
from service.matching.values.relations import parse_relation
from service.matching.values.script import clean
from service.matching.values.sex import parse_sex
from service.names.scripts import Script, script_of
from service.records.reading.cells.namecell import sound_alike
from service.records.reading.cells.namedalone import named_alone
from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.columns.phonecontents import found_on_phones, is_no_number
from service.records.reading.columns.unknown import tells_fate
from service.records.reading.fates.statuses import parse_status
from service.records.reading.fates.told import names_a_place_of_custody, told_sentence
from service.records.reading.headers.headerstems import TOLD_BY_ONE_WORD, tells
from service.records.reading.headers.whereabouts import asks_where
from service.records.reading.kin.kincolumns import is_contact
from service.records.reading.kin.whosenumber import SECOND_NAME
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.terms.sentences import parse_sentence
from service.records.reading.words.content import looks_like_name, names_facility
from service.records.reading.words.headerwords import kinds_of, some_kinds_of, speaks_of_kin
from service.records.reading.words.kinwords import KIN_WORDS
from service.records.reading.words.whoseheader import stem_of

_MOST = 40  # cells looked at


def settled_by_cells(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """The columns, with those settled that their header leaves open. ``cells``: the texts of a column, none blank."""
    name = next((c for c in columns if c.field == "name"), None)
    taken = {c.field for c in columns}
    found: list[Column] = []
    for column in columns:
        if column.reason == SECOND_NAME or (column.reason in _BY_HEADER and column.field in _OPEN):
            column = _settled(column, columns, cells, name, taken)
            if column.reason == "content" and column.field == "relation" and found and _names_kin_alone(found[-1]):
                column = replace(column, field="relative_relation")  # 境内亲属姓名, 亲属关系
        found.append(column)
    return found


_BY_HEADER = frozenset({"header", "unknown header"})
# The cells of no other field are asked whether the header meant it.
_OPEN = frozenset({
    None, "address", "detained_on", "died_on", "phone", "reason", "relation", "relatives_text", "sentence",
    "sentenced_on", "spouse_name", "status",
})  # fmt: skip


def _names_kin_alone(column: Column) -> bool:
    return column.field == "relatives_text" and column.reason == "header" and bool(stem_of(column.header, "name"))


def without_places_of_tellers(columns: Sequence[Column], cells: Callable[[int], list[str]]) -> list[Column]:
    """Where those live who told of a person, beside their names: no place of the person's."""
    found: list[Column] = []
    beside = False
    for column in columns:
        theirs = beside and column.field in _PLACES and column.reason == "header"
        if theirs and not _most(cells(column.index), resolve_place):
            column = replace(column, field=None, reason="unknown header")
        beside = tells(column.header) or (beside and (theirs or column.field in {"relative_relation", "phone"}))
        found.append(column)
    return found


_PLACES = frozenset({"address", "county", "township", "village"})


def _settled(
    column: Column,
    columns: Sequence[Column],
    cells: Callable[[int], list[str]],
    name: Column | None,
    taken: set[str | None],
) -> Column:
    if column.field == "spouse_name" and "sex" not in taken and _most(cells(column.index), parse_sex):
        taken.add("sex")
        return replace(column, field="sex", reason="content")  # ئەر-ئايال: husband and wife, or man or woman
    if is_no_number(column, cells):
        return found_on_phones(column, cells(column.index), taken)
    if column.field == "sentenced_on" and "sentence" not in taken and _most(cells(column.index), _is_term):
        return replace(column, field="sentence", reason="content")  # the year of the sentence, or its years
    if column.field in {"detained_on", "died_on"} and kinds_of(column.header) in TOLD_BY_ONE_WORD:
        some = cells(column.index)
        if not some or _most(some, parse_date):
            return column
        column = replace(column, field=None, reason="unknown header")
    if column.field == "reason" and "status" not in taken and column.header.endswith("情况"):
        some = cells(column.index)[:_MOST]
        if len(some) > 2 and all(map(tells_fate, some)):
            taken.add("status")
            return replace(column, field="status", reason="content")  # 涉案情况 above 判刑10年, 收押
    twice = column.field == "sentence" and any(c is not column and c.field == "sentence" for c in columns)
    if twice and _may(taken, "sentenced_on", cells(column.index), parse_date):
        taken.add("sentenced_on")
        return replace(column, field="sentenced_on", reason="content")  # Үкім, beside how long it is
    of_relations = column.field in {"relatives_text", None} and _OF_RELATIONS.search(column.header) is not None
    if of_relations and _may(taken, "relation", cells(column.index), _is_relation):
        taken.add("relation")
        return replace(column, field="relation", reason="content")
    if column.field == "status" and kinds_of(column.header) == {"where"} and "facility" not in taken:
        some = cells(column.index)
        if _most(some, _names_one_place) and not any(parse_status(c) in {"released", "deceased"} for c in some):
            return replace(column, field="facility", reason="content")
    if column.field is None and column.reason == "unknown header" and asks_where(column.header):
        if "facility" not in taken and _most(cells(column.index), _is_place):
            return replace(column, field="facility", reason="content")
        if "address" not in taken and "county" not in taken and _most(cells(column.index), resolve_place):
            return replace(column, field="address", reason="content")
    # 家属（关系）above 妻子：热依汗·买买提
    may_name_kin = column.field == "relation" or (column.field is None and is_contact(column.header))
    if may_name_kin and "relatives_text" not in taken:
        some = cells(column.index)[:_MOST]
        named = [c for c in some if _names_kin(c) or _KIN_BEHIND.fullmatch(c)]
        if len(some) > 1 and len(named) * 10 >= len(some) * (8 if column.field == "relation" else 10):
            taken.add("relatives_text")
            return replace(column, field="relatives_text", reason="content")  # 联系人（关系）
    may_be_held = column.field in {None, "address"} and asks_where(column.header)
    if may_be_held and _may(taken, "facility", cells(column.index), _names_one_place):
        taken.add("facility")
        return replace(column, field="facility", reason="content")  # where they are, and not where they live
    unknown = column.field is None and column.reason == "unknown header" and not tells(column.header)
    if unknown and kinds_of(column.header) == {"when"} and "status" in taken and "detained_on" not in taken:
        # "When" beside "What happened": the status of each row says of what this is the day
        return replace(column, field="status", reason="content") if _most(cells(column.index), parse_date) else column
    if unknown and (field := _by_cells_and_words(column, cells(column.index), taken)) is not None:
        taken.add(field)
        return replace(column, field=field, reason="content")
    leaf = column.header.rpartition("/")[2]
    of_names = column.reason == SECOND_NAME or (column.field is None and kinds_of(leaf) == {"script"})
    if of_names and name is not None and name is not column:
        own, other = _script(cells(name.index)), _script(cells(column.index))
        if Script.OTHER not in {own, other} and own != other and _most(cells(column.index), looks_like_name):
            return replace(column, field="alias", reason="the name in another script")
    if column.field is None and name is not None and _same_names(cells(name.index), cells(column.index)):
        return replace(column, field="alias", reason="the name in another script")
    return column


_KIN_BEHIND = pattern_of(rf"[\u3400-\u9fff·•・‧.]{{2,20}}\s*[(（](?:{KIN_WORDS})[\s，,、：:]*[\d-]*[)）][\s\d-]*")
_OF_RELATIONS = pattern_of(
    r"(?:家庭|亲属|成员|人员|家属)关系|(?:家庭|户内)(?:角色|身份|地位|称谓)"
)  # 家庭关系 above 妻, and not above 妻子古丽·热依木


def _is_relation(text: str) -> bool:
    return len(text) <= 4 and parse_relation(text) not in {None, "other"}


def _same_names(own: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two columns name the same persons row by row, in two scripts."""
    if len(own) != len(other) or len(own) < 2 or _of(own[0]) == _of(other[0]):
        return False
    pairs = list(zip(own, other, strict=True))[:_FEW]
    return all(map(looks_like_name, other[:_FEW])) and sum(sound_alike(a, b) for a, b in pairs) * 10 >= len(pairs) * 7


_FEW = 8


def _by_cells_and_words(column: Column, some: Sequence[str], taken: set[str | None]) -> str | None:
    """The field of a column in an alphabetic script of whose header some words are understood, where the cells say the
    same; or of which the cells alone say enough."""
    if not some or _HAN.search(column.header):
        return None
    if _most(some, _names_kin):
        return "relatives_text"
    told = some_kinds_of(column.header)
    if speaks_of_kin(column.header) or not told.isdisjoint(_OF_SOMETHING_ELSE):
        return None
    entered = "place" in told and (not told.isdisjoint({"when", "while"}) or _INTO.search(column.header.casefold()))
    if (entered or not told.isdisjoint({"custody", "caught", "since"})) and _may(
        taken, "detained_on", some, parse_date
    ):
        return "detained_on" if told.isdisjoint({"death", "birth", "sentence", "condemned"}) else None
    of_a_term = not told.isdisjoint({"sentence", "condemned"}) or told == {"length"}  # not of the years in a camp
    if _may(taken, "sentence", some, _is_term) and (of_a_term or _most(some, _tells_of_sentence)):
        return "sentence"
    no_death = "death" not in told and not any(map(_is_over, some))
    if no_death and _may(taken, "facility", some, names_a_place_of_custody):
        return "facility"
    if _may(taken, "status", some, _is_status) and not _most(some, lambda c: len(c) > _LONG):
        return "status"
    if "reason" in told and "reason" not in taken and told <= {"reason", "custody", "caught", "who", "place"}:
        return "reason" if not _most(some, parse_date) else None
    return "ethnicity" if _may(taken, "ethnicity", some, _PEOPLE.fullmatch) else None


_INTO = pattern_of(r"\b(?:sent|put|brought|taken|thrown|committed) (?:in)?to\b")
_PEOPLE = pattern_of(
    r"\W*(?:u[iy]?[gǵğ]h?[uyı]r\w*|uigur\w*|ouïg[h]?our\w*|уйгур\w*|уйғур\w*|ұйғыр\w*|ئۇيغۇر|ۇيعىر|kazakh?\w*|qazaq\w*|kasach\w*|"
    r"qozoq\w*|казах\w*|казашка|казак\w*|қазақ\w*|قازاق|k[iyı]rg[h]?[iyı]z\w*|qirg'?h?iz\w*|qyrǵyz\w*|кирги?з\w*|кыргыз\w*|қырғыз\w*|"
    r"қирғиз\w*|قىرغىز|قىرعىز|hui\w*|dungan\w*|дунган\w*|дүнген\w*|xuyzu|خۇيزۇ)\W*",
    re.IGNORECASE,
)
# Of a release, of those who told or of relatives, not of what befell the person.
_OF_SOMETHING_ELSE = frozenset({"release", "teller", "relation", "relative", "me"})


@lru_cache(maxsize=1024)
def _names_kin(text: str) -> bool:
    return any(one.relation for one in named_alone(text) or relatives_in_text(text, free=False))


_HAN = pattern_of(r"[\u3400-\u9fff]")
_LONG = 60


def _may(taken: set[str | None], field: str, some: Sequence[str], test: Callable[[str], object]) -> bool:
    return field not in taken and _most(some, test)


def _is_place(text: str) -> bool:
    return names_facility(text) if _HAN.search(text) else names_a_place_of_custody(text)


def _names_one_place(text: str) -> bool:
    return _is_place(text) and kinds_of(text) is None  # not "in prison"


def _is_over(text: str) -> bool:
    return parse_status(text) in {"released", "deceased"}


def _is_status(text: str) -> bool:
    return parse_status(text) not in {None, "other"} and parse_date(text) is None


def _tells_of_sentence(text: str) -> bool:
    return len(text.split()) > 2 and told_sentence(text, of_own=True) is not None  # no bare number of years


def _is_term(text: str) -> bool:
    found = parse_sentence(text)
    return parse_date(text, excel_serial=True) is None and found is not None and found.kind in {"term", "life", "death"}


def _most(texts: Sequence[str], test: Callable[[str], object]) -> bool:
    texts = texts[:_MOST]
    return bool(texts) and sum(1 for text in texts if test(text)) * 2 > len(texts)


def _script(texts: Sequence[str]) -> Script:
    """What most of some texts are written in; ``OTHER`` where they are mixed."""
    found: list[Script] = [s for text in texts[:_MOST] if (s := _of(text)) is not Script.OTHER]
    best = max(set(found), key=found.count, default=Script.OTHER)
    return best if found.count(best) * 10 >= len(found) * 8 else Script.OTHER


def _of(text: str) -> Script:
    return next((script_of(c) for c in clean(text) if c.isalpha()), Script.OTHER)
