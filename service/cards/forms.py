"""What a family chooses for its card: of the names, the place and the pictures that it gave, and words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField, SelectMultipleField, TextAreaField, ValidationError, widgets

from service.searches.consents import PURPOSES
from service.searches.fields import clean_text, not_longer_than
from service.searches.places import place_name
from service.store.form import CardWish
from service.store.public_cards import PURPOSE, counties_to_choose
from service.store.sealed_search import SealedSearch
from service.web import current_language
from service.web.pages import name_bdi
from service.web.words import gettext as _

LONGEST = 300
NOTHING = "none"


class CardForm(FlaskForm):  # type: ignore[misc, unused-ignore]
    class Meta:
        csrf = False  # every POST of the application is checked already

    names = SelectMultipleField(
        _l("Which names are shown?"), option_widget=widgets.CheckboxInput(), widget=widgets.ListWidget()
    )
    county = RadioField(_l("Which place is shown?"))
    known = TextAreaField(_l("What is known"), validators=[not_longer_than(LONGEST)], filters=[clean_text])
    sentence = TextAreaField(_l("A sentence of yours"), validators=[not_longer_than(LONGEST)], filters=[clean_text])
    picture = RadioField(_l("Which photo is shown?"))
    listed = BooleanField(_l("Search engines may list it."))
    agreed = BooleanField(PURPOSES[PURPOSE].label)

    @classmethod
    def of(cls, search: SealedSearch, data: MultiDict[str, str] | None = None) -> CardForm:
        """With what the search offers to choose from; filled with ``data``, or with what was asked for before."""
        form = search.form()
        made = cls(formdata=data, data=_values(form.card))
        language = current_language().code
        made.names.choices = [(name, name_bdi(name)) for name in form.names]
        made.county.choices = [
            *((code, name_bdi(place_name(code, language))) for code in counties_to_choose(form)),
            (NOTHING, _("No place")),
        ]
        numbered = enumerate(search.pictures(), start=1)
        made.picture.choices = [
            *((one.id, _("Photo %(number)s", number=number)) for number, one in numbered),
            (NOTHING, _("No photo")),
        ]
        return made

    def validate_names(self, field: SelectMultipleField) -> None:
        if not field.data:
            raise ValidationError(_("Choose at least one name."))

    def validate_sentence(self, field: TextAreaField) -> None:
        if not field.data:
            raise ValidationError(_("Write a sentence of your own."))

    def validate_agreed(self, field: BooleanField) -> None:
        if not field.data:
            raise ValidationError(_("Without your yes nothing can be shown."))

    def wish(self, language: str) -> CardWish:
        return CardWish(
            names=tuple(self.names.data or ()),
            county="" if self.county.data == NOTHING else self.county.data,
            sentence=self.sentence.data or "",
            known=self.known.data or "",
            picture="" if self.picture.data == NOTHING else self.picture.data,
            listed=bool(self.listed.data),
            language=language,
        )


def _values(wish: CardWish | None) -> Mapping[str, Any]:
    if wish is None:
        return {"county": NOTHING, "picture": NOTHING}
    return {
        "names": list(wish.names),
        "county": wish.county or NOTHING,
        "known": wish.known,
        "sentence": wish.sentence,
        "picture": wish.picture or NOTHING,
        "listed": wish.listed,
    }
