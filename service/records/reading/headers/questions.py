"""Headers that are questions of a form to whoever tells: "When was your relative taken away?"

They are long, and speak of two: of the person of the row ("your relative"), and of the one who answers ("your name").
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from service.matching.values.script import clean
from service.records.reading.headers.headerstems import asked_by_stems, field_by_stems
from service.records.reading.patterns import pattern_of
from service.records.reading.words.headerwords import some_kinds_of
from service.records.reading.words.synonyms import header_key, synonyms
from service.records.reading.words.vocabulary import vocabulary

#: What a "yes" below "Is your relative still detained?" says.
HELD: Final = "not released"
_LONGEST: Final = 250
_BRACKETS: Final = pattern_of(r"[(\[][^)\]]*[)\]]")
_ENDS: Final = pattern_of(r"[?？؟]\s*[*＊]?\s*$")
_ADDRESSED: Final = pattern_of(
    r"\b(?:you|your|yours|us|we(?= (?:\w+ly )?(?:are|have|can|could|may|should|do|did|need|will|would|must|know|"
    r"contact|reach|call|use|tell|ask|find|publish|share|name|quote)\b))\b"
)  # not Uyghur "and": Ismi we familisi
# What is said to whoever answers, and asks nothing: if you know it, as far as you remember, do you know.
_ASIDE: Final = pattern_of(
    r"\b(?:if|as far as|when|where) (?:you )?(?:know|known|remember|possible|any|applicable|available|have)"
    r"(?: (?:it|this|them|one))?\b|"
    r"\b(?:do|did|can|could|would) you (?:happen to )?(?:know|remember|tell us|say|explain)\b|"
    r"\b(?:that|what) you know(?: about)?\b|"
    r"\bhow do you spell\b|\bto your knowledge\b"
)
_TELLER: Final = pattern_of(
    r"\b(?:person|relative|one|family member) (?:who (?:is )?)?"
    r"(?:filling|fills|filled|completing|submitting|reporting|reports|giving|testifying)\b.*|"
    r"\byour own\b|\byourself\b|\brespondent\b|\bapplicant\b|\binformant\b"
)
_PERSON: Final = pattern_of(
    r"\b(?:your|the|this|that|each|my)\s+(?:[\w-]+ ){0,2}?(?:relative|loved one|family member|person|detainee|prisoner|"
    r"victim|individual)s?(?:'s|’s|s')?(?!\w)|\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b"
)
_WHETHER: Final = pattern_of(r"\W*(?:is|are|was|were|has|have|had|did|does|do)\b")
_THEM: Final = "§"


@lru_cache(maxsize=65536)
def is_question(header: str) -> bool:
    """Whether a text asks something, or speaks to whoever fills in a form, as no cell of data does."""
    if not _SHORTEST < len(header) < _LONGEST:
        return False
    bare = _BRACKETS.sub(" ", header)
    if _ENDS.search(bare.rstrip()):
        return True
    plain = clean(bare).casefold()
    return _ADDRESSED.search(plain) is not None and question_field(header) is not None


_SHORTEST: Final = 5


@lru_cache(maxsize=4096)
def question_field(header: str) -> str | None:
    """The field that a question asks for; "ignore" where it is about the one who answers; None where it is no question,
    or is not understood."""
    plain = clean(_BRACKETS.sub(" ", header)).casefold()
    if len(header) >= _LONGEST or not (_ENDS.search(plain) or _ADDRESSED.search(plain)):
        return None
    text = _PERSON.sub(f" {_THEM} ", _TELLER.sub(" you ", _ASIDE.sub(" ", plain)))
    if _MORE.search(text):
        return "note"
    if _ADDRESSED.search(text):
        if _RELATION.search(text):
            return "relative_relation" if _THEM in text else "ignore"
        return "relatives_text" if _NAMED.search(text) and _THEM not in text else "ignore"
    if _SEXES.search(text):
        return "sex"
    if _asks("how_long").search(text) and _asks("sentenced").search(text):
        return "sentence"
    if _ID.search(text):
        return "id"
    if _HOW_LONG.search(text) and {"sentence", "condemned"} & some_kinds_of(text):
        return "sentence"
    if _HOW_OLD.search(text):
        return "age"
    if _WHETHER.match(text):
        return "status" if _STILL.search(text) and _HELD.search(text) else "ignore"
    return _by_words(text)


def asks_whether_held(header: str) -> bool:
    """Whether a question is answered by yes where somebody is held: "Is your relative still detained?"."""
    return (
        is_question(header)
        and question_field(header) == "status"
        and _WHETHER.match(clean(header).casefold()) is not None
    )


_MORE: Final = pattern_of(
    r"\banything else\b|\b(?:other|more|further|additional) (?:information|details?|comments?)\b|"
    r"\blike to add\b"
)
_RELATION: Final = pattern_of(r"\brelat(?:ion|ed|ionship)\b|\brelationship\b|\bhow are\b.*\brelated\b")
_NAMED: Final = pattern_of(r"\bnames?\b|\bwho are you\b")
_SEXES: Final = pattern_of(r"\b(?:fe)?male\b|\bman or (?:a )?woman\b")
_ID: Final = pattern_of(r"\b(?:id|identity|identification)\b(?: card)?(?: numbers?| no)?\b")
_HOW_LONG: Final = pattern_of(r"\bhow (?:many|long)\b|\byears\b|\blength\b|\bterm\b")
_HOW_OLD: Final = pattern_of(r"\bhow old\b")
_STILL: Final = pattern_of(r"\b(?:still|now|currently|at present|today)\b")
_HELD: Final = pattern_of(r"\b(?:detained|held|imprisoned|jailed|in (?:custody|detention|prison|jail|camp|a camp))\b")


@cache
def _glue() -> frozenset[str]:
    return frozenset(vocabulary()["questions"]["glue"])


@cache
def _asks(what: str) -> re.Pattern[str]:
    words = (
        re.escape(w.removesuffix("*")) + ("" if w.endswith("*") else r"\b") for w in vocabulary()["questions"][what]
    )
    return pattern_of(rf"(?<!\w)(?:{'|'.join(words)})")


def _by_words(text: str) -> str | None:
    words = [_TAKE.get(w, w) for w in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text) if w not in _OF_WHOM]
    if (found := synonyms().get(header_key(" ".join(w for w in words if w not in _ARTICLES)))) is not None:
        return found
    rest = " ".join(w for w in words if w in _ASKING or w not in _glue())
    if not rest:
        return None
    if rest.startswith("where ") and "live" in rest.split():
        return "address"
    return synonyms().get(header_key(rest)) or field_by_stems(rest) or _of_rest(rest)


def _of_rest(rest: str) -> str | None:
    """As a header of the stems that asks for a day alone would be: "when detained"."""
    return asked_by_stems(rest) if asked_by_stems(rest) in {"address", "detained_on"} else None


_TAKE: Final = {"take": "taken", "arrest": "arrested", "detain": "detained"}
_OF_WHOM: Final = frozenset({"s", _THEM})
_ARTICLES: Final = frozenset({"the", "a", "an", "please"})
_ASKING: Final = frozenset({"from"})


@lru_cache(maxsize=4096)
def answered(text: str) -> str:
    """What an answer to whether somebody is held says: "Yes" that they are, "No" that they are not, and no more."""
    plain = clean(text).casefold().strip(" .!").replace("i̇", "i")
    if plain in vocabulary()["questions"]["yes"]:
        return HELD
    return "not detained" if plain in vocabulary()["questions"]["no"] else text.strip()
