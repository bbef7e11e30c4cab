"""Cells of kin that say of each part who it is."""

from __future__ import annotations

import pytest

from service.records.reading.cells.kinlisted import with_word
from service.records.reading.cells.labelledkin import kin_listed


@pytest.mark.parametrize(
    "text",
    [
        "弟：艾力·买买提；姐：王丽", "弟-艾力·买买提、姐-王丽", "弟 艾力·买买提，姐 王丽",
        "（弟）艾力·买买提\n（姐）王丽",
        "艾力·买买提（弟，在押）；王丽（姐）", "弟艾力·买买提；姐王丽",
    ],
)  # fmt: skip
def test_the_label_tells_the_relation_and_is_no_part_of_the_name(text: str) -> None:
    assert [(r.name, r.relation) for r in kin_listed(text)[0]] == [("艾力·买买提", "brother"), ("王丽", "sister")]


@pytest.mark.parametrize(
    "text", ["姐乃提·买买提", "母沙·艾力", "子女：2人", "妻（已故）", "弟在押", "艾力·买买提、王丽"]
)
def test_names_that_begin_like_a_label_and_states_of_kin_are_none(text: str) -> None:
    assert kin_listed(text) == ((), text)


def test_a_name_that_holds_a_character_for_because_is_whole() -> None:
    assert with_word("玉素因江·奥布力喀斯木", "儿子") == "儿子：玉素因江·奥布力喀斯木"
    assert with_word("艾力·买买提因涉恐被判刑", "儿子") == "艾力·买买提因涉恐被判刑"
