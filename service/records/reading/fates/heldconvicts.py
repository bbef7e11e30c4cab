"""在押, of somebody who serves a sentence: in a list of convicts, or beside a term and a prison."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Sentence, Status

# Held, and no word of how: not 看守所在押, 教培, 刑拘.
_HELD: Final = pattern_of(
    r"\s*(?:现|正|仍|尚|还|继续|一直|目前|正常|本监|本狱|均|已)*(?:在押|在监|在狱|在册|[关收羁]押)(?:中|状态|人员)?[。.]?\s*"
)
_NO_CONVICT: Final = frozenset({"none", "unreadable"})


def is_held_as_a_convict(texts: Mapping[str, str], sentence: Sentence | None, fate: Status | None) -> bool:
    """Whether a row whose status says no more than that its person is held tells of a sentence. ``fate``: what the
    table says became of all whom it lists."""
    if _HELD.fullmatch(texts.get("status", "")) is None:
        return False
    if fate == "sentenced":
        return sentence is None or sentence.kind != "none"
    judged = sentence is not None and sentence.kind not in _NO_CONVICT
    return judged and "监狱" in texts.get("facility", "")
