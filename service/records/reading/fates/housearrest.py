"""Who was let out of a place of custody into house arrest, which frees nobody: 转监视居住."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of

_INTO: Final = pattern_of(
    r"(?:因[^\W\d_因]{1,8}?|已|被|依法|予以|决定|由|从|[刑拘留逮捕羁押关收]{2,4}|强制措施|措施){0,6}(?:变更|转|改|换|采取|执行|适用)*[为成]?"
    r"(?:指定(?:居所|住所|场所|地点)?|住所|在家|居家|继续|依法)*(?:监视居住|监居|监住|软禁)(?:措施|中|[一二三四五六\d]+个月)?[。.]?"
)


@lru_cache(maxsize=4096)
def into_house_arrest(text: str) -> bool:
    """Whether a text says no more of how somebody left than that; not 监视居住期满, nor 解除监视居住."""
    return _INTO.fullmatch(text.strip()) is not None
