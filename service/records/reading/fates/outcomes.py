"""How a case ended, in the column of sentences: 检察院不起诉，已释放; 收押期间病故; 判处有期徒刑8个月，已刑满释放."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.fates.denials import NOT_SO
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.hankin import is_of_kin
from service.records.reading.fates.plans import is_plan
from service.records.reading.fates.statuses import is_kept, is_proposed, is_watched, parse_status
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Status
from service.records.reading.terms.lostterms import is_term_unread, tells_unread_term
from service.records.reading.terms.sentences import is_range, parse_sentence

_CLAUSES: Final = pattern_of(r"[,，;；。、()（）\s]+")
_TERM: Final = pattern_of(r"徒刑|拘役|管制|无期|死刑|死缓|判[处刑]|刑期|缓刑|\d年|判\d")
_LOST: Final = pattern_of(r"[?？×□■�*#_]|锟斤拷")
_HELD: Final = frozenset({"interned", "sentenced"})
# Nothing but that the person died, and when in the case; 致人死亡 and 被害人死亡 are crimes.
_DIED: Final = pattern_of(
    r"(?:(?:于|在)?(?:19|20)\d\d(?:年|[./-])(?:\d{1,2}(?:月份?|[./-])?)?(?:\d{1,2}[日号]?)?)?"
    r"(?:(?:本人|该人|被告人|嫌疑人|犯罪嫌疑人|罪犯|已|已经|于|在|因病|突发疾病|医治无效|救治无效|"
    r"(?:一审|二审)?(?:收押|羁押|关押|拘留|刑拘|逮捕|批捕|在押|服刑|审理|侦查|审查|起诉|诉讼|开庭|判决|宣判|执行|送医|就医|住院|看守所|监狱|所|狱|监)"
    r"(?:期间|过程中|阶段|途中|当中|之?前|之?后|内|中)?))*"
    r"(?:病故|病亡|病死|死亡|亡故|去世|逝世|离世|身亡|猝死|自杀(?:身亡|死亡)|自缢(?:身亡)?|死(?=$))"
)
# What ends a case without a sentence.
_ENDED: Final = pattern_of(
    r"(?:不|不予|未|未予|不被)批?准?逮?捕|不(?:予)?起诉|免[予于]?起诉|撤(?:销)?案件?|撤诉|撤回(?:起诉|公诉)|无罪|免[予于]*刑|"
    r"免除?(?:刑事)?处罚|终止(?:侦查|审理)|不构成犯罪|证据不足|不足以|情节(?:显著)?轻微|排除嫌疑|不予(?:追究|处罚)|查否|错[捕抓拘]"
)
_FREE: Final = pattern_of(r"释放|放回|放人|获释|开释|出狱")
_FREE_ALONE: Final = pattern_of(r"(?:刑满|教育|训诫)?(?:释放|获释)")
_DONE: Final = pattern_of(r"已|予以(?=释放)|当[庭场日天即]|(?<!刑)(?<!期)满?被(?=释放)|取保")
_NOT_DONE: Final = pattern_of(
    r"拟|待|将|应|可(?!靠)|建议|同意|申请|提请|报请|计划|预[计定期]|期满|到期|届满|至(?!今)|不予释放|[不未没]\S{0,3}(?:释放|放回|放人|获释|开释|出狱)"
)
_BEFORE: Final = pattern_of(r"曾|前科|此前|之前|以前|前罪|原判|累犯|[再又]犯|上次|当年|同案|同伙|他人")
_NOT_WATCHED: Final = pattern_of(
    r"(?:不|未|没|拒|驳回|撤销|解除|拟|待|建议|申请|曾|原|前)\S{0,4}(?:取保|监视居住|监居|监外)|(?:取保|监视居住|监居)\S{0,6}(?:后|期)"
)
#: How people are now; that goes before what once became of a case.
_NOW: Final = pattern_of(r"在押|现|目前|当前|仍|还在|服刑|在[教校训监狱所]|再次|重新")


def with_outcome(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of a row, with the outcome that the column of sentences tells taken for the status. A text in it that
    tells that and no term is none that could not be read. One in the column of the status goes first, but where it
    tells of custody (逮捕) and of no day, and the case ended since."""
    told = texts.get("sentence", "").strip()
    if not told or (outcome := outcome_of(told)) is None:
        return texts
    stated = texts.get("status", "")
    if stated and (
        outcome == "other"
        or stated_status(stated) != "interned"
        or is_kept(stated)
        or is_proposed(stated)
        or _NOW.search(stated)
    ):
        rest = dict(texts)
    else:
        rest = {**texts, "status": told}
    if tells_no_term(told):
        rest.pop("sentence", None)
    return rest


@lru_cache(maxsize=4096)
def tells_no_term(text: str) -> bool:
    """Whether a text has no term in it that could be read, or was lost."""
    if _LOST.search(text) or is_range(text) or is_term_unread(text) or tells_unread_term(text):
        return False
    sentence = parse_sentence(text)
    return sentence is not None and sentence.kind == "unreadable" and _TERM.search(_plain(text)) is None


@lru_cache(maxsize=4096)
def outcome_of(text: str) -> Status | None:
    """``deceased``, ``released``, or ``other`` of bail, where a text of the column of sentences says outright that it
    came to that; None where it does not, or goes on to another custody."""
    plain = _plain(text)
    if not "\u3400" <= plain[:1] <= "\u9fff" and not plain[:1].isdigit():
        return None
    if is_kept(_ENDED.sub(" ", plain)) or is_proposed(text) or _BEFORE.search(plain):
        return None
    clauses = [clause for clause in _CLAUSES.split(plain) if clause]
    if is_of_kin(clauses[0], after_kin=False):
        return None
    if any(map(_DIED.fullmatch, clauses)):
        return "deceased"
    at = next((n for n, clause in enumerate(clauses) if _is_let_go(clause, "".join(clauses[:n]))), None)
    if at is not None:
        if NOT_SO.search(_ENDED.sub(" ", plain)) or is_plan(plain):
            return None
        rest = "".join(clauses[at + 1 :])
        if parse_status(rest) in _HELD or _TERM.search(rest):
            return None
        return "released" if parse_status(text) == "released" else None
    if _TERM.search(plain) or not is_watched(text) or _NOT_WATCHED.search(plain):
        return None
    return "other" if parse_status(text) == "other" else None


def _is_let_go(clause: str, before: str) -> bool:
    """Whether a clause says that the person was let go, and not only when a term is over: 2024年5月刑满释放."""
    if _FREE.search(clause) is None or _NOT_DONE.search(_ENDED.sub(" ", clause)):
        return False
    if _DONE.search(clause) or _FREE_ALONE.fullmatch(clause):
        return "刑满" not in clause or _DONE.search(clause) is not None or not before
    return "刑满" not in clause and (_ENDED.search(before + clause) is not None)


def _plain(text: str) -> str:
    return simplified(clean(text)).strip()
