"""What brackets behind a name tell of kin, and not of the person: 古丽尼萨·吾斯曼（丈夫2009年病故）."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.fates.ofkin import without_kin
from service.records.reading.patterns import pattern_of
from service.records.reading.words.kinwords import SURE_WORDS

# A word for kin with something said behind it; 长女，已故 may be what the person is to the head of the household.
_BEGINS: Final = pattern_of(
    rf"(?:其|[他她]的?|该人的?|本人的?|因|系|现|已|原)*(?:(?:{SURE_WORDS}|儿媳|户主|父母|双亲|子女|儿女|孩子|兄弟|姐妹|公婆|家属|亲属|家人|亲人)"
    r"|(?:夫(?![妻妇])|[父母](?![子女])|[妻兄弟姐妹哥]|(?<=其)[子女]|子(?=[被在已均也病死亡去判服收关]))(?![性方员]))"
    r"(?![和与及、]|[,，;；。\s]|$)[^,，;；。\n]*"
)
# 死者之妻, 已故父亲: whom the note names is another.
_WHOSE: Final = pattern_of(
    rf"(?:系|为|是)?(?:死者|亡者|逝者|已故|在押|收押|服刑)[^,，;；。]{{0,16}}?(?:{SURE_WORDS}|之[父母妻夫子女兄弟姐妹]|家属|亲属|遗孀|遗属)"
)
_OWN: Final = pattern_of(r"本人(?!的)|自己")


def notes_of_own(notes: Iterable[str]) -> list[str]:
    """The notes of a name as far as they may tell what became of its person."""
    return [own for note in notes if (own := _own(note))]


@lru_cache(maxsize=4096)
def _own(note: str) -> str:
    plain = simplified(clean(note))
    if _WHOSE.fullmatch(plain):
        return ""
    if (match := _BEGINS.match(plain)) is not None and not _OWN.search(match[0]):
        plain = plain[match.end() :].strip(",，;；。 ")
        note = plain
    return without_kin(note) if note else ""
