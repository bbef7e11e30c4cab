"""The codes of a confirmed copy as words for a sentence: "the same picture, cropped and mirrored".

Marked for translation with ``N_``, which only names them for extraction; who shows them translates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from service.photos.reasons import N_
from service.photos.verdict import KINDS

#: A word or two for each code of ``verdict.KINDS``, as they follow "the same picture, ...".
WORDS: Final[Mapping[str, str]] = {
    "untouched": N_("unchanged"),
    "resized": N_("in another size"),
    "cropped": N_("cropped"),
    "framed": N_("inside a larger picture or a frame"),
    "caption": N_("with a bar added on one side"),
    "collage": N_("as a small part of a larger picture"),
    "turned": N_("turned"),
    "tilted": N_("tilted"),
    "mirrored": N_("mirrored"),
    "perspective": N_("seen at an angle"),
}

#: The last two words of a list, and what stands between earlier ones.
AND: Final = N_("%(words)s and %(last)s")
COMMA: Final = N_("%(words)s, %(next)s")


def in_words(kinds: Iterable[str], translate: Callable[[str], str] = str) -> str:
    """``("cropped", "mirrored")`` as "cropped and mirrored"; codes that are not of ``KINDS`` are left out, and no
    codes give no words. ``translate``: gettext of the reader's language."""
    given = set(kinds)
    words = [translate(WORDS[kind]) for kind in KINDS if kind in given]
    if not words:
        return ""
    text = words[0]
    for word in words[1:-1]:
        text = translate(COMMA) % {"words": text, "next": word}
    return translate(AND) % {"words": text, "last": words[-1]} if len(words) > 1 else text
