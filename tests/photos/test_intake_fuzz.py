"""Whatever bytes come, the answer is a clean picture or one of the known sentences."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.photos.intake import CleanPicture, take_in_many
from service.photos.reasons import REASONS, PhotoRejected
from tests.photos import files

NAMES = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF")
SEEDS = {name: files.encoded(files.sample(48, 40), name) for name in NAMES}


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good file with bytes changed, cut out, doubled or cut off."""
    data = bytearray(SEEDS[draw(st.sampled_from(NAMES))])
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data) - 1))
        length = draw(st.integers(1, 24))
        what = draw(st.sampled_from(["change", "cut", "double", "end"]))
        if what == "change":
            data[at : at + length] = draw(st.binary(min_size=length, max_size=length))
        elif what == "cut" and len(data) > 40:
            del data[at : at + length]
        elif what == "double":
            data[at:at] = data[at : at + length]
        elif at > 40:
            del data[at:]
    return bytes(data)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(mutated(), min_size=6, max_size=12))
def test_mutated_files(batch: list[bytes]) -> None:
    answers = list(take_in_many(batch))
    assert len(answers) == len(batch)
    for answer in answers:
        if isinstance(answer, PhotoRejected):
            assert answer.code in REASONS
            # A file of a few kilobytes may be damaged; that it breaks the process would be news.
            assert answer.code != "hostile"
        else:
            assert isinstance(answer, CleanPicture)
            assert answer.pixels().shape == (answer.height, answer.width, 3)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_cut_anywhere(name: str) -> None:
    data = SEEDS[name]
    cuts = [data[: len(data) * share // 12] for share in range(12)]
    for answer in take_in_many(cuts):
        assert isinstance(answer, PhotoRejected) or answer.width == 48
