"""What a status says of kin, and not of the person: "brother released, he is still in prison"; or of health alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.relations import parse_relation
from service.matching.values.script import clean, simplified
from service.records.reading.fates import hankin
from service.records.reading.fates.health import tells_health_alone
from service.records.reading.fates.noplace import without_no_place
from service.records.reading.fates.outcomes import with_outcome
from service.records.reading.fates.shortcustody import tells_of_days, without_long_over
from service.records.reading.patterns import pattern_of
from service.records.reading.words.notewords import WORD

_CLAUSES: Final = pattern_of(
    r"(?<=[,，،;；؛。()（）\n–—])|(?<=[^\W\d_]{2}[.!])(?=\s|$)|(?<=\s-)(?=\s)|"
    r"(?=\b(?:and|but|while|whereas|though|although) (?:he|she|they)\b)|(?=\b(?:а|но|и) он[аи]?\b)|"
    r"(?=\b(?:und|aber|während) (?:er|sie)\b)|(?=\b(?:et|mais) (?:il|elle|lui)\b)|(?=\b(?:y|pero) (?:él|ella)\b)|"
    r"(?=\b(?:e|ma) (?:lui|lei)\b)|(?=\b(?:och|men) (?:han|hon)\b)|(?=\b(?:og|men) (?:han|hun)\b)|"
    r"(?=\b(?:en|maar) (?:hij|zij)\b)"
)
# Before the word for kin. Not "my": who answers a form says of the person of the row what they are to them.
_BEFORE: Final = frozenset(
    "and but also while the his her their older younger elder eldest youngest big little twin one two "
    "а и но его её ее их старший старшая младший младшая ve onun büyük küçük und aber sein seine ihr ihre "
    "et mais sa ses le la su el lo suo sua il och men hans hennes zijn haar de uning унинг uning ның оның онын uniń "
    "ئۇنىڭ ونىڭ униң".split()
)
_MORE_KIN: Final = frozenset(
    "brothers sisters sons daughters uncles cousins cellmate cellmates neighbour neighbor friend friends colleague "
    "брата сестры отца матери hermano hermana padre madre hijo hija esposo esposa tío tía primo prima fratello "
    "sorella moglie marito figlio figlia zio zia bror syster søster far mor fru son hustru kone broer zus vader "
    "moeder zoon dochter vrouw".split()
)
# These words are others too: hala cezaevinde, son durum, son frère; those of a family may count the person in.
_NO_KIN: Final = frozenset("hala son family famille familie parents children kind mann man frau mari eri ata".split())
_SON_OF_THEM: Final = pattern_of(r"son (?:was|is|has|had|also|still|released|freed|detained|arrested|sentenced|died)\b")
# A mother of three; who tells of it; husband and wife.
_NOT_THEY: Final = pattern_of(
    r"(?:of|de|von|di|af|av|van)\b|(?:and|и|und|et|ve|y|e|och|og|en) [^\W\d_]+ |[/&:]|"
    r".*(?:\b(?:he|she|him|her|told|tell|says?|said|inform|notif|report|heard|hear|learn|believ|think|claim|confirm|"
    r"kn[eo]w|receiv|got (?:the )?(?:news|word|body)|fear|search|look|wait|ask|сообщ|узна|говор|сказал|получил|ищет|"
    r"söyle|öğren|haber|bildir|duy|erf[au]hr|sagt|informiert|benachrichtigt|appris|dit\b|informé|dijo|"
    r"айт|хабар|естіді|ұқты|deydi|eytti|xewer|xabar|aytdi|билдирди|ئېيت|خەۋەر|ايت)|[说称告听闻知得])"
)
_HAN: Final = pattern_of(r"[\u3400-\u9fff]")


def own_fate(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of a row, with what the status says of kin left out of it, and a status that tells health alone; and a
    fate that stands for a place (已释放 below 关押地点), or an outcome in the column of sentences, in its place. A
    custody of some days that ended long ago is left out of the note."""
    if "facility" in texts:
        texts = without_no_place(texts)
    if "sentence" in texts:
        texts = with_outcome(texts)
    if "note" in texts and (left := without_long_over(note := texts["note"])) != note and not tells_of_days(texts):
        texts = {field: text for field, text in texts.items() if field != "note"} | ({"note": left} if left else {})
    status = texts.get("status")
    if status is None:
        return texts
    if tells_health_alone(own := without_kin(status)):
        own = ""
    if own == status:
        return texts
    rest = {field: text for field, text in texts.items() if field != "status"}
    return rest | {"status": own} if own else rest


@lru_cache(maxsize=4096)
def without_kin(text: str) -> str:
    """A status without the clauses that begin with a word for kin; as it is where there are none."""
    if len(text) > _LONGEST or not any(map(str.isalpha, text)):
        return text
    whole, text = text, hankin.without_those_around(text)
    clauses = [clause for clause in _CLAUSES.split(text) if clause.strip()]
    own: list[str] = []
    theirs = False
    for clause in clauses:
        theirs = _is_of_kin(clause, theirs)
        if not theirs:
            own.append(clause)
    return whole if whole == text and len(own) == len(clauses) else "".join(own).strip(" ,，،;；.。、")


_LONGEST: Final = 400


def _is_of_kin(clause: str, after_kin: bool) -> bool:
    if _HAN.search(clause):
        return hankin.is_of_kin(simplified(clause), after_kin)
    plain = clean(clause).casefold().replace("i̇", "i")
    for match in WORD.finditer(plain):
        word, rest = match[0].removesuffix("'s"), plain[match.end() :].lstrip()
        if word in _BEFORE and rest:
            continue
        if word == "son" and _is_kin((WORD.match(rest) or match)[0]):
            continue  # son frère
        kin = _is_kin(word) or (word == "son" and _SON_OF_THEM.match(plain, match.start()) is not None)
        return kin and _NOT_THEY.match(rest) is None
    return False


def _is_kin(word: str) -> bool:
    return word not in _NO_KIN and (word in _MORE_KIN or parse_relation(word) not in {None, "other", "self"})
