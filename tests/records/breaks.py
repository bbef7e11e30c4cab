"""Readers that end their process at a file of a certain name, as a hole in one would."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from service.records import filework
from service.records.imports import preview

_read_file, _look_into = filework.read_file, preview.look_into


def read_file(task: filework.FileTask) -> Iterator[Any]:
    if task.name == "breaks.csv":
        os._exit(11)
    return _read_file(task)


def endless(task: filework.FileTask) -> Iterator[Any]:
    while task.name == "breaks.csv":
        pass
    yield from _read_file(task)


def look_into(task: filework.FileTask, most: int) -> Iterator[Any]:
    if task.name == "breaks.csv":
        os._exit(11)
    return _look_into(task, most)
