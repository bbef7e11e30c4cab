"""No category of the labelled names may fall below the frozen reference."""

import json

import pytest

from benchmarks.names.cases import read_cases
from benchmarks.names.quality import REFERENCE, case_shares, group_shares, holdout_shares

REFERENCE_SHARES = json.loads(REFERENCE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shares():
    return case_shares() | group_shares(with_lexicon=True) | group_shares(with_lexicon=False) | holdout_shares()


def test_no_category_falls(shares):
    fallen = {
        name: (share, shares.get(name)) for name, share in REFERENCE_SHARES.items() if shares.get(name, 0) < share
    }
    assert not fallen


def test_every_category_is_frozen(shares):
    assert set(shares) == set(REFERENCE_SHARES)


def test_the_case_file_is_large_and_has_both_kinds():
    cases = read_cases()
    assert len(cases) >= 600
    assert sum(not case.same for case in cases) >= 150
    assert len(set(cases)) == len(cases)
