"""What is wrong with a row, in sentences for people; values only by their shape."""

from __future__ import annotations

from typing import Final

SENTENCES: Final = {
    "damaged_id": "the ID number has lost digits (stored as a number); only its first digits are kept",
    "bad_check": "the ID number fails its check character or holds no real date",
    "starred_id": "a star stands behind the whole ID number; the number is right by its check character",
    "id_length": "the ID number is not complete",
    "unreadable_id": "the cell of the ID number holds none",
    "impossible_date": "there is no such date",
    "unreadable_date": "the date cannot be read",
    "date_without_year": "the date names no year, and no title above it names one; it is kept as text",
    "year_of_title": "the date names no year; that of the title was taken",
    "release_after_list": "the day of release lies after the day of the list; it may lie ahead, and is kept as text",
    "unreadable_sentence": "the length of the sentence cannot be read",
    "sex_conflict": "the sex stated and the ID number disagree",
    "birth_conflict": "the birth stated and the ID number disagree; both are kept",
    "several_names": "one cell holds several names; all are kept",
    "several_ids": "one cell holds several ID numbers; all are kept",
    "misplaced_id": "the ID number stands in another column than its header says",
    "shifted": "the cells of the row have slipped by a column; they were read where they stand",
    "lost_value": "a cell holds signs in place of a value, such as #### or ????; what it should say is not in the file",
    "error_cell": "a cell holds an error of the spreadsheet, such as #REF!; what it should say is not in the file",
    "no_name": "the row has an ID number and no readable name",
    "no_person": "neither a name nor an ID number can be read in this row",
    "too_many_cells": "the row has more cells than the header",
    "no_header": "a column without a header is filled; its cells are kept as text",
    "too_few_cells": "the row has fewer cells than the header",
    "unclosed_quote": "a quotation mark is not closed; the row was read without quotes",
    "undecodable": "the row holds bytes that are no text in the encoding of the file",
    "too_many_columns": "the row has more than 2,000 cells; those after them were left out",
    "too_long_cell": "a cell of the row holds more than 65,536 characters; its end was left out",
    "control_characters": "the row held control characters, which were dropped",
    "damaged_sheet": "the sheet is damaged and cannot be read",
    "too_sparse": "a sheet spreads its cells over more rows and columns than fit",
}


def shape_of(text: str) -> str:
    """``653121 麦麦提`` -> ``999999 字字字``: what a value looks like, without what it says."""
    return "".join(
        "9" if c.isdigit() else "字" if "\u3400" <= c <= "\u9fff" else "a" if c.isalpha() else c for c in text[:40]
    )
