"""From one written part to a ``NamePart``: script, phonetic forms, lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from service.names import lexicon
from service.names.chinese import read_chinese
from service.names.compounds import read_compound
from service.names.letters import read_script
from service.names.normal import key, letters_of
from service.names.parts import Kind, NamePart
from service.names.phones import ALPHABET
from service.names.pinyin import likeness, read_pinyin
from service.names.readings import MOST_FORMS, Reading
from service.names.scripts import Script, script_of_word
from service.names.similarity import NEAR, distinct
from service.names.spoken import kept_forms
from service.names.titles import without_surname_ending, without_title

_OTHER_HABIT = 4
"""Cost of reading a word as pinyin when it looks like Uyghur Latin, or the other way round."""
_LISTED_PINYIN = 2
"""Cost of taking a word for the pinyin of a listed Chinese spelling: several names may share it."""
_SURNAME_ENDING = 3
"""Cost of taking the end of a part for the Russian ending of a surname."""
_VOWELS = "".join(symbol for symbol, phone in ALPHABET.items() if phone.vowel)
_GLUED_TITLE = 8
"""Cost of taking the end or the beginning of a part for an honorific: 买买提阿吉 may be Memet, a pilgrim."""


_ARTICLE = re.compile("^(abd|абд)[aeiouüаеоуү][lл](?=[^lл])")
"""The Arabic article after Abd-, which Uyghur leaves out: Abdulkadir is Abduqadir, Abdul Rahman is Abdurahman."""
_SUN_LETTERS = frozenset("rsşzntdрсшзнтд")
"""Before these letters the l of the article is never spoken."""
_NO_ARTICLE = 3
"""Cost of leaving the article out where its l may be spoken."""


def without_article(word: str) -> tuple[str, int]:
    """Abdulrahim as Uyghur has it, Abdurahim, and the cost of reading it so; empty where there is no article."""
    found = _ARTICLE.match(word)
    if not found:
        return "", 0
    rest = word[found.end() :]
    return found[1] + ("u" if found[1] == "abd" else "у") + rest, 0 if rest[0] in _SUN_LETTERS else _NO_ARTICLE


def _latin(word: str, script: Script) -> tuple[Script, list[Reading]]:
    plain = read_script(word, script)
    sinified = read_pinyin(word) if script is Script.LATIN else []
    signs = likeness(word) if sinified else 0
    if not sinified:
        return script, plain
    if signs:
        return Script.PINYIN, sinified + [(form, cost + _OTHER_HABIT) for form, cost in plain]
    return script, plain + [(form, cost + _OTHER_HABIT) for form, cost in sinified]


def _shortened(word: str) -> list[Reading]:
    """A part in Chinese characters without a glued honorific, or without the Russian ending of a surname."""
    found: list[Reading] = []
    if stem := without_title(word):
        found += [(form, cost + _GLUED_TITLE) for form, cost in read_chinese(stem)]
    stem, ends_in_vowel = without_surname_ending(word)
    if stem:
        forms = [(form.rstrip(_VOWELS) if ends_in_vowel else form, cost) for form, cost in read_chinese(stem)]
        found += [(form, cost + _SURNAME_ENDING) for form, cost in forms if form]
    return found


def _sound(word: str) -> tuple[Script, list[Reading]]:
    script = script_of_word(word)
    if script is Script.CHINESE:
        return script, read_chinese(word) + _shortened(word)
    shorter, cost = without_article(word)
    spoken = [(form, cost + extra) for form, extra in read_script(shorter, script)] if shorter else []
    if script in (Script.LATIN, Script.TURKISH):
        read_as, readings = _latin(word, script)
        return read_as, readings + spoken
    return script, read_script(word, script) + spoken


def make_part(written: str, kind: Kind = "given") -> NamePart:
    """Read one part; never raises. A part without any readable sound has no forms."""
    return _make_part(written[:200], kind, lexicon.is_on())


# A part takes 1 to 3 KB.
@lru_cache(maxsize=16_384)
def _make_part(written: str, kind: Kind, _with_lexicon: bool) -> NamePart:
    word, letters = key(written), letters_of(written)
    entries = lexicon.entries_of(word)
    script = script_of_word(letters)
    if script is not Script.CHINESE or (best := _plain(word, letters, entries)) is None:
        script, best = _best(word, letters, entries)
    return NamePart(
        written=written,
        normalised=word,
        script=script,
        kind=kind,
        forms=tuple([form for form, _ in best]),
        costs=tuple([cost for _, cost in best]),
        names=tuple([entry.name for entry in entries]),
    )


def _plain(word: str, letters: str, entries: Sequence[lexicon.Entry]) -> list[Reading] | None:
    """What :func:`_best` gives of most words in Chinese characters, in one step: those that nothing is known of but
    what their characters stand for. None for any other."""
    if entries or word != letters or _shortened(letters) or read_compound(word, _sound_of):
        return None
    return kept_forms(word, NEAR)


def _sound_of(word: str) -> list[Reading]:
    return _sound(word)[1]


def _best(word: str, letters: str, entries: Sequence[lexicon.Entry]) -> tuple[Script, list[Reading]]:
    """The script, and the forms that are worth keeping, best first."""
    script, readings = _sound(letters)
    found: dict[str, int] = {}
    for entry in entries:
        found[entry.form] = 0
    for entry in entries:
        for form, cost in entry.related:
            found.setdefault(form, cost)
    shorter, cost = without_article(word)
    for entry in lexicon.entries_of(shorter):
        found.setdefault(entry.form, cost)
    if script in (Script.LATIN, Script.PINYIN):
        for entry in lexicon.entries_of_pinyin(word):
            found.setdefault(entry.form, _LISTED_PINYIN if script is Script.PINYIN else _OTHER_HABIT)
    for form, cost in (*readings, *read_compound(word, _sound_of)):
        found[form] = min(cost, found.get(form, cost))
    return script, distinct(sorted(found.items(), key=lambda reading: reading[1]), MOST_FORMS)
