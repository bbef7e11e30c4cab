"""What a copy check found, in numbers and in codes that the rooms turn into sentences."""

from __future__ import annotations

from dataclasses import dataclass

#: Codes in the order in which a sentence names them: "the same picture, cropped and mirrored".
KINDS = (
    "untouched",
    "resized",
    "cropped",
    "framed",
    "caption",
    "collage",
    "turned",
    "tilted",
    "mirrored",
    "perspective",
)


@dataclass(frozen=True, slots=True)
class CopyVerdict:
    """Whether two pictures are copies of one picture. Says nothing about who is on it.

    ``inliers``: distinct local points that one placement of the record in the query explains. ``agreement``: 0 to 1,
    how far the details of both, laid over each other, go together (median over the textured cells of the record).
    ``false_match_rate``: measured chance that the pictures of two strangers look this alike. ``transform``: 3 x 3, row
    by row, from record pixels to query pixels; ``region``: the record's corners in the query (pixels, clockwise from
    the record's upper left). Both None when there is no copy. ``mirrored`` and ``quarter_turns`` (clockwise, 0 to 3)
    and ``tilt`` (degrees, -45 to 45) say how the record stands in the query; ``coverage``: share of the record that is
    visible; ``kinds``: codes of ``KINDS``.
    """

    is_copy: bool
    inliers: int = 0
    agreement: float = 0.0
    false_match_rate: float = 1.0
    transform: tuple[float, ...] | None = None
    region: tuple[tuple[float, float], ...] | None = None
    mirrored: bool = False
    quarter_turns: int = 0
    tilt: float = 0.0
    coverage: float = 0.0
    kinds: tuple[str, ...] = ()


def describe(verdict: CopyVerdict) -> tuple[str, ...]:
    """Codes for a sentence: ``("not_a_copy",)``, or ``"same_picture"`` followed by codes of ``KINDS``."""
    return ("same_picture", *verdict.kinds) if verdict.is_copy else ("not_a_copy",)
