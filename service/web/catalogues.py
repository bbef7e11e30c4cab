"""Catalogues of translations: read from their .po files, with how far each has come and who has read it.

Nothing is compiled beforehand: a catalogue takes some 30 ms to read, once a process, so what a translator wrote is what
visitors see at the next start. ``docs/TRANSLATING.md`` says how catalogues are made.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

TRANSLATIONS = Path(__file__).parent / "translations"
SOURCE = "en"
#: What the sentence of a translation must keep: ``%(name)s``, ``%%``, and ``{n}`` for the scripts.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}")
_REVIEW = re.compile(r"^#?\s*Review:\s*(.+?)\s*$", re.MULTILINE)
_READ_BY = re.compile(r"read by a native speaker\s*;\s*by:\s*(?P<by>[^;]+?)\s*;\s*on:\s*(?P<on>\d{4}-\d\d-\d\d)")


class CatalogueError(Exception):
    """A catalogue is not what it must be; the text says where and what to do."""


@dataclass(frozen=True, slots=True)
class Review:
    """Who has read a translation. ``by`` (a name of their choice) and ``on`` are None for a machine's draft."""

    by: str | None = None
    on: dt.date | None = None

    @property
    def read(self) -> bool:
        return self.by is not None


def read(path: Path, code: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=code)


def path_of(code: str, folder: Path = TRANSLATIONS) -> Path:
    return folder / code / "LC_MESSAGES" / "messages.po"


def _strings(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]


def _sources(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, tuple | list) else [str(message.id)]


def placeholders_fit(message: Message) -> bool:
    """Whether every form of a translation holds exactly the placeholders of its source.

    A plural form may leave out the number: a language may say "one photo" in words.
    """
    wanted = [_held(source) for source in _sources(message)]
    return all(_held(text) in wanted for text in _strings(message))


def _held(text: str) -> set[str]:
    """The placeholders of a text; a stray sign of one counts as one, since formatting would fail over it."""
    stray = {"%"} if "%" in PLACEHOLDER.sub("", text) else set()
    return {*PLACEHOLDER.findall(text), *stray} - {"%%"}


def faults(code: str, folder: Path = TRANSLATIONS) -> list[str]:
    """What keeps a catalogue from being offered, a sentence each: strings that lack, doubtful ones, placeholders."""
    path = path_of(code, folder)
    if not path.exists():
        return [f"There is no catalogue {path.name} for {code}."]
    translated = read(path, code)
    found = []
    for wanted in read(folder / "messages.pot"):
        if not wanted.id:
            continue
        short = _sources(wanted)[0][:70]
        message = translated.get(wanted.id, wanted.context)
        if message is None or not all(_strings(message)):
            found.append(f"not translated: {short}")
        elif message.fuzzy:
            found.append(f"marked as doubtful (fuzzy); settle it and remove the mark: {short}")
        elif not placeholders_fit(message):
            found.append(f"placeholders differ: {short}")
    return found


def is_complete(code: str, folder: Path = TRANSLATIONS) -> bool:
    """Whether every string of ``messages.pot`` stands in the catalogue with its placeholders."""
    return code == SOURCE or not faults(code, folder)


def review_of(code: str, folder: Path = TRANSLATIONS) -> Review:
    """Who has read a catalogue, from the line ``Review:`` in its header. Raises CatalogueError where none stands there.

    ``# Review: machine-drafted`` or ``# Review: read by a native speaker; by: NAME; on: 2026-12-31``.
    """
    header = read(path_of(code, folder), code).header_comment
    line = _REVIEW.search(header)
    if line is not None and line[1] == "machine-drafted":
        return Review()
    known = _READ_BY.fullmatch(line[1]) if line is not None else None
    if known is None:
        raise CatalogueError(
            f"{path_of(code, folder)} must say in its header '# Review: machine-drafted' or "
            "'# Review: read by a native speaker; by: NAME; on: YYYY-MM-DD'."
        )
    return Review(known["by"], dt.date.fromisoformat(known["on"]))


@cache
def translations_of(code: str, folder: Path = TRANSLATIONS) -> NullTranslations:
    """The catalogue, ready for gettext; the source's own words for English."""
    if code == SOURCE:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read(path_of(code, folder), code))
    compiled.seek(0)
    return Translations(compiled)
