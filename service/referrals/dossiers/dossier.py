"""The dossier: who, what the records state, how the match was made, what is uncertain, what the family wants."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from service.referrals import typesetting
from service.referrals.dossiers import matched, person, stated
from service.referrals.dossiers.blocks import Block, facts, heading, items, smaller, text, words
from service.referrals.exports import Content, Order, Standing, standing
from service.referrals.typesetting import inline
from service.review.conflicts import contradictions
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.exports import Export, ExportSearch
from service.web.pages import day

TEMPLATE = Path(__file__).with_name("document.typ")


def version(casework: Casework, order: Order) -> int:
    """How many-th document of this kind about this search it is; those that were refused do not count."""
    (search_id,) = order.search_ids
    before = (
        select(func.count())
        .select_from(Export)
        .join(ExportSearch, ExportSearch.export_id == Export.id)
        .where(
            ExportSearch.search_id == search_id,
            Export.kind == order.kind,
            Export.number < order.number,
            Export.state.in_(("approved", "expired", "ended", "withdrawn")),
        )
    )
    with casework.database.read() as session:
        return (session.scalar(before) or 0) + 1


def about(casework: Casework, order: Order) -> Block:
    return facts(
        (
            (_("Number"), [str(order.number)]),
            (_("Version"), [str(version(casework, order))]),
            (_("Date"), [day(today())]),
            (_("For"), [order.whom]),
            (_("From"), [casework.settings.intake.organisation]),
        )
    )


def matches(casework: Casework, found: Standing) -> list[matched.Match]:
    return [matched.explained(casework, found.search.id, one) for one in found.confirmed]


def what_records_state(casework: Casework, found: Standing) -> tuple[list[Block], dict[str, bytes]]:
    blocks: list[Block] = []
    shown: dict[str, bytes] = {}
    for number, one in enumerate(found.confirmed, start=1):
        blocks += [smaller(_("Record %(number)s", number=number)), stated.source(one.record)]
        for statement in one.record.statements:
            blocks += stated.statement(statement)
        block, pictures = stated.portraits(casework, one, number)
        shown |= pictures
        blocks += [block] if block else []
    blocks.append(text(_("Other people who stand in the same rows are left out here, to protect them.")))
    return blocks, shown


def uncertain(casework: Casework, found: Standing, read: list[matched.Match]) -> Block:
    said = [
        _("What the records say was written by those who held them. It can be wrong, and it can be out of date."),
    ]
    if len({one.candidate.source_id for one in found.confirmed}) == 1:
        said.append(_("Only one source states this."))
    for match in read:
        said += stated.doubts(match.confirmed)
        said += matched.against(match)
    said += matched.contradicting(contradictions(casework, [one.candidate for one in found.confirmed], []))
    return items(*dict.fromkeys(said))


def gather(casework: Casework, order: Order) -> Content:
    (search_id,) = order.search_ids
    found = standing(casework, search_id, ("dossier", "referral"))
    read = matches(casework, found)
    family, pictures = person.family_pictures(found)
    records, portraits = what_records_state(casework, found)
    blocks: list[Block] = [about(casework, order), heading(_("Who is sought")), person.who(found)]
    blocks += [smaller(_("Relatives whom the family named")), person.relatives(found)] if found.form.kin() else []
    blocks += [family] if pictures else []
    blocks += person.happened(found)
    blocks += [heading(_("What the records state")), *records]
    blocks.append(heading(_("How the match was made")))
    for number, match in enumerate(read, start=1):
        blocks += [smaller(_("Record %(number)s", number=number)), matched.read_by(match), *matched.evidence(match)]
    blocks.append(
        text(
            _(
                "How it was established that the family is who they say: %(level)s",
                level=inline(str(found.finding.level.label)),
            )
        )
    )
    blocks += [heading(_("What is uncertain")), uncertain(casework, found, read)]
    wish = str(order.options.get("wish", "")).strip()
    blocks += [heading(_("What the family wants")), words(wish)] if wish else []
    blocks += [heading(_("Whom to speak to")), *person.contact(casework, found, order)]
    name = " / ".join(found.form.names)
    data = page(casework, order, title=name or _("Name not known"), over=_("Dossier"), blocks=blocks)
    return Content(data, {**pictures, **portraits})


def page(casework: Casework, order: Order, *, title: str, over: str, blocks: list[Block]) -> dict[str, Any]:
    """What surrounds the blocks."""
    return {
        "language": order.language,
        "title": title,
        "over": over,
        "header": f"{over} {order.number}",
        "organisation": casework.settings.intake.organisation,
        "blocks": blocks,
    }


def render(order: Order, content: Content) -> bytes:
    data = {**content.data, "watermark": order.watermark}
    return typesetting.pdf(TEMPLATE, data, content.pictures)
