"""How many records would agree at least this well: the exact distribution of scores, added up over segments."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from service.matching.units import UNITS_PER_BIT, to_bits, to_units

#: Width of a bin in units: half a bit.
BIN = UNITS_PER_BIT // 2
#: Bins from -128 to +384 bits; what lies outside falls into the outermost.
LOWEST = -128 * UNITS_PER_BIT
BINS = 1024

_HEADER = struct.Struct("<4sBxxxiQI")
_MAGIC = b"VMFT"


@dataclass(slots=True)
class Tally:
    """Counts of live records by score in half-bit bins.

    Exact for scores from ``floor`` (units) upwards; below it nothing is counted. ``records``: all live records that
    the tally speaks of, counted or not. ``counts``: int64 of shape [1024].
    """

    floor: int
    records: int = 0
    counts: NDArray[np.int64] = field(default_factory=lambda: np.zeros(BINS, dtype=np.int64))

    def at_least(self, bits: float) -> int:
        """Records that score at least ``bits``, to the half bit below. ``ValueError`` below the floor."""
        if to_units(bits) < self.floor:
            raise ValueError(f"this tally counts from {to_bits(self.floor)} bits upwards")
        return int(self.counts[bin_of(to_units(bits)) :].sum())

    def others_at_least(self, bits: float) -> int | None:
        """How many people besides the record itself agree at least this well; None below the floor."""
        return max(0, self.at_least(bits) - 1) if self.records and to_units(bits) >= self.floor else None

    def __add__(self, other: Tally) -> Tally:
        """The tally of both collections, exact from the higher floor upwards."""
        return Tally(max(self.floor, other.floor), self.records + other.records, self.counts + other.counts)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Tally)
            and (self.floor, self.records) == (other.floor, other.records)
            and bool(np.array_equal(self.counts, other.counts))
        )

    def to_bytes(self) -> bytes:
        """The same bytes on every machine; empty bins cost nothing."""
        used = np.flatnonzero(self.counts)
        body = used.astype("<u2").tobytes() + self.counts[used].astype("<i8").tobytes()
        return _HEADER.pack(_MAGIC, 1, self.floor, self.records, len(used)) + body

    @classmethod
    def from_bytes(cls, data: bytes) -> Tally:
        """Undoes ``to_bytes``; ``ValueError`` for anything else."""
        if len(data) < _HEADER.size:
            raise ValueError("not a tally")
        magic, version, floor, records, used = _HEADER.unpack_from(data)
        if magic != _MAGIC or version != 1 or len(data) != _HEADER.size + 10 * used:
            raise ValueError("not a tally")
        tally = cls(floor, records)
        bins = np.frombuffer(data, "<u2", used, _HEADER.size)
        if used and int(bins.max()) >= BINS:
            raise ValueError("not a tally")
        tally.counts[bins] = np.frombuffer(data, "<i8", used, _HEADER.size + 2 * used)
        return tally


def bin_of(units: int) -> int:
    """The bin of a score."""
    return min(BINS - 1, max(0, (units - LOWEST) // BIN))
