from __future__ import annotations

import pytest

from service.matching.units import UNITS_PER_BIT, to_bits
from service.matching.weights import DEFAULT_PATH, Weights, WeightsError

TEXT = DEFAULT_PATH.read_text(encoding="utf-8")


def test_omitted_is_neutral_and_contradicted_is_far_below() -> None:
    weights = Weights.load()
    for comparison, level in (("name", "omitted"), ("birth", "missing"), ("sex", "missing"), ("place", "missing")):
        assert weights.units(comparison, level) == 0  # type: ignore[arg-type]
    for comparison, level in (("name", "contradicted"), ("birth", "contradicted"), ("place", "different")):
        assert weights.units(comparison, level) <= -3 * UNITS_PER_BIT  # type: ignore[arg-type]


def test_bits_are_log2_of_m_over_u() -> None:
    assert to_bits(Weights.load().units("sex", "equal")) == pytest.approx(0.985, abs=0.01)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("bits = -4.46", "bits = 4.46", "bits must be log2"),
        ('level = "omitted"\nm = 1.0', 'level = "omitted"\nm = 0.5', "bits must be"),
        ('level = "village"', 'level = "hamlet"', "place/hamlet"),
        ("format = 1", "format = 2", "format = 1"),
        ("m = 0.45", "m = 1.45", "at most 1"),
        ("floor = 10.0", "flor = 10.0", "settings"),
        ("[settings]", "[settings", "not valid TOML"),
    ],
)
def test_a_bad_table_is_refused_with_the_reason(old: str, new: str, says: str) -> None:
    assert old in TEXT
    with pytest.raises(WeightsError, match=says):
        Weights.parse(TEXT.replace(old, new, 1))


def test_the_digest_follows_numbers_not_comments() -> None:
    assert Weights.parse(TEXT + "\n# a remark\n").digest == Weights.load().digest
    assert Weights.parse(TEXT.replace("floor = 10.0", "floor = 10.5")).digest != Weights.load().digest
