"""WTForms' own messages, in our words and from our catalogue: theirs knows no Uyghur.

A form asks ``request.wtforms_translations`` (Flask-WTF's place for it). What is not listed here would be shown in
English; ``tests/web/test_form_messages.py`` looks at every validator and field that the rooms use.
"""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from service.web.words import ngettext

_WORDS = {
    "This field is required.": _l("Please fill this in."),
    "Not a valid choice.": _l("Please choose one of those in the list."),
    "Invalid Choice: could not coerce.": _l("Please choose one of those in the list."),
    "Invalid choice(s): one or more data inputs could not be coerced.": _l("Please choose one of those in the list."),
    "Not a valid integer value.": _l("Please write a whole number, in digits."),
}


class FormTranslations:
    def ugettext(self, message: str) -> str:
        return str(_WORDS.get(message, message))

    def ungettext(self, singular: str, plural: str, n: int) -> str:
        if singular == "Field cannot be longer than %(max)d character.":
            return ngettext(
                "Please shorten this to one character.", "Please shorten this to %(num)s characters.", n
            ).replace("%", "%%")
        if singular == "'%(value)s' is not a valid choice for this field.":
            return str(_WORDS["Not a valid choice."]).replace("%", "%%")
        return singular if n == 1 else plural
