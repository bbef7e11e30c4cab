"""How much of leak-shaped files is read right, cell by cell: ``python -m benchmarks.records.reading [--files 400]``.

A cell counts as right when the reader states what a careful person reads there. Rows that state nobody and were read
as somebody count as invented; rows of which a person can read nothing must be told with file, sheet and row.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.records.leaks import Maker
from benchmarks.records.truth import Leak, Truth
from service.matching.values.dates import iso
from service.records.reading import Problem, Statement, read_tables

_NOT_NAME = re.compile(r"[\W_]+")


@dataclass
class Score:
    """``wrong``: by field; ``examples`` of each. ``untold``: damage that no problem names."""

    cells: int = 0
    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    missed: int = 0
    invented: int = 0
    untold: int = 0
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def share(self) -> float:
        return self.right / self.cells if self.cells else 1.0

    def fault(self, kind: str, what: str) -> None:
        self.wrong[kind] += 1
        if len(self.examples[kind]) < 4:
            self.examples[kind].append(what)


def _read_value(statement: Statement, name: str) -> object:
    if name == "names":
        return tuple(sorted(_NOT_NAME.sub("", n) for n in statement.names))
    if name == "id":
        return statement.id_numbers[0].text if statement.id_numbers else None
    if name == "birth":
        return {iso(b) for b in statement.births}
    if name == "detained_on":
        return iso(statement.detained_on) if statement.detained_on else None
    if name == "address":
        return statement.place_texts[0] if statement.place_texts else None
    if name == "sentence":
        s = statement.sentence
        return None if s is None else s.months if s.kind == "term" else s.kind
    return getattr(statement, name)


def _same(name: str, wanted: object, found: object, truth: Truth) -> bool:
    if name == "names":
        return tuple(sorted(wanted)) == found  # type: ignore[call-overload]
    if name == "birth":  # a month or year stands in the sound number's day
        return isinstance(found, set) and any(str(one).startswith(str(wanted)) for one in found)
    return wanted == found


def score(leak: Leak, into: Score) -> None:
    """Reads one file and adds what is right and wrong in it."""
    statements: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    told: dict[tuple[str, int], set[str]] = defaultdict(set)
    for event in read_tables(leak.path):
        if isinstance(event, Statement):
            statements[event.sheet, event.row].append(event)
            for problem in event.problems:
                told[event.sheet, event.row].add(problem.code)
        elif isinstance(event, Problem):
            told[event.sheet, event.row].add(event.code)
    for truth in leak.truth:
        place = f"{leak.path.name} {truth.sheet} row {truth.row}"
        there = statements[truth.sheet, truth.row]
        wanted_id, wanted_names = truth.cells.get("id"), truth.cells.get("names")
        found = next((s for s in there if wanted_id and wanted_id == _read_value(s, "id")), None) or next(
            (s for s in there if wanted_names and _same("names", wanted_names, _read_value(s, "names"), truth)),
            there[0] if there else None,
        )
        into.cells += len(truth.cells)
        if found is None:
            into.missed += 1
            into.fault("row", f"{place}: {truth.cells}")
            continue
        there.remove(found)
        for name, wanted in truth.cells.items():
            value = _read_value(found, name)
            if _same(name, wanted, value, truth):
                into.right += 1
            else:
                into.fault(name, f"{place}: {wanted!r} read as {value!r}; texts {dict(found.texts)}")
        for code in truth.damaged - told[truth.sheet, truth.row]:
            into.untold += 1
            into.fault("untold", f"{place}: {code}")
    for (sheet, row), left in statements.items():
        for statement in left:
            into.invented += 1
            into.fault("invented", f"{leak.path.name} {sheet} row {row}: {dict(statement.cells)}")
    for place_of in leak.lost:
        if not told[place_of]:
            into.untold += 1
            into.fault("untold", f"{leak.path.name} {place_of}: lost row")


def measure(folder: Path, files: int, seed: int) -> Score:
    """The score over ``files`` files drawn from ``seed``."""
    total = Score()
    for leak in Maker(folder, seed).files(files):
        score(leak, total)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        total = measure(Path(folder), arguments.files, arguments.seed)
    print(f"{total.right:,} of {total.cells:,} cells right: {total.share:.3%}")
    print(f"rows missed {total.missed}, invented {total.invented}; damage not told {total.untold}")
    for kind, count in total.wrong.most_common():
        print(f"  {kind}: {count}")
        for example in total.examples[kind]:
            print(f"      {example[:300]}")


if __name__ == "__main__":
    main()
