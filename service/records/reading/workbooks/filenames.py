"""Names of files that are not UTF-8, as unzipping a Chinese archive elsewhere leaves them: shown in letters, and so
that no two files share one."""

from __future__ import annotations

import os
from collections.abc import Sequence


def shown(names: Sequence[str]) -> list[str]:
    """How each is called in provenance and on pages. ``names``: as the system gives them, with ``/`` between folders;
    what is UTF-8 stays as it is."""
    taken = {name for name in names if _is_text(name)}
    found = []
    for name in names:
        one = readable(name)
        if one in taken and not _is_text(name):
            one = _escaped(name)
            while one in taken:
                one = f"%{one}"
        taken.add(one)
        found.append(one)
    return found


def readable(name: str) -> str:
    """Each part that is not UTF-8 as GB18030, or where it is not that either with its bytes in hexadecimal."""
    return "/".join(map(_decoded, name.split("/")))


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:  # bytes that are no text stand in it as halves of surrogates
        return False
    return True


def _decoded(part: str) -> str:
    if _is_text(part):
        return part
    raw = os.fsencode(part)
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return _escaped(part)
    return text if text.isprintable() and text.encode("gb18030") == raw else _escaped(part)


def _escaped(name: str) -> str:
    """``%C3%FB.csv``: the bytes can be told from it, that of the sign too."""
    return "/".join(part if _is_text(part) else "".join(map(_byte, os.fsencode(part))) for part in name.split("/"))


def _byte(byte: int) -> str:
    return chr(byte) if 32 <= byte < 127 and byte != ord("%") else f"%{byte:02X}"
