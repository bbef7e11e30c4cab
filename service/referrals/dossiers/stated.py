"""What the records state, each statement with its source, file, sheet and row, and what is doubtful about it.

Other people who stand in the same rows are left out: nobody has asked them.
"""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _

from service.referrals.dossiers.blocks import Block, facts, pictures, smaller, text
from service.referrals.exports.standing import Confirmed
from service.referrals.typesetting import inline
from service.review.statements import RecordView, StatementView
from service.review.understood import Stated
from service.review.words import fact_label, read_as, row_label, sex_label
from service.store.casework import Casework
from service.web import current_language

ROWS = ("name", "father", "sex", "birth", "place", "id_number")
MOST_PICTURES = 3


def _said(row: str, one: Stated) -> str:
    text_of = sex_label(one.text) if row == "sex" else one.text
    understood = read_as(one.field, one.read_as) if one.read_as else ""
    if text_of and understood:
        return _("%(text)s (read as: %(understood)s)", text=inline(text_of), understood=inline(understood))
    return text_of or understood


def _pairs(statement: StatementView) -> Iterator[tuple[str, list[str]]]:
    for row in ROWS:
        yield row_label(row), [_said(row, one) for one in statement.values.get(row, ())]
    for one in statement.values.get("fate", ()):
        yield fact_label(one.field), [_said("fate", one)]
    language = current_language().code
    yield (
        _("Meaning of the words"),
        [f"{inline(gloss.word)}: {inline(gloss.meaning(language))}" for gloss in statement.gloss],
    )


def statement(one: StatementView) -> list[Block]:
    where = _(
        "File %(file)s, sheet %(sheet)s, row %(row)s",
        file=inline(one.file),
        sheet=inline(one.sheet or "–"),
        row=one.row,
    )
    blocks = [smaller(where), facts(_pairs(one))]
    if one.hidden or one.hidden_cells:
        blocks.append(text(_("A spreadsheet program does not show all of this row: some of it is hidden there.")))
    return blocks


def source(record: RecordView) -> Block:
    known = record.source
    return facts(
        (
            (_("Source"), [known.title]),
            (_("Who published it"), [known.publisher]),
            (_("Published"), [known.published]),
            (_("To be cited as"), [known.citation]),
            (_("Conditions of use"), [known.conditions]),
        )
    )


def portraits(casework: Casework, match: Confirmed, number: int) -> tuple[Block | None, dict[str, bytes]]:
    """The pictures that the record holds, where they can be shown."""
    found: dict[str, bytes] = {}
    captions: dict[str, str] = {}
    for one in match.record.portraits:
        if one.empty or len(found) == MOST_PICTURES:
            continue
        try:
            data = casework.files.get(one.stored_as)
        except FileNotFoundError:
            continue
        name = f"record-{number}-{len(found) + 1}"
        found[name], captions[name] = data, _("Picture in the record: %(file)s", file=inline(one.file_name))
    return (pictures(captions.items()) if found else None), found


def doubts(match: Confirmed) -> list[str]:
    """Sentences on what is uncertain about the source."""
    record = match.record
    found = []
    if record.source.doubts.strip():
        found.append(
            _(
                "Known doubts about %(source)s: %(doubts)s",
                source=inline(record.source.title),
                doubts=inline(" ".join(record.source.doubts.split())),
            )
        )
    if any(one.beside for one in record.statements):
        found.append(_("A row about somebody else names this person with a number; the other facts of it are theirs."))
    return found
