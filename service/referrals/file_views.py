"""The referrers' pages of files: sending one, the dry run, running it, its report and the families' codes."""

from __future__ import annotations

from itertools import chain, islice
from typing import Any

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.records.imports.uploads import base_name, kind_of
from service.referrals.bulk import report as reports
from service.referrals.bulk import templates, words
from service.referrals.bulk.reading import MOST_BYTES, MOST_ROWS
from service.referrals.room import group_of, room
from service.staff import logged_in, me, requires
from service.store.batches import KEPT_SECONDS, WORKING, BatchRefused, Row
from service.store.errors import Gone, VaultClosed
from service.store.models.batches import ReferralBatch
from service.web import LANGUAGES, current_language
from service.web.uploads import takes_uploads

blueprint = Blueprint("referral_files", __name__, url_prefix="/referrals/files")
_RELOAD_SECONDS = 4
_MOST_SHOWN = 100
_XML = (b"<?xml", b"<pfif", b"\xef\xbb\xbf<?xml", b"\xef\xbb\xbf<pfif")


def _own(batch_id: str) -> ReferralBatch:
    row = room().batches.one(group_of(me()), batch_id)
    if row is None:
        raise NotFound
    return row


def _may_upload() -> bool:
    """Asked before the body is read: a stranger must not fill the memory of the staff app."""
    person = logged_in()
    return person is not None and person.role == "referrer"


@blueprint.route("", methods=["GET", "POST"])
@requires("referrer")
@takes_uploads(MOST_BYTES + 64 * 1024, allowed=_may_upload)
def listed() -> Answer | tuple[str, int]:
    problem = ""
    if request.method == "POST":
        sent = request.files.get("file")
        data = sent.stream.read() if sent is not None and sent.filename else b""
        kind, problem = _kind(data)
        if not problem and kind == "pfif" and request.form.get("asked") != "1":
            problem = "asked"
        if not problem:
            assert sent is not None
            batch_id = room().batches.add(
                group_of(me()),
                me().id,
                kind=kind,
                data=data,
                about={"name": base_name(sent.filename or ""), "asked": kind == "pfif"},
                language=current_language().code,
            )
            room().casework.look(me().id, "referral_file.sent", batch_id)
            room().casework.intake.workers.wake()
            return redirect(url_for("referral_files.one", batch_id=batch_id))
    page = render_template(
        "staff/referrals/files.html",
        batches=room().batches.of_group(group_of(me())),
        vault_open=room().casework.vault.is_open,
        languages=LANGUAGES.values(),
        problem=words.refusal(problem) if problem else "",
        most=MOST_BYTES // 2**20,
        most_rows=MOST_ROWS,
        days=KEPT_SECONDS // 86_400,
        help=words.COLUMN_HELP,
        columns=[(words.column_label(name, current_language().code), name) for name in words.COLUMN_HELP],
        words=words,
    )
    return page, 400 if problem else 200


def _kind(data: bytes) -> tuple[str, str]:
    """table or pfif, and why not."""
    if not data:
        return "", "none"
    if len(data) > MOST_BYTES:
        return "", "too_large"
    if data.lstrip()[:10].lower().startswith(_XML):
        return "pfif", ""
    # OpenDocument begins with a part that names it, uncompressed.
    if data.startswith(b"PK\x03\x04") and b"application/vnd.oasis.opendocument.spreadsheet" in data[:200]:
        return "table", ""
    return ("table", "") if kind_of(data) in ("xlsx", "xls", "text") else ("", "kind")


@blueprint.get("/template/<language>.<ending>")
@requires("referrer")
def template(language: str, ending: str) -> Response:
    """The words of the second sheet are in the reader's language, the headers in the template's."""
    if language not in LANGUAGES or ending not in templates.ENDINGS:
        raise NotFound
    if ending == "csv":
        return _attachment(templates.to_csv(language), "text/csv", f"template-{language}.csv")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _attachment(templates.to_xlsx(language), kind, f"template-{language}.xlsx")


def _attachment(data: bytes, kind: str, name: str) -> Response:
    answer = make_response(data)
    answer.mimetype = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


# -- one file


@blueprint.get("/<batch_id>")
@requires("referrer")
def one(batch_id: str) -> Response:
    row = _own(batch_id)
    casework = room().casework
    about: dict[str, Any] = {"name": "", "examples": 0, "unknown": [], "twice": [], "others": [], "encoding": ""}
    shown: list[tuple[Row, str, list[str]]] = []
    vault_open = True
    language = current_language().code
    counts = room().batches.counts(batch_id)
    try:
        batch = room().batches.open(row, casework.vault)
        about |= batch.about()
        if row.state not in WORKING:
            found = batch.rows(["wrong", "doubled", "known"], _MOST_SHOWN)
            hinted = (one for one in batch.rows(["ready", "referred"]) if len(one.said) > 1)
            told = islice(chain(found, hinted), _MOST_SHOWN)
            shown = [(one, reports.reference(one), reports.sentences(one, language)) for one in told]
    except VaultClosed:
        vault_open = False
    casework.look(me().id, "referral_file.looked", batch_id)
    answer = make_response(
        render_template(
            "staff/referrals/file.html",
            batch=row,
            mine=row.by == me().id,
            about=about,
            counts=counts,
            shown=shown,
            most_shown=_MOST_SHOWN,
            vault_open=vault_open,
            working=row.state in WORKING,
            days=KEPT_SECONDS // 86_400,
            words=words,
        )
    )
    if row.state in WORKING:
        # Loads itself again without a script, and stops when there is something to read.
        answer.headers["Refresh"] = str(_RELOAD_SECONDS)
    return answer


@blueprint.get("/<batch_id>/report.csv")
@requires("referrer")
def report(batch_id: str) -> Response:
    row = _own(batch_id)
    if row.state in WORKING or row.state == "failed":
        raise NotFound
    batch = room().batches.open(row, room().casework.vault)
    room().casework.look(me().id, "referral_file.report_taken", batch_id)
    return _attachment(reports.report(batch, current_language().code), "text/csv", "report.csv")


@blueprint.post("/<batch_id>/run")
@requires("referrer")
def run(batch_id: str) -> Answer:
    _own(batch_id)
    try:
        room().batches.ask_run(group_of(me()), batch_id)
    except BatchRefused as refused:
        if refused.reason == "empty":
            flash(_("There is no row that can be referred. Correct the file and send it again."), "warning")
        return redirect(url_for("referral_files.one", batch_id=batch_id))
    room().casework.look(me().id, "referral_file.run", batch_id)
    room().casework.intake.workers.wake()
    return redirect(url_for("referral_files.one", batch_id=batch_id))


@blueprint.post("/<batch_id>/stop")
@requires("referrer")
def stop(batch_id: str) -> Answer:
    _own(batch_id)
    try:
        room().batches.stop(group_of(me()), batch_id)
    except BatchRefused:
        flash(_("It was not running any more."), "warning")
    else:
        room().casework.look(me().id, "referral_file.stopped", batch_id)
        flash(_("Stopped. What was referred so far stays; the rest is not referred."), "good")
    return redirect(url_for("referral_files.one", batch_id=batch_id))


@blueprint.post("/<batch_id>/remove")
@requires("referrer")
def remove(batch_id: str) -> Answer:
    _own(batch_id)
    try:
        room().batches.remove(group_of(me()), batch_id)
    except BatchRefused:
        flash(_("It is running. Stop it first."), "warning")
        return redirect(url_for("referral_files.one", batch_id=batch_id))
    room().casework.look(me().id, "referral_file.removed", batch_id)
    flash(_("The file is removed. What was referred from it stays."), "good")
    return redirect(url_for("referral_files.listed"))


@blueprint.post("/<batch_id>/codes")
@requires("referrer", fresh=True)
def codes(batch_id: str) -> Answer | Response:
    """The families' codes, once: they are destroyed as they are given."""
    row = _own(batch_id)
    try:
        batch = room().batches.open(row, room().casework.vault)
        taken = batch.take_codes(group_of(me()), me().id)
    except (BatchRefused, Gone):
        flash(_("There are no codes here for you. They are given once, to whoever sent the file."), "warning")
        return redirect(url_for("referral_files.one", batch_id=batch_id))
    room().casework.look(me().id, "referral_file.codes_taken", batch_id, count=len(taken))
    return _attachment(reports.codes(taken), "text/csv", "codes.csv")
