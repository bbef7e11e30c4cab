"""What the lexicon lists, the other way round: from a name to the ways in which it is written."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from service.names.lexicon import all_entries, spellings
from service.names.parts import NamePart
from service.names.reading import make_part
from service.names.scripts import Script


@lru_cache(maxsize=1)
def _spelled() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for spelling, entries in spellings().items():
        for entry in entries:
            found[entry.name].append(spelling)
    return found


@lru_cache(maxsize=4)
def listed_names(sex: str) -> tuple[str, ...]:
    """The lexicon's names of men (``m``) or women (``f``), in Uyghur Latin letters."""
    return tuple(entry.name for entry in all_entries() if entry.sex == sex)


def ways_to_write(name: NamePart | str, script: Script) -> tuple[str, ...]:
    """How the lexicon writes a name in a script, each with a capital letter; nothing for a name that it lacks."""
    names = (name,) if isinstance(name, str) else name.names
    written = dict.fromkeys(spelling for known in names for spelling in sorted(_spelled().get(known, ())))
    return tuple(s[:1].upper() + s[1:] for s in written if make_part(s).script is script)
