"""The lexicon as data: every line sound, every link known."""

from service.names import lexicon
from service.names.normal import key
from service.names.phones import ALPHABET
from service.names.tables import rows, weighted


def test_every_name_has_a_form_over_the_alphabet_and_a_source():
    for entry in lexicon.all_entries():
        assert entry.form
        assert all(symbol in ALPHABET for symbol in entry.form)
        assert entry.source
        assert entry.sex in {"f", "m"}


def test_related_names_are_in_the_lexicon_and_never_at_no_cost():
    names = {row["name"] for row in rows("lexicon.tsv")}
    for row in rows("lexicon.tsv"):
        for name, cost in weighted(row["related"]):
            assert name in names
            assert name != row["name"]
            assert cost > 0


def test_no_name_stands_twice():
    names = [key(row["name"]) for row in rows("lexicon.tsv")]
    assert len(names) == len(set(names))


def test_sound_alone_can_be_measured():
    lexicon.switch(False)
    try:
        assert lexicon.entries_of(key("司马义")) == ()
    finally:
        lexicon.switch(True)
    assert lexicon.entries_of(key("司马义"))[0].name == "Ismayil"
