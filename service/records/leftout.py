"""Files under folders that no import reads: counted by kind, so that nobody believes them read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from service.records.files import is_table
from service.records.reading.lying import LINK, Lying, lying_under
from service.records.reading.photonames import PICTURES, is_inside
from service.records.reading.workbooks.archives import ENDINGS

# Kinds that are no ending: they hold no dot, which an ending begins with.
BARE, OTHERS = "bare", "others"
_MOST_KINDS, _LONGEST = 12, 8


def left_out(paths: Iterable[Path], *, tables: bool = True) -> dict[str, int]:
    """Kind -> number, the most first: an ending (".zip"), ``LINK``, ``BARE`` (a name without an ending) or ``OTHERS``
    (what is too many kinds to tell). ``tables``: whether tables are read, and not pictures alone."""
    kinds: Counter[str] = Counter()
    for folder in (path for path in paths if path.is_dir()):
        for one in lying_under(folder):
            read = one.suffix in PICTURES and is_inside(folder, one)
            if not read and not (tables and is_table(one)):
                kinds[_kind(one)] += 1
    found = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
    shown, rest = found[:_MOST_KINDS], sum(number for _, number in found[_MOST_KINDS:])
    return {**dict(shown), **({OTHERS: rest} if rest else {})}


def archives_in(kinds: Mapping[str, int]) -> bool:
    """Whether some of what was left out has to be unpacked first."""
    return not ENDINGS.isdisjoint(kinds)


def _kind(one: Lying) -> str:
    if one.kind == LINK:
        return LINK
    # What stands behind a dot may be anything; a kind is short and of plain letters.
    ending = one.suffix
    return ending if 1 < len(ending) <= _LONGEST and ending[1:].isalnum() and ending.isascii() else BARE
