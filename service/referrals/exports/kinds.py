"""What a kind of export is: which consents it needs, what it gathers, and how that becomes a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from flask_babel import gettext as _
from flask_babel.speaklater import LazyString

from service.store.casework import Casework

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. ``whom``: for whom it is, in words. ``why``: for colleagues. ``language``: of the document.
    ``options``: the kind's own. ``search_ids``: of all cases in it. ``draft``: for reading before it is approved."""

    kind: str
    number: int
    search_ids: tuple[str, ...]
    whom: str
    why: str
    language: str
    options: Mapping[str, Any] = field(default_factory=dict)
    draft: bool = False

    def to_json(self) -> dict[str, Any]:
        kept = asdict(self)
        del kept["number"], kept["search_ids"], kept["draft"]
        return kept

    @property
    def watermark(self) -> str:
        """What stands on each page, in the language of the document."""
        if self.draft:
            return str(_("Draft of no. %(number)s, not approved", number=self.number))
        return str(_("No. %(number)s, for %(whom)s", number=self.number, whom=self.whom))


@dataclass(frozen=True, slots=True)
class Content:
    """What a document says: ``data`` as JSON can say it, and pictures (JPEG) by the names that stand in it."""

    data: Mapping[str, Any]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def fingerprint(self) -> str:
        """Tells whether two people looked at the same."""
        told = hashlib.blake2b(json.dumps(self.data, sort_keys=True).encode(), digest_size=16)
        for name in sorted(self.pictures):
            told.update(name.encode() + hashlib.blake2b(self.pictures[name]).digest())
        return told.hexdigest()


@dataclass(frozen=True, slots=True)
class Kind:
    """``purposes``: what every family in it must have agreed to; the first names it in the family's list of what was
    passed on. ``gather`` raises ExportRefused, Gone; it is called in the language of the document. ``asked_on``:
    where it is asked for: the page of the one ``search`` that it is about, the ``list`` of exports, for all cases that
    may leave, or a page of the ``room`` that brought it.
    """

    code: str
    label: LazyString
    meaning: LazyString
    purposes: tuple[str, ...]
    gather: Callable[[Casework, Order], Content]
    render: Callable[[Order, Content], bytes]
    media_type: str = PDF
    suffix: str = "pdf"
    asked_on: Literal["search", "list", "room"] = "search"
