"""A name kept as two words is read exactly as the whole name would be."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.matching.people import make_people
from sample.people import names as sample_names
from service.matching.builder import build_segment, lay_together
from service.matching.collected import Collected
from service.matching.comparisons.name import MOST_DOUBT_OF_RECORDS, Split, splits_of
from service.matching.spellings import read_words, two_words
from service.names.segments import _halves
from service.names.tables import rows
from tests.matching import world


def _as_two_words(name: str) -> tuple[object, ...] | None:
    pair = two_words(name)
    if pair is None:
        return None
    split = tuple(part for part in read_words(pair) if part is not None)
    return (Split(split),) if split else ()


def test_two_words_are_read_like_the_whole_name() -> None:
    rng = random.Random(1)
    people = make_people(400, ["653121"])
    spelled = [spelling for one in sample_names() for spelling in one.hans] + people.parts[:300]
    awkward = [word for side in _halves() for word in side] + [
        w for r in rows("titles.tsv") for w in r["written"].split()
    ]
    pool = spelled + awkward
    checked = 0
    for _ in range(4000):
        name = f"{rng.choice(pool)}{rng.choice('··•・‧．')}{rng.choice(pool)}"
        if (quick := _as_two_words(name)) is not None:
            checked += 1
            assert quick == splits_of(name), name
    assert checked > 1000


@given(st.text(st.sampled_from("阿买提江古丽艾·•．力吾肯汗麥漢別a 1"), max_size=12))
def test_any_text(name: str) -> None:
    if (quick := _as_two_words(name)) is not None:
        assert quick == splits_of(name)


def test_what_a_record_never_keeps_is_not_read_and_the_rest_is_the_same() -> None:
    people = make_people(60, ["653121"])
    joined = [people.name(row).replace("·", "") for row in range(60)]
    for name in [*joined, "tuerxunkadeer", "买买提吐尔逊", "Abdul Rahman Tursun", "Haji Memet"]:
        every = tuple(split for split in splits_of(name) if split.doubt <= MOST_DOUBT_OF_RECORDS)
        asked = tuple(split for split in splits_of(name, MOST_DOUBT_OF_RECORDS) if split.doubt <= MOST_DOUBT_OF_RECORDS)
        assert asked == every, name
    assert any(len(splits_of(name)) > len(splits_of(name, MOST_DOUBT_OF_RECORDS)) for name in joined)


@pytest.mark.parametrize("pieces", [1, 3, 7])
def test_collected_in_pieces_it_is_the_same_segment(tmp_path: Path, pieces: int) -> None:
    entries, _ = world.collection(random.Random(3), 150)
    build_segment(tmp_path / "whole", sorted(entries, key=lambda e: e.record_id))
    entries.sort(key=lambda e: e.record_id)
    collected = []
    for n in range(pieces):
        with Collected(tmp_path / f"part{n}") as one:
            for entry in entries[len(entries) * n // pieces : len(entries) * (n + 1) // pieces]:
                one.add(entry)
        collected.append(one)
    lay_together(tmp_path / "pieces", collected)
    files = sorted(p.name for p in (tmp_path / "whole").iterdir())
    assert files == sorted(p.name for p in (tmp_path / "pieces").iterdir())
    for file in files:
        assert (tmp_path / "whole" / file).read_bytes() == (tmp_path / "pieces" / file).read_bytes(), file
