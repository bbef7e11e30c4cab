"""A bar chart as SVG, drawn by hand: one group of bars per transform."""

from __future__ import annotations

from xml.sax.saxutils import escape

_COLOURS = ("#1b5e8c", "#c9b79c", "#a58f6f", "#7d6b52")
_LEFT, _WIDTH, _BAR, _GAP, _TOP = 150, 460, 5, 7, 46


def bars(series: dict[str, dict[str, float]]) -> str:
    """``series``: name -> {group: share from 0 to 1}. All series have the groups of the first."""
    groups = list(next(iter(series.values())))
    step = _BAR * len(series) + _GAP
    height = _TOP + step * len(groups) + 10
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 40} {height}" '
        'font-family="sans-serif" font-size="10" role="img">',
        "<title>Share of copies found, by transform, at one false record in 100,000</title>",
        f'<rect width="{_LEFT + _WIDTH + 40}" height="{height}" fill="#ffffff"/>',
    ]
    for number, name in enumerate(series):
        x = _LEFT + number * 115
        lines.append(f'<rect x="{x}" y="8" width="10" height="10" fill="{_COLOURS[number]}"/>')
        lines.append(f'<text x="{x + 14}" y="17">{escape(name)}</text>')
    for share in (0, 25, 50, 75, 100):
        x = _LEFT + _WIDTH * share / 100
        lines.append(f'<line x1="{x}" x2="{x}" y1="{_TOP - 6}" y2="{height - 8}" stroke="#dddddd"/>')
        lines.append(f'<text x="{x}" y="{_TOP - 10}" text-anchor="middle" fill="#555555">{share} %</text>')
    for place, group in enumerate(groups):
        y = _TOP + place * step
        lines.append(f'<text x="{_LEFT - 6}" y="{y + step / 2 + 1}" text-anchor="end">{escape(group)}</text>')
        for number, values in enumerate(series.values()):
            width = max(0.5, _WIDTH * values[group])
            top = y + number * _BAR
            colour = _COLOURS[number]
            lines.append(f'<rect x="{_LEFT}" y="{top}" width="{width:.1f}" height="{_BAR - 0.5}" fill="{colour}"/>')
    return "\n".join([*lines, "</svg>", ""])
