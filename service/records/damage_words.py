"""What the readers say of damaged files and rows, in the language of the page. Reports on disk stay in English.

The readers know no Flask: they give English sentences. Those with a number in them are told by their shape.
``tests/records/test_damage_words.py`` holds every sentence of theirs against this file.
"""

from __future__ import annotations

import re

from flask_babel import gettext
from markupsafe import Markup

from service.matching.sentences import N_
from service.records.picturefaults import SENTENCES as _PICTURES

SENTENCES = frozenset(
    {
        N_("the ID number has lost digits (stored as a number); only its first digits are kept"),
        N_("the ID number fails its check character or holds no real date"),
        N_("a star stands behind the whole ID number; the number is right by its check character"),
        N_("the ID number is not complete"),
        N_("the cell of the ID number holds none"),
        N_("there is no such date"),
        N_("the date cannot be read"),
        N_("the day of release lies after the day of the list; it may lie ahead, and is kept as text"),
        N_("the date names no year; that of the title was taken"),
        N_("the date names no year, and no title above it names one; it is kept as text"),
        N_("a cell holds an error of the spreadsheet, such as #REF!; what it should say is not in the file"),
        N_("a cell holds signs in place of a value, such as #### or ????; what it should say is not in the file"),
        N_("the length of the sentence cannot be read"),
        N_("the sex stated and the ID number disagree"),
        N_("the birth stated and the ID number disagree; both are kept"),
        N_("one cell holds several names; all are kept"),
        N_("one cell holds several ID numbers; all are kept"),
        N_("the ID number stands in another column than its header says"),
        N_("the cells of the row have slipped by a column; they were read where they stand"),
        N_("the row has an ID number and no readable name"),
        N_("neither a name nor an ID number can be read in this row"),
        N_("the row has more cells than the header"),
        N_("a column without a header is filled; its cells are kept as text"),
        N_("the row has fewer cells than the header"),
        N_("a quotation mark is not closed; the row was read without quotes"),
        N_("the row holds bytes that are no text in the encoding of the file"),
        N_("the row has more than 2,000 cells; those after them were left out"),
        N_("a cell of the row holds more than 65,536 characters; its end was left out"),
        N_("the row held control characters, which were dropped"),
        N_("the workbook holds macros; they were not run"),
        N_("the workbook points to other files; none was opened, cells hold the values last saved"),
        N_("the sheet is damaged and cannot be read"),
        N_("the workbook is damaged and cannot be read"),
        N_("the workbook is damaged and cannot be unpacked"),
        N_("a part of the workbook is damaged"),
        N_("the PDF is damaged and cannot be read"),
        N_("the workbook is protected by a password"),
        N_("the PDF is protected by a password"),
        N_("the PDF holds pictures of pages and no text; make its text readable first (OCR)"),
        N_("more stands on the pages of the PDF than is read; print it anew"),
        N_("the file cannot be opened"),
        N_("the file is empty"),
        N_("this is not a plain file"),
        N_("the file's name leads outside its folder"),
        N_("the workbook names a part outside itself"),
        N_("the workbook has more parts than any real one"),
        N_("the workbook defines entities, which no real one does"),
        N_("a sheet spreads its cells over more rows and columns than fit"),
        N_("the page spreads its cells over more columns than fit"),
        N_("this is an archive of files; unpack it first"),
        N_("only .xlsx, .xls, .csv, .tsv and .pdf files are read"),
        N_("this is a web page without a table; save the table as .xlsx or .csv"),
        N_("this is a document or a web archive; save its table as .xlsx or .csv"),
        N_("the text is neither UTF-8 nor GB18030; name its encoding (for example UTF-16LE)"),
        N_("no line names a file and a whole ID number"),
        N_("its file holds this picture no longer; it was removed"),
        N_("reading it took more memory than a file may take, or broke the reader; save it anew, or as .csv"),
    }
)
#: Shape -> sentence; the groups of the one are the values of the other.
SHAPES = (
    (r"the file is larger than (?P<most>\d+) MiB", N_("the file is larger than %(most)s MiB")),
    (r"the table is larger than (?P<most>\d+) MiB; cut it up", N_("the table is larger than %(most)s MiB; cut it up")),
    (r"the workbook unpacks to more than (?P<most>\d+) MiB", N_("the workbook unpacks to more than %(most)s MiB")),
    (r"the PDF has more than (?P<most>\d+) pages", N_("the PDF has more than %(most)s pages")),
    (
        r"formulas without a saved value: (?P<cells>\d+); what they showed is not in the file",
        N_("formulas without a saved value: %(cells)s; what they showed is not in the file"),
    ),
    (
        r"pictures that lie outside of the workbook: (?P<pictures>\d+); none was opened",
        N_("pictures that lie outside of the workbook: %(pictures)s; none was opened"),
    ),
    (
        r"drawings that cannot be read: (?P<drawings>\d+); their pictures are left out",
        N_("drawings that cannot be read: %(drawings)s; their pictures are left out"),
    ),
    (
        r"reading it took longer than (?P<minutes>\d+) minutes; cut it up, or save it anew as \.csv",
        N_("reading it took longer than %(minutes)s minutes; cut it up, or save it anew as .csv"),
    ),
    (r"there is no encoding '(?P<name>.*)'", N_("there is no encoding “%(name)s”")),
    (r"The file cannot be opened: (?P<why>.*)\.", N_("the file cannot be opened (%(why)s)")),
    (
        r"no column of names or ID numbers was found; (?P<rows>\d+) rows were left out \(map them by hand\)",
        N_("no column of names or ID numbers was found; rows left out: %(rows)s (map them by hand)"),
    ),
    (
        r"reading it broke the reader \((?P<why>.*)\); save it anew, or as \.csv, and report this",
        N_("reading it broke the reader (%(why)s); save it anew, or as .csv, and report this"),
    ),
)


def damage(sentence: str) -> str:
    """The sentence in the language of the page; one that is not known here stands as it is, marked as English."""
    if sentence in SENTENCES or sentence in _PICTURES:
        return str(gettext(sentence))
    for shape, said in SHAPES:
        if found := re.fullmatch(shape, sentence, re.DOTALL):
            values = {k: v if v.isdigit() else _as_it_stands(v) for k, v in found.groupdict().items()}
            return Markup(gettext(said)) % values  # noqa: S704 - values are escaped, the sentence is our own
    return _as_it_stands(sentence)


def _as_it_stands(text: str) -> Markup:
    return Markup('<bdi lang="en">{}</bdi>').format(text)
