"""What the words of headers in alphabetic scripts speak of, by the stems that the vocabulary lists."""

from __future__ import annotations

from functools import cache, lru_cache

from service.matching.values.relations import parse_relation
from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of
from service.records.reading.words.otherletters import GLUE, kind_in_other_letters
from service.records.reading.words.vocabulary import vocabulary

_WORDS = pattern_of(r"[\s,،؛/;&+()\[\]:.?!\-–—]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʻʼ´`", "'"))
# l'arrestation, d'origine; the victim's, prisoners'.
_ELISION = pattern_of(r"\b([dl]|(?:de|a|ne)ll)'(?=\w)")
_POSSESSIVE = pattern_of(r"(?<=\w\w)'s\b|(?<=s)'(?=\s|$)")
_WHAT_FOR = pattern_of(r"\b(?:за что|what for|ne için|nima uchun|не үчүн|wegen was)\b")
_WHO_APPLIED = pattern_of(
    r"\b(?:арыз|өтініш|aryz|arız|ariz|ótinish|ارىز|eriz|erz|ئەرز|әрз|ариза|ariza) "
    r"(?:иесі|ээси|iesi|ıesi|يەسى|egasi|эгаси|(?:qilghuchi|قىلغۇچى|қилғучи|qiluvchi|қилувчи)\w*)"
)
# Of whom, not what: "Testimony" is a text.
_WHO_TESTIFIED = pattern_of(
    r"\b(?:testimony|statement|account)s? (?:\w+ )?(?:by|from)\b|\btémoignages? (?:\w+ )?(?:de|par)$|"
    r"\b(?:zeugen)?(?:aussage|zeugnis|bericht) (?:\w+ )?(?:von|durch)$|"
    r"\b(?:показания|свидетельство) (?:дал[аи]?|от)$"
)
_HELD_AT = pattern_of(r"\bdétenue?s?(?:\(e\)s?)? à$")  # détenu alone is who
_INITIALS = pattern_of(r"\b[фf]\. ?[иi]\. ?[оo]\b\.?")
_IN_A_YEAR = pattern_of(
    r"(?:19|20)\d\d|y[ıi]l[ıi]?nda\w*|y[ıi]lda\w*|yilid\w*|يىلىد\w*|жыл\w*|жил\w*|jyl\w*|جىل\w*|года?|году|г"
)
_AT_WHAT_TIME = pattern_of(
    r"\bne zaman\b|\bqaysi vaqt\w*|\bкайсы убакыт\w*|\bқай уақыт\w*|\bqaı ýaqyt\w*|\bقايسى ۋاقى?ت\w*"
)
_MOST_WORDS = 8


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
_GENITIVE = pattern_of(r"(?<=\w{3})(?:n[ıiuü]n|ning|n[yi][ńñ]|ны[ңн]|ні[ңн]|ни[ңн]|نىڭ|نىڭ)$")
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
    return kin if kin in KIN_COLUMNS else None


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


# Whose, as languages say it that decline: Статус мужа, Haftort des Vaters, peine du mari.
_OF_KIN = pattern_of(
    r"\b(?:мужа|жены|отца|матери|сына|дочери|сыновей|дочерей|братьев|брата|сестры|сестер|супруг[аи]|родител(?:я|ей)|"
    r"реб[её]нка|детей|"
    r"дяди|т[её]ти|родственник(?:а|ов)|родных|(?:des|seines|ihres) (?:mannes|ehemannes|vaters|sohnes|bruders|kindes|"
    r"onkels)|"
    r"(?:der|seiner|ihrer) (?:frau|ehefrau|mutter|tochter|schwester|kinder|eltern|tante)|"
    r"(?:du|de la|des|de son|de sa|de l) (?:mari|femme|père|mère|fils|fille|frères?|sœurs?|soeurs?|enfants?|parents|"
    r"épouse|époux|oncle|tante)|"
    r"(?:del|de la|della|dello) (?:marido|esposo|esposa|padre|madre|hijo|hija|hermano|hermana|marito|moglie|figlio|"
    r"figlia|fratello|sorella))\b"
)


def words_of_no_kind(header: str) -> list[str]:
    """The words of a header of which none is understood, nor one that only joins others."""
    return [word for word in _words_of(header) if _kind(word) is None]


def speaks_of_kin(header: str) -> bool:
    """Whether a word of a header is one for a relative: what it asks is asked of them."""
    words = _words_of(header)
    whose = (bare for word in words if (bare := _GENITIVE.sub("", word)) != word)
    told = any(parse_relation(word) not in {None, "other", "self"} for word in (*words, *whose))
    return told or _OF_KIN.search(" ".join(words)) is not None


def _words_of(header: str) -> list[str]:
    text = clean(header).casefold().replace("i̇", "i").translate(_APOSTROPHES)
    text = _HELD_AT.sub("lieu", text)
    text = _AT_WHAT_TIME.sub("when", _WHAT_FOR.sub("why", _INITIALS.sub("фио", text)))
    text = _WHO_TESTIFIED.sub("testifier", _WHO_APPLIED.sub("арыз", text))
    text = _POSSESSIVE.sub("", _ELISION.sub(r"\1 ", text))
    return [w for w in _WORDS.split(text) if w]


KIN_COLUMNS = {
    "kin:father": "father_name", "kin:mother": "mother_name", "kin:spouse": "spouse_name",
    "kin:child": "children_names", "kin:sibling": "siblings_names",
}  # fmt: skip
