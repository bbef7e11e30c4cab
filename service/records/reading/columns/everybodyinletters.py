"""What a title or the name of a sheet in an alphabet says of everybody below it: "Died in custody", Сотталғандар.

Every word of it must be understood: what befell them, that it is a list of people, when, and where.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from service.matching.values.months import month_named
from service.matching.values.places import resolve_place
from service.matching.values.script import clean
from service.records.reading.fates.titleplaces import names_county
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Status
from service.records.reading.words.notewords import DENIED, KIN, PLACE, UNSURE, WORD

_WORDS: Final[dict[Status, str]] = {
    "deceased": (
        r"died|deceased|dead|deaths?|killed|умерш(?:ие|их)|умерл[ои]|погибш(?:ие|их)|скончавши(?:еся|хся)|"
        r"öl(?:genler|enler|müşler)|wapat bol(?:ghanlar|ghan)|vefat (?:edenler|etmişler)|hayatını kaybedenler|"
        r"өл(?:гендер|гәнләр|гөндөр)|вапат болғанлар|(?:қайтыс|қаза) болғандар|qa[ıiy]tys bol[ǵğg]andar|каза болгондор|"
        r"قايتىس بولعاندار|ۋاپات بولغانلار|ئۆلگەنلەر|vafot etganlar|вафот этганлар|o'lganlar|"
        r"(?:ge|ver)storbene?n?|todesfälle|décédée?s|décès|morts"
    ),
    "released": (
        r"released|freed|освобожд[её]нн(?:ые|ых)|вышедши[ех] на свободу|выпущенн(?:ые|ых)|"
        r"qoyup b[ée]rilgenler|qoyuw[ée]tilgenler|boshitilghanlar|қоюп берилгәнләр|бошитилғанлар|босатылғандар|"
        r"bosatyl[ǵğg]andar|بوساتىلعاندار|قويۇپ بېرىلگەنلەر|بوشىتىلغانلار|serbest bırakılanlar|"
        r"tahliye (?:edilenler|olanlar)|ozod qilinganlar|озод қилинганлар|бошотулгандар|"
        r"freigelassene?n?|entlassene?n?|libérée?s"
    ),
    "sentenced": (
        r"sentenced|convicted|осужд[её]нн(?:ые|ых)|приговор[её]нн(?:ые|ых)|k[ée]silgenler|кесилгәнләр|"
        r"höküm qilinghanlar|һөкүм қилинғанлар|сотталғандар|кесілгендер|sottal[ǵğg]andar|سوتتالعاندار|كېسىلگەنلەر|"
        r"ھۆكۈم قىلىنغانلار|hüküm giyenler|mahk[uû]m (?:edilen|olan)l[ae]r|hukm qilinganlar|"
        r"соттолгондор|verurteilte?n?|condamnée?s"
    ),
    "interned": (
        r"detained|arrested|interned|задержанн(?:ые|ых)|арестованн(?:ые|ых)|tutulghanlar|qamalghanlar|тутулғанлар|"
        r"қамалғанлар|(?:ұстал|қамал|тұтқындал)ғандар|(?:ustal|qamal)[ǵğg]andar|ۇستالعاندار|قامالعاندار|تۇتۇلغانلار|"
        r"قامالغانلار|tutuklananlar|gözaltına alınanlar|hibsga olinganlar|қамалганлар|кармалгандар|камалгандар|"
        r"inhaftierte?n?|verhaftete?n?|festgenommene?n?|internierte?n?|arrêtée?s|internée?s"
    ),
}
# Where they are, which says what became of them where no word of a fate does: "Still in prison", Түрмедегілер.
_INSIDE_WORDS: Final[dict[Status, str]] = {
    "sentenced": (
        r"(?:in|from) (?:prison|jail)|imprisoned|serving (?:their |a )?(?:sentences?|terms?|time)|в тюрьм(?:е|ах)|"
        r"отбывающи[ех] (?:срок|наказание)|hapiste(?:kiler|olanlar)?|cezaevinde(?:kiler)?|hapishanede(?:kiler)?|"
        r"түрмеде(?:гілер)?|túrmede(?:giler)?|تۇرمەدە(?:گىلەر)?|түрмидә|түрмидикиләр|türmide(?:kiler)?|türmidikiler|"
        r"تۈرمىدە|تۈرمىدىكىلەر|түрмөдө(?:гүлөр)?|qamoqda(?:gilar)?|қамоқда(?:гилар)?|im gefängnis|en prison"
    ),
    "interned": (
        r"in (?:the )?(?:re-?education |internment )?camps?|in (?:custody|detention)|в лагер(?:е|ях)|под стражей|"
        r"в заключении|kamp(?:lar)?[dt]a(?:kiler)?|лагерьде(?:гілер)?|lagerde(?:giler)?|لاگەردە(?:گىلەر)?|"
        r"лагердә|лагердикиләр|lag[eé]rda|lag[eé]rdikiler|لاگېردا|لاگېردىكىلەر|лагерде(?:гилер)?|lagerda(?:gilar)?|"
        r"تەربىي[ىە]لەش مەركىزى(?:دە|دىكى)(?:لەر)?|terbiy[ei]lesh merkizi(?:de|diki)(?:ler)?|"
        r"eğitim kamp(?:lar)?ında(?:kiler)?|"
        r"im lager|in (?:den )?lagern|in haft|au camp|dans (?:un|les) camps?|en détention"
    ),
}


def _any_of(words: dict[Status, str]) -> re.Pattern[str]:
    return pattern_of("|".join(rf"(?P<{status}>(?<![\w'])(?:{told})(?![\w']))" for status, told in words.items()))


_FATES: Final = _any_of(_WORDS)
_INSIDE: Final = _any_of(_INSIDE_WORDS)
# Those whom a list is of: prisoners or victims may be anywhere by now.
_GLUE: Final = frozenset(
    "list lists of the a an names name people persons person individuals those who whom have has been were was "
    "are is in from by during since between and all known register table detainees prisoners inmates internees "
    "victims custody detention camp camps prison jail uyghurs uyghur kazakhs kazakh county district prefecture "
    "village township city year список списки имена лиц лица люди людей человек все всех заключённые заключённых "
    "заключенные заключенных узники узников жертв уйгуры уйгуров казахи казахов в во из от с по году года год г "
    "уезд уезда район района села isim isimler isimleri listesi liste kişiler kişi kişilerin ve yılında tutsaklar "
    "mahkumlar тізімі тізім адамдар адамдардың жылы жылдары ауданы ауылы tizimi tizim tizimliki isimliri isimlik "
    "kishiler kishilerning yili nahiyisi тизимлики исимлири кишиләр тизмеси адамдардын ro'yxati ro'yxat odamlar "
    "tumani yilda تىزىمى تىزىملىكى ئىسىملىرى كىشىلەر ئادەملەر ادامدار ءتىزىمى ناھىيىسى der die das von namen "
    "personen im den und kreis jahr les des personnes noms en détention comté "
    "still currently now remain remaining found to be who всё ещё еще сейчас hâlâ hala halen şu anda әлі қазір һазир "
    "hazir ھازىر قازىر qazir noch immer derzeit jetzt toujours encore actuellement or или veya oder ou немесе yaki "
    "ياكى group part section группа часть "
    "held to terms kampından kamptan kamplarından cezaevinden hapisten лагерьден түрмеден lagérdin türmidin "
    "لاگېردىن تۈرمىدىن "
    "лагерей лагеря тюрем тюрьмы ئوقۇغۇچىلار students trainees students' toplama "
    "grup bölüm gruppe teil groupe partie тобы бөлім".split()
)


@lru_cache(maxsize=4096)
def status_in_letters(line: str) -> Status | None:
    """What a title in an alphabet says of those below it; None where any of its words is not understood."""
    plain = _plain(line)
    found = _told(plain)
    if len(found) != 1 or KIN.search(plain) or UNSURE.search(plain) or DENIED.search(plain):
        return None
    return next(iter(found)) if _is_understood(plain) else None


@lru_cache(maxsize=4096)
def is_line_of_fates(line: str) -> bool:
    """Whether a line in an alphabet speaks of what became of people and names nobody: "Not released", "Died or
    missing: 12". What it says need not be clear."""
    plain = DENIED.sub(" ", _plain(line))
    return bool(_told(plain)) and _is_understood(UNSURE.sub(" ", plain))


def _plain(line: str) -> str:
    if len(line) > _LONG:
        return ""
    plain = clean(line).casefold().replace("i̇", "i").replace("’", "'").replace("_", " ")
    return NUMBERED.sub("", plain)


#: A. Sentenced, II) In camps, (3) Dead: sections of a list.
NUMBERED: Final = pattern_of(r"\s*\(?(?:[^\W\d_]|[ivx]{1,4}|\d{1,2})[.)](?!\w)\s*", re.IGNORECASE)


def _told(plain: str) -> set[Status]:
    """The fates that a line names; where it names none, those of the places where people are held."""
    found = _FATES.finditer(plain) if _FATES.search(plain) else _INSIDE.finditer(plain)
    return {match.lastgroup for match in found}  # type: ignore[misc]


def _is_understood(plain: str) -> bool:
    """Whether the other words of a line tell of a list, of a time or of a county."""
    rest = PLACE.sub(" ", _INSIDE.sub(" ", _FATES.sub(" ", plain)))
    unknown = [word for word in WORD.findall(rest) if word not in _GLUE and month_named(word) is None]
    known = len(unknown) <= _PLACE_WORDS and names_county(plain) and resolve_place(plain, towns=False)
    return not unknown or bool(known)


_LONG: Final = 80
_PLACE_WORDS: Final = 2


def is_of_kin(line: str) -> bool:
    """Whether a title in an alphabet speaks of kin, of whom the rest of it is not said."""
    return KIN.search(clean(line).casefold()) is not None
