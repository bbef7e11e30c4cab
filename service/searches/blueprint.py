"""The blueprint that all families' pages belong to. Every page lives under its language."""

from __future__ import annotations

from flask import Blueprint

from service.web.languages import prefix_with_language

blueprint = Blueprint("searches", __name__, url_prefix="/<lang>")
prefix_with_language(blueprint)
