"""Changes to a weight table: other m probabilities, said in the table's own form."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import asdict, replace

from service.matching.weights import Weight, Weights

Change = tuple[str, str, float]


def adjusted(weights: Weights, changes: Iterable[Change], why: str) -> Weights:
    """The table with the m of some levels replaced. A level that it does not have (any more) is passed over.

    ``why``: where the numbers come from; it becomes the comment of each changed line.
    """
    table = {(w.comparison, w.level): w for w in weights}
    for comparison, level, m in changes:
        known = table.get((comparison, level))
        if known is not None and known.m != m:
            table[comparison, level] = replace(known, m=m, comment=f"{why} Before: m = {known.m}. {known.comment}")
    return Weights(table, weights.settings)


def as_toml(weights: Weights) -> str:
    """The table as ``Weights.parse`` reads it."""
    lines = [
        "format = 1",
        "",
        "[settings]",
        *(f"{name} = {value!r}" for name, value in asdict(weights.settings).items()),
    ]
    for weight in weights:
        lines += ["", "[[weight]]", *_lines(weight)]
    return "\n".join(lines) + "\n"


def _lines(weight: Weight) -> list[str]:
    lines = [f'comparison = "{weight.comparison}"', f'level = "{weight.level}"', f"m = {weight.m!r}"]
    if weight.u is None:
        lines += ['u = "rarity"', f"times = {weight.times!r}"]
    else:
        lines += [f"u = {weight.u!r}", f"bits = {math.log2(weight.m / weight.u):.2f}"]
    # A JSON string is a basic string of TOML.
    return [*lines, f"comment = {json.dumps(weight.comment, ensure_ascii=False)}"]
