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
from service.records.reading.notewords import DENIED, KIN, PLACE, UNSURE, WORD
from service.records.reading.statement import Status
from service.records.reading.titleplaces import names_county

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
_FATES: Final = re.compile(
    "|".join(rf"(?P<{status}>(?<![\w'])(?:{words})(?![\w']))" for status, words in _WORDS.items())
)
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
    "personen im den und kreis jahr les des personnes noms en détention comté ".split()
)


@lru_cache(maxsize=4096)
def status_in_letters(line: str) -> Status | None:
    """What a title in an alphabet says of those below it; None where any of its words is not understood."""
    if len(line) > 80:
        return None
    plain = clean(line).casefold().replace("i̇", "i").replace("’", "'").replace("_", " ")
    found = {match.lastgroup for match in _FATES.finditer(plain)}
    if len(found) != 1 or KIN.search(plain) or UNSURE.search(plain) or DENIED.search(plain):
        return None
    rest = PLACE.sub(" ", _FATES.sub(" ", plain))
    unknown = [word for word in WORD.findall(rest) if word not in _GLUE and month_named(word) is None]
    if unknown and not (len(unknown) <= _PLACE_WORDS and names_county(plain) and resolve_place(plain, towns=False)):
        return None
    status = found.pop()
    assert status in {"deceased", "released", "sentenced", "interned"}
    return status  # type: ignore[return-value]


_PLACE_WORDS: Final = 2


def is_of_kin(line: str) -> bool:
    """Whether a title in an alphabet speaks of kin, of whom the rest of it is not said."""
    return KIN.search(clean(line).casefold()) is not None
