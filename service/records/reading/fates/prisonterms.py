"""A term behind a prison, or alone, in a status: "prison, 5 years", "11 years 6 months"."""

from __future__ import annotations

import re
from typing import Final

#: Nothing but a term: 11 years 6 months, 15 жыл.
ONLY_A_TERM: Final = re.compile(
    r"\d{1,2}(?:[.,]\d)? ?-?[^\W\d_]{1,6}\.?(?:(?: and| и| ve| und| et)? \d{1,2} ?-?[^\W\d_]{1,8}\.?)?"
)
# Prison, 5 years; not a camp, where nobody has a term.
_PRISON: Final = re.compile(
    r"\b(?:prison|jail|тюрьм|cezaev|hapishane|түрм|türm|turm[ae]|túrme|gefängnis|cárcel|prisión|carcere|prigion|fängelse|"
    r"fengsel|gevangenis)|تۈرمە|تۇرمە|سجن|刑務所|监狱|監獄",
    re.IGNORECASE,
)


def in_prison_for(text: str) -> bool:
    """Whether a text names a prison and, between marks, a term and nothing else."""
    parts = [part.strip() for part in _PARTS.split(text)]
    return _PRISON.search(text) is not None and any(map(ONLY_A_TERM.fullmatch, parts))


_PARTS: Final = re.compile(r"[,，;；:：،()（）]| [-–—] ")
