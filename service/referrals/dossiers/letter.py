"""A letter about one case to anybody who can ask: what is asked for, who, what the records state in short."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from service.referrals.dossiers import person
from service.referrals.dossiers.blocks import Block, facts, heading, items, text, words
from service.referrals.dossiers.dossier import matches, page, uncertain
from service.referrals.dossiers.stated import statement
from service.referrals.exports import Content, ExportRefused, Order, standing
from service.referrals.typesetting import inline
from service.store.casework import Casework
from service.store.clock import today
from service.web.pages import day

LONGEST = 8000


def gather(casework: Casework, order: Order) -> Content:
    (search_id,) = order.search_ids
    body = str(order.options.get("text", "")).strip()
    if not body:
        raise ExportRefused("missing", search_id)
    found = standing(casework, search_id, ("referral", "dossier"))
    organisation = casework.settings.intake.organisation
    sources = list(dict.fromkeys(one.record.source for one in found.confirmed))
    blocks: list[Block] = [
        facts([(_("To"), [order.whom]), (_("From"), [organisation]), (_("Date"), [day(today())])]),
        words(body),
        heading(_("Who is sought")),
        person.who(found),
        heading(_("What the records state")),
        text(
            ngettext(
                "%(num)s record was confirmed as this person by at least two people who read it independently.",
                "%(num)s records were confirmed as this person by at least two people who read them independently.",
                len(found.confirmed),
            )
        ),
        items(
            *(
                _("%(source)s: %(citation)s", source=inline(one.title), citation=inline(one.citation or one.publisher))
                for one in sources
            )
        ),
    ]
    for one in found.confirmed:
        for each in one.record.statements:
            blocks += statement(each)
    blocks += [
        heading(_("What is uncertain")),
        uncertain(casework, found, matches(casework, found)),
        heading(_("Whom to speak to")),
        *person.contact(casework, found, order),
    ]
    title = _("About %(name)s", name=inline(" / ".join(found.form.names)))
    return Content(page(casework, order, title=title, over=_("Letter"), blocks=blocks))
