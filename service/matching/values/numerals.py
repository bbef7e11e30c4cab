"""Numbers in words, as terms are written: seven years, ئون بەش يىل, семь лет. Chinese ones: see ``months``."""

from __future__ import annotations

import re
from functools import cache

# One to nine, then ten, then the tens; English and Russian have words of their own for 11 to 19.
_COUNTED = (
    "one two three four five six seven eight nine ten",
    "один два три четыре пять шесть семь восемь девять десять",
    "одного двух трёх четырёх пяти шести семи восьми девяти десяти",
    "bir iki üç dört beş altı yedi sekiz dokuz on",
    "bir ikki üch töt besh alte yette sekkiz toqquz on",
    "بىر ئىككى ئۈچ تۆت بەش ئالتە يەتتە سەككىز توققۇز ئون",
    "бір екі үш төрт бес алты жеті сегіз тоғыз он",
    "ءبىر ەكى ءۇش ءتورت بەس التى جەتى سەگىز توعىز ون",
)
_TEENS = (
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
)
_TWENTY = "twenty двадцать двадцати yirmi yigirme يىگىرمە жиырма جيىرما".split()
_THIRTY = "thirty тридцать otuz ottuz ئوتتۇز отыз وتىز".split()


@cache
def _values() -> dict[str, int]:
    found = {word: n for words in _COUNTED for n, word in enumerate(words.split(), 1)}
    found |= {word: n for words in _TEENS for n, word in enumerate(words.split(), 11)}
    found |= {"трех": 3, "четырех": 4}
    return found | dict.fromkeys(_TWENTY, 20) | dict.fromkeys(_THIRTY, 30)


@cache
def _runs(unit: str) -> re.Pattern[str]:
    word = "|".join(sorted(map(re.escape, _values()), key=len, reverse=True))
    return re.compile(rf"(?<!\w)((?:{word})(?:[ -](?:{word}))?)(?=[ -]?(?:{unit}))", re.IGNORECASE)


def words_to_digits(text: str, unit: str) -> str:
    """``ئون بەش يىل`` becomes ``15 يىل``: number words that stand before a ``unit`` (a pattern), and no others."""
    return _runs(unit).sub(lambda m: str(sum(_values()[w] for w in re.split(r"[ -]", m[1].casefold()))), text)
