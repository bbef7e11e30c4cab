"""The words of this room: fields, states of imports, brakes, refusals. One place, so that one thing has one name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from service.records import leftout
from service.records.damage_words import damage
from service.records.imports.uploads import Refused
from service.records.reading.headers.profiles import Profile
from service.records.reading.lying import LINK
from service.records.running import rows_of
from service.records.turns import WAITING
from service.store.models.imports import RecordsJob
from service.web.pages import name_bdi, number

__all__ = ["damage"]  # for templates


def profile_title(profile: Profile) -> str:
    """The collection that a profile knows. A profile without words of its own here bears its title as it stands."""
    return {
        "xpf-spreadsheets": _("Xinjiang Police Files, spreadsheets"),
        "xpf-photographs": _("Xinjiang Police Files, photographs"),
        "konasheher-prisoners": _("List of prisoners of Konasheher county (reported by AP)"),
        "karakax": _("Karakax (Qaraqash) List"),
        "police-list-2008-2015": _("Police database list of 2008-2015 (reported by AFP)"),
        "table": _("Any table"),
    }.get(profile.code, profile.title)


def field_label(field: str) -> str:
    """What a column can be taken for."""
    return {
        "": _("text only"),
        "name": _("Name"),
        "alias": _("Other name"),
        "father_name": _("Father's name"),
        "mother_name": _("Mother's name"),
        "spouse_name": _("Husband's or wife's name"),
        "children_names": _("Children's names"),
        "siblings_names": _("Brothers' and sisters' names"),
        "relatives_text": _("Relatives, in a text"),
        "id": _("ID number"),
        "birth": _("Birth"),
        "age": _("Age"),
        "sex": _("Sex"),
        "ethnicity": _("Ethnicity"),
        "address": _("Address"),
        "county": _("County"),
        "township": _("Township"),
        "village": _("Village"),
        "relation": _("Relation to the head of the household"),
        "relative_relation": _("Relation of the relative to the person"),
        "household_head": _("Head of the household"),
        "household_head_id": _("ID number of the head of the household"),
        "household_no": _("Number of the household"),
        "status": _("Status"),
        "status_on": f"{_('Status')} · {_('Date')}",
        "afterwards": f"{_('Status')} · {_('Note')}",
        "verdict": f"{_('Status')} · {_('Note')}",
        "approval": f"{_('Status')} · {_('Note')}",
        "illness": _("Health"),
        "opinion_of_illness": f"{_('Health')} · {_('Note')}",
        "sentence": _("Sentence"),
        "sentence_years": _("Sentence in years"),
        "sentenced_on": _("Sentenced on"),
        "facility": _("Place held"),
        "reason": _("Reason given"),
        "detained_on": _("Taken on"),
        "died_on": _("Died on"),
        "released_on": _("Released on"),
        "health": _("Health"),
        "note": _("Note"),
        "phone": _("Telephone"),
        "photo": _("Picture"),
        "serial": _("Number of the row"),
        "ignore": _("known, and not used"),
    }.get(field, field.replace("_", " "))


def reason_label(reason: str) -> str:
    """Why a column was taken for that."""
    if found := re.fullmatch(r"(\d+%) of its cells (.+)", reason):
        return {
            "are ID numbers": _("%(share)s of its cells are ID numbers", share=found[1]),
            "name a sex": _("%(share)s of its cells name a sex", share=found[1]),
            "name an ethnicity": _("%(share)s of its cells name an ethnicity", share=found[1]),
            "name a county": _("%(share)s of its cells name a county", share=found[1]),
            "are written like names": _("%(share)s of its cells are written like names", share=found[1]),
            "are dates, most before 2005": _("%(share)s of its cells are dates, most before 2005", share=found[1]),
        }.get(found[2], reason)
    if reason.startswith("its cells "):
        reason = "content"
    # What else a reader gives is told by the columns beside it: whose it is, or that it is none of the person.
    return {
        "header": _("by its header"),
        "unknown header": _("its header is not known"),
        "mapping": _("you said so"),
        "profile": _("by what is known of this collection"),
        "header says ID number, its cells do not": _("its header says ID number, its cells do not"),
        "second name column": _("a second column of names"),
        "second column": _("a second column of the kind"),
        "the name in another script": _("the name in another script"),
        "the person of the row": _("the row is about this person"),
        "no header": _("it has no header"),
        "content": _("by its content"),
    }.get(reason, _("by the columns beside it"))


def job_label(job: RecordsJob) -> str:
    """Where an import stands."""
    if job.state == "leased" and job.doing == WAITING:
        return _("waits for its turn")
    if job.state in ("owed", "leased"):
        return {
            "preview": _("a worker looks into the files"),
            "rehearsal": _("dry run"),
            "run": _("importing"),
        }[job.step]
    if job.state == "waiting":
        return {
            "preview": _("waits for you: look at the columns"),
            "rehearsal": _("waits for you: look at the dry run"),
            "run": _("stopped: a question waits for you"),
        }[job.step]
    return {"done": _("done"), "failed": _("failed"), "cancelled": _("ended without importing")}[job.state]


def doing_label(doing: str) -> str:
    """What a worker is at: a phase of its work, or the name of the file it reads."""
    _rows, doing = rows_of(doing)
    return {
        "index": _("Building the index"),
        "read": _("Reading pictures"),
        "pictures": _("Reading pictures"),
        WAITING: _("Another import into this source is at work; this one waits for it."),
    }.get(doing, doing)


def rows_label(doing: str) -> str:
    """How many rows of all files are read so far, where that is what a worker is at."""
    rows, _name = rows_of(doing)
    if not rows:
        return ""
    return ngettext("%(rows)s row read so far", "%(rows)s rows read so far", rows, rows=number(rows))


def brake(code: str) -> str:
    """Why an import stops and asks."""
    return {
        "nothing": _("No row states a person. The columns were probably not understood."),
        "failing": _(
            "Most rows or files could not be read. Something is probably wrong with the files or with the mapping."
        ),
        "repeating": _(
            "Most rows state what files of other names in this source state already. They are probably the same "
            "files again."
        ),
    }.get(code, code)


def failure(code: str) -> str:
    """Why a job came to nothing."""
    return {
        "attempts": _("The worker ended several times while it was at it. A file may be too large or too strange."),
        "folder_off": _("No import folder is named on the worker's machine any more."),
        "folder_outside": _("The folder lies outside the import folder."),
        "folder_missing": _("The folder is not there, or not on the worker's machine."),
        "removed": _("The source was removed, and nothing goes into it any more."),
        "nothing": _("No file could be read."),
        "forgotten": _("Nobody went on with it for a week. Its files were deleted."),
        "": "",
    }.get(code, _("It failed several times, for a reason that is in the worker's log."))


def skipped_label(kind: str) -> str:
    """What rows are that state no person."""
    return {
        "header": _("headers"),
        "title": _("titles"),
        "total": _("totals"),
        "note": _("notes"),
        "number only": _("numbers without a person"),
        "unrecognised": _("not understood"),
    }.get(kind, kind)


def refusal(reason: str, name: str = "") -> str:
    """Why something was not taken. ``name``: of a file."""
    of_a_file = {
        "empty": _("%(name)s is empty."),
        "archive": _("%(name)s is an archive. Unpack it first, and choose the files that were in it."),
        "kind": _("%(name)s is not a kind of file that is read here."),
        "picture": _("%(name)s is a picture. Portraits are imported by themselves."),
        "table": _("%(name)s is not a picture. Tables are imported by themselves."),
        "twice": _("%(name)s is in there twice."),
    }
    if reason in of_a_file:
        return Markup(of_a_file[reason]) % {"name": name_bdi(name)}  # noqa: S704 - the sentence is our own
    return {
        "none": _("Choose files, or name a folder."),
        "many": _("These are too many files at once. Put them below the import folder, and name that."),
        "both": _("Choose files or a folder, not both."),
        "name": _("Give the source a short name of 1 to 80 characters."),
        "removed": _("This source was removed, and nothing goes into it any more. Choose another name."),
        "mapping": _("This mapping does not exist any more."),
        "mapping_name": _("Give the mapping a name of 1 to 80 characters."),
        "mapping_empty": _("There is nothing to save: no column was corrected."),
        "busy": _("This import is not waiting for you any more."),
        "order": _("The dry run comes first."),
        "brakes": _("Tick that you looked at it."),
        "off": _("No import folder is named: VMF_IMPORT_FOLDER."),
        "outside": _("The folder must lie below the import folder."),
        "missing": _("There is no such folder."),
        "field": _("Choose a field from the list."),
    }[reason]


def refusals(files: Sequence[Refused]) -> str:
    """Why none of them was taken."""
    return Markup(" ").join(refusal(one.reason, one.name) for one in files)


def left_out(kinds: Mapping[str, int]) -> str:
    """Files under a folder that are not read. ``kinds``: as of ``leftout``."""
    names = {LINK: _("links"), leftout.BARE: _("without an ending"), leftout.OTHERS: _("and others")}
    each = Markup(", ").join(Markup("{} {}").format(name_bdi(names.get(k, k)), n) for k, n in kinds.items())
    number = sum(kinds.values())
    told = Markup(  # noqa: S704 - the sentence is our own
        ngettext(
            "%(num)s file of another kind was left out: %(kinds)s.",
            "%(num)s files of other kinds were left out: %(kinds)s.",
            number,
            kinds="{kinds}",
        )
    ).format(kinds=each)
    return told + " " + _("Archives are not opened: unpack them first.") if leftout.archives_in(kinds) else told


def what_label(what: str) -> str:
    """What a line of the report is about."""
    return {
        "lost": _("row not read as a person"),
        "damaged": _("damaged place"),
        "unreadable": _("file that gave nothing"),
        "picture": _("picture that was left out"),
    }.get(what, what)
