"""The table of what a header is not for: every line says something, and its example shows it."""

import re

import pytest

from service.records.reading.headers.exceptions import Exceptional, exceptions
from service.records.reading.headers.meant import field_of
from service.records.reading.words.synonyms import FIELDS, by_length


@pytest.mark.parametrize("line", exceptions(), ids=lambda line: line.example)
def test_a_line_holds_of_its_example(line: Exceptional) -> None:
    assert bool(line.before) is not bool(line.behind)
    assert line.fields <= FIELDS
    assert any(map(re.compile(line.before or line.behind).search, _besides(line)))
    assert field_of(line.example) not in line.fields


def _besides(line: Exceptional) -> list[str]:
    """What stands beside a word for one of the fields of a line in its example."""
    words = [word for word, field in by_length() if field in line.fields and re.fullmatch(line.word, word)]
    if line.before:
        return [line.example[: -len(word)] for word in words if line.example.endswith(word)]
    return [line.example[len(word) :] for word in words if line.example.startswith(word)]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("收押原因", "reason"),
        ("人员类别", "status"),
        ("刑期", "sentence"),
        ("户籍地", "address"),
        ("子女姓名", "children_names"),
    ],
)
def test_an_ordinary_header_is_none(header: str, field: str) -> None:
    assert field_of(header) == field
