"""Month names and Chinese numerals as written in dates. Keys are lower case; Turkic ones in their usual spellings."""

from __future__ import annotations

_NAMES: tuple[str, ...] = (
    "january jan январь января янв ocak oca қаңтар يانۋار 正月",
    "february feb февраль февраля фев şubat şub subat ақпан فېۋرال",
    "march mar март марта мар mart наурыз مارت",
    "april apr апрель апреля апр nisan nis сәуір ئاپرېل",
    "may май мая mayıs mayis мамыр ماي",
    "june jun июнь июня июн haziran haz маусым ئىيۇن",
    "july jul июль июля июл temmuz tem шілде ئىيۇل",
    "august aug август августа авг ağustos ağu agustos тамыз ئاۋغۇست",
    "september sep sept сентябрь сентября сен eylül eyl eylul қыркүйек سېنتەبىر",
    "october oct октябрь октября окт ekim eki қазан ئۆكتەبىر",
    "november nov ноябрь ноября ноя kasım kasim қараша نويابىر",
    "december dec декабрь декабря дек aralık ara aralik желтоқсан دېكابىر",
)
MONTHS: dict[str, int] = {word: number for number, words in enumerate(_NAMES, 1) for word in words.split()}

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
