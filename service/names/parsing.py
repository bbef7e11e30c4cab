"""Reading a whole name: words, titles, patronymics, and the other ways in which the text can be cut."""

from __future__ import annotations

import re

from service.names.normal import DOT, key, normalise
from service.names.parts import Kind, NamePart, ParsedName
from service.names.reading import make_part
from service.names.scripts import Script, script_of, script_of_word
from service.names.segments import cuts
from service.names.titles import is_descent, is_title, strip_ending

MOST_PARTS = 8
_BREAKS = re.compile(f"[\\s{DOT}.()\\[\\]{{}}<>\"“”«»《》【】:：!?*#@=0-9]+|(?<=[^\\W\\d_])-(?=[^\\W\\d_]{{3}})")


def words_of(text: str) -> list[str]:
    """The words of a normalised text that carry a letter, at most ``MOST_PARTS``; a change of script ends a word."""
    words: list[str] = []
    for piece in _BREAKS.split(text):
        for word in _by_script(piece):
            if key(word):
                words.append(word.strip("'-"))
                if len(words) == MOST_PARTS:
                    return words
    return words


def _by_script(piece: str) -> list[str]:
    if piece.isascii():
        return [piece] if any(c.isalpha() for c in piece) else []
    words: list[str] = []
    last = Script.OTHER
    for character in piece[:400]:
        script = script_of(character)
        if script is Script.OTHER:
            if words:
                words[-1] += character
            continue
        if script is last:
            words[-1] += character
        else:
            words.append(character)
        last = script
    return words


def _part(word: str, kind: Kind = "given") -> NamePart:
    if script_of_word(word) in (Script.CYRILLIC, Script.LATIN, Script.TURKISH):
        stripped = strip_ending(key(word))
        if stripped:
            stem, found = stripped
            part = make_part(stem, found)
            return NamePart(word, part.normalised, part.script, found, part.forms, part.costs, part.names)
    return make_part(word, kind)


def parse(text: str) -> ParsedName:
    """Read a name in any script. Never raises; a text without letters has no parts."""
    words = words_of(normalise(text))
    titles: list[NamePart] = []
    named: list[tuple[str, Kind]] = []
    for at, word in enumerate(words):
        folded = key(word)
        if is_descent(folded) and len(words) > 1:
            if named and at == len(words) - 1:
                named[-1] = (named[-1][0], "patronymic")
            continue
        if is_title(folded, at, len(words)):
            titles.append(make_part(word, "title"))
        else:
            named.append((word, "given"))
    if not named and titles:
        first = titles.pop(0)
        named.append((first.written, "given"))
    parts = tuple(_part(word, kind) for word, kind in named)
    alternatives: list[tuple[NamePart, ...]] = []
    if len(named) == 1:
        ways = cuts(key(named[0][0]))
        if ways and len(ways[0]) > 1:
            alternatives.append(parts)
            parts = tuple(_part(word) for word in ways[0])
            ways = ways[1:]
        for way in ways:
            other = tuple(_part(word) for word in way)
            if other != parts and other not in alternatives:
                alternatives.append(other)
    return ParsedName(text, parts, tuple(titles), tuple(alternatives))
