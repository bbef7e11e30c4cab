"""Full names against an invented population of Chinese-written records, by name parts alone."""

from __future__ import annotations

import time
from collections import defaultdict

import numpy as np
import numpy.typing as npt
from pypinyin import lazy_pinyin

from benchmarks.names.cases import read_table
from benchmarks.names.groups import label_of
from benchmarks.names.population import Population, populate
from service.names import PartVocabulary, lexicon, make_part

FLOOR = 0.5
WAYS = ("latn", "cyrl", "arab", "pinyin", "hans")
Floats = npt.NDArray[np.float32]


def scores(population: Population, vocabulary: PartVocabulary, own: str, father: str) -> Floats:
    """Summed part similarity of every record with the two names, in the better order. Shape (records,)."""
    dense = []
    for text in (own, father):
        indices, values = vocabulary.agreements(make_part(text), FLOOR)
        one = np.zeros(len(vocabulary), dtype=np.float32)
        one[indices] = values
        dense.append(one)
    straight = dense[0][population.own] + dense[1][population.father]
    swapped: Floats = np.maximum(straight, dense[1][population.own] + dense[0][population.father])
    return swapped


def rank_of(population: Population, found: Floats, record: int) -> int:
    """How many other names stand strictly before that of ``record``; namesakes and same-written groups are one."""
    own, father = population.group_of[population.own], population.group_of[population.father]
    writings = defaultdict(set)
    for part, group in zip(population.parts, population.group_of, strict=True):
        writings[part].add(int(group))
    right = {int(own[record]), int(father[record])}

    def matches(row: int) -> bool:
        return all(
            bool(writings[population.parts[column[row]]] & right) for column in (population.own, population.father)
        )

    top = np.argsort(-found, kind="stable")[:500]
    best_right = max((float(found[row]) for row in top if matches(int(row))), default=-1.0)
    return len({(int(own[row]), int(father[row])) for row in top if found[row] > best_right + 1e-6})


def search_records(records: int, queries: int, *, with_lexicon: bool, seed: int = 5) -> dict[str, tuple[float, float]]:
    """Search for ``queries`` people per way of writing; prints and returns (first, in the first ten) shares."""
    lexicon.switch(with_lexicon)
    try:
        spelled: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for group, script, value in read_table("groups.tsv"):
            spelled[label_of(make_part(value), script)][group].append(value)
        population = populate(dict(spelled["hans"]), records)
        names = sorted(spelled["hans"])
        started = time.perf_counter()
        vocabulary = PartVocabulary.build(make_part(part) for part in population.parts)
        built = time.perf_counter() - started
        print(f"\n{records:,} records, {len(population.parts):,} parts ({built:.1f} s), lexicon {with_lexicon}")
        random = np.random.default_rng(seed)
        answer = {}
        for way in WAYS:
            ranks: list[int] = []
            while len(ranks) < queries:
                record = int(random.integers(records))
                people = [names[population.group_of[column[record]]] for column in (population.own, population.father)]
                texts = []
                for name in people:
                    pool = spelled["hans" if way == "pinyin" else way].get(name)
                    if pool:
                        text = str(random.choice(pool))
                        texts.append("".join(lazy_pinyin(text)).capitalize() if way == "pinyin" else text)
                if len(texts) == 2:
                    ranks.append(rank_of(population, scores(population, vocabulary, *texts), record))
            first, ten = np.mean(np.array(ranks) < 1), np.mean(np.array(ranks) < 10)
            answer[way] = (float(first), float(ten))
            print(f"{way:8} first {first:6.1%}   in the first ten {ten:6.1%}")
        return answer
    finally:
        lexicon.switch(True)
