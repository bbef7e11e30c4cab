"""One rough spelling for a word in whichever alphabet it stands: خەۋەر, хәвәр and xewer; ұсталған and ustalǵan.

The languages of lists are each written in two or three alphabets, and Latin ones in several ways. The vocabulary holds
a word in some of them; this finds it in the others.
"""

from __future__ import annotations

import re
from functools import lru_cache

from service.matching.values.places import fold_place

# Letters that the alphabets of one language share out differently; then the two vowels that Kazakh and Uyghur part in.
_BEFORE = str.maketrans({"ع": "g", "ح": "h", "ه": "ە", "ý": "u", "ñ": "ng", "ń": "ng", "ə": "ә"})
_AFTER = str.maketrans({"y": "i", "v": "u"})
_FRONT_A = re.compile("[әáä]")
_TWICE = re.compile(r"(.)\1+")
LEAST = 5  # letters: shorter words are too like each other
_OF_AN_ALPHABET = re.compile(r"[^\W\d_\u3400-\u9fff]")


@lru_cache(maxsize=16384)
def spellings(text: str) -> tuple[str, ...]:
    """The rough spellings of a text in lower case, without spaces: two where it may be Uyghur (ә as ە) or Kazakh (ә as
    ا). Empty for a short one and for one in Chinese."""
    if len(text) < LEAST or not _OF_AN_ALPHABET.match(text):
        return ()
    plain = text.translate(_BEFORE)
    found = [_rough(plain)]
    if _FRONT_A.search(plain):
        found.append(_rough(_FRONT_A.sub("a", plain)))
    return tuple(dict.fromkeys(one for one in found if len(one) >= LEAST))


def _rough(text: str) -> str:
    return _TWICE.sub(r"\1", fold_place(text).translate(_AFTER).replace("kh", "h"))  # qamoqxona, қамоқхона
