"""Patterns that are compiled when they are first asked: of more than a thousand a usual table asks some dozens, and
compiling all of them took longer than anything else that a command does before its work."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Late(Generic[AnyStr]):
    """Stands for a ``re.Pattern``. What is once asked of it stands in its slot, and costs no more than a pattern's."""

    __slots__ = ("__dict__", "_flags", "_text")

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._text: AnyStr = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what copying and pickling ask of anything
            raise AttributeError(name)
        value = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, value)
        return value

    def __repr__(self) -> str:
        return f"pattern_of({self._text!r})"


def pattern_of(text: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """As ``re.compile``, which fails only when the pattern is first asked; a test asks each."""
    return cast(re.Pattern[AnyStr], _Late(text, int(flags)))
