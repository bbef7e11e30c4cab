"""Two languages that nobody speaks, to see what is outside the catalogues and what a longer or mirrored text breaks.

They are made from the English strings while the page is made: accents on the letters, a third more length, brackets
around every string and other brackets around what is put into it. Only tests and the demonstration offer them.
"""

from __future__ import annotations

import re

from babel.support import NullTranslations

from service.web.catalogues import PLACEHOLDER

OPEN, CLOSE = "⟦", "⟧"
OPEN_VALUE, CLOSE_VALUE = "⦃", "⦄"
_ACCENTS = str.maketrans("aceginosuyACEGINOSUY", "áçéğíñöšüýÁÇÉĞÍÑÖŠÜÝ")
_PARTS = re.compile(f"({PLACEHOLDER.pattern})")


def pseudo(text: str) -> str:
    """``Welcome`` -> ``⟦Wélçömé ··⟧``; placeholders stay and are bracketed."""
    said = []
    for part in _PARTS.split(text):
        if not PLACEHOLDER.fullmatch(part):
            said.append(part.translate(_ACCENTS))
        else:
            said.append(part if part == "%%" else f"{OPEN_VALUE}{part}{CLOSE_VALUE}")
    return f"{OPEN}{''.join(said)} {'·' * (len(text) // 3)}{CLOSE}"


class PseudoTranslations(NullTranslations):
    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    ugettext = gettext
    ungettext = ngettext
