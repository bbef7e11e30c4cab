"""Who is sought, in the family's words, and who may be spoken to about them."""

from __future__ import annotations

from flask_babel import gettext as _

from service.matching.values.gazetteer import county_title
from service.referrals.dossiers.blocks import Block, facts, pictures, text, words
from service.referrals.exports import Order, Standing
from service.referrals.typesetting import inline
from service.review.words import relation_label, row_label, sex_label
from service.store.casework import Casework

MOST_PICTURES = 3


def who(standing: Standing) -> Block:
    form = standing.form
    place = [county_title(form.county) if form.county else "", form.county_typed, form.place]
    return facts(
        (
            (row_label("name"), form.names),
            (row_label("father"), [form.father_name]),
            (row_label("sex"), [sex_label(form.sex)]),
            (row_label("birth"), [form.birth]),
            (row_label("place"), place),
            (row_label("id_number"), [form.id_number]),
        )
    )


def relatives(standing: Standing) -> Block:
    return facts(
        (relation_label(one.relation) or row_label("relatives"), [one.name]) for one in standing.form.kin() if one.name
    )


def family_pictures(standing: Standing) -> tuple[Block, dict[str, bytes]]:
    """The pictures that the family gave, and the block that shows them."""
    kept = standing.search.pictures()[:MOST_PICTURES]
    found = {f"family-{n}": standing.search.picture(one.id) for n, one in enumerate(kept, start=1)}
    caption = _("Picture given by the family")
    return pictures((name, f"{caption} {n}") for n, name in enumerate(found, start=1)), found


def happened(standing: Standing) -> list[Block]:
    form = standing.form
    found: list[Block] = []
    if form.happened.strip():
        found += [text(_("What happened, in the family's own words:")), words(form.happened)]
    if form.last_contact.strip():
        found += [text(_("When the family last heard of the person:")), words(form.last_contact)]
    return found


def contact(casework: Casework, standing: Standing, order: Order) -> list[Block]:
    """Through whom the family is reached. Its own name and ways stand here only where the caseworker ticked that the
    family wants that, and the family agreed to be contacted."""
    organisation, form = casework.settings.intake.organisation, standing.form
    named = bool(order.options.get("name_family")) and form.agreed("contact")
    found = [
        text(
            _(
                "The family is reached through %(organisation)s only. Please name the number of this document.",
                organisation=inline(organisation),
            )
        )
    ]
    if named:
        asks = [f"{form.enquirer} ({form.kinship})" if form.kinship else form.enquirer]
        found.append(facts([(_("Who asks"), asks), (_("A way to reach them"), [form.reach])]))
    else:
        found.append(text(_("The name of whoever asks is known to it and is kept confidential.")))
        if form.kinship:
            found.append(facts([(_("Relation to the person"), [form.kinship])]))
    return found
