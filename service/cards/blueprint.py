"""The blueprint of the public page and of the family's own card. Every page lives under its language."""

from __future__ import annotations

from flask import Blueprint

from service.web.languages import prefix_with_language

blueprint = Blueprint("cards", __name__, url_prefix="/<lang>")
prefix_with_language(blueprint)
