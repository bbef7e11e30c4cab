"""The fonts. Latin, Cyrillic and Arabic letters come with the service; Chinese ones from the system."""

from __future__ import annotations

from functools import cache
from pathlib import Path

OWN = Path(__file__).with_name("data")
#: Where distributions put Noto Sans CJK (on Debian: ``fonts-noto-cjk``).
SYSTEM = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
CHINESE = "NotoSansCJK*"


@cache
def chinese() -> tuple[Path, ...]:
    """The folders with the system's Chinese fonts; none where they are not installed."""
    return tuple(sorted({found.parent for folder in SYSTEM for found in folder.rglob(CHINESE)}))


def folders() -> tuple[Path, ...]:
    return (OWN, *chinese())
