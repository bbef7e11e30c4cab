"""Reading a whole name: words, titles, patronymics, and the other ways in which the text can be cut."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from service.names.normal import DOT, LONGEST_TEXT, key, normalise
from service.names.parts import Kind, NamePart, ParsedName
from service.names.pinyin import cut
from service.names.reading import make_part
from service.names.scripts import Script, script_of, script_of_word
from service.names.segments import Way, cuts, is_first_half, joined
from service.names.titles import is_descent, is_invented_surname, is_title, strip_ending

MOST_PARTS = 8
MOST_WAYS = 6
_APART, _TOGETHER = 3.0, 1.0
"""Bits of doubt: that halves which are hardly ever names stand apart; that two which may be names are one compound."""
_NO_TITLE = 1.0
"""Bits of doubt: that an honorific beside one name is a name itself."""
_CAPITAL_INSIDE = re.compile("(?<=[a-zà-öø-ÿğışа-яё])(?=[A-ZĞİŞА-ЯЁ])")
# Marks, a hyphen before a long word, and the Chinese words for "also called" that stand before another name.
_BREAKS = re.compile(
    f'[\\s{DOT}.()\\[\\]{{}}<>"“”«»《》【】:：!?*#@=0-9]+|(?<=[^\\W\\d_])-(?=[^\\W\\d_]{{3}})|又名|又叫|曾用名|别名|绰号|外号|小名|乳名'
)
_SPACED_LETTERS = re.compile(r"(?<!\w)[^\W\d_](?: [^\W\d_](?!\w)){3,}")
_SPACED_CHARACTERS = re.compile(r"(?<!\w)[\u3400-\u9fff](?:[ \u3000][\u3400-\u9fff](?!\w)){2,}")


def _closed_up(text: str) -> str:
    """The text with names that were spaced out letter by letter (T u r s u n, 吐 尔 逊) written in one again."""
    for spaced in (_SPACED_LETTERS, _SPACED_CHARACTERS):
        text = spaced.sub(lambda found: found[0].replace(" ", "").replace("\u3000", ""), text)
    return text


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
    if script_of_word(word) is not Script.CHINESE:
        stripped = strip_ending(key(word))
        if stripped:
            stem, found = stripped
            part = make_part(stem, found)
            return NamePart(word, part.normalised, part.script, found, part.forms, part.costs, part.names)
    return make_part(word, kind)


def _is_initial(letter: str) -> bool:
    return script_of(letter) in (Script.LATIN, Script.CYRILLIC)


def _named(words: list[str], text: str) -> tuple[list[tuple[str, Kind]], list[NamePart]]:
    """Tell the words of the name from honorifics, and mark the father's name beside a word for son or daughter."""
    titles: list[NamePart] = []
    named: list[tuple[str, Kind]] = []
    for at, word in enumerate(words):
        folded = key(word)
        if is_descent(folded) and len(words) > 1:
            if named and at == len(words) - 1:
                named[-1] = (named[-1][0], "patronymic")
        elif is_title(folded, at, len(words)) or (len(folded) == 1 and _is_initial(folded) and len(words) > 1):
            titles.append(make_part(_as_written(text, word), "title"))
        else:
            named.append((word, "given"))
    last = key(named[-1][0]) if len(named) > 1 else ""
    if last and is_invented_surname(last):
        named[-1] = (named[-1][0], "surname")
    if not named and titles:
        named.append((titles.pop(0).written.lower(), "given"))
    return named, titles


def _ways(words: list[str]) -> list[Way]:
    """The words as written, and with halves of compounds joined; the likelier way first."""
    if len(words) >= 3 and all(len(cut(key(word))) == 1 for word in words):
        return list(cuts("".join(map(key, words))))
    if len(words) == 1:
        return list(cuts(key(words[0])))
    at = 0
    together: list[str] = []
    sure = False
    while at < len(words):
        verdict = joined(key(words[at]), key(words[at + 1])) if at + 1 < len(words) else None
        if verdict is None:
            together.append(words[at])
            at += 1
        else:
            sure = sure or verdict
            whole = words[at] + words[at + 1]
            at += 2
            if at < len(words) and is_first_half(key(whole)):  # Abd ul Rahman
                whole += words[at]
                at += 1
            together.append(whole)
    if len(together) == len(words):
        return [Way(tuple(words))]
    ways = Way(tuple(words)), Way(tuple(together))
    return [ways[1], replace(ways[0], doubt=_APART)] if sure else [ways[0], replace(ways[1], doubt=_TOGETHER)]


def _as_written(text: str, word: str) -> str:
    """The word with the capitals it has in the text, where normalising changed nothing but those."""
    at = text.lower().find(word)
    found = text[at : at + len(word)] if at >= 0 else ""
    return found if found.lower() == word else word


def parse(text: str, most_doubt: float = math.inf) -> ParsedName:
    """Read a name in any script. Never raises; a text without letters has no parts.

    ``most_doubt``: bits above which other ways to cut the name are not even read.
    """
    text = text[:LONGEST_TEXT]
    words = words_of(normalise(_CAPITAL_INSIDE.sub(" ", _closed_up(text))))
    named, titles = _named(words, text)
    kinds = dict(named)
    splits: dict[tuple[NamePart, ...], float] = {}
    for way in _ways([word for word, _ in named]):
        if splits and way.doubt > most_doubt:
            continue
        parts = way.parts
        glued = (
            [word for at, word in enumerate(parts) if is_title(key(word), at, len(parts))] if len(named) == 1 else []
        )
        if glued and len(glued) < len(parts):
            parts = tuple(word for word in parts if word not in glued)
            titles += [make_part(word, "title") for word in glued if not splits]
        split = tuple(_part(_as_written(text, word), kinds.get(word, "given")) for word in parts)
        splits.setdefault(split, way.doubt)
    if len(words) == 2 and len(named) == 1 and all(len(key(word)) > 1 and not is_descent(key(word)) for word in words):
        # Haji is a name too: with nothing else beside the own name it may be the father's.
        splits.setdefault(tuple(_part(_as_written(text, word)) for word in words), _NO_TITLE)
    ranked = sorted(splits.items(), key=lambda item: item[1])[: 1 + MOST_WAYS]
    return ParsedName(
        text,
        ranked[0][0] if ranked else (),
        tuple(titles),
        tuple(split for split, _ in ranked[1:]),
        tuple(doubt for _, doubt in ranked[1:]),
    )
