"""What both applications share: headers, languages, limits on what is sent, errors, page helpers and the stylesheet.

Public face: ``new_app`` makes an application with all of it; ``cacheable`` and ``takes_uploads`` mark views;
``use_language`` sets the language of the request, ``in_language`` that of a text for somebody else.
"""

from __future__ import annotations

from service.web.application import Application, new_app
from service.web.headers import cacheable, let_engines_list
from service.web.languages import (
    LANGUAGES,
    Language,
    current_language,
    in_language,
    offered_languages,
    preferred_language,
    use_language,
)
from service.web.uploads import takes_uploads

__all__ = [
    "LANGUAGES",
    "Application",
    "Language",
    "cacheable",
    "current_language",
    "in_language",
    "let_engines_list",
    "new_app",
    "offered_languages",
    "preferred_language",
    "takes_uploads",
    "use_language",
]
