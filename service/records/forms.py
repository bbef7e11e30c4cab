"""The forms of the records room."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import Length

from service.records.sources import LONGEST, Provenance


def _stripped(text: str | None) -> str:
    return (text or "").strip()


class ProvenanceForm(FlaskForm):
    """Where a source comes from. Every field may stay empty."""

    title = StringField(_l("Title"), [Length(max=LONGEST["title"])], filters=[_stripped])
    publisher = StringField(_l("Who published it"), [Length(max=LONGEST["publisher"])], filters=[_stripped])
    published = StringField(_l("When it was published"), [Length(max=LONGEST["published"])], filters=[_stripped])
    conditions = TextAreaField(_l("Licence or conditions"), [Length(max=LONGEST["conditions"])], filters=[_stripped])
    citation = TextAreaField(_l("How it is cited"), [Length(max=LONGEST["citation"])], filters=[_stripped])
    doubts = TextAreaField(_l("Known doubts"), [Length(max=LONGEST["doubts"])], filters=[_stripped])

    def provenance(self) -> Provenance:
        return Provenance(
            title=self.title.data,
            publisher=self.publisher.data,
            published=self.published.data,
            conditions=self.conditions.data,
            citation=self.citation.data,
            doubts=self.doubts.data,
        )
