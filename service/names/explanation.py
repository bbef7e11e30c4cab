"""Why a name is read as it is, and why two names agree: everything that led to the score, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.names.alignment import SoundStep, align
from service.names.comparison import NameComparison, PartAgreement, compare_names
from service.names.lexicon import Entry, entries_of
from service.names.parsing import parse
from service.names.parts import NamePart, ParsedName
from service.names.phones import shown
from service.names.similarity import form_weight


@dataclass(frozen=True, slots=True)
class PartReading:
    """How one part was read. ``forms``: (phonetic form, the same in letters, cost in hundredths), best first."""

    part: NamePart
    forms: tuple[tuple[str, str, int], ...]
    listed: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PairReasons:
    """Why two parts agree as they do.

    ``similarity`` = 1 - 2 * (sum of ``steps``' costs) / ``weight`` - ``form_cost`` / 100 (then cut at 0), except where
    ``agreement.cut_off``: there one part is held against the beginning of the other.
    """

    agreement: PartAgreement
    steps: tuple[SoundStep, ...]
    weight: int
    form_cost: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """One name, or two and their comparison."""

    name: ParsedName
    readings: tuple[PartReading, ...]
    other: ParsedName | None = None
    other_readings: tuple[PartReading, ...] = ()
    comparison: NameComparison | None = None
    reasons: tuple[PairReasons, ...] = ()

    def lines(self) -> Iterator[str]:
        """The explanation in English, a line at a time, for the command line."""
        yield from _name_lines(self.name, self.readings)
        if self.other is not None and self.comparison is not None:
            yield ""
            yield from _name_lines(self.other, self.other_readings)
            yield ""
            for reason in self.reasons:
                yield from _reason_lines(reason)
            for part in self.comparison.left_only:
                yield f"{part.written}: only in the first name; neutral"
            for part in self.comparison.right_only:
                yield f"{part.written}: only in the second name; neutral"
            order = ", in the other order" if self.comparison.swapped else ""
            yield f"agreement of the names {self.comparison.score:.3f}{order}"


def _readings(parts: tuple[NamePart, ...]) -> tuple[PartReading, ...]:
    return tuple(
        PartReading(
            part,
            tuple((form, shown(form), cost) for form, cost in zip(part.forms, part.costs, strict=True)),
            entries_of(part.normalised),
        )
        for part in parts
    )


def _reason(agreement: PartAgreement) -> PairReasons:
    left, right = agreement.forms
    cost = 0
    for part, form in ((agreement.left, left), (agreement.right, right)):
        cost += dict(zip(part.forms, part.costs, strict=True)).get(form, 0)
    return PairReasons(agreement, align(left, right), form_weight(left) + form_weight(right), cost)


def explain(text: str, other: str | None = None) -> Explanation:
    """Explain how ``text`` is read and, with ``other``, why the two names agree. Never raises."""
    name = parse(text)
    if other is None:
        return Explanation(name, _readings(name.parts))
    second = parse(other)
    comparison = compare_names(name, second)
    left = tuple(pair.left for pair in comparison.pairs) + comparison.left_only
    right = tuple(pair.right for pair in comparison.pairs) + comparison.right_only
    return Explanation(
        name,
        _readings(left),
        second,
        _readings(right),
        comparison,
        tuple(_reason(pair) for pair in comparison.pairs if pair.forms[0] and pair.forms[1]),
    )


def _name_lines(name: ParsedName, readings: tuple[PartReading, ...]) -> Iterator[str]:
    yield name.original
    for reading in readings:
        forms = ", ".join(
            f"{letters} [{form}]" + (f" at {cost}" if cost else "") for form, letters, cost in reading.forms
        )
        part = reading.part
        yield f"  {part.written}: {part.script.value}, {part.kind}; sounds like {forms or 'nothing'}"
        for entry in reading.listed:
            yield f"    listed as a spelling of {entry.name} ({entry.source})"
    for title in name.titles:
        yield f"  {title.written}: a title, not compared"
    for split in name.alternatives:
        yield f"  could also be cut as {' · '.join(part.written for part in split)}"


def _reason_lines(reason: PairReasons) -> Iterator[str]:
    pair = reason.agreement
    cut = ", one is cut off" if pair.cut_off else ""
    yield f"{pair.left.written} and {pair.right.written}: {pair.similarity:.3f}{cut}"
    changes = [step for step in reason.steps if step.cost and not (pair.cut_off and not (step.left and step.right))]
    for step in changes:
        if step.left and step.right:
            yield f"    {shown(step.left)} [{step.left}] against {shown(step.right)} [{step.right}] costs {step.cost}"
        else:
            yield f"    {shown(step.left or step.right)} [{step.left or step.right}] on one side only costs {step.cost}"
    if reason.form_cost:
        yield f"    a less certain reading costs {reason.form_cost}"
    if not changes and not reason.form_cost:
        yield "    the same sounds"
