"""What evidence must be, whatever the weights: neutral, against, or for, and each fact counted once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from service.matching import (
    Frequencies,
    PartialDate,
    Query,
    RecordEntry,
    RelativeName,
    Scorer,
    Segment,
    Weights,
    best,
    build_segment,
)
from service.matching.units import to_bits
from service.matching.values.idnumber import check_character
from service.photos import PhotoSignature
from tests.matching import world

ID = "0" * 32
NUMBER = "65312119600412001"
NUMBER += check_character(NUMBER)


@pytest.fixture(scope="module")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Scorer:
    folder = tmp_path_factory.mktemp("scorer") / "s"
    own = ["买买提", *world.NAMES]
    names = [f"{own[i % len(own)]}·{own[i * 7 % len(own)] if i % 2 else '买买提'}" for i in range(900)]
    build_segment(folder, (RecordEntry(f"{i:032x}", (name,), counties=("653121",)) for i, name in enumerate(names)))
    return Scorer(Weights.load(), Frequencies.build([Segment.open(folder)]))


def bits(scorer: Scorer, query: Query, entry: RecordEntry, **more: object) -> float:
    return scorer.score(query, entry, **more).bits  # type: ignore[arg-type]


def test_five_scripts_find_the_chinese_record(scorer: Scorer) -> None:
    entry = RecordEntry(ID, ("吐尔逊·卡德尔",))
    for name in ("تۇرسۇن قادىر", "Tursun Qadir", "Турсун Қадир", "Tuerxun Kadeer", "吐尔逊卡德尔", "Qadir Tursun"):
        assert bits(scorer, Query((name,)), entry) > 2, name


def test_omitted_is_neutral_contradicted_counts_against(scorer: Scorer) -> None:
    one = bits(scorer, Query(("Tursun",)), RecordEntry(ID, ("吐尔逊·卡德尔",)))
    assert one == bits(scorer, Query(("Tursun Qadir",)), RecordEntry(ID, ("吐尔逊",)))
    against = bits(scorer, Query(("Tursun Ghopur",)), RecordEntry(ID, ("吐尔逊·卡德尔",)))
    assert against <= one - 3


@pytest.mark.parametrize("name", ["Tursun Qadir", "تۇرسۇن قادىر", "Memet"])
def test_a_title_never_lowers(scorer: Scorer, name: str) -> None:
    entry = RecordEntry(ID, ("吐尔逊·卡德尔",))
    for title in ("Haji", "Qari", "Axun"):
        assert bits(scorer, Query((f"{name} {title}",)), entry) >= bits(scorer, Query((name,)), entry)


def test_an_unlikely_cut_is_taken_off_and_said(scorer: Scorer) -> None:
    ready = scorer.prepare(Query(("Nurmemet",)))
    whole, apart = ready.splits[:2]
    assert whole.doubt == 0
    assert apart.doubt > 0
    likely = scorer.score(ready, RecordEntry(ID, ("努尔买买提",)))
    assert "cut" not in {item.level for item in likely.evidence}
    # That Nur and Memet are one compound here is doubted by a bit, far less than that the compound is two names there.
    other = scorer.score(ready, RecordEntry(ID, ("Nur·Memet",)))
    assert [item.bits for item in other.evidence if item.level == "cut"] == [-1.0]
    assert to_bits(apart.doubt) > 1
    assert other.bits == sum(item.bits for item in other.evidence) < likely.bits


def test_a_surname_taken_abroad_contradicts_nothing(scorer: Scorer) -> None:
    entry = RecordEntry(ID, ("吐尔逊·卡德尔",))
    assert bits(scorer, Query(("Tursun Uygur",)), entry) == bits(scorer, Query(("Tursun",)), entry)
    assert bits(scorer, Query(("Tursun Ghopur",)), entry) < bits(scorer, Query(("Tursun",)), entry)


def test_common_names_say_less(scorer: Scorer) -> None:
    common = bits(scorer, Query(("Memet",)), RecordEntry(ID, ("买买提",)))
    assert bits(scorer, Query(("Erkin",)), RecordEntry(ID, ("艾尔肯",))) > common + 1


def test_father_name_is_not_counted_twice(scorer: Scorer) -> None:
    entry = RecordEntry(ID, ("吐尔逊·卡德尔",))
    plain = bits(scorer, Query(("Tursun Qadir",)), entry)
    assert bits(scorer, Query(("Tursun Qadir",), father_name="Qadir Memet"), entry) == plain
    assert bits(scorer, Query(("Tursun",), father_name="Qadir"), entry) == plain


def test_birth_levels_fall_with_distance(scorer: Scorer) -> None:
    entry = RecordEntry(ID, births=(PartialDate(1960, 4, 12),))
    dates = [PartialDate(1960, 4, 12), PartialDate(1960, 4), PartialDate(1960), PartialDate(1961), PartialDate(1970)]
    values = [bits(scorer, Query(birth=date), entry) for date in dates]
    assert values == sorted(values, reverse=True)
    assert values[-1] < 0 < values[-2]


def test_an_id_number_states_birth_and_is_counted_once(scorer: Scorer) -> None:
    entry = RecordEntry(ID, id_numbers=(NUMBER,))
    assert bits(scorer, Query(birth=PartialDate(1960, 4, 12)), entry) > 10
    both = scorer.score(Query(birth=PartialDate(1960, 4, 12), id_number=NUMBER), entry)
    assert [(e.comparison, e.level) for e in both.evidence] == [("birth", "in_id"), ("id_number", "whole")]


def test_relatives_count_once_and_not_the_shared_name(scorer: Scorer) -> None:
    entry = RecordEntry(ID, ("吐尔逊·卡德尔",), relatives=(RelativeName("艾尔肯·吐尔逊", "son"),))
    query = Query(
        ("Tursun Qadir",), relatives=(RelativeName("Erkin Tursun", "son"), RelativeName("ئەركىن تۇرسۇن", "son"))
    )
    found = [e for e in scorer.score(query, entry).evidence if e.comparison == "relatives"]
    assert [e.level for e in found] == ["related"]
    only_shared = Query(("Tursun Qadir",), relatives=(RelativeName("Tursun Qadir", None),))
    assert not [e for e in scorer.score(only_shared, entry).evidence if e.comparison == "relatives"]


def test_household_members_are_relatives(scorer: Scorer) -> None:
    mate = RecordEntry("1" * 32, ("艾尔肯·尼亚孜",), household="h")
    query = Query(("Tursun Qadir",), relatives=(RelativeName("Erkin Niyaz", "son"),))
    entry = RecordEntry(ID, ("吐尔逊·卡德尔",), household="h")
    levels = [e.level for e in scorer.score(query, entry, household=[mate]).evidence if e.comparison == "relatives"]
    assert levels == ["found"]


def _picture(view: int) -> PhotoSignature:
    return PhotoSignature.of(np.array([view], dtype=np.uint64))


@pytest.mark.parametrize(("verdict", "level"), [(None, "hash_close"), (True, "same_picture"), (False, "not_copy")])
def test_pictures_reach_the_candidates_whatever_the_name(
    scorer: Scorer, tmp_path: Path, verdict: bool | None, level: str
) -> None:
    entries = [RecordEntry(f"{i:032x}", ("吐尔逊·卡德尔",)) for i in range(40)]
    entries.append(RecordEntry("f" * 32, ("艾尔肯",), photos=(("p.jpg", _picture(0xF0F0F0F0F0F0F0F0)),)))
    build_segment(tmp_path / "s", entries)
    query = Query(("Tursun Qadir",), photos=(_picture(0xF0F0F0F0F0F0F0F1),))
    check = None if verdict is None else lambda index, reference: verdict
    found = best([Segment.open(tmp_path / "s")], query, 41, scorer, copy_check=check)
    with_picture = next(match for match in found if match.record_id == "f" * 32)
    assert [e.level for e in with_picture.evidence if e.comparison == "photo"] == [level]


def test_the_version_names_weights_and_frequencies(scorer: Scorer, tmp_path: Path) -> None:
    scorer.frequencies.save(tmp_path / "f")
    again = Scorer(Weights.load(), Frequencies.load(tmp_path / "f"))
    assert again.version == scorer.version
    assert Scorer(Weights.load(), Frequencies.empty()).version != scorer.version
    query, entry = Query(("Tursun Qadir",)), RecordEntry(ID, ("吐尔逊·卡德尔",))
    assert again.score(query, entry) == scorer.score(query, entry)
