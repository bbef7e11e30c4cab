from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.builder import FORMAT
from service.matching.codec import decode_entry, encode_entry
from service.matching.mapped import DamagedSegment
from service.matching.segment import Segment, build_segment
from service.matching.types import PartialDate, RecordEntry, RelativeName
from service.photos import PhotoSignature
from tests.matching import world

ID = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def entries() -> list[RecordEntry]:
    found, _ = world.collection(random.Random(5), 120)
    found[3] = dataclasses.replace(found[3], photos=(("a.jpg", PhotoSignature.of(np.array([5], dtype=np.uint64))),))
    return found


def test_round_trip(entries: list[RecordEntry], tmp_path: Path) -> None:
    info = build_segment(tmp_path / "s", iter(entries))
    segment = Segment.open(tmp_path / "s")
    assert info.records == len(segment) == len(entries)
    wanted = sorted(entries, key=lambda entry: entry.record_id)
    assert [segment.entry(row) for row in range(len(segment))] == wanted
    for row, entry in enumerate(wanted):
        assert segment.row_of(entry.record_id) == row
        assert segment.record_id(row) == entry.record_id
        mates = {segment.entry(r).record_id for r in segment.household(row)}
        same = {e.record_id for e in entries if entry.household and e.household == entry.household}
        assert mates == same - {entry.record_id}
    assert segment.row_of("f" * 32) is None


def test_an_empty_segment(tmp_path: Path) -> None:
    build_segment(tmp_path / "s", [])
    assert len(Segment.open(tmp_path / "s")) == 0


def test_order_of_arrival_changes_nothing(entries: list[RecordEntry], tmp_path: Path) -> None:
    build_segment(tmp_path / "a", entries)
    build_segment(tmp_path / "b", reversed(entries))
    a, b = Segment.open(tmp_path / "a"), Segment.open(tmp_path / "b")
    assert [a.entry(r) for r in range(len(a))] == [b.entry(r) for r in range(len(b))]


def test_building_again_replaces(entries: list[RecordEntry], tmp_path: Path) -> None:
    build_segment(tmp_path / "s", entries)
    build_segment(tmp_path / "s", entries[:7])
    assert len(Segment.open(tmp_path / "s")) == 7
    assert [path.name for path in tmp_path.iterdir()] == ["s"]


def test_a_failed_build_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> object:
        yield RecordEntry(ID)
        raise RuntimeError("the source ended")

    with pytest.raises(RuntimeError):
        build_segment(tmp_path / "s", broken())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ids", [("short",), (ID, ID), (ID.upper(),)])
def test_bad_record_ids(ids: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="record id"):
        build_segment(tmp_path / "s", [RecordEntry(i) for i in ids])


def test_every_changed_file_is_found(entries: list[RecordEntry], tmp_path: Path) -> None:
    build_segment(tmp_path / "s", entries)
    Segment.verify(tmp_path / "s")
    for path in sorted((tmp_path / "s").rglob("*")):
        if not path.is_file() or path.name == "manifest.json":
            continue
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        with pytest.raises(DamagedSegment, match=path.name):
            Segment.verify(tmp_path / "s")
        path.write_bytes(data[:-1])
        with pytest.raises(DamagedSegment, match=path.name):
            Segment.open(tmp_path / "s")
        path.write_bytes(data)
    Segment.verify(tmp_path / "s")


def test_another_format_is_refused(tmp_path: Path) -> None:
    build_segment(tmp_path / "s", [])
    manifest = tmp_path / "s" / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}', '"format": 99'))
    with pytest.raises(DamagedSegment, match="records reindex"):
        Segment.open(tmp_path / "s")


_dates = st.builds(
    PartialDate, st.integers(1850, 2035), st.none() | st.integers(1, 12), st.none() | st.integers(1, 31), st.booleans()
)
_texts = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=3).map(tuple)
_entries = st.builds(
    RecordEntry,
    st.just(ID),
    _texts,
    _texts,
    st.lists(_dates, max_size=3).map(tuple),
    st.sampled_from((None, "f", "m")),
    _texts,
    _texts,
    _texts,
    st.just(()),
    st.lists(st.builds(RelativeName, st.text("abc", min_size=1), st.none() | st.just("wife")), max_size=2).map(tuple),
    st.none() | st.text("xyz", min_size=1),
)


@given(_entries)
def test_entries_survive_their_bytes(entry: RecordEntry) -> None:
    assert decode_entry(encode_entry(entry)) == entry
