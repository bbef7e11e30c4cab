"""Lists for approval: 审批意见 (同意收押) says what became of somebody only where 执行日期 says that it was done."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key

APPROVAL: Final = "approval"
_APPROVED: Final = pattern_of(
    r"(?:领导|上级|县委|指挥部|县局|党委|最终|集体)?(?:审批|批准|批复|审定|会审)(?:意见|结果|结论|决定|情况)"
)
_DONE: Final = pattern_of(r"(?:实际|已)?(?:执行|落实|实施)(?:到位)?的?(?:时间|日期|年月日|日)")
_GRANTED: Final = pattern_of(
    r"^(?:经?(?:集体)?(?:研究|审批|审核)(?:后|，)?)?(?:同意|批准|准予|准许|予以|给予|对其|该人|其|[，,：:])+"
)
_STATED: Final = frozenset({"status", "status_on", "detained_on"})


def with_approvals(columns: list[Column]) -> list[Column]:
    """The columns, with those of what was approved and of when it was done, where no other tells what became of one."""
    if not _STATED.isdisjoint({c.field for c in columns}):
        return columns
    unknown = [(c, leaf_key(c.header)) for c in columns if c.reason == "unknown header"]
    approved = [c for c, key in unknown if _APPROVED.fullmatch(key)]
    done = [c for c, key in unknown if _DONE.fullmatch(key)]
    if len(approved) != 1 or len(done) != 1:
        return columns
    named = {approved[0].index: APPROVAL, done[0].index: "status_on"}
    return [replace(c, field=named[c.index], reason="header") if c.index in named else c for c in columns]


def carried_out(texts: dict[str, str]) -> None:
    """What was approved is the status of a row that says when it was done; otherwise it befell nobody."""
    approved = texts.pop(APPROVAL, None)
    done = _GRANTED.sub("", approved.strip()) if approved is not None else ""
    if done and "status_on" in texts and parse_date(texts["status_on"], excel_serial=True):
        texts["status"] = done
