"""The kinds of export of this room."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from service.referrals.dossiers import dossier, letter, sheets, wgeid
from service.referrals.exports import Kind

DOSSIER = Kind(
    "dossier",
    _l("Dossier"),
    _l("Everything about one confirmed case, each statement with its source."),
    ("dossier", "referral"),
    dossier.gather,
    dossier.render,
)
WGEID = Kind(
    "wgeid",
    _l("Case for the UN Working Group on Enforced or Involuntary Disappearances"),
    _l("The elements that the Working Group needs, and what the records state as an annex."),
    ("referral", "dossier"),
    wgeid.gather,
    dossier.render,
)
LETTER = Kind(
    "letter",
    _l("Letter"),
    _l("A letter in your own words, with who is sought and what the records state."),
    ("referral", "dossier"),
    letter.gather,
    dossier.render,
)
CSV = Kind(
    "csv",
    _l("List of cases (CSV)"),
    _l("Confirmed cases as a table, one row each."),
    ("referral", "dossier"),
    sheets.gather,
    sheets.render_csv,
    "text/csv; charset=utf-8",
    "csv",
    asked_on="list",
)
XLSX = Kind(
    "xlsx",
    _l("List of cases (Excel)"),
    _l("Confirmed cases as a table, one row each."),
    ("referral", "dossier"),
    sheets.gather,
    sheets.render_xlsx,
    sheets.XLSX,
    "xlsx",
    asked_on="list",
)
KINDS = (DOSSIER, WGEID, LETTER, CSV, XLSX)
