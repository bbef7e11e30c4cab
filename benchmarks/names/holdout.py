"""The hold-out: names that nobody listed, each spelling of one script asking for its group among those of another.

    python -m benchmarks.names.holdout [--misses 3]

``holdout.tsv`` was written down before it was measured and stands neither in the lexicon nor in the labelled groups;
``foreign_spellings`` (held by a test) says if that ceases to be so. Beside the engine stands the plain way: Levenshtein
of toneless pinyin and Latin letters, which a tool without knowledge of these names would take.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise

from pypinyin import lazy_pinyin
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from benchmarks.names.cases import read_table
from benchmarks.names.groups import PairResult, print_table, retrieve
from service.names import normalise
from service.names.lexicon import spellings
from service.names.normal import key

SCRIPTS = ("latn", "cyrl", "arab", "hans")
Row = tuple[str, str, str]


def passport(chinese: str) -> str:
    """The toneless pinyin of a Chinese spelling, as passports have it."""
    return "".join(lazy_pinyin(chinese)).replace("ü", "yu").capitalize()


@lru_cache(maxsize=1)
def read_holdout() -> tuple[Row, ...]:
    """(group, script, spelling) of every listed spelling, and of the passport pinyin of the Chinese ones."""
    rows: dict[Row, None] = {}
    for group, _, *cells in read_table("holdout.tsv"):
        for script, cell in zip(SCRIPTS, cells, strict=True):
            for spelling in cell.split():
                rows[group, script, spelling] = None
                if script == "hans":
                    rows[group, "pinyin", passport(spelling)] = None
    return tuple(rows)


def foreign_spellings() -> list[Row]:
    """Rows of the hold-out that the lexicon or the labelled groups know; there should be none."""
    known = set(spellings()) | {key(spelling) for _, _, spelling in read_table("groups.tsv")}
    return [row for row in read_holdout() if row[1] != "pinyin" and key(row[2]) in known]


def measure_holdout() -> dict[tuple[str, str], PairResult]:
    """Retrieval for each ordered pair of scripts, all groups of the hold-out against each other."""
    return retrieve(read_holdout(), by_look=False)


def plain_share() -> float:
    """Share of Chinese spellings whose plain pinyin is nearest to a Latin spelling of the right group (ties miss)."""
    held: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for group, script, spelling in read_holdout():
        held[script].append((group, normalise(spelling)))
    groups = sorted({group for group, _ in held["latn"]})
    nearest = cdist(
        [spelling for _, spelling in held["pinyin"]], [spelling for _, spelling in held["latn"]],
        scorer=Levenshtein.normalized_similarity,
    )  # fmt: skip
    first = 0
    for (group, _), row in zip(held["pinyin"], nearest, strict=True):
        best = dict.fromkeys(groups, 0.0)
        for (other, _), value in zip(held["latn"], row, strict=True):
            best[other] = max(best[other], float(value))
        ranked = sorted(best.values(), reverse=True)
        first += best[group] == ranked[0] and all(a > b for a, b in pairwise(ranked[:2]))
    return first / len(held["pinyin"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", type=int, default=0, help="how many misses to show for each pair of scripts")
    arguments = parser.parse_args()
    results = measure_holdout()
    print(f"{len({group for group, _, _ in read_holdout()})} groups that nobody listed; right group first")
    print_table(results)
    print(f"plain pinyin against Latin letters: {plain_share():.1%}")
    for (source, target), result in results.items():
        for group, spelling, note in result.misses[: arguments.misses]:
            print(f"{source}>{target}: {spelling} ({group}) {note}")


if __name__ == "__main__":
    main()
