"""An invented population whose names are written in Chinese, with the spelling noise of real tables.

Spellings come from the labelled groups, never from the matcher's own tables; the noise is drawn here: another
character of the same pinyin, a closing 尔 left out or put in, an old habit beside a new one, a character lost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pypinyin import Style, lazy_pinyin

OLD_AND_NEW = (
    "买麦",
    "吐图",
    "牙亚",
    "沙萨",
    "地迪",
    "肉如",
    "肉若",
    "不卜",
    "依伊",
    "卡喀",
    "力里",
    "丽力",
    "木姆",
    "娜纳",
    "汗罕",
    "孙荪",
)
NOISE = 0.22


@dataclass(frozen=True, slots=True)
class Population:
    """``parts``: distinct written name parts; ``group_of``: group of each part (int32); ``own``, ``father``: part of
    each record (int32[n])."""

    parts: list[str]
    group_of: npt.NDArray[np.int32]
    own: npt.NDArray[np.int32]
    father: npt.NDArray[np.int32]


def _same_sound(characters: set[str]) -> dict[str, str]:
    by_pinyin: dict[str, str] = {}
    for character in sorted(characters):
        sound = lazy_pinyin(character, style=Style.NORMAL)[0]
        by_pinyin[sound] = by_pinyin.get(sound, "") + character
    return {character: by_pinyin[lazy_pinyin(character, style=Style.NORMAL)[0]] for character in characters}


def misspell(part: str, homophones: dict[str, str], random: np.random.Generator) -> str:
    """The part with one to three slips of a clerk."""
    for _ in range(int(random.choice([1, 2, 2, 3, 4]))):
        at = int(random.integers(len(part)))
        kind = random.random()
        if kind < 0.45:
            others = homophones.get(part[at], part[at])
            part = part[:at] + str(random.choice(list(others))) + part[at + 1 :]
        elif kind < 0.75:
            pair = OLD_AND_NEW[int(random.integers(len(OLD_AND_NEW)))]
            part = part.translate(str.maketrans(pair, pair[::-1])) if random.random() < 0.5 else part.replace(*pair)
        elif kind < 0.9 and "尔" in part and len(part) > 2:
            part = part.replace("尔", "", 1)
        elif len(part) > 3 and kind > 0.97:
            part = part[:at] + part[at + 1 :]
    return part


def populate(groups: dict[str, list[str]], records: int, seed: int = 1) -> Population:
    """Draw ``records`` people; ``groups``: Chinese spellings of each name. Names are Zipf-distributed."""
    random = np.random.default_rng(seed)
    names = sorted(groups)
    homophones = _same_sound({c for spellings in groups.values() for s in spellings for c in s})
    chance = 1 / (np.arange(len(names)) + 8.0)
    chance = random.permutation(chance / chance.sum())
    index: dict[tuple[str, int], int] = {}
    pools: list[npt.NDArray[np.int32]] = []
    for number, name in enumerate(names):
        spellings = groups[name]
        expected = int(2 * records * chance[number] * NOISE * 0.35) + 4
        noisy = [misspell(str(random.choice(spellings)), homophones, random) for _ in range(min(expected, 3000))]
        plain = [index.setdefault((s, number), len(index)) for s in spellings]
        slips = [index.setdefault((s, number), len(index)) for s in noisy]
        weights = 1 / (np.arange(len(plain)) + 1.0)
        pool = np.concatenate(
            [
                random.choice(plain, 20_000, p=weights / weights.sum()),
                random.choice(slips, int(20_000 * NOISE / (1 - NOISE))),
            ]
        )
        pools.append(pool.astype(np.int32))

    def draw() -> npt.NDArray[np.int32]:
        drawn = random.choice(len(names), records, p=chance)
        answer = np.empty(records, dtype=np.int32)
        order = np.argsort(drawn, kind="stable")
        bounds = np.searchsorted(drawn[order], np.arange(len(names) + 1))
        for number, pool in enumerate(pools):
            rows = order[bounds[number] : bounds[number + 1]]
            answer[rows] = random.choice(pool, rows.size)
        return answer

    parts = [part for part, _ in index]
    return Population(parts, np.array([number for _, number in index], dtype=np.int32), draw(), draw())
