"""Who was talked to and fetched by the family (当日训诫领回): neither held nor let go."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of

_SOON: Final = r"(?:(?:于|在)?(?:当[日天晚场]|即[日时]|次日|第二天|隔[日天]|随即))"
_TALK: Final = (
    r"(?:批评教育|教育训诫|训诫教育|批评训诫|训诫|教育|批评|谈话|告诫|警告|诫勉|询问|问话|盘问|核查|审查|调查|讯问)"
)
_WHO: Final = r"家属|家人|亲属|家长|父母|父亲|母亲|监护人|丈夫|妻子|村委会?|村干部|社区|学校|工作队|单位"
_BY: Final = rf"(?:(?:被|由|让|经)?(?:其|该|本)?(?:{_WHO}))"
_GONE: Final = r"(?:(?:领|接|带|放)回家?|领走|放行|放走|放了|释放|回家|离开)"
_SENT_HOME: Final = pattern_of(
    rf"(?:已|均|经|因?未成年|{_SOON}|{_TALK}|[后并予以,，、]|{_BY}){{0,9}}(?:予以|将其)?{_GONE}[了。.]?"
)
_AT_ONCE: Final = pattern_of(_SOON)
_DID: Final = pattern_of(rf"{_SOON}|{_TALK}")
# What was more than a talk.
_OF_STATIONS: Final = pattern_of(r"[\u3400-\u9fff0-9]{0,16}(?:公安局|派出所|警务站|便民警务站|办案中心|看守所|拘留所)")
_MORE: Final = ("afterwards", "sentence", "sentence_years", "sentenced_on", "released_on", "status_on")


def was_sent_home(texts: Mapping[str, str], of_held: bool) -> bool:
    """Whether the status or the note of a row says so, and the row tells nothing that came after, nor of a camp.
    ``of_held``: the list is one of the held, whom 教育 may have been the camp."""
    if any(field in texts for field in _MORE):
        return False
    place = texts.get("facility", "").strip()
    if place and _OF_STATIONS.fullmatch(place) is None:
        return False
    told = [texts[field] for field in ("status", "note") if field in texts]
    return len(told) == 1 and says_sent_home(told[0]) and (not of_held or _AT_ONCE.search(told[0]) is not None)


@lru_cache(maxsize=4096)
def says_sent_home(text: str) -> bool:
    plain = text.strip()
    return len(plain) < 40 and _SENT_HOME.fullmatch(plain) is not None and _DID.search(plain) is not None
