"""Who was taken again after a release, or went from one custody into another, as alphabets tell it: released in 2018,
rearrested in 2019; transferred from prison to a camp."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from service.records.reading.patterns import pattern_of
from service.records.reading.words.leaving import FROM_IN_TURKIC, PLACE_DE, PLACE_EN, PLACE_FR, PLACE_RU
from service.records.reading.words.notewords import DENIED, KIN, YEAR
from service.records.reading.words.statuswords import places_of_status

Since = Literal["interned", "sentenced", "other"]

_AGAIN: Final = pattern_of(
    r"\b(?:again|re-?(?:arrest|detain|intern|imprison|sentenc|jail|taken|captur)\w*|(?:a )?second time|once more|"
    r"back (?:in|to|into)|anew|"
    r"снова|вновь|опять|повторно|второй раз|пере(?:арест|осужд)\w*|tekrar|yeniden|ikinci kez|bir daha|geri (?:al|"
    r"götür)\w*|"
    r"қайта\w*|тағы(?:да)?|кайра(?:дан)?|дагы|яна|йәнә|иккинчи қетим|екінші рет|qayta\w*|qaıta\w*|yana|yene|tağy|"
    r"ikkinchi q[ée]tim|"
    r"erneut|wieder(?! frei)|nochmals|zum zweiten mal|de nouveau|à nouveau|encore|une deuxième fois|de nuevo|"
    r"otra vez|nuovamente|di nuovo|"
    r"igen|opnieuw)\b|قايتا\w*|يەنە|تاعى|ئىككىنچى قېتىم"
)
_NOW: Final = pattern_of(
    r"\b(?:now|currently|then|later|afterwards|since|thereafter|subsequently|(?:sent|taken|transferred|moved|"
    r"brought|returned) (?:back )?(?:in)?to|"
    r"сейчас|теперь|затем|потом|позже|после(?: этого| чего)|(?:отправл|перевед|переве[зс]|помещ)\w+ в|şimdi|"
    r"şu an\w*|sonra\w*|ardından|"
    r"(?:götürül|nakledil|gönderil)\w+|қазір|кейін|соң|кейинирәк|һазир|кейин|азыр|hozir|keyin|hazir|k[ée]yin|andin|"
    r"qazir|keıin|"
    r"jetzt|nun|derzeit|danach|später|dann|maintenant|puis|ensuite|après quoi|ahora|luego|después|ora|adesso|poi)\b|"
    r"ھازىر|كېيىن|ئاندىن|قازىر|كەيىن"
)
# Before what came earlier, though it is told later: rearrested after his release.
_AFTER: Final = pattern_of(
    r"\b(?:ранее|раньше|прежде|previously|earlier|formerly|once|before|daha önce|önceden|бұрын|бурун|burun|avval|"
    r"früher|zuvor|auparavant)(?: (?:was|been|был\w?))? ?$|"
    r"\b(?:after|following|since|despite|upon|после|спустя|вслед за|nach|seit|après|suite à|depuis|tras|dopo|efter|"
    r"etter|na)(?: [^\W\d_]+){0,3}? ?$"
)
_OUT_OF: Final = pattern_of(
    rf"\b(?:from|out of|leaving) (?:(?:a|an|the|his|her) )?{PLACE_EN}|\b(?:из|с) {PLACE_RU}|\b(?:aus|vom|"
    rf"von) {PLACE_DE}|\b(?:du|de la|d'un|de) {PLACE_FR}|"
    rf"{FROM_IN_TURKIC}(?![^\W_])"
)
_MOVED: Final = pattern_of(
    r"\b(?:transferr?|moved|mov(?:ed|ing)|sent|taken|brought|relocat|перев[её]|переме[щс]|отправ|этапир|nakl|"
    r"götürül|gönderil|sevk|taşın|"
    r"ауыстыр|жібер|апар|көшір|алмаштыр|которул|жөнөт|йөткә|әвәт|апир|auystyr|jiber|yötke|ewet|apir|ko'chir|o'tkaz|"
    r"кўчир|ўтказ|verlegt|überführt|gebracht|transfér)\w*|"
    r"يۆتكە\w*|ئەۋەت\w*|ئاپىر\w*|اۋىستىر\w*|جىبەر\w*"
)


@lru_cache(maxsize=4096)
def taken_again_in_letters(told: str) -> Since | None:
    """What became since of somebody whom a text in lower case says was let go; None where it does not say that they
    were taken again; ``other`` where nobody is sure of it."""
    if not told or "\u3400" <= told[0] <= "\u9fff":
        return None
    events = places_of_status(told)
    let_go = [at for at, code in events if code == "released"]
    if not let_go:
        return None
    last = let_go[-1]
    if _AFTER.search(told[:last]):
        earlier = [(at, code) for at, code in events if at < last and code in _HELD]
        begun = told[: earlier[0][0]] if earlier else ""
        if earlier and not DENIED.search(begun) and not KIN.search(begun):
            return _kind([code for _, code in earlier])
        return None
    out_of = [match.span() for match in _OUT_OF.finditer(told)]
    held = [
        (at, code) for at, code in events if at > last and code in _HELD and not any(a <= at < b for a, b in out_of)
    ]
    if not held:
        return None
    gap = told[last : held[0][0]]
    rest = told[last:]
    if DENIED.search(gap) or KIN.search(gap):
        return None
    if _AGAIN.search(rest) or _NOW.search(rest) or _is_later(told[:last], gap, rest):
        return "other" if _DOUBT.search(rest) else _kind([code for _, code in held])
    return None


_DOUBT: Final = pattern_of(
    r"\?|\b(?:maybe|perhaps|possibly|probably|reportedly|allegedly|rumou?r\w*|may|might|could|will|would|"
    r"unconfirmed|возможно|вероятно|"
    r"якобы|по слухам|belki|muhtemelen|galiba|iddia\w*|мүмкін|мүмкин|mumkin|vielleicht|angeblich|peut-être)\b|مۇمكىن"
)
_HELD: Final = frozenset({"interned", "sentenced"})


def _kind(codes: list[str]) -> Since:
    return "sentenced" if codes[-1] == "sentenced" else "interned"


def _is_later(before: str, gap: str, rest: str) -> bool:
    """Whether the year of the custody is later than that of the release: released (2018), sentenced 2019."""
    years = [int(year) for year in YEAR.findall(rest)]
    return len(years) == 2 and years[1] > years[0] and bool(YEAR.search(gap)) and not YEAR.search(before)


def without_where_from(told: str) -> str:
    """A text in lower case without the place from which it says that somebody was moved, where it names another."""
    if not _MOVED.search(told):
        return told
    rest = _OUT_OF.sub(" ", told)
    return rest if rest != told and any(code in _HELD for _, code in places_of_status(rest)) else told
