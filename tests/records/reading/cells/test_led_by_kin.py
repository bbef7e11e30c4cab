"""Who is led by a relative, or leads them, in notes: 随丈夫…赴, 由爷爷…抚养."""

from __future__ import annotations

import pytest

from service.records.reading.cells.relatives import relative_of, relatives_in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2016年随丈夫麦麦提·图尔荪赴土耳其", [("麦麦提·图尔荪", "husband")]),
        ("跟父亲麦麦提·图尔荪学经", [("麦麦提·图尔荪", "father")]),
        ("同母亲阿依古丽·热依木一起生活", [("阿依古丽·热依木", "mother")]),
        ("被哥哥玉素甫·肉孜带走", [("玉素甫·肉孜", "brother")]),
        ("让弟弟玉素甫·肉孜代为保管", [("玉素甫·肉孜", "brother")]),
        ("托姐姐阿依古丽·热依木送往学校", [("阿依古丽·热依木", "sister")]),
        ("同父异母哥哥玉素甫·肉孜", [("玉素甫·肉孜", "brother")]),
        ("随丈夫麦麦提·图尔荪和儿子艾力·麦麦提赴土耳其", [("麦麦提·图尔荪", "husband"), ("艾力·麦麦提", "son")]),
        # of the son's grandfather nobody knows whether he is a parent or one of the spouse's
        ("儿子由爷爷麦麦提·图尔荪抚养", [("麦麦提·图尔荪", None)]),
        ("长子买买提·依明由爷爷麦麦提·图尔荪抚养", [("买买提·依明", "son"), ("麦麦提·图尔荪", None)]),
        ("孩子由妻子阿依古丽·热依木照顾", [("阿依古丽·热依木", "wife")]),
        ("系在逃人员麦麦提·图尔荪之妻", [("麦麦提·图尔荪", "husband")]),
        ("为已判刑人员麦麦提·图尔荪之子", [("麦麦提·图尔荪", "parent")]),
        ("系收押学员麦麦提·图尔荪之父", [("麦麦提·图尔荪", "child")]),
    ],
)
def test_whom_a_word_of_leading_names(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.relation) for one in relatives_in_text(text)] == told


def test_the_kind_of_person_is_no_part_of_the_name() -> None:
    assert relative_of("系在逃人员麦麦提·图尔荪之妻") == relative_of("麦麦提·图尔荪之妻")
