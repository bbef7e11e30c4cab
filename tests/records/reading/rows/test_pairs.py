"""父子 in a row's column of relations: the two are father and son, and who is who is told by sex and years."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import RelativeName
from tests.records.reading.tables import NAMES, Read, number, xlsx

HEAD, OTHER = NAMES[0], NAMES[2]
OLD_MAN, YOUNG_MAN = number(1, "19600412"), number(3, "19880304")
OLD_WOMAN, YOUNG_WOMAN = number(2, "19610101"), number(4, "19900909")


def _read(tmp_path: Path, header: str, *rows: list[Any]) -> Read:
    return Read(xlsx(tmp_path / "a.xlsx", [header.split("|"), *rows]))


@pytest.mark.parametrize(
    ("word", "head", "own", "relation", "theirs"),
    [
        ("父子", OLD_MAN, YOUNG_MAN, "son", "father"),
        ("父子", YOUNG_MAN, OLD_MAN, "father", "son"),
        ("父子关系", OLD_MAN, YOUNG_MAN, "son", "father"),
        ("母女", OLD_WOMAN, YOUNG_WOMAN, "daughter", "mother"),
        ("父女", OLD_MAN, YOUNG_WOMAN, "daughter", "father"),
        ("祖孙", OLD_MAN, YOUNG_MAN, "grandchild", "grandparent"),
        ("父子", OLD_MAN, number(5, "19610101"), "parent_or_child", "parent_or_child"),  # too near in years
        ("祖孙", OLD_MAN, number(5, "19610101"), "other", "other"),
        ("父子", "", YOUNG_MAN, "parent_or_child", "parent_or_child"),
        ("母子", "", YOUNG_MAN, "son", "mother"),
        ("夫妻", OLD_MAN, OLD_WOMAN, "spouse", "spouse"),
    ],
)
def test_the_number_of_the_head_beside(
    tmp_path: Path, word: str, head: str, own: str, relation: str, theirs: str
) -> None:
    read = _read(tmp_path, "户主姓名|户主身份证号|姓名|与户主关系|身份证号", [HEAD, head, OTHER, word, own])
    one = read.statements[0]
    assert (one.names, one.relation, one.texts["relation"]) == ((OTHER,), relation, word)
    assert one.relatives == (RelativeName(HEAD, theirs),)
    assert one.father_names == ((HEAD,) if theirs == "father" else ())
    if head:  # a person as well, to whom the row's is the same
        assert read.statements[1].relatives == (RelativeName(OTHER, relation),)


@pytest.mark.parametrize("header", ["户主姓名|姓名|与户主关系|身份证号|住址", "序号|姓名|与户主关系|身份证号|住址"])
def test_the_heads_own_row_above(tmp_path: Path, header: str) -> None:
    first, second = "新疆疏附县乌帕尔镇3村", "新疆疏附县乌帕尔镇4村"
    named = header.startswith("户主")

    def row(head: str, name: str, relation: str, id_number: str, home: str) -> list[Any]:
        return [head if named else 1, name, relation, id_number, home]

    read = _read(
        tmp_path,
        header,
        row(HEAD, HEAD, "户主", OLD_MAN, first),
        row(HEAD, NAMES[1], "妻", OLD_WOMAN, first),
        row(HEAD, OTHER, "父子", YOUNG_MAN, first),
        row(NAMES[4], NAMES[4], "户主", number(7, "19910202"), second),
        row(NAMES[4], NAMES[3], "母子", number(6, "19660303"), second),
        row(NAMES[4], NAMES[5], "父子", number(9, "19990303"), second),  # eight years: nobody's son
    )
    assert [s.relation for s in read.statements] == ["self", "wife", "son", "self", "mother", "parent_or_child"]
    assert read.ordinary == 3
    if named:
        assert read.statements[2].relatives == (RelativeName(HEAD, "father"),)


def test_a_head_of_another_household_tells_nothing(tmp_path: Path) -> None:
    read = _read(
        tmp_path,
        "户号|姓名|与户主关系|身份证号",
        ["A1", HEAD, "户主", OLD_MAN],
        ["B2", OTHER, "父子", YOUNG_MAN],
        ["B2", NAMES[4], "户主", number(7, "19660202")],
        ["B2", NAMES[5], "父子", number(9, "19990303")],
    )
    assert [s.relation for s in read.statements] == ["self", "parent_or_child", "self", "son"]


@pytest.mark.parametrize(
    ("relative", "own", "relation"),
    [(OLD_MAN, YOUNG_MAN, "father"), (YOUNG_MAN, OLD_MAN, "son"), (OLD_MAN, number(5, "19610101"), "parent_or_child")],
)
def test_a_relative_with_a_number(tmp_path: Path, relative: str, own: str, relation: str) -> None:
    read = _read(tmp_path, "姓名|身份证号|亲属姓名|亲属身份证号|与本人关系", [OTHER, own, HEAD, relative, "父子"])
    one = read.statements[0]
    assert (one.names, one.relatives) == ((OTHER,), (RelativeName(HEAD, relation),))
    assert one.father_names == ((HEAD,) if relation == "father" else ())
