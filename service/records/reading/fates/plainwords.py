"""What became of people in the characters and without the spaces that the words are listed in: 2018年已釋放, 释 放;
and the days beside them, 20180320刑满释放."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.matching.values.script import simplified
from service.records.reading.patterns import pattern_of

_OF_FATE: Final = ("status", "note", "facility", "sentence", "afterwards")
# Words that are spread over their cell, character by character.
_SPREAD: Final = pattern_of(r"[\u3400-\u9fff](?:[ \u00a0\u3000]{1,4}[\u3400-\u9fff]){1,11}")


# 20180320刑满释放. Not the number of a paper: 20180320号.
_RUN_TOGETHER: Final = pattern_of(
    r"(?<![\dA-Za-z])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[\u3400-\u9fff])(?![号年元日至到起止])"
)


def in_plain_words(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of a row, those of its fate so; the same where they are."""
    changed = {f: plain for f in _OF_FATE if f in texts and (plain := _plain(texts[f])) != texts[f]}
    return {**texts, **changed} if changed else texts


def _plain(text: str) -> str:
    plain = _RUN_TOGETHER.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", simplified(text))
    return "".join(plain.split()) if plain[1:2].isspace() and _SPREAD.fullmatch(plain) else plain
