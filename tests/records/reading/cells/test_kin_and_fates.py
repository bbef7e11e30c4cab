"""Relatives of notes whom neither a dot nor a mark shows."""

from __future__ import annotations

import pytest

from service.records.reading.cells.relatives import relatives_in_text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("弟弟阿卜杜外力被判刑12年", {"阿卜杜外力": "brother"}),
        ("其弟吐尔逊江被收押", {"吐尔逊江": "brother"}),
        ("哥哥库尔班江于2017年5月被判刑", {"库尔班江": "brother"}),
        ("丈夫吐尔逊尼亚孜服刑", {"吐尔逊尼亚孜": "husband"}),
        ("国保大队；与热合曼·沙迪尔系兄弟", {"热合曼·沙迪尔": "brother"}),
        ("与艾力·图尔荪系夫妻关系", {"艾力·图尔荪": "spouse"}),
        ("该人与艾力·图尔荪、买买提·肉孜是兄弟", {"艾力·图尔荪": "brother", "买买提·肉孜": "brother"}),
    ],
)
def test_relatives(text: str, named: dict[str, str]) -> None:
    assert {r.name: r.relation for r in relatives_in_text(text, free=False)} == named


@pytest.mark.parametrize(
    "text",
    [
        "弟弟在伊犁监狱服刑", "哥哥伊犁监狱服刑", "父亲去年被判刑", "哥哥已被收押", "弟弟因涉嫌恐怖被判刑",
        "兄弟三人被判刑",
        "妻子维吾尔族被收押", "弟弟土耳其被抓", "儿子阿拉木图被抓", "父亲伊玛目被判刑", "弟弟阿卜杜外力教唆他人",
        "与艾力·图尔荪系父子", "与艾力·图尔荪系同案", "与艾力·图尔荪系兄弟单位", "艾力·图尔荪与买买提·肉孜系兄弟",
    ],
)  # fmt: skip
def test_nobody_is_made_a_relative(text: str) -> None:
    assert relatives_in_text(text, free=False) == ()
