"""Which cells are headers, and which are data."""

from __future__ import annotations

from service.records.reading.headers.knownheaders import is_exact, is_likely


def test_a_place_alone_makes_no_header_row() -> None:
    assert is_exact("قولغا ئېلىنغان ۋاقتى")
    assert not is_exact("в лагере")


def test_headers_end_as_data_seldom_does() -> None:
    assert is_likely("父亲身份证号")
    assert not is_likely("喀拉苏村")
