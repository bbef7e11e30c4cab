"""A small family tree, drawn on the server: generation below generation, the person in the middle of it.

It draws what is stated and infers one thing only: where a register says what the person and another one are to the head
of the household, how many generations lie between them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.matching.values.relations import parse_relation
from service.review.sides import Value, sound_of
from service.store.form import SearchForm

# Units of the drawing. Two boxes beside each other are read on a phone as well.
WIDTH, BOX, TALL, GAP, EDGE = 340, 160, 58, 18, 5
# What fits into a box: letters, of which a Chinese character is as wide as nearly two.
LONGEST, WIDE = 19.0, 1.9

_GENERATIONS = {
    -2: ("grandparent",),
    -1: ("father", "mother", "parent", "step_parent", "parent_in_law", "uncle_aunt"),
    0: ("husband", "wife", "spouse", "brother", "sister", "sibling", "sibling_in_law", "cousin", "self"),
    1: ("son", "daughter", "child", "child_in_law", "nephew_niece"),
    2: ("grandchild",),
}
_GENERATION_OF = {code: generation for generation, codes in _GENERATIONS.items() for code in codes}
# Where the generation is not known: below all others.
_UNKNOWN = 99


@dataclass(frozen=True, slots=True)
class Kin:
    """``relation``: a code, or the word that was typed; ``to_head``: it says what they are to the head of the
    household. ``is_person``: the sought or recorded person. ``generation``: from the person, or None."""

    name: str
    sound: str = ""
    relation: str = ""
    to_head: bool = False
    is_person: bool = False
    generation: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    kin: Kin
    x: int
    y: int
    width: int = BOX
    height: int = TALL

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def name(self) -> str:
        return _short(self.kin.name or "–")

    @property
    def sound(self) -> str:
        return _short(self.kin.sound)


@dataclass(frozen=True, slots=True)
class Tree:
    """``lines``: (x1, y1, x2, y2). ``kin``: everybody in it in the order of the drawing, for the text beside it."""

    boxes: tuple[Box, ...]
    lines: tuple[tuple[int, int, int, int], ...]
    height: int
    width: int = WIDTH

    @property
    def kin(self) -> tuple[Kin, ...]:
        return tuple(box.kin for box in self.boxes)


def _short(text: str) -> str:
    if sum(map(_width, text)) <= LONGEST:
        return text
    room = LONGEST - 1
    for place, letter in enumerate(text):
        room -= _width(letter)
        if room < 0:
            return text[:place] + "…"
    return text


def _width(letter: str) -> float:
    return WIDE if unicodedata.east_asian_width(letter) in "WF" else 0.0 if unicodedata.combining(letter) else 1.0


def family_tree(form: SearchForm) -> Tree | None:
    """What the family said of its members; None where it named nobody."""
    kin = []
    if form.father_name.strip():
        kin.append(Kin(form.father_name, sound_of(form.father_name), "father", generation=-1))
    for relative in form.relatives:
        if relative.name.strip():
            code = parse_relation(relative.relation) or ""
            shown = code if code and code != "other" else relative.relation
            kin.append(Kin(relative.name, sound_of(relative.name), shown, generation=_GENERATION_OF.get(code)))
    return _drawn(_person(form.names), kin)


def record_tree(names: Sequence[str], relatives: Iterable[Value], fathers: Iterable[Value] = ()) -> Tree | None:
    """``relatives``: of the record's side of the comparison (``sides.record_side``), its household among them."""
    all_of_them = list(relatives)
    kin: list[Kin] = []
    own = next((v.relation for v in all_of_them if v.field == "relation" and v.relation), "")
    kin += [Kin(father.text, father.sound, "father", generation=-1) for father in fathers]
    for value in all_of_them:
        if value.field == "relation":
            continue
        if value.member is None:
            kin.append(Kin(value.text, value.sound, value.relation, generation=_GENERATION_OF.get(value.relation)))
        else:
            theirs, mine = _GENERATION_OF.get(value.relation), _GENERATION_OF.get(own)
            between = None if theirs is None or mine is None else theirs - mine
            kin.append(Kin(value.text, value.sound, value.relation, to_head=True, generation=between))
    person = _person(names)
    if own:
        person = Kin(person.name, person.sound, own, to_head=True, is_person=True, generation=0)
    return _drawn(person, kin)


def _person(names: Sequence[str]) -> Kin:
    name = names[0] if names else ""
    return Kin(name, sound_of(name) if name else "", is_person=True, generation=0)


def _drawn(person: Kin, kin: Sequence[Kin]) -> Tree | None:
    if not kin:
        return None
    rows: dict[int, list[Kin]] = {0: [person]}
    for one in kin:
        rows.setdefault(_UNKNOWN if one.generation is None else one.generation, []).append(one)
    boxes: list[Box] = []
    lines: list[tuple[int, int, int, int]] = []
    y, above, spine = EDGE, 0, WIDTH // 2
    for generation in sorted(rows):
        if above and generation != _UNKNOWN:
            first = rows[generation][:2]
            lines.append((spine, above, spine, y + (TALL // 2 if len(first) == 2 else 0)))
        for start in range(0, len(rows[generation]), 2):
            pair = rows[generation][start : start + 2]
            left = [spine - BOX // 2] if len(pair) == 1 else [EDGE, WIDTH - EDGE - BOX]
            boxes += [Box(one, x, y) for one, x in zip(pair, left, strict=True)]
            if len(pair) == 2:
                lines.append((EDGE + BOX, y + TALL // 2, WIDTH - EDGE - BOX, y + TALL // 2))
            if start and generation != _UNKNOWN:
                lines.append((spine, y - GAP - TALL // 2, spine, y + (0 if len(pair) == 1 else TALL // 2)))
            y += TALL + GAP
        # The line down begins below a single box, or between two at the line that joins them.
        above = y - GAP - (0 if len(rows[generation]) % 2 else TALL // 2)
    return Tree(tuple(boxes), tuple(lines), y - GAP + EDGE)
