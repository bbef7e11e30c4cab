"""The weight table: read from ``data/weights.toml``, checked, and given out in units."""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from service.matching.types import ComparisonName
from service.matching.units import weight_units

DEFAULT_PATH = Path(__file__).parent / "data" / "weights.toml"

#: The levels that the engine can reach. A table must hold exactly these.
LEVELS: Mapping[str, frozenset[str]] = {
    "name": frozenset(
        ["same", "close", "loose", "faint", "contradicted", "omitted", "in_order", "swapped", "cut", "missing"]
    ),
    "birth": frozenset(
        [
            "day",
            "new_year",
            "exchanged",
            "month",
            "month_only",
            "year",
            "year_only",
            "near",
            "about",
            "contradicted",
            "missing",
            "in_id",
        ]
    ),
    "sex": frozenset(["equal", "contradicted", "missing", "in_id"]),
    "place": frozenset(["village", "township", "county", "prefecture", "different", "missing", "in_id"]),
    "id_number": frozenset(
        [
            "whole",
            "one_off",
            "exchanged",
            "long",
            "middle",
            "short",
            "damaged_long",
            "damaged_middle",
            "damaged_short",
            "contradicted",
            "missing",
        ]
    ),
    "relatives": frozenset(["related", "found", "other_relation", "absent"]),
    "photo": frozenset(["same_picture", "hash_close", "not_copy", "missing"]),
}
_RARITY_ONLY = {("name", level) for level in ("same", "close", "loose", "faint")} | {
    ("place", level) for level in ("village", "township", "county", "prefecture")
}
_RARITY_ONLY |= {("relatives", level) for level in ("related", "found", "other_relation")}
_NEUTRAL = {"missing", "omitted", "cut", "in_id", "absent", "not_copy"}


class WeightsError(ValueError):
    """The weight table cannot be used; the message names the line's comparison and level and what to do."""


@dataclass(frozen=True, slots=True)
class Weight:
    """One line of the table. ``u`` is None where it comes from rarity, multiplied by ``times``."""

    comparison: str
    level: str
    m: float
    u: float | None
    times: float
    comment: str

    def units(self, rarity: float | None = None) -> int:
        """Bits of this level in units; ``rarity`` is needed where ``u`` comes from the records."""
        u = self.u if self.u is not None else (rarity or 0.0) * self.times
        return weight_units(self.m, min(1.0, u)) if self.u is None else weight_units(self.m, u)


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds that decide which level a comparison reaches. Similarities in 0..1, years whole, floor in bits."""

    floor: float
    name_same: float
    name_close: float
    name_loose: float
    name_faint: float
    rarity_smoothing: float
    birth_near_years: int
    birth_about_years: int


class Weights:
    """A checked weight table. ``digest`` changes with every number in it, and with nothing else."""

    def __init__(self, weights: Mapping[tuple[str, str], Weight], settings: Settings) -> None:
        self._weights = dict(weights)
        self.settings = settings

    @classmethod
    def load(cls, path: Path = DEFAULT_PATH) -> Weights:
        """The table in the TOML file at ``path``; :class:`WeightsError` where it cannot be used."""
        return cls.parse(path.read_text(encoding="utf-8"))

    @classmethod
    def parse(cls, text: str) -> Weights:
        """The table in TOML ``text``; :class:`WeightsError` where it cannot be used."""
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise WeightsError(f"The weight table is not valid TOML: {error}") from error
        if table.get("format") != 1:
            raise WeightsError("The weight table must say format = 1.")
        weights: dict[tuple[str, str], Weight] = {}
        for row in table.get("weight", []):
            weight = _weight(row)
            if (weight.comparison, weight.level) in weights:
                raise WeightsError(f"{weight.comparison}/{weight.level} stands twice in the weight table.")
            weights[weight.comparison, weight.level] = weight
        wanted = {(comparison, level) for comparison, levels in LEVELS.items() for level in levels}
        for what, pairs in (("lacks", wanted - weights.keys()), ("has the unknown line", weights.keys() - wanted)):
            if pairs:
                raise WeightsError(f"The weight table {what} " + ", ".join(f"{c}/{n}" for c, n in sorted(pairs)))
        return cls(weights, _settings(table.get("settings", {})))

    def __getitem__(self, key: tuple[str, str]) -> Weight:
        return self._weights[key]

    def __iter__(self) -> Any:
        return iter(self._weights.values())

    def units(self, comparison: ComparisonName, level: str, rarity: float | None = None) -> int:
        """Bits of (``comparison``, ``level``) in units."""
        return self._weights[comparison, level].units(rarity)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all numbers, hexadecimal."""
        lines = [f"{w.comparison} {w.level} {w.m!r} {w.u!r} {w.times!r}" for _, w in sorted(self._weights.items())]
        return hashlib.sha256("\n".join([*lines, repr(self.settings)]).encode()).hexdigest()


def _weight(row: Mapping[str, Any]) -> Weight:
    comparison, level = str(row.get("comparison")), str(row.get("level"))
    where = f"{comparison}/{level}"
    if comparison not in get_args(ComparisonName):
        raise WeightsError(f"{where}: there is no such comparison.")
    m, u, comment = row.get("m"), row.get("u"), row.get("comment")
    if not isinstance(m, int | float) or not 0 < m <= 1:
        raise WeightsError(f"{where}: m must be a number above 0 and at most 1.")
    if not isinstance(comment, str) or not comment.strip():
        raise WeightsError(f"{where}: every weight needs a comment that says where it comes from.")
    if (u == "rarity") != ((comparison, level) in _RARITY_ONLY):
        raise WeightsError(f'{where}: u = "rarity" belongs to names, places and relatives that agree, and only there.')
    if u == "rarity":
        times = row.get("times", 1.0)
        if "bits" in row or not isinstance(times, int | float) or times <= 0:
            raise WeightsError(f"{where}: with rarity there are no fixed bits, and times must be above 0.")
        return Weight(comparison, level, float(m), None, float(times), comment)
    if not isinstance(u, int | float) or not 0 < u <= 1:
        raise WeightsError(f'{where}: u must be a number above 0 and at most 1, or "rarity".')
    bits = math.log2(m / u)
    if not isinstance(row.get("bits"), int | float) or abs(row["bits"] - bits) > 0.011:
        raise WeightsError(f"{where}: bits must be log2(m / u) = {bits:.2f}.")
    if level in _NEUTRAL and m != u:
        raise WeightsError(f"{where}: what is not stated counts for nothing; m and u must be equal.")
    if level in {"contradicted", "different"} and bits >= 0:
        raise WeightsError(f"{where}: a contradiction must count against.")
    return Weight(comparison, level, float(m), float(u), 1.0, comment)


def _settings(table: Mapping[str, Any]) -> Settings:
    try:
        settings = Settings(**table)
    except TypeError as error:
        raise WeightsError(f"The settings of the weight table: {error}") from error
    if not 0 < settings.name_faint <= settings.name_loose <= settings.name_close <= settings.name_same <= 1:
        raise WeightsError("Settings: 0 < name_faint <= name_loose <= name_close <= name_same <= 1 must hold.")
    return settings
