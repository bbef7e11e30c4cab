"""Administrators import records: choose files, look at the columns, dry run, run, report. No search is visible here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.records import words
from service.records.imports import folders, jobs, mappings, uploads
from service.records.imports.folders import FolderRefused
from service.records.imports.jobs import JobRefused
from service.records.imports.mappings import MappingRefused
from service.records.imports.uploads import Incoming, Refused, UploadRefused
from service.records.reading.headers.profiles import Profile, profiles
from service.records.reading.words.synonyms import FIELDS
from service.records.room import room
from service.records.sources import listed as sources
from service.records.trust import SourceRemoved
from service.staff import logged_in, me, requires
from service.store.clock import now
from service.store.models.imports import RecordsJob
from service.web.uploads import takes_uploads

blueprint = Blueprint("imports", __name__)
_RELOAD_SECONDS = 4


def _job(job_id: str) -> RecordsJob:
    job = jobs.get(room().casework, job_id)
    if job is None:
        raise NotFound
    return job


@blueprint.get("/imports")
@requires("administrator")
def listed() -> str:
    casework = room().casework
    return render_template("staff/records/imports.html", jobs=jobs.listed(casework), words=words)


# -- beginning


def _may_upload() -> bool:
    """Asked before the body is read: a stranger must not fill the memory of the staff app."""
    person = logged_in()
    return person is not None and person.role == "administrator"


@blueprint.route("/imports/new", methods=["GET", "POST"])
@requires("administrator")
@takes_uploads(uploads.REQUEST_BYTES, allowed=_may_upload)
def new() -> Answer | tuple[str, int]:
    casework, error = room().casework, ""
    asked = request.form if request.method == "POST" else request.args
    if request.method == "POST":
        try:
            return redirect(url_for("imports.one", job_id=_begin()))
        except UploadRefused as refused:
            error = words.refusal(refused.reason) if refused.reason else words.refusals(refused.files)
        except (JobRefused, FolderRefused) as refused:
            error = words.refusal(refused.reason)
        except SourceRemoved:
            error = words.refusal("removed")
        except MappingRefused:
            error = words.refusal("mapping")
    page = render_template(
        "staff/records/import_new.html",
        sources=[s for s in sources(casework) if s.state != "removed"],
        folders=folders.choices(casework.settings.imports),
        profiles=_table_profiles(),
        profile_title=words.profile_title,
        mappings=mappings.saved(casework),
        asked={k: asked.get(k, "")[:200] for k in ("source", "kind", "folder", "profile", "mapping")},
        most=uploads.REQUEST_BYTES // 2**20,
        error=error,
    )
    return page, 400 if error else 200


def _table_profiles() -> list[Profile]:
    return [p for p in profiles().values() if p.kind == "tables"]


def _begin() -> str:
    """The new job. Raises UploadRefused, FolderRefused, JobRefused, SourceRemoved, MappingRefused."""
    casework, form = room().casework, request.form
    kind = "portraits" if form.get("kind") == "portraits" else "tables"
    folder = form.get("folder", "")
    files, refused = _sent(pictures=kind == "portraits")
    if folder:
        folders.resolve(casework.settings.imports, folder)
    saved, profile = form.get("mapping", ""), form.get("profile", "")
    if kind != "tables" or profile not in {p.code for p in _table_profiles()}:
        profile = ""
    return jobs.create(
        casework,
        me(),
        form.get("source", "")[:200],
        kind=kind,
        folder=folder,
        profile=profile,
        files=files,
        refused=refused,
        mapping=mappings.load(casework, saved) if saved and kind == "tables" else {},
    )


def _sent(*, pictures: bool) -> tuple[list[Incoming], list[Refused]]:
    sent = [(f.filename or "", f.stream.read()) for f in request.files.getlist("files") if f.filename]
    if request.form.get("folder"):
        if sent:
            raise JobRefused("both")
        return [], []
    return uploads.take(sent, pictures=pictures)


# -- one import


@blueprint.get("/imports/<job_id>")
@requires("administrator")
def one(job_id: str) -> Response:
    return _page(_job(job_id))


def _page(job: RecordsJob, error: str = "", status: int = 200) -> Response:
    casework = room().casework
    working = job.state in ("owed", "leased")
    if job.state == "waiting":
        # Example values of records stand on these pages.
        casework.look(me().id, "import.looked", job.id, step=job.step)
    answer = make_response(
        render_template(
            "staff/records/import.html",
            job=job,
            working=working,
            may_end=jobs.changed_nothing(job),
            alone=job.state == "leased" and job.lease_until < now(),
            profiles={p.code: words.profile_title(p) for p in profiles().values()},
            preview=job.results.get("preview"),
            rehearsal=job.results.get("rehearsal"),
            run=job.results.get("run"),
            brakes=jobs.brakes_of(job),
            fields=sorted(FIELDS, key=words.field_label),
            # Counting takes a while where there is much, and nobody reads it while a worker is at it.
            source=None if working else next((s for s in sources(casework) if s.name == job.source_name), None),
            typed=request.form,
            words=words,
            error=error,
        ),
        status,
    )
    if working:
        # Loads itself again without a script, and stops when there is something to read.
        answer.headers["Refresh"] = str(_RELOAD_SECONDS)
    return answer


@blueprint.post("/imports/<job_id>/mapping")
@requires("administrator")
def mapping(job_id: str) -> Answer | Response:
    """Columns corrected: look again, save them under a name, or go on to the dry run."""
    job = _job(job_id)
    try:
        chosen = _chosen(job)
        if request.form.get("do") == "save":
            mappings.save(room().casework, me().id, request.form.get("name", "")[:200], chosen)
            flash(_("The mapping is saved."), "good")
            jobs.ask(room().casework, me(), job_id, "preview", mapping=chosen)
        elif request.form.get("do") == "look":
            jobs.ask(room().casework, me(), job_id, "preview", mapping=chosen)
        else:
            jobs.ask(room().casework, me(), job_id, "rehearsal", mapping=chosen)
    except JobRefused as refused:
        return _refused(job, refused)
    except MappingRefused as refused:
        reason = refused.reason if refused.reason == "field" else f"mapping_{refused.reason}"
        return _page(job, words.refusal(reason if reason != "mapping_large" else "mapping_name"), 400)
    return redirect(url_for("imports.one", job_id=job_id))


def _chosen(job: RecordsJob) -> dict[str, str]:
    """The mapping as it stands in the form. What was said of headers that the preview does not show stays."""
    columns: list[Mapping[str, Any]] = job.results.get("preview", {}).get("columns", [])
    chosen = dict(job.mapping)
    for number, column in enumerate(columns):
        field = request.form.get(f"field-{number}", "auto")
        if field == "auto":
            chosen.pop(column["header"], None)
        elif field == "text":
            chosen[column["header"]] = ""
        elif field in FIELDS:
            chosen[column["header"]] = field
        else:
            raise MappingRefused("field", field)
    return chosen


@blueprint.post("/imports/<job_id>/run")
@requires("administrator", fresh=True)
def run(job_id: str) -> Answer | Response:
    job = _job(job_id)
    accepted = [code for code in jobs.brakes_of(job) if request.form.get(f"accept-{code}") == "1"]
    try:
        jobs.ask(room().casework, me(), job_id, "run", accepted=accepted)
    except JobRefused as refused:
        return _refused(job, refused)
    return redirect(url_for("imports.one", job_id=job_id))


@blueprint.post("/imports/<job_id>/back")
@requires("administrator")
def back(job_id: str) -> Answer | Response:
    """From the dry run back to the columns."""
    job = _job(job_id)
    try:
        jobs.ask(room().casework, me(), job_id, "preview")
    except JobRefused as refused:
        return _refused(job, refused)
    return redirect(url_for("imports.one", job_id=job_id))


@blueprint.post("/imports/<job_id>/cancel")
@requires("administrator")
def cancel(job_id: str) -> Answer | Response:
    job = _job(job_id)
    try:
        jobs.cancel(room().casework, me(), job_id)
    except JobRefused as refused:
        return _refused(job, refused)
    flash(_("Ended. Nothing was imported, and the uploaded files are deleted."), "good")
    return redirect(url_for("imports.one", job_id=job_id))


def _refused(job: RecordsJob, refused: JobRefused) -> Answer | Response:
    if refused.reason == "busy":
        flash(words.refusal("busy"), "warning")
        return redirect(url_for("imports.one", job_id=job.id))
    return _page(job, words.refusal(refused.reason), 400)


@blueprint.get("/imports/<job_id>/report.csv")
@requires("administrator")
def report(job_id: str) -> Response:
    job = _job(job_id)
    if not job.report:
        raise NotFound
    room().casework.look(me().id, "import.report_taken", job_id)
    try:
        answer = make_response(room().casework.files.get(job.report))
    except FileNotFoundError as error:
        raise NotFound from error
    answer.mimetype = "text/csv"
    answer.headers["Content-Disposition"] = 'attachment; filename="import-report.csv"'
    return answer


# -- mappings


@blueprint.get("/mappings")
@requires("administrator")
def saved_mappings() -> str:
    return render_template("staff/records/mappings.html", mappings=mappings.saved(room().casework), words=words)


@blueprint.post("/mappings/remove")
@requires("administrator")
def remove_mapping() -> Answer:
    try:
        mappings.remove(room().casework, request.form.get("name", "")[:200], me().id)
    except MappingRefused:
        flash(words.refusal("mapping"), "warning")
    else:
        flash(_("Removed. What was imported with it stays."), "good")
    return redirect(url_for("imports.saved_mappings"))
