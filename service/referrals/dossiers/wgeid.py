"""A case for the UN Working Group on Enforced or Involuntary Disappearances, by the elements that it needs.

The elements, after the Working Group's own page on reporting a disappearance (https://www.ohchr.org/en/
special-procedures/wg-disappearances/reporting-disappearance-working-group) and its list of the least that it needs:
the person's full name and what identifies them; day, month and year; the place, or where they were seen last; who is
believed responsible; what was done to find them; who reports, whether their name is kept confidential, and the
relatives' consent where somebody reports for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from service.referrals.dossiers import person
from service.referrals.dossiers.blocks import Block, facts, heading, text, words
from service.referrals.dossiers.dossier import about, matches, page, uncertain, what_records_state
from service.referrals.dossiers.matched import read_by
from service.referrals.exports import Content, ExportRefused, Order, standing
from service.referrals.typesetting import inline
from service.store.casework import Casework
from service.store.form import SearchForm
from service.web.pages import day

#: The UN's languages that the service speaks.
LANGUAGES = ("en", "fr", "ru", "zh")
CONFIDENTIAL = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Element:
    """``code``: its name in the options of an order."""

    code: str
    label: LazyString
    hint: LazyString


ELEMENTS = (
    Element("name", _l("Full name"), _l("As on papers, in each script that is known.")),
    Element("identifiers", _l("What identifies the person"), _l("Date of birth, ID number, father's name, a picture.")),
    Element(
        "date", _l("Day, month and year of the disappearance"), _l("As exactly as it is known, the year at least.")
    ),
    Element("place", _l("Place of the arrest, or where the person was last seen"), _l("Address, village, county.")),
    Element("responsible", _l("Who is believed responsible"), _l("Which force or office, and why this is believed.")),
    Element(
        "done", _l("What was done to find the person"), _l("By relatives or others: asking offices, letters, courts.")
    ),
    Element(
        "reporter", _l("Who reports, and their relation to the person"), _l("Name and address, or the organisation.")
    ),
)
LONGEST = 4000


def suggested(form: SearchForm) -> dict[str, str]:
    """What the family's form already says, for the caseworker to complete."""
    identifiers = [form.birth, form.id_number, form.father_name]
    return {
        "name": " / ".join(form.names),
        "identifiers": "\n".join(filter(None, identifiers)),
        "date": "",
        "place": "\n".join(filter(None, [person.county_title(form.county) if form.county else "", form.place])),
        "responsible": "",
        "done": form.last_contact,
        "reporter": "",
        "confidential": "yes",
    }


def missing(options: Mapping[str, str]) -> list[LazyString]:
    """The elements that are not filled in yet."""
    found = [one.label for one in ELEMENTS if not options.get(one.code, "").strip()]
    if options.get("confidential") not in CONFIDENTIAL:
        found.append(_l("Whether the reporter's name is kept confidential"))
    return found


def gather(casework: Casework, order: Order) -> Content:
    (search_id,) = order.search_ids
    if missing(order.options):
        raise ExportRefused("missing", search_id)
    found = standing(casework, search_id, ("referral", "dossier"))
    options, read = order.options, matches(casework, found)
    pictures, shown = person.family_pictures(found)
    records, portraits = what_records_state(casework, found)
    blocks: list[Block] = [about(casework, order)]
    for number, element in enumerate(ELEMENTS, start=1):
        blocks += [heading(f"{number}. {element.label}"), words(options[element.code])]
        if element.code == "identifiers" and shown:
            blocks.append(pictures)
    confidential = options["confidential"] == "yes"
    blocks.append(
        text(
            _("The reporter asks that their name be kept confidential.")
            if confidential
            else _("The reporter agrees that their name may be told to the government.")
        )
    )
    given = [c.day for c in found.form.consents if c.purpose == "referral"]
    blocks += [
        heading(_("Consent of the family")),
        text(
            _(
                "On %(day)s the family agreed, in writing, that this case is brought to the United Nations.",
                day=inline(day(given[0])) if given else "–",
            )
        ),
        heading(_("Annex: what leaked records state")),
        *records,
        *[read_by(match) for match in read],
        heading(_("What is uncertain")),
        uncertain(casework, found, read),
        heading(_("Whom to speak to")),
        facts([(_("Organisation"), [casework.settings.intake.organisation])]),
    ]
    over = _("Case for the Working Group on Enforced or Involuntary Disappearances")
    data = page(casework, order, title=" / ".join(found.form.names) or _("Name not known"), over=over, blocks=blocks)
    return Content({**data, "header": f"WGEID {order.number}"}, {**shown, **portraits})
