"""Photos: safe decoding, perceptual hashes, copy check. The same *picture*, never the same *face*.

There is no face detection or recognition in here, by choice. The face of the package:

- ``take_in(bytes)`` -> ``CleanPicture``, or ``PhotoRejected(code)``; ``take_in_many`` for imports
- ``signature(picture)`` for records and ``query_signature(picture)`` for families -> ``PhotoSignature`` or None
- ``HashIndex.build`` / ``open`` / ``search`` -> ``Hits``: records worth a look, exact within the radius
- ``copy_check(query, record)`` / ``copy_checks`` -> ``CopyVerdict``; ``describe(verdict)`` -> codes for a sentence;
  ``prepare_record(picture)`` -> ``Prepared``, which is kept as bytes, so that a check needs no more than that
- ``evidence_bits(verdict)``: what the check is worth
- ``find_placeholders(signatures)``: one picture on many records

What only some callers need (OpenCV, compiled loops) is imported when it is asked for, so that the family app, which
only takes pictures in, stays small.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from service.photos.signatures import PhotoSignature

if TYPE_CHECKING:
    from service.photos.check import copy_check, copy_checks, evidence_bits
    from service.photos.index import HashIndex, Hits
    from service.photos.intake import CleanPicture, take_in, take_in_many
    from service.photos.placeholders import Placeholder, find_placeholders
    from service.photos.prepared import Prepared, prepare_query, prepare_record
    from service.photos.reasons import NOTES, REASONS, PhotoRejected
    from service.photos.signing import query_signature, signature
    from service.photos.verdict import KINDS, CopyVerdict, describe

_HOMES = {
    "check": ("copy_check", "copy_checks", "evidence_bits"),
    "index": ("HashIndex", "Hits"),
    "intake": ("CleanPicture", "take_in", "take_in_many"),
    "placeholders": ("Placeholder", "find_placeholders"),
    "prepared": ("Prepared", "prepare_query", "prepare_record"),
    "reasons": ("NOTES", "REASONS", "PhotoRejected"),
    "signing": ("query_signature", "signature"),
    "verdict": ("KINDS", "CopyVerdict", "describe"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "KINDS",
    "NOTES",
    "REASONS",
    "CleanPicture",
    "CopyVerdict",
    "HashIndex",
    "Hits",
    "PhotoRejected",
    "PhotoSignature",
    "Placeholder",
    "Prepared",
    "copy_check",
    "copy_checks",
    "describe",
    "evidence_bits",
    "find_placeholders",
    "prepare_query",
    "prepare_record",
    "query_signature",
    "signature",
    "take_in",
    "take_in_many",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
