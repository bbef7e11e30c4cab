"""What is told of a file and of its rows, in the reader's language: codes are kept, words are made when read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from service.referrals.bulk.columns import vocabulary
from service.referrals.bulk.reading import MOST_BYTES, MOST_ROWS

COLUMN_HELP = {
    "reference": _l("Your own number for the case. The same number is not taken twice."),
    "name": _l("A name as the family writes it, in any script. Several columns may hold names. One is needed."),
    "father_name": _l("Their father’s name."),
    "sex": _l("Woman or man, f or m. May stay empty."),
    "birth": _l("A date, a year or an age. Unsure is welcome: “about 1979”."),
    "id_number": _l("The Chinese ID number or a part of it. Format the column as text, or its last digits are lost."),
    "county": _l("County or city, in any script."),
    "township": _l("Township."),
    "village": _l("Village, street, or another place."),
    "relatives": _l("Names with what they are to the person: Aygul (sister); Tursun (father)."),
    "relation": _l("What the relative in the column before is to the person. Only where it does not stand there."),
    "happened": _l("What happened, as far as the family knows."),
    "last_contact": _l("When somebody last heard from them."),
    "language": _l("The language in which the family wants to be written to."),
    "asked_by_family": _l("Yes, where the family knows of this referral and asked for it. Needed in every row."),
    "enquirer": _l("The enquirer’s name, or what they may be called."),
    "kinship": _l("What the enquirer is to the person."),
    "reach": _l("A safe way to reach the enquirer."),
}


def state_label(state: str, vault_open: bool = True) -> str:
    if state in ("checking", "running") and not vault_open:
        return _("waits until the vault is open")
    return {
        "checking": _("is being checked"),
        "checked": _("checked, waits for you"),
        "running": _("is being referred"),
        "done": _("done"),
        "stopped": _("stopped"),
        "failed": _("cannot be read"),
    }[state]


def row_label(state: str) -> str:
    return {
        "ready": _("can be referred"),
        "wrong": _("to be corrected"),
        "doubled": _("twice in the file"),
        "known": _("referred already"),
        "referred": _("referred"),
    }[state]


def refusal(code: str) -> str:
    """Why a file gives nothing, and what to do."""
    known = {
        "none": _("Choose a file."),
        "kind": _("This is no table that can be read here. Send CSV, XLSX, XLS, ODS or PFIF."),
        "too_large": _("The file has more than %(most)s MiB. Please cut it up.", most=MOST_BYTES // 2**20),
        "too_many_rows": _("The file has more than %(most)s rows. Please cut it up.", most=MOST_ROWS),
        "no_header": _("No row of headers was found. Take the first row of the template; a column of names is needed."),
        "empty": _("There is no row in the file besides the headers."),
        "encrypted": _("The file is protected by a password. Save it without one."),
        "unknown_encoding": _("The letters of this file cannot be told. Save it as CSV UTF-8 or as XLSX."),
        "bomb": _("The file unpacks to far more than it shows. It is not read."),
        "too_sparse": _("The cells are spread too wide. Delete empty rows and columns and save it again."),
        "too_much": _("The file takes too much memory to be read. Save it anew, or cut it up."),
        "pfif_version": _("This is PFIF of another version than 1.4."),
        "pfif_kind": _("This is XML, but no PFIF."),
        "pfif_doctype": _("The document defines a document type or entities. It is not read."),
        "asked": _("Tick that every family in this file asked for it."),
        "error": _("The service could not finish it. Send it again, or ask an administrator."),
    }
    return known.get(code) or _("The file is damaged and cannot be read. Save it anew.")


def column_label(name: str, language: str) -> str:

    return str(vocabulary()["columns"][name][language][0])


def said(code: str, values: dict[str, Any], language: str) -> str:
    """What is told of one row, and what to do about it."""
    return _SENTENCES[code](values, language)


_SENTENCES: dict[str, Callable[[dict[str, Any], str], str]] = {
    "name": lambda v, language: _("A name is needed, in any script."),
    "asked": lambda v, language: _("Write yes in the column “The family asked for this”, if it did."),
    "asked_no": lambda v, language: _("The family must have asked for this."),
    "asked_unclear": lambda v, language: _(
        "The column “The family asked for this” says neither yes nor no. Write yes, if it did."
    ),
    "reference_long": lambda v, language: _("Your number may have up to %(most)s characters.", most=v["most"]),
    "many": lambda v, language: _(
        "%(column)s: there are more than %(most)s.", column=column_label(v["field"], language), most=v["most"]
    ),
    "sex": lambda v, language: _("Woman or man was not understood. Write f or m, or leave it empty."),
    "language": lambda v, language: _("The language was not understood. Write one of the service’s languages."),
    "id_digits": lambda v, language: _(
        "The spreadsheet cut off the ID number’s last digits. Format the column as text and type the number again."
    ),
    "long": lambda v, language: _(
        "%(column)s: this has %(length)s characters; %(most)s is the most. Please shorten it.",
        column=column_label(v["field"], language),
        length=v["length"],
        most=v["most"],
    ),
    "form": lambda v, language: str(v["text"]),
    "damaged": lambda v, language: _("The text of this row is damaged: a quote is open, or letters cannot be read."),
    "expired": lambda v, language: _("The time of this record is over: its source wants it to be used no more."),
    "doubled": lambda v, language: _(
        "The same names and birth stand in row %(row)s. If it is another person, give both a number of your own.",
        row=v["row"],
    ),
    "doubled_reference": lambda v, language: _("Your number stands in row %(row)s already.", row=v["row"]),
    "known": lambda v, language: _(
        "Your group has referred this person before. If it is another person, give both a number of your own."
    ),
    "known_reference": lambda v, language: _("Your group has referred a case with this number before."),
    "alike": lambda v, language: _(
        "The same names and birth stand in row %(row)s, under another number. Both are referred.", row=v["row"]
    ),
    "alike_known": lambda v, language: _(
        "Your group has referred the same names and birth before, under another number. This is referred too."
    ),
    "birth": lambda v, language: _("No year could be told from the birth. It stays as it is; a caseworker reads it."),
    "id_number": lambda v, language: _("The ID number has a mistake or letters. It stays as it is; please look again."),
    "county": lambda v, language: _(
        "The county is not known, or more than one is meant. It stays as it is; a caseworker reads it."
    ),
    "reach": lambda v, language: _(
        "Officials in China may be able to read what is sent there. Ask the family for a safer way."
    ),
}
HINTS = frozenset({"alike", "alike_known", "birth", "id_number", "county", "reach"})
