"""Which sounds of two forms were set against each other, and what each change cost: the distance, taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from service.names.phones import ALPHABET, LONGEST, costs, encode


@dataclass(frozen=True, slots=True)
class SoundStep:
    """One step of an alignment; an empty side means that the sound is missing there. ``cost`` in hundredths."""

    left: str
    right: str
    cost: int


def align(left: str, right: str) -> tuple[SoundStep, ...]:
    """The cheapest alignment of two forms; the costs add up to their distance (see ``kernel.distance``)."""
    left = "".join(symbol for symbol in left if symbol in ALPHABET)[:LONGEST]
    right = "".join(symbol for symbol in right if symbol in ALPHABET)[:LONGEST]
    a, b, table = encode(left).tolist(), encode(right).tolist(), costs()
    rows = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            ways = []
            if i and j:
                ways.append(rows[i - 1][j - 1] + int(table.change[a[i - 1], b[j - 1]]))
            if i:
                ways.append(rows[i - 1][j] + int(table.loss[a[i - 1]]))
            if j:
                ways.append(rows[i][j - 1] + int(table.loss[b[j - 1]]))
            rows[i][j] = min(ways, default=0)
    steps: list[SoundStep] = []
    i, j = len(a), len(b)
    while i or j:
        if i and j:
            change = int(table.change[a[i - 1], b[j - 1]])
            if rows[i][j] == rows[i - 1][j - 1] + change:
                steps.append(SoundStep(left[i - 1], right[j - 1], change))
                i, j = i - 1, j - 1
                continue
        if i and rows[i][j] == rows[i - 1][j] + int(table.loss[a[i - 1]]):
            steps.append(SoundStep(left[i - 1], "", int(table.loss[a[i - 1]])))
            i -= 1
        else:
            steps.append(SoundStep("", right[j - 1], int(table.loss[b[j - 1]])))
            j -= 1
    return tuple(reversed(steps))
