"""PFIF 1.4, the People Finder Interchange Format (http://zesty.ca/pfif/1.4/): documents of persons and of notes about
them, read, checked and written. Pure: no Flask, no database, no keys.

Public face: ``read_document``, ``write_document``, ``check_document``, ``Document``, ``Person``, ``Note``.
"""

from service.pfif.document import Document, Note, Person
from service.pfif.reading import PfifError, read_document
from service.pfif.rules import Fault, check_document
from service.pfif.writing import write_document

__all__ = ["Document", "Fault", "Note", "Person", "PfifError", "check_document", "read_document", "write_document"]
