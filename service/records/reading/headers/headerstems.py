"""Headers in alphabetic scripts that no synonym lists, by the stems of their words: "Қамалған уақыты"."""

from __future__ import annotations

from functools import lru_cache

from service.matching.values.script import clean
from service.records.reading.headers.totheteller import is_to_me, is_to_the_teller
from service.records.reading.patterns import pattern_of
from service.records.reading.words.headerwords import KIN_COLUMNS, kinds_of

_BRACKETS = pattern_of(r"[(\[][^)\]]*[)\]]")
#: Detained, caught, died: as a header it asks for a day, or for yes or no; in a cell it is an answer.
TOLD_BY_ONE_WORD = (frozenset({"custody"}), frozenset({"caught"}), frozenset({"death"}))
# Asked of whomever the row is about: it changes nothing, unless nothing else is asked.
_OF_WHOM = "who"


def field_by_stems(header: str) -> str | None:
    """The field that the words of a header ask for, where they ask for one."""
    found = asked_by_stems(header)
    return None if found in _ASKED_BY_CELLS else found


@lru_cache(maxsize=4096)
def asked_by_stems(header: str) -> str | None:
    """What is told of whom, and what of it the header asks: when, where, why, how long. None as soon as one word
    is not understood (Camp leader, дата освобождения)."""
    if is_to_me(header):
        return "relation"
    for text in dict.fromkeys((_BRACKETS.sub(" ", header), header)):
        if not (kinds := kinds_of(text)):
            continue
        rest = kinds - {_OF_WHOM}
        if _OF_WHOM in kinds and rest <= {"custody", "caught"}:
            return "name"  # victim, missing person
        for needed, allowed, field in _RULES:
            if needed <= rest <= needed | allowed:
                if field == "relative_relation" and is_to_the_teller(header):
                    return "relation"
                of_them = field == "relation" and _OF_WHOM in kinds  # relation to the victim: of who tells
                return "relative_relation" if of_them else field
    return None


@lru_cache(maxsize=4096)
def tells(header: str) -> bool:
    """Whether a header asks who told of the person of the row: Reported by, Кто сообщил."""
    if _TELLER_IN_HAN.fullmatch(clean(header)):
        return True
    kinds = kinds_of(_BRACKETS.sub(" ", header)) or kinds_of(header) or frozenset()
    return (
        bool(kinds)
        and any(n <= kinds - {_OF_WHOM} <= n | a for n, a, f in _RULES if f == _TELLER)
        and not (kinds == {"relative"} or kinds == {"relative", "name"})
    )


# Not 报告人, 上报人, 见证人, 举报人: those are officials and informers in tables of the police.
_TELLER_IN_HAN = pattern_of(
    r"(?:信息|线索|消息|情况)?(?:提供|求助|作证)(?:信息|线索|消息|情况)?(?:者|人)(?:姓名)?|"
    r"(?:证人|寻亲人|寻亲者|讲述[人者]|申诉人)(?:姓名)?"
)
_TELLER = "relatives_text"
WHEREABOUTS, FAMILY_MEMBER = "whereabouts", "family_member"
# No fields: the cells, or the other columns of the table, tell what is meant.
_ASKED_BY_CELLS = frozenset({WHEREABOUTS, FAMILY_MEMBER})

# What a header must speak of, what it may speak of as well, and the field that it names.
_RULES: tuple[tuple[frozenset[str], frozenset[str], str], ...] = tuple(
    (frozenset(needed.split()), frozenset(allowed.split()), field)
    for needed, allowed, field in (
        *((kin, "name", field) for kin, field in KIN_COLUMNS.items()),
        ("teller relation", "name relative", "relative_relation"),
        ("teller", "name contact", "relatives_text"),
        ("contact relative", "name relation abroad", "relatives_text"),
        ("contact abroad", "name relation family", "relatives_text"),
        ("contact family", "name relation", "relatives_text"),
        ("relative abroad", "name relation", "relatives_text"),
        ("relation head", "family", "relation"),
        ("relation family", "relative", "relation"),
        ("relation custody", "relative caught who", "relative_relation"),  # to the detainee, of who tells
        ("relation caught", "relative who", "relative_relation"),
        ("relation", "relative", "relation"),
        ("head family", "name", "household_head"),
        ("member", "name family", FAMILY_MEMBER),
        ("name family", "", FAMILY_MEMBER),
        ("name relative", "", FAMILY_MEMBER),
        ("relative", "", "relatives_text"),
        ("name", "custody caught script", "name"),
        ("birth when", "length", "birth"),
        ("birth while", "", "birth"),
        ("birth length", "", "birth"),  # doğduğu yıl
        ("birth", "", "birth"),
        ("age", "custody caught when while death", "age"),
        ("sex", "", "sex"),
        ("people", "home", "ethnicity"),
        ("home", "where county city village township family", "address"),
        ("county village", "township where city prefecture", "address"),
        ("county township", "where city prefecture", "address"),
        ("township village", "where", "address"),
        ("county", "city where", "county"),
        ("birth where county", "city", "county"),  # as the birthplace is asked for
        ("prefecture home", "where city", "address"),
        ("prefecture", "where city county", "county"),
        ("village", "where", "village"),
        ("township", "where", "township"),
        ("death when", "", "died_on"),
        ("death while", "when", "died_on"),
        ("death", "", "died_on"),
        ("death reason", "", "health"),
        ("reason", "caught custody place sentence study head", "reason"),
        ("sentence when", "custody", "sentenced_on"),
        ("sentence while", "custody", "sentenced_on"),
        ("condemned when", "", "sentenced_on"),
        ("condemned while", "", "sentenced_on"),
        ("condemned length", "", "sentence"),
        ("sentence", "custody place length condemned", "sentence"),
        ("custody when", "caught place where", "detained_on"),
        ("custody while", "caught when", "detained_on"),
        ("caught when", "place where", "detained_on"),
        ("caught while", "when", "detained_on"),
        ("place when", "", "detained_on"),  # not time in camp, which is how long
        ("custody", "", "detained_on"),
        ("since", "custody caught place when while", "detained_on"),
        ("length condemned", "", "sentence"),
        ("caught", "", "detained_on"),
        ("place", "custody where name", "facility"),
        ("custody where", "name", "facility"),  # where one was caught is none
        ("place study", "custody where name", "facility"),
        ("status", "custody", "status"),
        ("where", "", WHEREABOUTS),
    )
)
