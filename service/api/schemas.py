"""What goes in and what comes out, as marshmallow schemas: the description of the API is made from these."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, RAISE, Schema, fields, validate

from service.matching.values.gazetteer import places
from service.store.form import Relative, SearchForm
from service.store.referrals import MOST_REFERENCE, STATES

LINE, LONG = 200, 10_000
MOST_NAMES, MOST_RELATIVES = 12, 40
LANGUAGES = ("ug", "kk", "tr", "zh", "ru", "en", "de", "fr")
# No control characters, and something to read: the same for people and for the description.
_LINE = r"^[^\x00-\x1f\x7f-\x9f]*$"
_CONTROL, _BLANK = r"\x00-\x1f\x7f-\x9f", r"\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
_FULL_LINE = f"^[^{_CONTROL}]*[^{_CONTROL}\\x20{_BLANK}][^{_CONTROL}]*$"
_TEXT = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f]*$"


def _line(about: str, most: int = LINE, **options: Any) -> fields.String:
    checks = [validate.Length(max=most), validate.Regexp(_LINE, error="Control characters are not taken.")]
    return fields.String(validate=checks, load_default="", metadata={"description": about}, **options)


def _full_line(about: str, **options: Any) -> fields.String:
    checks = [validate.Length(min=1, max=LINE), validate.Regexp(_FULL_LINE, error="Some text is needed.")]
    return fields.String(validate=checks, metadata={"description": about}, **options)


def _text(about: str) -> fields.String:
    checks = [validate.Length(max=LONG), validate.Regexp(_TEXT, error="Control characters are not taken.")]
    return fields.String(validate=checks, load_default="", metadata={"description": about})


class RelativeSchema(Schema):
    class Meta:
        unknown = RAISE

    name = _full_line("In any script.", required=True)
    relation = _line("What they are to the person, such as wife, father or son.")


class NewReferralSchema(Schema):
    """A family's case, as it would stand in the form. Only a name is needed, and that the family asked for it."""

    class Meta:
        unknown = RAISE

    asked_by_family = fields.Boolean(
        required=True,
        truthy={True},
        falsy={False},
        validate=validate.OneOf([True], error="Only what a family asked for may be referred."),
        metadata={
            "description": "The family knows of this referral and asked for it: it must be true.",
            "enum": [True],
        },
    )
    names = fields.List(
        _full_line("A name as the family writes it, in any script."),
        required=True,
        validate=validate.Length(min=1, max=MOST_NAMES),
        metadata={"description": "The same person's names and spellings."},
    )
    reference = _line(
        "Your own number for the case. It is kept as a keyed hash only, and the same one is not taken twice.",
        MOST_REFERENCE,
    )
    father_name = _line("Their father's name.")
    sex = fields.String(validate=validate.OneOf(["f", "m", ""]), load_default="")
    birth = _line("A date, a year or an age, such as 1979-03, 'about 1960' or '45 years old'.")
    id_number = _line("The Chinese ID number or a part of it.")
    county = fields.String(
        validate=validate.OneOf(["", *sorted(places())]),
        load_default="",
        metadata={"description": "The six-digit code (GB/T 2260) of the county, where it is known."},
    )
    place = _line("Township, village, street, or another place.")
    relatives = fields.List(
        fields.Nested(RelativeSchema), load_default=[], validate=validate.Length(max=MOST_RELATIVES)
    )
    happened = _text("What happened, as far as the family knows.")
    last_contact = _line("When somebody last heard from them.")
    kinship = _line("What the enquirer is to the person.")
    enquirer = _line("The enquirer's name, or what they may be called.")
    reach = _line("A way to reach the enquirer.")
    language = fields.String(
        validate=validate.OneOf(LANGUAGES),
        load_default="en",
        metadata={"description": "The language in which the family wants to be written to."},
    )


def to_form(data: dict[str, Any], steps: tuple[str, ...]) -> SearchForm:
    """``data`` as NewReferralSchema loaded it."""
    return SearchForm(
        names=tuple(dict.fromkeys(name.strip() for name in data["names"])),
        relatives=tuple(Relative(r["name"].strip(), r["relation"].strip()) for r in data["relatives"]),
        steps=steps,
        **{
            key: data[key].strip()
            for key in (
                "father_name sex birth id_number county place happened last_contact kinship enquirer reach language"
            ).split()
        },
    )


class ReferralSchema(Schema):
    """``state``: received, open, paused, ended, or with_family once the family has taken its search over: nothing in
    these says whether anything was found. ``confirmed`` once the family knows what was found, agreed that your group
    is told, and a caseworker told it; if the family takes that back, it is ``with_family`` again."""

    id = fields.String(required=True, metadata={"description": "Opaque, 32 hexadecimal characters."})
    number = fields.Integer(required=True, metadata={"description": "Your group's referrals count from 1."})
    day = fields.Date(required=True, metadata={"description": "When it was referred (UTC)."})
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    outcome = fields.String(
        required=True,
        allow_none=True,
        metadata={
            "description": "With `confirmed`, what a caseworker wrote for your group; null where nothing was written, "
            "and in every other state."
        },
    )


class MadeReferralSchema(ReferralSchema):
    code = fields.String(
        required=True,
        metadata={
            "description": "24 digits for the family, shown only now. With them it takes its search over. Hand them on "
            "and keep no copy."
        },
    )


class ReferralsPageSchema(Schema):
    referrals = fields.List(fields.Nested(ReferralSchema), required=True)
    next = fields.String(
        required=True, allow_none=True, metadata={"description": "The address of the next page; null at the end."}
    )


class PageQuerySchema(Schema):
    class Meta:
        unknown = EXCLUDE

    after = fields.Integer(
        load_default=0,
        validate=validate.Range(min=0, max=2**31 - 1),
        metadata={"description": "Only referrals with a higher number."},
    )
    limit = fields.Integer(load_default=100, validate=validate.Range(min=1, max=500))
    reference = fields.String(
        load_default="",
        validate=validate.Length(max=MOST_REFERENCE),
        metadata={"description": "Only the one with your own number."},
    )


class ProblemSchema(Schema):
    """Problem details (RFC 9457)."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.Dict(keys=fields.String(), metadata={"description": "What is wrong with which field, for 422."})
    referral = fields.String(metadata={"description": "For 409: the referral that was made before."})
