"""PFIF 1.4 from bytes. Document types, entities and processing instructions are refused before they mean anything."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from service.pfif.document import NAMESPACE, NOTE_FIELDS, PERSON_FIELDS, Document, Note, Person

MOST_VALUE = 100_000
_OLDER = "http://zesty.ca/pfif/"


class PfifError(ValueError):
    """``code``: xml (not well formed), doctype, version (PFIF of another version), kind (no PFIF), long."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_document(data: bytes) -> Document:
    """Elements of other namespaces are passed over. Raises PfifError."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    parser.ProcessingInstructionHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise PfifError("xml") from error
    return Document(tuple(reader.persons), tuple(reader.notes), sorted(reader.unknown))


def _refuse(*_arguments: Any) -> int:
    raise PfifError("doctype")


class _Reader:
    def __init__(self) -> None:
        self.persons: list[Person] = []
        self.notes: list[Note] = []
        self.unknown: set[str] = set()
        self._path: list[str] = []
        self._person: dict[str, str] | None = None
        self._inner: list[Note] = []
        self._note: dict[str, str] | None = None
        self._value: list[str] | None = None
        self._length = 0

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if not self._path:
            if name != "pfif" or not namespace.startswith(_OLDER):
                raise PfifError("kind")
            if namespace != NAMESPACE:
                raise PfifError("version")
        self._path.append(name if namespace == NAMESPACE else "")
        path = self._path[1:]
        if path == ["person"]:
            self._person, self._inner = {}, []
        elif path in (["note"], ["person", "note"]):
            self._note = {}
        elif self._fields_here() is not None:
            if path[-1] in self._known_here():
                self._value, self._length = [], 0
            else:
                self.unknown.add(name[:80])
        elif len(path) == 1:
            self.unknown.add(name[:80])

    def text(self, text: str) -> None:
        if self._value is not None:
            self._length += len(text)
            if self._length > MOST_VALUE:
                raise PfifError("long")
            self._value.append(text)

    def end(self, _tag: str) -> None:
        path = self._path[1:]
        if path == ["person"]:
            assert self._person is not None
            self.persons.append(Person(self._person, tuple(self._inner)))
            self._person = None
        elif path in (["note"], ["person", "note"]):
            assert self._note is not None
            note = Note(self._note)
            if self._person is None:
                self.notes.append(note)
            else:
                # Within a person a note need not say whose it is.
                mark = self._person.get("person_record_id", "")
                self._inner.append(Note({**note.fields, "person_record_id": mark}) if _lacks(note, mark) else note)
            self._note = None
        elif self._value is not None and self._depth_of_field():
            fields = self._fields_here()
            assert fields is not None
            fields.setdefault(path[-1], "".join(self._value).strip())
            self._value = None
        self._path.pop()

    def _depth_of_field(self) -> bool:
        return len(self._path) == (4 if self._person is not None and self._note is not None else 3)

    def _fields_here(self) -> dict[str, str] | None:
        """Whose field an element at this depth is."""
        if not self._depth_of_field():
            return None
        return self._note if self._note is not None else self._person

    def _known_here(self) -> tuple[str, ...]:
        return NOTE_FIELDS if self._note is not None else PERSON_FIELDS


def _lacks(note: Note, mark: str) -> bool:
    return bool(mark) and not note.get("person_record_id")
