"""How well names are told apart and brought together: ``python -m benchmarks.names.quality``.

Prints the labelled cases by category with microseconds a comparison, then group retrieval for each pair of scripts,
with the lexicon and without it (sound alone, which is what names that nobody listed will meet). ``--freeze`` writes the
shares to ``reference.json``, with which the tests compare. Full names among a million records: ``million``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict

from benchmarks.names.cases import HERE, measure, read_cases, read_table
from benchmarks.names.groups import PairResult, print_table, retrieve
from benchmarks.names.holdout import measure_holdout
from service.names import lexicon

REFERENCE = HERE / "reference.json"
GROUPS = 125
Shares = dict[str, float]


def case_shares(*, show: bool = False) -> Shares:
    """Share of right cases by category."""
    shares = {}
    for category, result in measure(read_cases()).items():
        shares[f"cases {category}"] = round(result.share, 4)
        if show:
            print(
                f"{category:32} {result.right:4}/{result.count:<4} {result.share:6.1%}   median {result.median:.3f}"
                f"   {result.microseconds:6.0f} µs"
            )
            for score, case in result.wrong:
                print(f"{'':8}{score:.3f}  {case.left}  |  {case.right}")
    return shares


def group_results(subsets: int | None = None) -> dict[tuple[str, str], PairResult]:
    """Group retrieval over the list in disjoint random sets of 125 groups, added up."""
    rows = [(group, script, value) for group, script, value in read_table("groups.tsv")]
    groups = sorted({group for group, _, _ in rows})
    random.Random(1).shuffle(groups)
    total: dict[tuple[str, str], PairResult] = defaultdict(PairResult)
    for start in list(range(0, len(groups) - GROUPS + 1, GROUPS))[:subsets]:
        chosen = set(groups[start : start + GROUPS])
        for pair, result in retrieve(row for row in rows if row[0] in chosen).items():
            total[pair].asked += result.asked
            total[pair].first += result.first
            total[pair].misses += result.misses
    return dict(total)


def group_shares(*, with_lexicon: bool, subsets: int | None = None, show: bool = False) -> Shares:
    """Share of spellings whose group comes first, for each pair of scripts."""
    lexicon.switch(with_lexicon)
    try:
        results = group_results(subsets)
    finally:
        lexicon.switch(True)
    name = "lexicon" if with_lexicon else "sound alone"
    if show:
        print(f"\nright group first among {GROUPS}, {name} (rows ask, columns answer)")
        print_table(results)
    return {f"groups {a}>{b} {name}": round(r.share, 4) for (a, b), r in sorted(results.items()) if r.asked >= 20}


def holdout_shares(*, show: bool = False) -> Shares:
    """Share of spellings of unlisted names whose group comes first, for each pair of scripts."""
    results = measure_holdout()
    if show:
        print("\nhold-out: right group first among names that nobody listed")
        print_table(results)
    return {f"holdout {a}>{b}": round(r.share, 4) for (a, b), r in sorted(results.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--freeze", action="store_true", help="write reference.json")
    arguments = parser.parse_args()
    shares = case_shares(show=True)
    for with_lexicon in (True, False):
        shares |= group_shares(with_lexicon=with_lexicon, show=True)
    shares |= holdout_shares(show=True)
    if arguments.freeze:
        REFERENCE.write_text(json.dumps(shares, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        print(f"\nwritten: {REFERENCE.name}")


if __name__ == "__main__":
    main()
