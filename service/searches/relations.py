"""What a relative is to the person who is looked for, in words to choose from."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms.fields import SelectChoice

from service.web.words import gettext as _

# The codes are those of service.matching.values.relations.
RELATION_LABELS = {
    "father": _l("Father"),
    "mother": _l("Mother"),
    "husband": _l("Husband"),
    "wife": _l("Wife"),
    "son": _l("Son"),
    "daughter": _l("Daughter"),
    "brother": _l("Brother"),
    "sister": _l("Sister"),
    "grandparent": _l("Grandfather or grandmother"),
    "grandchild": _l("Grandchild"),
    "uncle_aunt": _l("Uncle or aunt"),
    "nephew_niece": _l("Nephew or niece"),
    "cousin": _l("Cousin"),
    "parent_in_law": _l("Father-in-law or mother-in-law"),
    "child_in_law": _l("Son-in-law or daughter-in-law"),
    "sibling_in_law": _l("Brother-in-law or sister-in-law"),
    "step_parent": _l("Stepfather or stepmother"),
    "other": _l("Other"),
}


def relation_choices() -> list[SelectChoice]:
    known = [SelectChoice(code, str(label)) for code, label in RELATION_LABELS.items()]
    return [SelectChoice("", _("Choose, if you like")), *known]


def relation_label(relation: str) -> str:
    """The words for a code; a relation that was written freely stays as it is."""
    return str(RELATION_LABELS.get(relation, relation))
