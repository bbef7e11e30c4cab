"""PFIF 1.4 to bytes: fields in the format's order, empty ones left out, expired records as placeholders."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from service.pfif.document import NAMESPACE, NOTE_FIELDS, PERSON_FIELDS, Document, Note

# What XML 1.0 cannot hold at all.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_document(document: Document, now: dt.datetime | None = None) -> bytes:
    """Persons with their notes, then other notes. Of a person whose time is over nothing but that is written."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<pfif:pfif xmlns:pfif="{NAMESPACE}">']
    for person in document.persons:
        shown = person.placeholder(now) if person.is_expired(now) and not person.is_placeholder() else person
        lines.append("  <pfif:person>")
        lines += _fields(shown.fields, PERSON_FIELDS, "    ")
        for note in shown.notes:
            lines += _note(note, "    ")
        lines.append("  </pfif:person>")
    for note in document.notes:
        lines += _note(note, "  ")
    return "\n".join([*lines, "</pfif:pfif>", ""]).encode()


def _note(note: Note, indent: str) -> list[str]:
    return [f"{indent}<pfif:note>", *_fields(note.fields, NOTE_FIELDS, indent + "  "), f"{indent}</pfif:note>"]


def _fields(values: Mapping[str, str], order: tuple[str, ...], indent: str) -> list[str]:
    return [f"{indent}<pfif:{name}>{escape(_clean(values[name]))}</pfif:{name}>" for name in order if values.get(name)]


def _clean(text: str) -> str:
    return _IMPOSSIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
