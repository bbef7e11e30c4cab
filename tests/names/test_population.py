"""The benchmark's invented records: deterministic, noisy, and read by the whole path; its hold-out stays unlisted."""

from collections import Counter
from random import Random

import pytest

from benchmarks.names.cases import read_table
from benchmarks.names.clerks import misspell
from benchmarks.names.holdout import foreign_spellings, passport, read_holdout
from benchmarks.names.million import Collection, measure
from benchmarks.names.population import populate
from benchmarks.names.writing import WAYS, by_letters, kazakh, write
from service.matching import Weights

COUNTIES = ["653101", "653201", "654002"]


@pytest.fixture(scope="module")
def people():
    return populate(3_000, COUNTIES)


def test_the_same_seed_draws_the_same_people(people):
    again, other = populate(3_000, COUNTIES), populate(3_000, COUNTIES, seed=2)
    assert again.people == people.people
    assert other.people != people.people


def test_spelling_noise_makes_many_parts(people):
    parts = {part for person in people.people for part in person.parts}
    assert len(parts) > 3_000
    assert len({person.own for person in people.people}) < len(parts)


def test_records_lose_dots_order_and_ends(people):
    how = Counter(person.how for person in people.people)
    assert set(how) == {"plain", "undotted", "swapped", "both", "cut"}
    assert how["plain"] > len(people.people) * 0.8


def test_a_slip_keeps_something_of_the_name():
    random = Random(1)
    slips = {misspell("阿不都热合曼", random) for _ in range(300)}
    assert len(slips) > 60
    assert all(set(slip) & set("阿不都热合曼") for slip in slips)


@pytest.mark.parametrize(
    ("name", "way", "written"),
    [
        ("Xediche", "uyghur_cyrillic", "Хәдичә"),
        ("Ghopur", "uyghur_cyrillic", "Ғопур"),
        ("Tursun", "uyghur_arabic", "تۇرسۇن"),
        ("Tursun", "kazakh_cyrillic", None),
        ("Abay", "kazakh_cyrillic", "Абай"),
        ("Abay", "uly", None),
    ],
)
def test_names_are_written_by_the_books(name, way, written):
    assert way in WAYS
    assert write(name, way, Random(1)) == written


def test_letters_are_replaced_two_at_a_time():
    assert by_letters("Ayshe", {"sh": "ş"}) == "Ayşe"


def test_passports_have_pinyin():
    assert passport("努尔买买提") == "Nuermaimaiti"


def test_the_hold_out_is_large_and_unlisted():
    groups = {group for group, _, _ in read_holdout()}
    assert len(groups) >= 125
    assert len(groups & kazakh()) >= 30
    assert foreign_spellings() == []


def test_public_persons_have_other_scripts():
    assert all(chinese and others.count(";") for chinese, others in read_table("public_persons.tsv"))


def test_the_right_name_is_found_among_noisy_records(people, tmp_path):
    collection = Collection(people, [], tmp_path, Weights.load())
    shares = {way: measure(collection, way, 12, 1) for way in ("uyghur_arabic", "chinese")}
    assert all(tallies["plain"].share(10) == 1.0 for tallies in shares.values())
    assert all(tallies["dated"].share(1) == 1.0 for tallies in shares.values())
