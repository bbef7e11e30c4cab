"""Names in any script: read into phonetic forms, compared by what their sounds have in common.

This is the face of the engine; nothing else in this package is meant to be imported from outside.

- ``parse(text)`` reads a name into a ``ParsedName`` of ``NamePart`` s; ``normalise(text)`` only tidies the writing.
- ``similarity(a, b)`` of two parts, in [0, 1]; ``compare_names(a, b)`` of two whole names.
- ``PartVocabulary`` compares one part with all distinct parts of a collection at once.
- ``display(part)`` gives the sound in letters that staff can read; ``explain(text, other)`` tells how a name is read
  and why two agree.
- ``listed_names(sex)`` and ``ways_to_write(part)``: what the lexicon knows, to invent people with.

Pure: knows no Flask, no database and no other room. The alphabets, readings, sound changes and names are data files
in ``service/names/data``; to correct how a name is read, edit those.
"""

from service.names.comparison import NameComparison, PartAgreement, compare_names, compare_parts, cut_off_similarity
from service.names.explanation import Explanation, explain
from service.names.listed import listed_names, ways_to_write
from service.names.normal import normalise
from service.names.parsing import parse
from service.names.parts import NamePart, ParsedName, Sound
from service.names.reading import make_part
from service.names.scripts import Script
from service.names.show import display
from service.names.similarity import similarity
from service.names.vocabulary import PartVocabulary

__all__ = [
    "Explanation",
    "NameComparison",
    "NamePart",
    "ParsedName",
    "PartAgreement",
    "PartVocabulary",
    "Script",
    "Sound",
    "compare_names",
    "compare_parts",
    "cut_off_similarity",
    "display",
    "explain",
    "listed_names",
    "make_part",
    "normalise",
    "parse",
    "similarity",
    "ways_to_write",
]
