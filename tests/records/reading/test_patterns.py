"""Patterns compiled when they are first asked."""

from __future__ import annotations

import copy
import gc
import pkgutil
import re
import subprocess
import sys
from importlib import import_module

import pytest

import service.records.reading as reading
from service.records.reading import patterns
from service.records.reading.patterns import pattern_of


def test_each_pattern_of_the_reader_is_sound() -> None:
    for module in pkgutil.walk_packages(reading.__path__, f"{reading.__name__}."):
        import_module(module.name)
    found = [one for one in gc.get_objects() if type(one) is patterns._Late]  # a proxy of what is gone may not be asked
    assert len(found) > 1000
    for one in found:
        assert isinstance(one.pattern, str | bytes), one


def test_as_compiled_at_once() -> None:
    late, sure = pattern_of(r"(?P<year>\d{4})年", re.IGNORECASE), re.compile(r"(?P<year>\d{4})年", re.IGNORECASE)
    text = "2017年和2018年"
    for _ in range(2):  # the second time from what the first left
        assert late.findall(text) == sure.findall(text)
        assert late.sub("x", text) == sure.sub("x", text)
        assert [found["year"] for found in late.finditer(text)] == ["2017", "2018"]
        assert (late.pattern, late.flags, late.groups) == (sure.pattern, sure.flags, sure.groups)
    assert pattern_of(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_a_broken_pattern_fails_when_it_is_asked() -> None:
    broken = pattern_of("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_what_asks_about_anything_compiles_nothing() -> None:
    copied = copy.deepcopy(pattern_of("(x)+"))
    assert copied.fullmatch("xx")
    assert "(x)+" in repr(copied)


def test_importing_the_reader_compiles_few() -> None:
    """Commands that read nothing wait for no pattern."""
    told = subprocess.run(
        [sys.executable, "-c", _COUNTING], capture_output=True, text=True, check=True, timeout=120
    ).stdout.split()
    made, all_of_them = map(int, told)
    assert all_of_them > 1000
    assert made < all_of_them / 10


_COUNTING = """
import gc
import service.records.reading
from service.records.reading.patterns import _Late
found = [one for one in gc.get_objects() if type(one) is _Late]
print(sum(len(vars(one)) > 0 for one in found), len(found))
"""
