"""Leaked records, for administrators: reading files, import, portraits, sources and whether they are trusted.

Public face: ``init_app`` puts the pages into the staff app; ``importer``, ``portraits`` and ``indexing`` serve
commands; ``imports`` are jobs that the staff app asks for; ``reading`` knows files and values, and no database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from service.store.cards import Cards
    from service.store.casework import Casework
    from service.store.limits import Limits

__all__ = ["init_app"]


def init_app(app: Flask, casework: Casework, cards: Cards, limits: Limits) -> None:
    """Registers the room's pages. The staff room must have been registered before."""
    # Inside, because commands import this room and need no pages.
    from service.records import removal, sources
    from service.records.room import RecordsRoom
    from service.records.views import guard, imports
    from service.records.views import sources as source_pages

    app.extensions["records"] = RecordsRoom(casework, cards)
    for module in (sources, removal):
        module.register(app.extensions["staff"].proposals)
    for part in (source_pages.blueprint, imports.blueprint, guard.blueprint):
        app.register_blueprint(part)
