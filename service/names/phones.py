"""The phonetic alphabet and what its sound changes cost, as dense integer tables.

A *form* is a string over the alphabet of ``data/phones.tsv``. For measuring, each phone is encoded together with
where it stands (first, before a vowel, before a consonant, last, beside its own glide), because a lost r costs
little at the end of a syllable and much at its beginning. Costs come from ``data/sound_changes.tsv``; the cost
between two undecided phones is that of their cheapest pair of members. The distance is a weighted edit distance
(Wagner & Fischer 1974) in hundredths of one clear consonant.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from service.names.tables import rows, weighted

LONGEST = 48
"""Phones of a form that are compared; no real name part comes near."""
PLACES = ("any", "initial", "onset", "coda", "final", "glide")
UNDECIDED = 2
"""Cost of meeting an undecided phone: agreement with it proves a little less than a plain one."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One sign of the alphabet. ``members``: (plain phone or "-", cost) pairs; a plain phone is its own member."""

    symbol: str
    vowel: bool
    weight: int
    members: tuple[tuple[str, int], ...]
    shown: str

    @property
    def undecided(self) -> bool:
        return self.members != ((self.symbol, 0),)


@dataclass(frozen=True, slots=True)
class Costs:
    """``change[a, b]`` and ``loss[a]`` in hundredths for codes (phone x place); ``weight[a]`` likewise."""

    change: npt.NDArray[np.int32]
    loss: npt.NDArray[np.int32]
    weight: npt.NDArray[np.int32]


def _read_alphabet() -> dict[str, Phone]:
    alphabet = {}
    for row in rows("phones.tsv"):
        symbol = row["symbol"]
        members = tuple(weighted(row["members"])) or ((symbol, 0),)
        alphabet[symbol] = Phone(symbol, row["kind"] == "vowel", int(row["weight"]), members, row["shown"] or symbol)
    return alphabet


ALPHABET: dict[str, Phone] = _read_alphabet()
_NUMBER = {symbol: number for number, symbol in enumerate(ALPHABET)}
_CODE = {
    (symbol, place): number * len(PLACES) + at for symbol, number in _NUMBER.items() for at, place in enumerate(PLACES)
}
_VOWELS = frozenset(symbol for symbol, phone in ALPHABET.items() if phone.vowel)
BESIDE = {"y": "iéıIYEV", "Y": "iéıIYEV", "w": "uoüöOʊ", "W": "uoüöOʊ", "i": "yY", "I": "yY", "u": "wW", "O": "wW"}
WEAK = frozenset("ıʊ")
CODES = len(ALPHABET) * len(PLACES)


def places(form: str) -> list[str]:
    """Where each phone of a form stands; one of ``PLACES`` each."""
    found = []
    last = len(form) - 1
    for index, symbol in enumerate(form):
        near = BESIDE.get(symbol)
        before = form[index - 1] if index else ""
        after = form[index + 1] if index < last else ""
        if near and ((before and before in near) or (after and after in near)):
            found.append("glide")
        elif index == 0:
            found.append("initial")
        elif index == last or (index == last - 1 and after in WEAK):
            found.append("final")
        elif after in _VOWELS and after not in WEAK:
            found.append("onset")
        else:
            found.append("coda")
    return found


@lru_cache(maxsize=65536)
def encode(form: str) -> npt.NDArray[np.int32]:
    """The codes of a form, shape (phones,), read-only; signs outside the alphabet are skipped."""
    kept = "".join(symbol for symbol in form if symbol in ALPHABET)[:LONGEST]
    codes = np.array([_CODE[pair] for pair in zip(kept, places(kept), strict=True)], dtype=np.int32)
    codes.setflags(write=False)
    return codes


def _read_changes() -> tuple[dict[tuple[str, str, str], int], dict[str, int]]:
    changes: dict[tuple[str, str, str], int] = {}
    defaults: dict[str, int] = {}
    for row in rows("sound_changes.tsv"):
        cost = int(row["cost"])
        if row["from"] == "default":
            defaults[row["to"]] = cost
            continue
        changes[row["from"], row["to"], row["where"]] = cost
        if row["to"] != "-":
            changes[row["to"], row["from"], row["where"]] = cost
    return changes, defaults


def _plain_change(x: str, y: str, where: frozenset[str], table: dict[tuple[str, str, str], int], base: int) -> int:
    if x == y:
        return 0
    fitting = [table[x, y, place] for place in where if (x, y, place) in table]
    return min(fitting, default=base)


@lru_cache(maxsize=1)
def costs() -> Costs:
    """The cost tables, computed once from the data files."""
    table, defaults = _read_changes()
    symbols = list(ALPHABET.values())

    def base(x: str, y: str) -> int:
        kinds = {ALPHABET[x].vowel, ALPHABET[y].vowel}
        if len(kinds) == 2:
            return defaults["consonant-vowel"]
        return defaults["vowel-vowel"] if True in kinds else defaults["consonant-consonant"]

    def loss_of(phone: Phone, place: str) -> int:
        found = []
        for member, extra in phone.members:
            if member == "-":
                found.append(extra + UNDECIDED)
                continue
            lost = defaults["vowel-lost"] if ALPHABET[member].vowel else defaults["consonant-lost"]
            fitting = [table[member, "-", where] for where in ("any", place) if (member, "-", where) in table]
            found.append(extra + min(fitting, default=lost))
        return min(found)

    # Substitution costs of plain phones for every pair of places, then undecided ones as the cheapest pair of members.
    plain = {
        (x, y, places_): _plain_change(x, y, places_, table, base(x, y))
        for x in (p.symbol for p in symbols if not p.undecided)
        for y in (p.symbol for p in symbols if not p.undecided)
        for places_ in {frozenset(("any", a, b)) for a in PLACES for b in PLACES}
    }
    change = np.zeros((CODES, CODES), dtype=np.int32)
    loss = np.zeros(CODES, dtype=np.int32)
    weight = np.zeros(CODES, dtype=np.int32)
    for number, phone in enumerate(symbols):
        for at, place in enumerate(PLACES):
            code = number * len(PLACES) + at
            loss[code] = max(1, loss_of(phone, place))
            weight[code] = phone.weight
            for other_number, other in enumerate(symbols[: number + 1]):
                for other_at, other_place in enumerate(PLACES):
                    other_code = other_number * len(PLACES) + other_at
                    cost = 0
                    if other.symbol != phone.symbol:
                        where = frozenset(("any", place, other_place))
                        cost = min(
                            extra + other_extra + plain[member, other_member, where]
                            for member, extra in phone.members
                            if member != "-"
                            for other_member, other_extra in other.members
                            if other_member != "-"
                        )
                        cost = max(1, cost + (UNDECIDED if phone.undecided or other.undecided else 0))
                    change[code, other_code] = change[other_code, code] = cost
    for array in (change, loss, weight):
        array.setflags(write=False)
    return Costs(change, loss, weight)


def shown(form: str) -> str:
    """A form in letters that a person can read: digraphs as in ULY, doubtful sounds in brackets or with a slash."""
    return "".join(ALPHABET[symbol].shown for symbol in form if symbol in ALPHABET)
