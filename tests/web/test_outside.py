"""The look for words outside the catalogues finds them wherever they stand, and lets data be."""

from __future__ import annotations

import pytest

from tests.support.client import parse_strictly
from tests.support.outside import marked, strays


def page(body: str) -> str:
    return f'<!doctype html><html lang="en"><head><title>x</title></head><body>{body}</body></html>'


@pytest.mark.parametrize(
    "body",
    [
        "<p>Stray</p>",
        f"<p>{marked('Known')} stray</p>",
        f"<p>{marked('Known <b>%(x)s</b> known') % {'x': 'stray'}}</p>",
        f"<p>{marked('Known %(x)s') % {'x': '<bdi>Memet</bdi> stray'}}</p>",
        '<img src="x" alt="stray">',
        '<input aria-label="stray">',
        '<input placeholder="stray">',
        '<input type="submit" value="stray">',
        '<select><optgroup label="stray"><option>1</option></optgroup></select>',
        '<output data-size="stray words"></output>',
        "<table><tr><td>stray</td></tr></table>",
    ],
)
def test_a_stray_word_is_found(body: str) -> None:
    assert strays(parse_strictly(page(body)))


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{marked('All known')}</p>",
        f"<p>{marked('Known %(x)s known') % {'x': '<bdi>Memet</bdi>'}}</p>",
        f"<p>{marked('Known %(x)s') % {'x': marked('known')}}: 12, 14 November 2026, 653121, 20 MB</p>",
        f"<p>{marked('%(n)s of 100 %%') % {'n': 3}}</p>",
        '<p><bdi>Memet</bdi> <code>search.looked</code> <span lang="tr">Türkçe</span></p>',
        "<p>麦麦提 مەمەت</p>",
        "<textarea>as it was typed</textarea>",
        f'<output data-size="{marked("Chosen: {n}, together {mb}")}"></output>',
        "<p>Shufu (Konasheher) · قەشقەر</p>",
    ],
)
def test_what_is_known_or_data_is_none(body: str) -> None:
    assert strays(parse_strictly(page(body))) == []
