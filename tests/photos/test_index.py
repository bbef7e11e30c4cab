"""The index misses nothing within its radius, and finds copies."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.photos.transforms import apply
from service.photos import HashIndex, PhotoSignature, query_signature, signature
from service.photos.placement import build_tables, near_pairs
from service.photos.thresholds import thresholds


def brute_views(views: dict[int, list[int]], queries: list[int]) -> dict[int, int]:
    best = {row: min((v ^ q).bit_count() for v in own for q in queries) for row, own in views.items() if own}
    return {row: distance for row, distance in best.items() if distance <= thresholds().view_radius}


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 9000), st.integers(1, 20))
def test_whole_picture_hashes_are_searched_exactly(tmp_path_factory, seed: int, count: int, asked: int) -> None:
    rng = np.random.default_rng(seed)
    centres = rng.integers(0, 2**64, 5, np.uint64)
    noise = rng.integers(0, 2**64, (4, count + asked), np.uint64)
    noisy = centres[rng.integers(0, 5, count + asked)] ^ (noise[0] & noise[1] & noise[2] & noise[3])
    rows = rng.permutation(count * 2)[:count]
    index = HashIndex.build(
        tmp_path_factory.mktemp("index"),
        ((int(row), PhotoSignature.of(noisy[i : i + 1])) for i, row in enumerate(rows)),
    )
    hits = index.search(PhotoSignature.of(noisy[count:]))
    expected = brute_views({int(r): [int(noisy[i])] for i, r in enumerate(rows)}, [int(q) for q in noisy[count:]])
    assert dict(zip(hits.rows.tolist(), hits.distances.tolist(), strict=True)) == expected


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 3000), st.integers(8, 14))
def test_points_are_searched_exactly(seed: int, count: int, key_bits: int) -> None:
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, 2**64, count, np.uint64)
    queries = codes[rng.integers(0, count, 30)].copy()
    for i in range(30):
        for bit in rng.choice(64, rng.integers(0, 9), replace=False):
            queries[i] ^= np.uint64(1) << np.uint64(bit)
    tables = {f"point_{name}": array for name, array in build_tables(codes, key_bits).items()}
    query, point = near_pairs(tables, "point", queries, thresholds().point_radius)
    found = list(zip(query.tolist(), point.tolist(), strict=True))
    near = np.bitwise_count(queries[:, None] ^ codes[None]) <= thresholds().point_radius
    assert sorted(found) == sorted(zip(*(axis.tolist() for axis in np.nonzero(near)), strict=True))


@pytest.fixture(scope="module")
def index(portraits: list[np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> HashIndex:
    folder = tmp_path_factory.mktemp("segment")
    HashIndex.build(folder, ((100 + i, signature(picture)) for i, picture in enumerate(portraits)))
    return HashIndex.open(folder)


@pytest.mark.parametrize("name", [
    "untouched", "half size", "JPEG 30", "caption over", "border 10 %", "crop 30 %", "turned 5°", "quarter turn",
    "mirrored", "flipped", "perspective", "screenshot", "collage tile",
])  # fmt: skip
def test_copies_are_found(index: HashIndex, portraits: list[np.ndarray], name: str) -> None:
    strangers = [np.ascontiguousarray(p[30:, 20:]) for p in portraits[5:] * 2]
    for number in range(0, 5, 2):
        query = query_signature(apply(name, portraits[number], strangers, 7))
        rows = index.search(query).rows.tolist()
        assert 100 + number in rows if "collage" in name else rows[0] == 100 + number


def test_strangers_are_not_found(index: HashIndex, portraits: list[np.ndarray], silhouette: np.ndarray) -> None:
    hits = index.search(query_signature(silhouette))
    assert hits.votes.max(initial=0) < 4


def test_a_batch_gives_what_single_searches_give(index: HashIndex, portraits: list[np.ndarray]) -> None:
    queries = [query_signature(picture) for picture in portraits[:4]]
    for batched, query in zip(index.search_batch(queries), queries, strict=True):
        single = index.search(query)
        assert batched.rows.tolist() == single.rows.tolist()
        assert batched.votes.tolist() == single.votes.tolist()


def test_a_record_may_have_several_pictures(portraits: list[np.ndarray], tmp_path: Path) -> None:
    index = HashIndex.build(tmp_path, [(7, signature(portraits[0])), (7, signature(portraits[1]))])
    assert index.search(query_signature(portraits[1])).rows.tolist() == [7]


def test_an_empty_index_answers(portrait: np.ndarray, tmp_path: Path) -> None:
    assert len(HashIndex.build(tmp_path, []).search(query_signature(portrait))) == 0


def test_foreign_algorithms_are_refused(index: HashIndex, tmp_path: Path) -> None:
    foreign = PhotoSignature("ahash/1", bytes(8))
    with pytest.raises(ValueError):
        index.search(foreign)
    with pytest.raises(ValueError):
        HashIndex.build(tmp_path, [(0, foreign)])


def test_whole_picture_search_leaves_points_out(index: HashIndex, portraits: list[np.ndarray]) -> None:
    hits = index.search(query_signature(portraits[2]), points=False)
    assert hits.rows[0] == 102
    assert hits.votes.max() == 0
