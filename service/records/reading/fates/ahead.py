"""What a text says of a time after a release that has not come: 建议同意结业，结业后纳入社区管控; 待结业后安排就业."""

from __future__ import annotations

import re
from typing import Final

from service.records.reading.fates.denials import KEPT, PROPOSED
from service.records.reading.patterns import pattern_of

_LET_GO: Final = (
    r"(?:刑满(?:释放)?|服刑期满|释放|刑释|结业|毕业|解除(?:教[培转]|收教|收押|羁押|关押|拘留|强制|劳[动教])?|解教|解戒|出教|(?<!派)出所|出狱|离所|获释|回归社会|"
    r"放回|放出|回家|返家|回村|返村|离校|离班|离开(?:教培|教转|培训)?(?:中心|学校|教育点))"
)
# 优待 and 待业 put off nothing, nor do names that begin so: 如则, 若孜.
_WHO_OR_HOW: Final = r"(?=能|可|其|该|本人|期满|到期|表现|符合|考核|达到|合格|刑满|释放|结业|毕业|解除|解教|出[所狱教])"
_IF: Final = (
    r"(?:(?<![优招接虐善款])待(?![业遇岗人])|如果|假如|倘若|一旦|万一|直[至到]|"
    rf"(?<![比例假诸犹譬])(?:如|若){_WHO_OR_HOW})"
)
_NOT_DONE: Final = r"[^,，;；。\n已曾]"
_AFTER: Final = r"(?:手续)?(?:(?:之|以)?后|时|之日)"
# 如结业, 待表现好转后释放
_IN_LETTERS: Final = (
    r"(?:(?:he|she|they|being|is|are|be|has|have|been|finally|the|his|her|их|его|её|будет|будут) )*"
    r"(?:releas\w*|graduat\w*|freed|discharg\w*|освобо\w*|выпу[щс]\w*)"
)
_IF_LET_GO: Final = pattern_of(
    rf"{_IF}{_NOT_DONE}{{0,14}}?{_LET_GO}(?:{_AFTER})?|等(?![级待于人]){_NOT_DONE}{{0,14}}?{_LET_GO}{_AFTER}|"
    rf"\b(?:if|until|unless|если) {_IN_LETTERS}"
)
# 结业后 beside an opinion or behind a custody that goes on; 期满后释放 behind such a custody.
_AFTER_LET_GO: Final = pattern_of(
    rf"(?:其|该人|本人|经|办理|正式|顺利)*{_LET_GO}{_AFTER}|(?:期满|到期|届满|合格|考核|达标|好转)(?:之|以)?后(?:再|可|方可|予以)?{_LET_GO}|"
    rf"\b(?:after|once|when|upon|после|когда) {_IN_LETTERS}"
)
_GOES_ON: Final = pattern_of(
    r"(?:继续|仍|正在|尚在)[^,，;；。\n]{0,10}?(?:培训|教育|教培|教转|学习|转化|[收羁关在]押|收教|留教|在教|服刑|改造)|"
    r"(?:现在?|目前)[^,，;；。\n]{0,10}?(?:教培|教转|[收羁关在]押|收教|留教|在教|服刑|改造)|建议|拟|延[期长]|暂缓"
)
# It came about: 同意结业，2018年12月结业后在家; not 表现, 现实.
_CAME: Final = pattern_of(r"[已曾]|(?<![表实体发呈出重再显])现(?!实|场|象)|目前|当前|(?:19|20)\d\d|\d{1,2}[月.]\d{1,2}")
_CLAUSE: Final = pattern_of(r"[,，;；。\n]")


def without_ahead(text: str) -> str:
    """A text without what it says of a release that has not come, and of what is to be done then; as it is where it
    tells of none. 已结业，结业后在家务农 tells of one that came, and so does 结业后在家务农 alone."""
    if not any(word in text for word in _MAY_PUT_OFF):
        return text
    while (at := _first_ahead(text)) is not None:
        begin, behind = at
        end = len(text)
        for clause in _CLAUSE.finditer(text, behind):  # up to a clause that tells of what came about
            next_ = _CLAUSE.search(text, clause.end())
            if _CAME.search(text[clause.end() : next_.start() if next_ else len(text)]):
                end = clause.start()
                break
        text = f"{text[:begin]} {text[end:]}"
    return text


_MAY_PUT_OFF: Final = (
    "后", "时", "之日", "待", "如", "若", "等", "一旦", "万一", "直至", "直到",
    "if ", "until ", "unless ", "after ", "once ", "when ", "upon ", "если ", "после ", "когда ",
)  # fmt: skip


def _first_ahead(text: str) -> tuple[int, int] | None:
    """Where the first release begins and ends that has not come."""
    opinion = PROPOSED.search(text) is not None or KEPT.search(text) is not None
    if (match := _IF_LET_GO.search(text)) is not None and not _came(text, match):
        return match.span()
    for match in _AFTER_LET_GO.finditer(text):
        if (opinion or _GOES_ON.search(text[: match.start()])) and not _came(text, match):
            return match.span()
    return None


def _came(text: str, match: re.Match[str]) -> bool:
    """Whether the clause of a release says that it came about."""
    begin = max((c.end() for c in _CLAUSE.finditer(text, 0, match.start())), default=0)
    end = _CLAUSE.search(text, match.end())
    return _CAME.search(text[begin : end.start() if end else len(text)]) is not None
