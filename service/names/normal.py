"""Normalisation of written names: one way of writing what looks or means the same, before any sound is read.

NFKC (Unicode Standard Annex 15) folds presentation forms and full-width letters; then look-alike letters of the
Arabic script and of Latin amid Cyrillic (Ахмəт), tatweel, harakat, every kind of dot and apostrophe, and the Turkish
dotless and dotted i.
Traditional Chinese characters become simplified ones (``data/traditional.tsv``). Idempotent.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from service.names.tables import rows

LONGEST_TEXT = 10_000
"""Characters of a text that are looked at; a name is never longer, and no input may cost much."""
DOT = "·"

_REMEMBERED = 60

_DOTS = "·•・‧．｡。∙⋅●○◦᛫⸱ꞏ･𐄁‥…·•、，,;；/／|｜_＿+＋&＆"
_APOSTROPHES = "’‘ʼʻʽ`´′＇ˈʹ‛ˊˋʿʾ"
_HYPHENS = "-‐‑‒–—―−﹣－~～"
_ARABIC = {
    "ک": "ك", "ڪ": "ك", "ی": "ى", "ې": "ې", "ہ": "ە", "ه": "ە", "ة": "ە", "ۀ": "ە", "ۂ": "ە", "ھ": "ھ", "ں": "ن",
    "ؤ": "ۇ", "ٶ": "ۇ", "ٷ": "ۇ", "ۉ": "ۈ", "ۅ": "ۆ", "ٸ": "ى", "ٵ": "ا", "ٱ": "ا", "ݣ": "ڭ", "ﮪ": "ھ",
    "ڲ": "گ", "ۑ": "ې", "ى": "ى", "ے": "ې", "ك": "ك",
}  # fmt: skip
# Latin letters and the Cyrillic ones that look the same, small or as capitals.
_LATIN_ALIKE = "aeopcyxijsəhkmtb"
_CYRILLIC_ALIKE = "аеорсухіјѕәһкмтв"
_TO_CYRILLIC = str.maketrans(_LATIN_ALIKE, _CYRILLIC_ALIKE)
_TO_LATIN = str.maketrans(_CYRILLIC_ALIKE, _LATIN_ALIKE)
_LATIN_OR_CYRILLIC = re.compile("[a-z\u00df-\u024f\u0259\u0400-\u052f]+")
_SILENT = re.compile(
    "[\u0640\u064b-\u0653\u0655-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
)
# Arabic heh before a letter has the shape of Uyghur ھ; at the end, or kept from joining, that of ە.
_INNER_HEH = re.compile("ه(?=[\u0621-\u064a\u066e-\u06d3\u06d5])")
_COMBINED_I = re.compile("i\u0307")
_CHINESE_STOP = re.compile(rf"(?<=[\u3400-\u9fff])\s*[.{DOT}]\s*(?=[\u3400-\u9fff])")
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_APART = re.compile(rf"[\s{DOT}.-]+")
_BETWEEN = re.compile(rf"[\s'{DOT}.-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@lru_cache(maxsize=1)
def _letters() -> dict[int, str]:
    table = {ord(character): DOT for character in _DOTS}
    table |= {ord(character): "'" for character in _APOSTROPHES}
    table |= {ord(character): "-" for character in _HYPHENS}
    table |= {ord(old): new for old, new in _ARABIC.items()}
    for row in rows("traditional.tsv"):
        table |= {ord(old): new for old, new in zip(row["traditional"], row["simplified"], strict=True)}
    return table


def _one_alphabet(found: re.Match[str]) -> str:
    """A word that mixes Latin and Cyrillic in one of them, if the letters of the other only look like its own."""
    word = found[0]
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u052f"]
    latin = [letter for letter in word if not "\u0400" <= letter <= "\u052f"]
    if not cyrillic or not latin:
        return word
    to_cyrillic = all(letter in _LATIN_ALIKE for letter in latin)
    to_latin = all(ord(letter) in _TO_LATIN for letter in cyrillic)
    if to_cyrillic and (not to_latin or len(cyrillic) >= len(latin)):
        return word.translate(_TO_CYRILLIC)
    return word.translate(_TO_LATIN) if to_latin else word


def normalise(text: str) -> str:
    """Bring a text to its normal form: lower case, single spaces, one kind of dot, apostrophe and hyphen.

    Never raises, whatever the Unicode; at most ``LONGEST_TEXT`` characters are looked at.
    """
    # One name is normalised a dozen times while it is read; long texts are no names and are not kept.
    return _normalised(text) if len(text) <= _REMEMBERED else _normalised.__wrapped__(text)


@lru_cache(maxsize=16_384)
def _normalised(text: str) -> str:
    if _CHINESE.fullmatch(text) and text.translate(_letters()) == text:  # simplified characters alone stay as they are
        return text[:LONGEST_TEXT]
    return _in_steps(text)


def _in_steps(text: str) -> str:
    text = text[:LONGEST_TEXT].replace("İ", "i").replace("I\u0307", "i")
    for _ in range(3):  # once is enough for all real text; compatibility characters may unfold in steps
        before = text
        text = unicodedata.normalize("NFKC", text)
        text = _INNER_HEH.sub("ھ", text)
        text = _SILENT.sub("", _CONTROL.sub(" ", text))
        text = text.lower().translate(_letters())
        text = _CHINESE_STOP.sub(DOT, _COMBINED_I.sub("i", text))
        if not text.isascii():
            text = _LATIN_OR_CYRILLIC.sub(_one_alphabet, text)
        text = unicodedata.normalize("NFC", " ".join(text.split()))
        if text == before:
            break
    return text[:LONGEST_TEXT]


def letters_of(text: str) -> str:
    """The normal form in one word with its apostrophes: Is'haq is read s-h, not sh."""
    whole = normalise(text)
    return whole if whole.isalnum() else _APART.sub("", whole).strip("'")  # letters alone, as mostly, stay as they are


def key(text: str) -> str:
    """The normal form without spaces, dots, hyphens and apostrophes: what the lexicon is searched by."""
    # Taking a space out can bring a letter and its mark together, so what is left is normalised once more.
    whole = normalise(text)
    if whole.isalnum():  # as mostly
        return whole
    apart = _BETWEEN.sub("", whole)
    return apart if apart == whole else _BETWEEN.sub("", normalise(apart))
