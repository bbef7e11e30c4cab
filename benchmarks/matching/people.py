"""Invented records in bulk: names of random syllables in Chinese characters, with the spelling noise of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.matching.types import PartialDate, RecordEntry

SYLLABLES = [
    "阿", "艾", "吾", "伊", "玉", "巴", "拜", "比", "布", "帕", "皮", "普", "达", "迪", "都", "塔", "提", "图", "吐",
    "卡", "喀", "克", "库", "古", "尕", "哈", "海", "加", "贾", "吉", "居", "恰", "其", "沙", "夏", "西", "希", "萨",
    "赛", "斯", "苏", "扎", "孜", "则", "祖", "拉", "热", "如", "肉", "来", "力", "里", "鲁", "马", "麦", "买", "米",
    "木", "穆", "那", "纳", "尼", "努", "瓦", "外", "维", "亚", "叶", "依", "尤", "尔", "江", "汗", "曼", "坤", "孙",
    "顿", "肯", "山", "丁",
]  # fmt: skip
ENDINGS = [
    "江", "汗", "古丽", "买提", "尼亚孜", "别克", "力", "木", "提", "尔", "克", "孜", "丁", "山", "曼", "迪尔", "热木",
    "尼沙", "努尔", "拉",
]  # fmt: skip
NOISE = (("买", "麦"), ("吐", "图"), ("卡", "喀"), ("力", "里"), ("依", "伊"), ("沙", "萨"), ("尔", ""), ("木", "姆"))


@dataclass(frozen=True, slots=True)
class People:
    """``parts``: distinct parts; ``own``, ``father``: int32 [n] part of each record; ``county``: int16 index."""

    parts: list[str]
    own: NDArray[np.int32]
    father: NDArray[np.int32]
    year: NDArray[np.int16]
    month: NDArray[np.int8]
    day: NDArray[np.int8]
    county: NDArray[np.int16]
    counties: list[str]

    def __len__(self) -> int:
        return len(self.own)

    def name(self, row: int) -> str:
        return f"{self.parts[self.own[row]]}·{self.parts[self.father[row]]}"

    def entries(self) -> Iterator[RecordEntry]:
        """Record ids are a fixed mixing of the row, so that rows come in no order."""
        for row in range(len(self)):
            birth = PartialDate(int(self.year[row]), int(self.month[row]), int(self.day[row]))
            yield RecordEntry(
                record_id=f"{(row * 0x9E3779B97F4A7C15 + 1) % 2**64:016x}{row:016x}",
                names=(self.name(row),),
                births=(birth,),
                sex="f" if row % 2 else "m",
                counties=(self.counties[self.county[row]],),
            )


def make_people(n: int, counties: list[str], *, distinct: int = 60_000, seed: int = 1) -> People:
    """``n`` people whose parts follow a Zipf-like law: a few names are everywhere, thousands occur once or twice."""
    random = np.random.default_rng(seed)
    base = _base_parts(random, distinct // 6)
    weights = 1 / (np.arange(len(base)) + 8.0) ** 1.05
    variants: list[str] = []
    chances: list[float] = []
    for part, weight in zip(base, weights, strict=True):
        ways = _variants(random, part, 8)
        shares = np.array([1.0, *[0.08] * (len(ways) - 1)])
        variants += ways
        chances += (weight * shares / shares.sum()).tolist()
    probability = np.array(chances) / sum(chances)
    cumulative = np.cumsum(probability)

    def draw() -> NDArray[np.int32]:
        return np.minimum(np.searchsorted(cumulative, random.random(n)), len(variants) - 1).astype(np.int32)

    return People(
        parts=variants, own=draw(), father=draw(),
        year=random.integers(1930, 2012, n).astype(np.int16), month=random.integers(1, 13, n).astype(np.int8),
        day=random.integers(1, 29, n).astype(np.int8), county=random.integers(0, len(counties), n).astype(np.int16),
        counties=counties,
    )  # fmt: skip


def _base_parts(random: np.random.Generator, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        length = int(random.integers(1, 4))
        start = "".join(SYLLABLES[int(i)] for i in random.integers(0, len(SYLLABLES), length))
        found[start + ENDINGS[int(random.integers(0, len(ENDINGS)))]] = None
    return list(found)


def _variants(random: np.random.Generator, part: str, most: int) -> list[str]:
    ways = {part: None}
    for _ in range(most * 2):
        text = part
        old, new = NOISE[int(random.integers(0, len(NOISE)))]
        text = text.replace(old, new) if random.random() < 0.5 else text
        if random.random() < 0.7:
            at = int(random.integers(0, len(text)))
            text = text[:at] + SYLLABLES[int(random.integers(0, len(SYLLABLES)))] + text[at + 1 :]
        if len(text) > 1 and len(ways) < most:
            ways[text] = None
    return list(ways)
