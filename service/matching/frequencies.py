"""What is common in the records and what is rare, counted once and frozen inside a scorer version."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from service.matching.keys import HeldPart, KeyTable, part_hash, part_text
from service.names import NamePart, PartVocabulary, Sound, make_part

if TYPE_CHECKING:
    from service.matching.segment import Segment

FORMAT = 2

#: How the parts sound that normalised texts are.
ReadSounds = Callable[[Sequence[str]], Iterable[NamePart | Sound]]


def read_sounds(texts: Sequence[str]) -> Iterable[NamePart]:
    """One after the other."""
    return map(make_part, texts)


class Frequencies:
    """A snapshot: in how many records each name part, county, township and village occurs.

    ``records``: people counted. ``counts``: int64 of shape [n_parts], in the order of ``vocabulary``.
    """

    def __init__(
        self,
        records: int,
        keys: KeyTable,
        counts: NDArray[np.int64],
        vocabulary: PartVocabulary,
        places: Mapping[str, Mapping[str, int]],
    ) -> None:
        self.records = records
        self.keys = keys
        self.counts = counts
        self.vocabulary = vocabulary
        self.places = {kind: dict(counted) for kind, counted in places.items()}

    @classmethod
    def build(cls, segments: Iterable[Segment], read: ReadSounds = read_sounds) -> Frequencies:
        """Count over whole segments. ``read``: who reads the parts; whoever has just indexed them knows them."""
        counted: Counter[str] = Counter()
        places: dict[str, Counter[str]] = {kind: Counter() for kind in ("county", "township", "village")}
        records = 0
        for segment in segments:
            records += len(segment)
            for key, count in zip(segment.part_keys, segment.part_counts().tolist(), strict=True):
                counted[key] += count
            for kind, found in segment.place_counts().items():
                places[kind].update(found)
        return cls._of(records, counted, places, read)

    @classmethod
    def _of(
        cls,
        records: int,
        counted: Mapping[str, int],
        places: Mapping[str, Mapping[str, int]],
        read: ReadSounds = read_sounds,
    ) -> Frequencies:
        keys, _ = KeyTable.of(list(counted))
        counts = np.array([counted[key] for key in keys], dtype=np.int64)
        vocabulary = PartVocabulary.build(read([part_text(key) for key in keys]))
        return cls(records, keys, counts, vocabulary, places)

    @classmethod
    def empty(cls) -> Frequencies:
        """Of no records: everything is equally rare."""
        return cls._of(0, {}, {"county": {}, "township": {}, "village": {}})

    def save(self, folder: Path) -> None:
        """Write the snapshot; ``folder`` appears whole or not at all, and may not exist before."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            self.vocabulary.save(made / "vocabulary")
            self.keys.save(made, "parts")
            np.save(made / "counts.npy", self.counts)
            meta = {"format": FORMAT, "records": self.records, "places": self.places, "digest": self.digest}
            (made / "frequencies.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
            made.rename(folder)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise

    @classmethod
    def load(cls, folder: Path) -> Frequencies:
        """What ``save`` wrote; ``ValueError`` where it is damaged or of another format."""
        meta = json.loads((folder / "frequencies.json").read_text(encoding="utf-8"))
        if meta["format"] != FORMAT:
            raise ValueError(f"frequencies of format {meta['format']}, expected {FORMAT}")
        found = cls(
            meta["records"],
            KeyTable.open(folder, "parts"),
            np.load(folder / "counts.npy"),
            PartVocabulary.open(folder / "vocabulary"),
            meta["places"],
        )
        if found.digest != meta["digest"]:
            raise ValueError(f"the frequencies in {folder} are damaged")
        return found

    @cached_property
    def digest(self) -> str:
        """SHA-256 of everything counted, hexadecimal."""
        state = hashlib.sha256(f"{FORMAT} {self.records}".encode())
        state.update(self.keys.blob())
        state.update(np.ascontiguousarray(self.counts, dtype="<i8").tobytes())
        state.update(json.dumps(self.places, sort_keys=True, ensure_ascii=False).encode())
        return state.hexdigest()

    def place_of(self, part: NamePart | HeldPart) -> int:
        """Place of a part in ``vocabulary`` and ``counts``, or -1."""
        return self.keys.find_hash(part_hash(part))

    def place_share(self, kind: str, names: Iterable[str], smoothing: float) -> float:
        """Smoothed share of the records with one of ``names`` as their ``county``, ``township`` or ``village``."""
        counted = self.places[kind]
        return self._share(sum(counted.get(name, 0) for name in names), smoothing)

    def prefecture_share(self, prefixes: frozenset[str], smoothing: float) -> float:
        """Smoothed share of the records in prefectures, given by the first four digits of their codes."""
        return self._share(sum(n for code, n in self.places["county"].items() if code[:4] in prefixes), smoothing)

    def _share(self, count: int, smoothing: float) -> float:
        return min(1.0, (count + smoothing) / (self.records + 2 * smoothing))
