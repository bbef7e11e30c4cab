"""Cutting a name that is written in one run: 图尔荪卡迪尔, tuerxunkadeer, tursunqadir.

A run is the name of one, two or three parts. Each way to cut it gets a probability: of the number of parts, and of
each part as a listed spelling or else as a chain of characters that follow each other in listed spellings (a bigram
model with Witten-Bell smoothing). So a name that is not listed is still cut where names begin and end.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache

from service.names.chinese import pinyin_of, readings_of
from service.names.lexicon import spellings
from service.names.normal import key
from service.names.pinyin import cut, likeness
from service.names.scripts import Script, script_of_word
from service.names.tables import rows

LONGEST_RUN = 26
_START, _END = "^", "$"
_PARTS_PRIOR = {1: math.log(0.12), 2: math.log(0.84), 3: math.log(0.04)}
_LISTED = 0.7
"""Share of name parts whose very spelling is listed."""
_COMPOUNDED = 0.1
"""Share of name parts that are a listed name with a second half as -jan, and not listed themselves."""
_COMPOUND = math.log(1 / 40)
"""A part that is only half of a compound is rarely a part of its own."""
MOST_DOUBT = 11.5
"""How much less likely (bits) a way to cut may be than the best one to be kept. Measured on names joined without a
sign (benchmarks/names): the right way is the best one in 89 to 97 of 100, and within this in 98 to 100."""
_LONGEST_PART = 6
_LONGEST_WORD = 8
"""A run of so many characters, or letters, may always be one part."""
_TWO_NAMES = math.log(1 / 3000)
"""A listed compound of two listed names (买买提吐尔逊) is more often the two names of a person and a father."""


_HABITS = tuple(
    pair.split(">")
    for pair in "kh>h gh>g zh>j dj>j ph>f x>h q>k v>w ü>u ö>o é>e ë>e ä>e ə>e ı>i ş>sh ç>ch ğ>g ñ>ng '>".split()
)
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Model:
    """Spelling statistics: ``listed`` parts, counts of character pairs, of first characters of pairs, of characters."""

    listed: frozenset[str]
    pairs: Counter[tuple[str, str]]
    firsts: Counter[str]
    follows: Counter[str]
    singles: Counter[str]
    halves: frozenset[str]
    total: float
    steps: dict[tuple[str, str], float]

    @classmethod
    def of(cls, parts: frozenset[str], halves: frozenset[str] = frozenset()) -> Model:
        """Count the listed ``parts``; ``halves`` are second halves of compounds that are no names alone."""
        pairs: Counter[tuple[str, str]] = Counter()
        for part in sorted(parts):
            pairs.update(zip((_START, *part), (*part, _END), strict=True))
        firsts: Counter[str] = Counter()
        follows: Counter[str] = Counter()
        singles: Counter[str] = Counter()
        for (first, second), count in pairs.items():
            firsts[first] += count
            follows[first] += 1
            singles[second] += count
        return cls(parts, pairs, firsts, follows, singles, halves, sum(singles.values()) + 500.0, {})

    def step(self, first: str, second: str) -> float:
        """Log probability that ``second`` follows ``first``."""
        known = self.steps.get((first, second))
        if known is None:
            single = (self.singles[second] + 0.5) / self.total
            different = self.follows[first] + 1
            share = (self.pairs[first, second] + different * single) / (self.firsts[first] + different)
            known = self.steps[first, second] = math.log(share)
        return known

    def chain(self, part: str) -> float:
        """Log probability of the part as a chain of characters."""
        firsts, seconds = (_START, *part), (*part, _END)
        try:  # mostly every step was met before
            return sum([self.steps[step] for step in zip(firsts, seconds, strict=True)])
        except KeyError:
            return sum(map(self.step, firsts, seconds))

    def part(self, part: str) -> float:
        """Log probability of one name part."""
        unlisted = math.log(1 - _LISTED) + self.chain(part)
        if part not in self.listed:
            if any(part[:at] in self.listed and part[at:] in self.halves for at in range(2, len(part))):
                return max(unlisted, math.log(_COMPOUNDED / len(self.listed) / len(self.halves)))
            return unlisted
        listed = math.log(_LISTED / len(self.listed))
        if any(
            part[:at] in self.listed and part[at:] in self.listed and part[at:] not in self.halves
            for at in range(2, len(part) - 1)
        ):
            listed += _TWO_NAMES
        return max(unlisted, listed)


@lru_cache(maxsize=1)
def _chinese_spellings() -> frozenset[str]:
    return frozenset(s for s in spellings() if script_of_word(s) is Script.CHINESE)


@lru_cache(maxsize=1)
def chinese_model() -> Model:
    """The statistics of all listed Chinese spellings, over classes of characters (see ``folded``)."""
    halves = frozenset(folded(half) for half, bound in _halves()[1].items() if bound)
    return Model.of(frozenset(folded(spelling) for spelling in _chinese_spellings()), halves)


@lru_cache(maxsize=1)
def _sounds() -> dict[str, str]:
    """The first character that was met for each sound: 买 for 麦 too, 力 for 丽, 吐 for 图."""
    return {}


def folded(run: str) -> str:
    """The run with every character replaced by one that stands for the same sound: spellings vary, sounds less."""
    table = _sounds()
    return "".join(table.setdefault(_sound_of(character), character) for character in run)


@lru_cache(maxsize=8192)
def _sound_of(character: str) -> str:
    initial = readings_of(character)[0]
    return initial[0][0].lower() if initial else character


@lru_cache(maxsize=1)
def latin_model() -> Model:
    """The statistics of all listed Latin spellings and of the pinyin of the Chinese ones."""
    latin = {s for s in spellings() if script_of_word(s) in (Script.LATIN, Script.TURKISH)}
    for spelling in _chinese_spellings():
        latin.add("".join((pinyin_of(character) or ("",))[0].replace("ü", "u") for character in spelling))
    halves = frozenset(folded_letters(half) for half, bound in _halves()[1].items() if bound)
    return Model.of(frozenset(map(folded_letters, latin)), halves)


def folded_letters(run: str) -> str:
    """The run in one habit of writing: kh, q, gh, v, ü and doubled letters are other hands' h, k, g, w, u and one."""
    for letters, habit in _HABITS:
        run = run.replace(letters, habit)
    return _DOUBLED.sub(r"\1", run)


@lru_cache(maxsize=1)
def _halves() -> tuple[dict[str, bool], dict[str, bool]]:
    before: dict[str, bool] = {}
    after: dict[str, bool] = {}
    for row in rows("affixes.tsv"):
        side = before if row["where"] == "before" else after
        for word in row["written"].split():
            side[key(word)] = row["bound"] == "yes"
    return before, after


def compounds() -> tuple[Container[str], Container[str], Container[str]]:
    """(first halves, second halves, whole words): :func:`joined` says None of two words where the first is none of the
    first, the second none of the second, and both together none of the third."""
    return *_halves(), spellings()


def joined(first: str, second: str) -> bool | None:
    """Whether two normalised words are halves of one compound: True surely, False perhaps, None no."""
    before, after = _halves()
    left, right = before.get(first), after.get(second)
    if left is None and right is None and first + second not in spellings():
        return None
    return bool(left or right)


def is_first_half(word: str) -> bool:
    """Whether the normalised word is only the first half of a compound: Abdu."""
    return _halves()[0].get(word, False)


def _ends(run: str, chinese: bool) -> list[int]:
    if chinese:
        return list(range(1, len(run) + 1))
    if likeness(run) > 1:
        # Han|ai or ha|nai: wherever both sides can be cut into syllables a part may end.
        return [end for end in range(1, len(run)) if cut(run[:end]) and cut(run[end:])] + [len(run)]
    return list(range(1, len(run) + 1))


@lru_cache(maxsize=65536)
def _part_score(folded_part: str, chinese: bool) -> float:
    return (chinese_model() if chinese else latin_model()).part(folded_part)


def _score(parts: tuple[str, ...], score_of: Mapping[str, float]) -> float:
    before, after = _halves()
    score = _PARTS_PRIOR[len(parts)] + sum([score_of[part] for part in parts])
    if not after.keys().isdisjoint(parts[1:]):
        score += _COMPOUND * sum([part in after for part in parts[1:]])
    if not before.keys().isdisjoint(parts[:-1]):
        score += _COMPOUND * sum([part in before for part in parts[:-1]])
    return score


@dataclass(frozen=True, slots=True)
class Way:
    """One way to cut a run. ``doubt``: bits by which it is less likely than the likeliest way; 0.0 for that one."""

    parts: tuple[str, ...]
    doubt: float = 0.0


@lru_cache(maxsize=50_000)
def cuts(run: str, most: int = 6) -> tuple[Way, ...]:
    """Plausible ways to cut a run of letters or characters, best first; a short run itself is always among them."""
    script = script_of_word(run)
    chinese = script is Script.CHINESE
    shortest, least = (2, 4) if chinese else (3, 8)
    if len(run) < least or len(run) > LONGEST_RUN * (1 if chinese else 2):
        return (Way((run,)),)
    if not chinese and script not in (Script.LATIN, Script.TURKISH):
        return (Way((run,)),)
    ends = _ends(run, chinese)
    ways: list[tuple[str, ...]] = [(run,)]
    for first in ends:
        if first < shortest or len(run) - first < shortest:
            continue
        ways.append((run[:first], run[first:]))
        if chinese and len(run) >= 7:
            ways.extend(
                (run[:first], run[first:second], run[second:])
                for second in ends
                if second - first >= shortest and len(run) - second >= shortest
            )
    # Of Chinese each character is folded for itself, so that a part of the run is folded as the run is.
    whole = folded(run) if chinese else ""
    score_of: dict[str, float] = {}
    for way in ways:
        at = 0
        for part in way:
            if part not in score_of:
                score_of[part] = _part_score(whole[at : at + len(part)] if chinese else folded_letters(part), chinese)
            at += len(part)
    scored = sorted([(_score(way, score_of), way) for way in ways], key=lambda pair: -pair[0])
    ranked = [(way, (scored[0][0] - score) / math.log(2)) for score, way in scored]
    kept = [Way(way, doubt) for way, doubt in ranked if doubt <= MOST_DOUBT][:most]
    if len(run) <= (_LONGEST_PART if chinese else _LONGEST_WORD) and all(way.parts != (run,) for way in kept):
        kept += [Way(way, doubt) for way, doubt in ranked if way == (run,)]
    return tuple(kept)
