"""Terms that were changed, or joined into one."""

from __future__ import annotations

from service.records.reading.patterns import pattern_of

# 原判10年，减刑为9年6个月: what is served is the later one. 减刑1年 is none. So is what was decided of several terms.
_LATER = pattern_of(
    r"减(?:刑|轻|判)?(?:为|至|到|成|之?后)|改判(?:为)?|reduced to|"
    r"(?:决定|合并|并罚)+(?:后|[,，])*(?:合并|决定|实际)*(?:执行|服刑)(?:刑期)?|"
    r"(?:[二2终再]审)(?:法院|判决|判处|判|改为|为|有期徒刑)*(?=\d{1,2}(?:年(?!\d{1,2}月)|个月)|[?？×*#□■])"
)
MAY_BE_LATER = pattern_of(r"减|改判|reduced|执行|服刑|二审|终审|再审")


def what_came_last(text: str) -> str:
    """What follows the last word that a term was changed, as far as a number does, or what is left of one."""
    last = max((i for i, c in enumerate(text) if c.isdigit() or c in "?？×*#□■"), default=-1)
    ends = [match.end() for match in _LATER.finditer(text) if match.end() <= last]
    return text[ends[-1] :] if ends else text
