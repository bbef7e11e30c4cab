"""The Chinese resident ID number, GB 11643: whole, first generation, in part, or damaged. Read, never repaired.

Eighteen characters: region of first registration (6), birth date (8), sequence (3, odd = male), check (1). The
region is a hint only: people keep the prefix of a county that was renumbered long ago.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import Literal

from service.matching.types import PartialDate, Sex
from service.matching.values.script import clean

IdKind = Literal["whole", "whole_bad_check", "first_generation", "partial", "damaged"]
UNKNOWN = "?"

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# What seventeen times the character 0 adds up to: digits are weighed as the bytes they are.
_ZEROS = ord("0") * sum(_WEIGHTS)
# Province codes of GB/T 2260.
_PROVINCES = frozenset(
    str(n)
    for block in (
        range(11, 16),
        range(21, 24),
        range(31, 38),
        range(41, 47),
        range(50, 55),
        range(61, 66),
        (71, 81, 82, 83),
    )
    for n in block
)
_FIRST_YEAR, _LAST_YEAR = 1870, 2035  # of birth
_DROPPED = re.compile(r"[\s'\"`´‘’“”\-–—_:,.;()（）]|身份证号?码?|ID")
_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d*))?E\+?(\d{1,2})", re.IGNORECASE)
_EX = str.maketrans({"x": "X", "×": "X", "Х": "X", "х": "X", "✕": "X", "╳": "X"})
# An X stands for a digit anywhere but at the end.
_MASKS = re.compile(r"[*•●＊?#○◯□■△▲◆◇★☆█▇▆▅▄▓▒░▉▊▋▌▮▯▢⬛⬜⬤]|X(?=X|[0-9])")
# Typed or recognised in the place of a digit that looks alike: 6531211960O4120010. Which digit it was is not known.
_LOOK_ALIKE = re.compile(r"[OoQDIilLZzSsBbGg〇ОоІі/|!]")
_MOST_LOOK_ALIKES = 3
_MAY_BE_DATE = re.compile(r"(?:[1?][89?]|[2?][0?])[\d?]{2}(?:[0?][1-9?]|[1?][0-2?])(?:[0?][1-9?]|[12?][\d?]|[3?][01?])")
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")
#: Whether a text is eighteen characters, a province's first: sound or not, the number stands as it is written.
is_as_written = re.compile(f"(?:{'|'.join(sorted(_PROVINCES))})[0-9]{{15}}[0-9X]").fullmatch
_ELLIPSIS = re.compile(r"…+|\.{2,}")


@dataclass(frozen=True, slots=True)
class IdNumber:
    """An ID number as far as it can be read.

    ``known``: 18 characters in their positions, ``?`` where unknown. ``text``: the number as normalised.
    ``fragment``: digits whose place in the number is not known; where they end the number ("…1234") they have one.
    """

    text: str
    kind: IdKind
    known: str
    fragment: str = ""

    @property
    def sound(self) -> bool:
        """True where the number identifies a person: all 18 characters, a real date and a right check character."""
        return self.kind == "whole"

    @property
    def region(self) -> str | None:
        return None if UNKNOWN in self.known[:6] else self.known[:6]

    @property
    def birth(self) -> PartialDate | None:
        """The birth date in the number, as far as its digits are known and make a date."""
        return birth_in(self.known[6:14])

    @property
    def sex(self) -> Sex | None:
        digit = self.known[16]
        return None if digit == UNKNOWN else ("m" if int(digit) % 2 else "f")


def check_character(first_17: str) -> str:
    """The check character of GB 11643 (ISO 7064 MOD 11-2) for the first 17 digits."""
    return _CHECKS[(sum(map(mul, first_17.encode("ascii"), _WEIGHTS)) - _ZEROS) % 11]


def is_sound(text: str) -> bool:
    """Whether a text is a number that identifies a person, with nothing around it and its X a capital.

    What each part of a number adds to the check is looked up: of all that a table says, this is asked most.
    """
    if len(text) != 18:
        return False
    region, year, day = _region_sum(text[:6]), _YEAR_SUMS.get(text[6:10]), _DAY_SUMS.get(text[10:14])
    sequence = _SEQUENCE_SUMS.get(text[14:17])
    if region is None or year is None or day is None or sequence is None:
        return False
    if _CHECKS[(region + year + day + sequence) % 11] != text[17]:
        return False
    return text[10:14] != "0229" or isleap(int(text[6:10]))


@lru_cache(maxsize=4096)
def _region_sum(digits: str) -> int | None:
    known = digits[:2] in _PROVINCES and digits.isascii() and digits.isdigit()
    return _weighed(digits, 0) if known else None


def _weighed(digits: str, at: int) -> int:
    """What digits from the place ``at`` on add to the sum that the check character comes from."""
    return sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS[at:], strict=False))


def normalise(text: str) -> str:
    """Full width to half width, spaces, apostrophes and hyphens dropped, every way to write X as X; stars kept."""
    return _DROPPED.sub("", clean(text).translate(_EX))


def has_look_alikes(text: str) -> bool:
    """Whether letters stand in the text of an ID number where digits should be."""
    return _LOOK_ALIKE.search(normalise(text)) is not None


def parse_id(value: str | float) -> IdNumber | None:
    """The ID number in ``value``, or None where it holds none. Never raises.

    A number from a spreadsheet's numeric cell has lost its last digits, so it is ``damaged``, with those digits that
    are sure; so is the text ``6.53121E+17``.
    """
    if isinstance(value, int | float):
        return _from_number(value)
    return _from_text(value)


def characters_in(text: str) -> tuple[str, bool] | None:
    """(``known`` of the ID number in ``text``, whether it is damaged); None where no character has a known place."""
    if is_as_written(text):
        return text, False
    number = parse_id(text)
    return None if number is None or number.fragment else (number.known, number.kind == "damaged")


def _from_number(value: float) -> IdNumber | None:
    if value != value or not 0 < value < 1e18:
        return None
    if value < 2**53:
        return _from_text(str(int(value))) if value == int(value) else None
    text = f"{int(value):d}"
    if len(text) != 18:
        return None
    # A double of this size stands for every number up to 64 away; only what all of these share is known. A spreadsheet
    # keeps fifteen digits, and shows no more.
    kept = f"{value:.14e}".partition("e")[0].replace(".", "")
    if kept[14] == "0" and float(f"{value:.14e}") == value and _is_date(kept[6:14]):
        # Numbers just below it would be the last of the day before, 993 to 999 in order: so good as none was given.
        return _damaged(kept + "000", kept)
    return _damaged(kept + "000", _shared(int(value) - 64, int(value) + 64))


def _shared(low: int, high: int) -> str:
    a, b = str(low), str(high)
    return a[: next((i for i in range(len(a)) if a[i] != b[i]), len(a))]


_CUT_BY_ERROR = re.compile(r"(?<=\d)#(?:REF|N/A|VALUE|NAME|DIV/0|NUM|NULL)[!！?？]?\s*$", re.IGNORECASE)


@lru_cache(maxsize=16384)
def _from_text(raw: str) -> IdNumber | None:
    if _EIGHTEEN.fullmatch(raw):
        return _eighteen(raw)
    raw = _CUT_BY_ERROR.sub("…", raw)
    cleaned = clean(raw).translate(_EX)
    if cleaned.endswith(".0") and len(cleaned) in {17, 20} and cleaned[:-2].isdigit():
        cleaned = cleaned[:-2]  # a script wrote a number as a decimal
    if m := _SCIENTIFIC.fullmatch(cleaned.replace(" ", "").strip("'\"`")):
        return _from_scientific(m)
    cut_left, cut_right = bool(_ELLIPSIS.match(raw.strip())), bool(_ELLIPSIS.search(raw.strip()[-3:]))
    text = _MASKS.sub(UNKNOWN, _DROPPED.sub("", cleaned))
    if not re.fullmatch(r"[0-9?]*X?", text) or not any(c.isdigit() for c in text):
        return _with_look_alikes(text)
    digits = len(text.replace(UNKNOWN, "").replace("X", ""))
    if len(text) == 18 and not (cut_left or cut_right):
        return _eighteen(text)
    if len(text) == 15 and text.isdigit() and _first_generation_date(text):
        return _first_generation(text)
    if len(text) > 18 and not text[18:].strip(UNKNOWN) and is_sound(text[:18]):
        return IdNumber(text[:18], "whole", text[:18])  # a star behind a whole number hides nothing of it
    if len(text) > 18:
        return _damaged(text, text[:14]) if _good_start(text) and len(text) <= 20 else None
    if cut_left or (text.startswith(UNKNOWN) and len(text) < 18) or text.endswith("X"):
        tail = text.lstrip(UNKNOWN)
        return IdNumber(text, "partial", tail.rjust(18, UNKNOWN)) if digits >= 2 else None
    if text[:2] in _PROVINCES and (digits >= 6 or cut_right):
        known = text.rstrip(UNKNOWN).ljust(18, UNKNOWN)
        if UNKNOWN in known[:14] or _is_date(known[6:14]):
            return IdNumber(text, "partial", known)
        if len(text) <= 14 or cut_right:
            return IdNumber(text, "partial", known)
        return _damaged(text, text[:6])
    if 4 <= digits <= 17 and UNKNOWN not in text:
        return IdNumber(text, "partial", UNKNOWN * 18, fragment=text)
    return None


def _eighteen(text: str) -> IdNumber | None:
    body, last = text[:17], text[17]
    if UNKNOWN not in body:
        if text[:2] not in _PROVINCES:
            return None
        if last == UNKNOWN:  # a final star is one way to write X, and only where X is what the digits demand
            if _is_date(body[6:14]) and check_character(body) == "X":
                return IdNumber(body + "X", "whole", body + "X")
            return IdNumber(text, "partial", text)
        return IdNumber(text, "whole" if is_sound(text) else "whole_bad_check", text)
    if "X" in body:
        return None
    return IdNumber(text, "partial", text) if sum(c != UNKNOWN for c in text) >= 4 else None


def _with_look_alikes(text: str) -> IdNumber | None:
    """Eighteen characters, of which a few are letters where digits should be: unknown, as stars are."""
    if len(text) != 18:
        return None
    known, letters = _LOOK_ALIKE.subn(UNKNOWN, text)
    if letters > _MOST_LOOK_ALIKES or not re.fullmatch(r"[0-9?]{17}[0-9?X]", known):
        return None
    somewhere = UNKNOWN in known[:2] or known[:2] in _PROVINCES
    return IdNumber(known, "partial", known) if somewhere and _MAY_BE_DATE.fullmatch(known[6:14]) else None


def _from_scientific(m: re.Match[str]) -> IdNumber | None:
    mantissa = m[1] + (m[2] or "")
    exponent = int(m[3])
    if exponent not in (14, 17) or m[1] == "0":
        return None
    if len(mantissa) > 15:
        return _from_number(float(m[0]))
    # The last digit shown may be rounded up, except where a century's 1 or 2 follows, or no day of birth lies before.
    as_shown = exponent == 17 and (len(mantissa) == 6 or _is_first_of_month(mantissa))
    sure = mantissa if as_shown else _shared(int(mantissa) - 1, int(mantissa))
    if exponent == 14:  # a first-generation number shown short: its year has no century
        sure = sure[:6]
    return _damaged(m[0].upper(), sure)


def _is_first_of_month(mantissa: str) -> bool:
    """Whether fourteen or fifteen digits end with the 01 or 010 of a day to which none was rounded up: from day 00."""
    if len(mantissa) not in {14, 15}:
        return False
    return _is_date(mantissa[6:14]) and not _is_date(str(int(mantissa) - 1)[6:14])


def _damaged(text: str, sure: str) -> IdNumber | None:
    if sure[:2] not in _PROVINCES:
        return None
    return IdNumber(text, "damaged", sure.ljust(18, UNKNOWN))


def _first_generation(text: str) -> IdNumber:
    # Sequences 996-999 were kept for people over a hundred, whose century is not in the number.
    century = UNKNOWN * 2 if text[12:] >= "996" else "19"
    return IdNumber(text, "first_generation", text[:6] + century + text[6:] + UNKNOWN)


def _first_generation_date(text: str) -> bool:
    return text[:2] in _PROVINCES and _is_date("19" + text[6:12])


def _good_start(text: str) -> bool:
    return text[:2] in _PROVINCES and UNKNOWN not in text[:14] and text[:14].isdigit() and _is_date(text[6:14])


def _plausible_year(year: int) -> bool:
    return _FIRST_YEAR <= year <= _LAST_YEAR


@lru_cache(maxsize=65536)
def birth_in(digits: str) -> PartialDate | None:
    """The birth date in eight characters of a number, as far as they are known."""
    year, month, day = digits[:4], digits[4:6], digits[6:]
    if UNKNOWN in year or not _plausible_year(int(year)):
        return None
    if UNKNOWN in month:
        return PartialDate(int(year))
    if not 1 <= int(month) <= 12:
        return None
    if UNKNOWN in day:
        return PartialDate(int(year), int(month))
    return PartialDate(int(year), int(month), int(day)) if _is_date(digits) else None


@lru_cache(maxsize=65536)
def _is_date(digits: str) -> bool:
    try:
        return _plausible_year(dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])).year)
    except ValueError:
        return False


_LEAP = 2000
_YEAR_SUMS = {str(year): _weighed(str(year), 6) for year in range(_FIRST_YEAR, _LAST_YEAR + 1)}
_DAY_SUMS = {
    day: _weighed(day, 10)
    for month in range(1, 13)
    for day in (f"{month:02d}{n:02d}" for n in range(1, monthrange(_LEAP, month)[1] + 1))
}
_SEQUENCE_SUMS = {f"{n:03d}": _weighed(f"{n:03d}", 14) for n in range(1000)}
