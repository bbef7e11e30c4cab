"""What was done to people (处置措施, 核查结果) beside of what kind they are (人员类别): the former goes first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.kindsofpeople import asks_kind, served_before
from service.records.reading.fates.plans import is_plan
from service.records.reading.fates.statuses import is_elsewhere, is_kept, is_proposed, is_watched
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key, leaf_key

_ACT: Final = r"(?:核查|核实|查证|甄别|研判|审查|排查|处置|处理|惩处|打击|打处|管控|稳控|落实|采取|教育转化)"
_MEASURES: Final = pattern_of(
    rf"(?:最终|最后|目前|现|本次|具体|人员|对象)*(?:{_ACT}的?)+(?:后|的)*(?:措施|结果|情况|方式)"
)
_ACTS: Final = pattern_of(rf"(?:人员|对象|本人)?{_ACT}+(?:情况|结果|措施|工作|信息)?")
_ENDED: Final = frozenset({"released", "deceased"})


@lru_cache(maxsize=4096)
def asks_for_measures(header: str) -> bool:
    """Whether a header asks what was done to people who were looked into: 核查结果, 管控措施."""
    return _MEASURES.fullmatch(leaf_key(header)) is not None


@lru_cache(maxsize=4096)
def is_group_of_acts(group: str) -> bool:
    """Whether a header over others speaks of what was done, and of nobody else: 核查处置."""
    return _ACTS.fullmatch(header_key(group)) is not None


def what_was_done(told: Sequence[tuple[str, str]]) -> str | None:
    """What the columns of the status say was done, beside those of kinds; None where they tell nothing, or a kind says
    that it is over (已释放人员), so that both are read together. ``told``: header and text of
    each that is not blank."""
    kinds = [text for header, text in told if asks_kind(header)]
    done = " ".join(text for header, text in told if not asks_kind(header))
    if not kinds or not done or not _tells(done):
        return None
    ended = any(stated_status(kind) in _ENDED and not served_before(kind) for kind in kinds)
    return None if ended and stated_status(done) not in _ENDED else done


def _tells(text: str) -> bool:
    told = stated_status(text) not in {None, "other"} or is_watched(text) or is_elsewhere(text)
    return told or is_kept(text) or is_proposed(text) or is_plan(text)
