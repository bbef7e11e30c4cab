"""``python -m benchmarks.photos.calibrate --portraits FOLDER``: the curve behind the thresholds of the copy check.

Strangers: every transformed portrait of the first half against records of other people; copies: against its own
record. Prints how many of each reach a score, the exponential tail fitted to the strangers, and the shifts of copies
and of imitated second photographs of the same people.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np

from benchmarks.photos import portraits
from benchmarks.photos.second import STEPS, again
from benchmarks.photos.transforms import TRANSFORMS, apply
from service.photos import Prepared, comparing, prepare_query, prepare_record
from service.photos.thresholds import thresholds

STEP = 0.05
STEPS_OF_SCORE = np.arange(0.2, 1.2, STEP)
#: From how many strangers on the tail is fitted.
TAIL = 40


def tail(counts: list[int], pairs: int) -> tuple[float, float]:
    """(offset, slope) of the rate exp(offset - slope * score), from how many of the pairs reach each step of score:
    an exponential beyond the first step that no more than ``TAIL`` reach, by its mean excess."""
    first = next(i for i, count in enumerate(counts) if count <= TAIL)
    excess = STEP * (sum(counts[first + 1 :]) + counts[first] / 2)
    slope = counts[first] / excess
    return slope * float(STEPS_OF_SCORE[first]) + float(np.log(counts[first] / pairs)), slope


def measure(query: Prepared, record: Prepared) -> tuple[float, float, float]:
    """(score, agreement, shift) of a pair; zeros and the worst shift where too few points share a placement."""
    compared = comparing.compare(query, record)
    if compared.inliers < thresholds().least_inliers:
        return 0.0, 0.0, 1.0
    return compared.score, compared.agreement, compared.shift


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", type=Path, required=True)
    parser.add_argument("--changes", type=int, default=6, help="transforms of each portrait")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "calibration.csv")
    arguments = parser.parse_args()
    ours, others = portraits.halves(portraits.load(arguments.portraits))
    records = [prepare_record(picture) for picture in ours]
    rng = np.random.default_rng(1)
    strangers, copies, second = [], [], []
    for number, picture in enumerate(ours):
        for name in rng.choice(list(TRANSFORMS), arguments.changes, replace=False):
            query = prepare_query(apply(str(name), picture, others, number))
            copies.append(measure(query, records[number]))
            strangers += [measure(query, records[other])[0] for other in range(len(ours)) if other != number]
        second += [measure(prepare_query(again(picture, *step, rng)), records[number]) for step in STEPS]
    false, true = np.sort(strangers)[::-1], np.array(copies)[:, 0]
    counts = [int((false >= step).sum()) for step in STEPS_OF_SCORE]
    offset, slope = tail(counts, len(false))
    with arguments.out.open("w", newline="", encoding="ascii") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["score", "strangers", "of", "fitted_rate", "copies_found"])
        for step, count in zip(STEPS_OF_SCORE, counts, strict=True):
            rate = min(1.0, float(np.exp(offset - slope * step)))
            row = [f"{step:.2f}", count, len(false), f"{rate:.2e}", f"{(true >= step).mean():.4f}"]
            writer.writerow(row)
            print(*row, sep="\t")
    print(f"highest strangers: {np.round(false[:5], 3).tolist()}")
    print(f"lowest copies: {np.round(np.sort(true)[:5], 3).tolist()}")
    print(f"their lowest agreements: {np.round(np.sort(np.array(copies)[:, 1])[:5], 3).tolist()}")
    print(f"and highest shifts: {np.round(np.sort(np.array(copies)[:, 2])[-5:], 3).tolist()}")
    for step, shifts in zip(STEPS, np.array(second).reshape(len(ours), len(STEPS), 3).swapaxes(0, 1), strict=True):
        print(
            f"imitated second photographs, {step[0]} degrees: shifts {np.round(np.sort(shifts[:, 2])[:5], 3).tolist()}"
        )
    print(f"false_rate_offset = {offset:.2f}\nfalse_rate_slope = {slope:.2f}")
    print(f"score at one in 100,000: {(offset - np.log(1e-5)) / slope:.3f}")


if __name__ == "__main__":
    main()
