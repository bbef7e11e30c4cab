"""Changing what stands in a search, in one transaction each, so that two windows at once lose nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from service.searches.room import room
from service.searches.states import may_renew
from service.store import clock
from service.store.errors import Gone
from service.store.form import SearchForm
from service.store.models.intake import Search
from service.store.seal import Place, seal_json, unseal_json
from service.store.sealed_search import SealedSearch


def change_form(search: SealedSearch, change: Callable[[SearchForm], SearchForm]) -> None:
    """Seals what ``change`` makes of the form that stands at that moment. If it raises, nothing changes.

    On a search that was sent this is a new revision, unless nothing that can be compared or read has changed.
    """
    place = Place("search", search.id, "form")
    with room().intake.database.write() as session:
        row = session.get(Search, search.id, with_for_update=True)
        if row is None:
            raise Gone(search.id)
        kept = SearchForm.from_json(unseal_json(search.shared_key, row.form, place))
        changed = change(kept)
        if changed == kept:
            return
        row.form = seal_json(search.shared_key, changed.to_json(), place)
        if row.state != "draft" and replace(changed, steps=kept.steps, language=kept.language) != kept:
            row.revision += 1


def renew(search: SealedSearch) -> None:
    """Counts the time that a search is kept anew from today, where its end is near."""
    intake = room().intake
    with intake.database.write() as session:
        row = session.get(Search, search.id)
        if row is None:
            raise Gone(search.id)
        if may_renew(row.expires_day):
            row.expires_day = clock.in_months(intake.settings.search_months)
