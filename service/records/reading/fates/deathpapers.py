"""What was done on paper after a death, whose day is not that of the death: 已死亡，2016年注销户口."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.fates.deaths import OF_DEATH
from service.records.reading.patterns import pattern_of

_PAPERS: Final = pattern_of(
    r"[注撤]销|[销消](?:除|掉|去|了|完)?(?:户|号|籍)|销档|吊销|除籍|(?:死亡)?证明|火化|[下安埋]葬|殡葬|掩埋|核[查实对销准]|摸排|排查|走访|入户|登记|录入|"
    r"上报|报告|通报|统计|采集|比对|更新|备案|推送|领取|补[办录]|(?<!被)发现|得知|反馈|证实|确认"
)
_DAY: Final = r"(?:19|20)\d\d(?:[年.\-/]\d{1,2}(?:[月.\-/]\d{1,2}[日号]?|月)?|年)?"
_DIED_ON: Final = pattern_of(
    rf"{_DAY}(?:(?!因[死亡]|(?:19|20)\d\d)[^\d])*?(?:死(?!亡)|亡|[逝去过]世|故|作古|归真)(?!的?(?:证|登记|报告|户))"
)
_ANY_DAY: Final = pattern_of(_DAY)
_PIECES: Final = pattern_of(r"[,，;；。、\n()（）\s]+")
_SPACED: Final = pattern_of(r"(?<=[\u3400-\u9fff])\s+(?=\d{1,2}\s*[月日号])|(?<=\d)\s+(?=[年月日号])")


@lru_cache(maxsize=4096)
def without_papers(text: str) -> str:
    """The text of a death without the days on which it was written down, the household register told, or the dead
    buried. Each such day goes, and so does one that stands alone behind: 死亡注销（2016年）."""
    if _PAPERS.search(text) is None:
        return text
    kept, after = [], False
    for piece in _PIECES.split(_SPACED.sub("", text)):
        papers = _PAPERS.search(piece)
        died = _DIED_ON.search(piece)
        if died is not None and _PAPERS.search(died[0]) is None:
            kept.append(piece[: died.end()])  # 2016年死亡注销
            after = papers is not None
        elif papers is not None or (after and OF_DEATH.search(piece) is None):
            kept.append(_ANY_DAY.sub("", piece))
            after = True
        else:
            kept.append(piece)
    return "，".join(kept)
