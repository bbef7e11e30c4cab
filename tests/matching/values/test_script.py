"""Traditional characters of headers become simplified ones, and no other text is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.values import script


@given(st.text(st.sampled_from([*map(chr, script._SIMPLIFIED), *"姓名关系·a1 -]^\\"])) | st.text())
def test_every_traditional_character_of_a_text_is_simplified(text: str) -> None:
    assert script.simplified(text) == text.translate(script._SIMPLIFIED)


@pytest.mark.parametrize(
    ("text", "plain"), [("身份證號碼", "身份证号码"), ("與戶主關係", "与户主关系"), ("姓名", "姓名")]
)
def test_headers_of_lists_from_elsewhere_are_known(text: str, plain: str) -> None:
    assert script.simplified(text) == plain
