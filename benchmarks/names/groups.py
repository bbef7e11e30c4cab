"""Retrieval over groups of spellings: each spelling of one script asks for its group among all spellings of another.

A group's similarity is that of its best spelling. A tie with a wrong group counts as a miss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from service.names import NamePart, PartVocabulary, Script, make_part

LABELS = ("arab", "cyrl", "latn", "pinyin", "hans")


@dataclass(slots=True)
class PairResult:
    """Retrieval from one script into another: how many of ``asked`` found their group first, and who did not."""

    asked: int = 0
    first: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.first / self.asked if self.asked else 1.0


def label_of(part: NamePart, script: str) -> str:
    """The script of the list, with pinyin-looking Latin apart."""
    return "pinyin" if script == "latn" and part.script is Script.PINYIN else script


def retrieve(rows: Iterable[tuple[str, str, str]], *, by_look: bool = True) -> dict[tuple[str, str], PairResult]:
    """``rows``: (group, script, spelling). Returns the result of each ordered pair of scripts.

    ``by_look``: set Latin that looks like pinyin apart; otherwise the scripts are taken as they are labelled.
    """
    spellings: dict[str, list[tuple[str, NamePart]]] = defaultdict(list)
    for group, script, value in rows:
        part = make_part(value)
        spellings[label_of(part, script) if by_look else script].append((group, part))
    results: dict[tuple[str, str], PairResult] = {}
    for target, held in spellings.items():
        vocabulary = PartVocabulary.build(part for _, part in held)
        groups = sorted({group for group, _ in held})
        number = np.array([groups.index(group) for group, _ in held])
        for source, asking in spellings.items():
            result = results[source, target] = PairResult()
            for group, part in asking:
                others = {held_part.normalised for g, held_part in held if g == group} - {part.normalised}
                if group not in groups or (source == target and not others):
                    continue
                indices, values = vocabulary.agreements(part, 0.0)
                if source == target:
                    same = np.array([held[i][1].normalised == part.normalised for i in indices])
                    values = np.where(same, 0, values)
                best = np.zeros(len(groups))
                np.maximum.at(best, number[indices], values)
                right = groups.index(group)
                wrong = best.copy()
                wrong[right] = -1
                result.asked += 1
                if best[right] > wrong.max():
                    result.first += 1
                else:
                    winner = int(wrong.argmax())
                    spelled = max((i for i in indices if number[i] == winner), key=lambda i: values[i])
                    note = f"{best[right]:.3f} < {wrong.max():.3f} {groups[winner]} {held[spelled][1].written}"
                    result.misses.append((group, part.written, note))
    return results


def print_table(results: dict[tuple[str, str], PairResult]) -> None:
    """Shares for each pair of scripts; rows ask, columns answer."""
    print(f"{'':8}" + "".join(f"{target:>9}" for target in LABELS))
    for source in LABELS:
        cells = (results.get((source, target)) for target in LABELS)
        print(f"{source:8}" + "".join(f"{cell.share:9.1%}" if cell and cell.asked else f"{'':9}" for cell in cells))
