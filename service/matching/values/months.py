"""Month names and Chinese numerals as written in dates. Keys are lower case; Turkic ones in their usual spellings."""

from __future__ import annotations

import re

_NAMES: tuple[str, ...] = (
    "january jan январь января январе янв ocak oca қаңтар يانۋار 正月 januar jänner janvier janv yanwar yanvar qańtar "
    "qantar qañtar قاڭتار январ",
    "february feb февраль февраля феврале фев şubat şub subat ақпан فېۋرال februar février fevrier févr féwral "
    "fewral fevral aqpan اقپان феврал",
    "march mar март марта марте мар mart наурыз مارت märz maerz mars naýryz nauryz ناۋرىز",
    "april apr апрель апреля апреле апр nisan nis сәуір ئاپرېل avril avr aprél aprel апрел sáýir sáuir "
    "sauir säuir ساۋىر",
    "may май мая мае mayıs mayis мамыр ماي mai mamyr مامىر майы майда майдын майдың майниң mayda mayning مايدا",
    "june jun июнь июня июне июн haziran haz маусым ئىيۇن juni juin iyun июн maýsym mausym ماۋسىم",
    "july jul июль июля июле июл temmuz tem шілде ئىيۇل juli juillet juil iyul июл shilde şilde شىلدە",
    "august aug август августа августе авг ağustos ağu agustos тамыз ئاۋغۇست août aout авғуст awghust awgust avgust "
    "tamyz تامىز",
    "september sep sept сентябрь сентября сентябре сен eylül eyl eylul қыркүйек سېنتەبىر septembre séntebir sentebir "
    "sentabr sentyabr сентәбир qyrkúıek qyrkúyek qyrkuiek qyrküiek сентябр сентәбр сентябир قىركۇيەك",
    "october oct октябрь октября октябре окт ekim eki қазан ئۆكتەبىر oktober okt octobre öktebir oktebir "
    "oktabr oktyabr "
    "өктәбир октябр октябир qazan قازان",
    "november nov ноябрь ноября ноябре ноя kasım kasim қараша نويابىر novembre noyabir noyabr ноябир "
    "ноябр qarasha qaraşa قاراشا",
    "december dec декабрь декабря декабре дек aralık ara aralik желтоқсан دېكابىر dezember dez décembre déc "
    "decembre dékabir dekabir dekabr декабир декабр jeltoqsan جەلتوقسان",
)
# Swedish, Norwegian, Dutch, Spanish, Italian, Arabic: what the words above do not hold yet.
_MORE_NAMES: tuple[str, ...] = (
    "januari enero ene gennaio gen يناير",
    "februari febrero febbraio feb فبراير",
    "maart mrt marzo مارس",
    "abril abr aprile أبريل ابريل إبريل",
    "maj mei mayo maggio mag مايو",
    "junio giugno giu يونيو",
    "julio luglio lug يوليو",
    "augusti augustus agosto ago أغسطس اغسطس",
    "septiembre setiembre settembre set سبتمبر",
    "octubre ottobre ott أكتوبر اكتوبر",
    "noviembre نوفمبر",
    "desember diciembre dic dicembre ديسمبر",
)
MONTHS: dict[str, int] = {
    word: number for names in (_NAMES, _MORE_NAMES) for number, words in enumerate(names, 1) for word in words.split()
}

# In the month, of the month, its: сентябрде, 14-майы, сәуірдің, aprilning.
_OF_A_MONTH = re.compile(
    r"(?:[ыиіуү]|[ыіуү]?н?[дт][ае]н?|[ыи]?н[иы][нң]|[ні]?[дт]ің|н[ыі]ң|[iıuü]|[iıuü]?n?[dt][ae]n?|n[iıuü]n|ning|d[aä]|دا|دە|تا|تە|نىڭ|ى)$"
)

_IN_IT = re.compile(r"(?:[дт][ае]н?|[dt][ae]n?)$")  # qazanda, of which the first n is the month's


def month_named(word: str) -> int | None:
    """The number of a month by its name, in whichever case the name stands."""
    if found := MONTHS.get(word) or MONTHS.get(word.replace("ı", "i")):
        return found
    if word.startswith("zh"):  # zheltoqsan, jeltoqsan
        return month_named(word[1:].replace("h", "j", 1))
    for ending in (_OF_A_MONTH, _IN_IT):
        stem = ending.sub("", word)
        if (len(stem) >= _SURE_MONTH or stem in _SHORT_AND_SURE) and (found := MONTHS.get(stem)):
            return found
    return None


_SURE_MONTH = 4  # letters
_SHORT_AND_SURE = frozenset({"июн", "июл"})


_CHINESE_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "两": "2"}


def chinese_digits_to_ascii(text: str) -> str:
    """``一九八八年十二月三日`` becomes ``1988年12月3日``. Only characters used as digits change."""
    out: list[str] = []
    i = 0
    while i < len(text):
        char = text[i]
        if char == "十":
            before = bool(out) and out[-1].isdigit()
            after = i + 1 < len(text) and text[i + 1] in _CHINESE_DIGITS
            out.append("" if before and after else "0" if before else "1" if after else "10")
        else:
            out.append(_CHINESE_DIGITS.get(char, char))
        i += 1
    return "".join(out)
