"""Headers in alphabetic scripts that no synonym lists, by the stems of their words: "Қамалған уақыты"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.relations import parse_relation
from service.matching.values.script import clean
from service.records.reading.otherletters import GLUE, kind_in_other_letters
from service.records.reading.totheteller import is_to_me, is_to_the_teller
from service.records.reading.vocabulary import vocabulary

_WORDS = re.compile(r"[\s,،؛/;&+()\[\]:.?!\-–—]+")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʻʼ´`", "'"))
# l'arrestation, d'origine; the victim's, prisoners'.
_ELISION = re.compile(r"\b([dl])'(?=\w)")
_POSSESSIVE = re.compile(r"(?<=\w\w)'s\b|(?<=s)'(?=\s|$)")
_WHAT_FOR = re.compile(r"\b(?:за что|what for|ne için|nima uchun|не үчүн|wegen was)\b")
_WHO_APPLIED = re.compile(
    r"\b(?:арыз|өтініш|aryz|arız|ariz|ótinish|ارىز|eriz|erz|ئەرز|әрз|ариза|ariza) "
    r"(?:иесі|ээси|iesi|ıesi|يەسى|egasi|эгаси|(?:qilghuchi|قىلغۇچى|қилғучи|qiluvchi|қилувчи)\w*)"
)
# Of whom, not what: "Testimony" is a text.
_WHO_TESTIFIED = re.compile(
    r"\b(?:testimony|statement|account)s? (?:\w+ )?(?:by|from)\b|\btémoignages? (?:\w+ )?(?:de|par)$|"
    r"\b(?:zeugen)?(?:aussage|zeugnis|bericht) (?:\w+ )?(?:von|durch)$|"
    r"\b(?:показания|свидетельство) (?:дал[аи]?|от)$"
)
_HELD_AT = re.compile(r"\bdétenue?s?(?:\(e\)s?)? à$")  # détenu alone is who
_INITIALS = re.compile(r"\b[фf]\. ?[иi]\. ?[оo]\b\.?")
_IN_A_YEAR = re.compile(
    r"(?:19|20)\d\d|y[ıi]l[ıi]?nda\w*|y[ıi]lda\w*|yilid\w*|يىلىد\w*|жыл\w*|жил\w*|jyl\w*|جىل\w*|года?|году|г"
)
_AT_WHAT_TIME = re.compile(
    r"\bne zaman\b|\bqaysi vaqt\w*|\bкайсы убакыт\w*|\bқай уақыт\w*|\bqaı ýaqyt\w*|\bقايسى ۋاقى?ت\w*"
)
_MOST_WORDS = 8
#: Detained, caught, died: as a header it asks for a day, or for yes or no; in a cell it is an answer.
TOLD_BY_ONE_WORD = (frozenset({"custody"}), frozenset({"caught"}), frozenset({"death"}))
# Asked of whomever the row is about: it changes nothing, unless nothing else is asked.
_OF_WHOM = "who"


@cache
def _stems() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """(whole words, beginnings of words), each with its kind."""
    listed = [(word, kind) for kind, words in vocabulary()["stems"].items() if kind != GLUE for word in words]
    whole = {word: kind for word, kind in listed if not word.endswith("*")}
    begun = sorted(((word[:-1], kind) for word, kind in listed if word.endswith("*")), key=lambda one: -len(one[0]))
    return whole, tuple(begun)


@cache
def _glue() -> tuple[frozenset[str], tuple[str, ...]]:
    words = [*vocabulary()["stems"][GLUE], *vocabulary()["qualifiers"]["words"]]
    return frozenset(words), tuple(word[:-1] for word in words if word.endswith("*"))


def kind_of_word(word: str) -> str | None:
    """What a word of a header, in lower case, speaks of; None for one that is not understood."""
    return _kind(word)


@lru_cache(maxsize=8192)
def _kind(word: str) -> str | None:
    whole, begun = _stems()
    if found := whole.get(word) or next((kind for begin, kind in begun if word.startswith(begin)), None):
        return found
    glue, glues = _glue()
    return GLUE if word in glue or word.startswith(glues) else _kin(word) or kind_in_other_letters(word)


# Whose: babasının, dadisining, дадисиниң, әкесінің, دادىسىنىڭ.
_GENITIVE = re.compile(r"(?<=\w{3})(?:n[ıiuü]n|ning|nyń|ны[ңн]|ні[ңн]|ни[ңн]|نىڭ|نىڭ)$")
_COUPLE = {
    "husband": "spouse",
    "wife": "spouse",
    "son": "child",
    "daughter": "child",
    "brother": "sibling",
    "sister": "sibling",
}


def _kin(word: str) -> str | None:
    relation = parse_relation(word)
    if relation in {None, "other"}:
        relation = parse_relation(_GENITIVE.sub("", word))
    kin = f"kin:{_COUPLE.get(relation or '', relation)}"
    return kin if kin in _KIN_COLUMNS else None


@lru_cache(maxsize=4096)
def names_place_by_stems(text: str) -> bool:
    """Whether a text in letters names one place where people are held: Kashgar Prison, тюрьма Усу; not "in prison"."""
    words = [w for w in _WORDS.split(clean(text)) if w]
    if not 2 <= len(words) <= _MOST_WORDS or "\u3400" <= text[:1] <= "\u9fff" or any(c.isdigit() for c in text):
        return False
    kinds = [_kind(word.casefold()) for word in words]
    named = any(kind is None and word[:1] != word[:1].lower() for word, kind in zip(words, kinds, strict=True))
    return "place" in kinds and kinds[0] != GLUE and named  # not "in camp Karakax"


@lru_cache(maxsize=4096)
def kinds_of(header: str) -> frozenset[str] | None:
    """What the words of a header speak of; None as soon as one word is not understood (Camp leader)."""
    words = _words_of(header)
    kinds = {_kind(word) for word in words}
    if None in kinds and "age" in kinds:  # Age in 2018
        kinds = {_kind(word) for word in words if not _IN_A_YEAR.fullmatch(word)}
    if not 1 <= len(words) <= _MOST_WORDS or None in kinds:
        return None
    return frozenset(k for k in kinds if k is not None and k != GLUE)


@lru_cache(maxsize=4096)
def some_kinds_of(header: str) -> frozenset[str]:
    """What those words of a header speak of that are understood."""
    return frozenset(k for word in _words_of(header) if (k := _kind(word)) is not None and k != GLUE)


def speaks_of_kin(header: str) -> bool:
    """Whether a word of a header is one for a relative: what it asks is asked of them."""
    return any(parse_relation(word) not in {None, "other", "self"} for word in _words_of(header))


def _words_of(header: str) -> list[str]:
    text = clean(header).casefold().replace("i̇", "i").translate(_APOSTROPHES)
    text = _HELD_AT.sub("lieu", text)
    text = _AT_WHAT_TIME.sub("when", _WHAT_FOR.sub("why", _INITIALS.sub("фио", text)))
    text = _WHO_TESTIFIED.sub("testifier", _WHO_APPLIED.sub("арыз", text))
    text = _POSSESSIVE.sub("", _ELISION.sub(r"\1 ", text))
    return [w for w in _WORDS.split(text) if w]


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
_TELLER_IN_HAN = re.compile(
    r"(?:信息|线索|消息|情况)?(?:提供|求助|作证)(?:信息|线索|消息|情况)?(?:者|人)(?:姓名)?|"
    r"(?:证人|寻亲人|寻亲者|讲述[人者]|申诉人)(?:姓名)?"
)
_TELLER = "relatives_text"
WHEREABOUTS, FAMILY_MEMBER = "whereabouts", "family_member"
# No fields: the cells, or the other columns of the table, tell what is meant.
_ASKED_BY_CELLS = frozenset({WHEREABOUTS, FAMILY_MEMBER})

_KIN_COLUMNS = {
    "kin:father": "father_name", "kin:mother": "mother_name", "kin:spouse": "spouse_name",
    "kin:child": "children_names", "kin:sibling": "siblings_names",
}  # fmt: skip

# What a header must speak of, what it may speak of as well, and the field that it names.
_RULES: tuple[tuple[frozenset[str], frozenset[str], str], ...] = tuple(
    (frozenset(needed.split()), frozenset(allowed.split()), field)
    for needed, allowed, field in (
        *((kin, "name", field) for kin, field in _KIN_COLUMNS.items()),
        ("teller relation", "name relative", "relative_relation"),
        ("teller", "name contact", "relatives_text"),
        ("contact relative", "name relation abroad", "relatives_text"),
        ("contact abroad", "name relation family", "relatives_text"),
        ("contact family", "name relation", "relatives_text"),
        ("relative abroad", "name relation", "relatives_text"),
        ("relation head", "family", "relation"),
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
