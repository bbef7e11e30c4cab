"""Numbers in words, as sentences of prison are told: fifteen, altı buçuk, пятнадцать."""

from __future__ import annotations

import re
from functools import cache

from service.records.reading.patterns import pattern_of

# Of each language: one to nineteen and then the tens, as far as it has words of their own for them.
_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen "
    "nineteen",
    "bir iki üç dört beş altı yedi sekiz dokuz on",
    "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
    "пятнадцать "
    "шестнадцать семнадцать восемнадцать девятнадцать",
    "одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати "
    "пятнадцати шестнадцати семнадцати восемнадцати девятнадцати",
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn "
    "neunzehn",
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf",
    "бір екі үш төрт бес алты жеті сегіз тоғыз он",
    "бир эки үч төрт беш алты жети сегиз тогуз он",
    "bir ikki üch töt besh alte yette sekkiz toqquz on",
    "bir ikki uch to'rt besh olti yetti sakkiz to'qqiz o'n",
    "بىر ئىككى ئۈچ تۆت بەش ئالتە يەتتە سەككىز توققۇز ئون",
    "ءبىر ەكى ءۇش ءتورت بەس التى جەتى سەگىز توعىز ون",
    "бир икки үч төт бәш алтә йәттә сәккиз тоққуз он",
    "bır ekı üş tört bes alty jetı segız toğyz on",
    "bir eki úsh tórt bes alty jeti segiz toǵyz on",
    "bir eki ush tort bes alty jeti segiz togyz on",
    "бир икки уч тўрт беш олти етти саккиз тўққиз ўн",
)
_TENS = (
    "twenty thirty forty", "yirmi otuz kırk", "двадцать тридцать сорок", "двадцати тридцати сорока",
    "zwanzig dreißig vierzig", "vingt trente quarante", "жиырма отыз қырық", "جيىرما وتىز قىرىق",
    "жыйырма отуз кырк", "yigirme ottuz qiriq",
    "yigirma o'ttiz qirq", "يىگىرمە ئوتتۇز قىرىق", "жигирмә оттуз қириқ",
    "jiyrma otyz qyryq", "jıyrma otyz qyryq", "йигирма ўттиз қирқ",
)  # fmt: skip
_HALF = (
    r"(?P<n>\d+) (?:and a half|buçuk|с половиной|жарым|yérim|yerim|yarim|يېرىم|йерим|жарты)(?P<unit> \w+)?"
    r"|(?P<m>\d+)(?P<behind> \w+) (?:and a half|et demi|et demie|с половиной)"
)
_WITH_HALF = pattern_of(_HALF)
_TENS_AND_UNITS = pattern_of(r"\b([1-4]0)[ -]([1-9])\b")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʻʼ`´", "'"))
_EINHALB = pattern_of(r"(\w+)einhalb\b")


@cache
def _words() -> dict[str, int]:
    found = {word: n for line in _UNITS for n, word in enumerate(line.split(), 1)}
    found |= {"трех": 3, "четырех": 4}
    return found | {word: 10 * n for line in _TENS for n, word in enumerate(line.split(), 2)}


@cache
def _pattern() -> re.Pattern[str]:
    return pattern_of(
        r"(?<![\w'])(?:" + "|".join(sorted(map(re.escape, _words()), key=len, reverse=True)) + r")(?![\w'])"
    )


def words_to_digits(text: str) -> str:
    """The text in small letters with the numbers below fifty in digits: ``six and a half years`` is ``6.5 years``."""
    text = _EINHALB.sub(r"\1 and a half", text.casefold().translate(_APOSTROPHES))
    text = _pattern().sub(lambda match: str(_words()[match[0]]), text)
    text = _TENS_AND_UNITS.sub(lambda m: str(int(m[1]) + int(m[2])), text)
    return _WITH_HALF.sub(lambda m: f"{m['n'] or m['m']}.5{m['unit'] or m['behind'] or ''}", text)
