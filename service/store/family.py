"""What one receipt opens: the searches of one family, each with its own keys.

The receipt yields a lookup and a wrapping key for each number up to ``MOST``. Nothing that is stored ties the searches
but what stands sealed in each of them, so that each can be withdrawn alone, the first one too, and the number still
opens the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from service.store.database import Database
from service.store.errors import Conflict
from service.store.form import SearchForm, Tie
from service.store.models.intake import Search, SearchKey
from service.store.receipt import ReceiptKeys
from service.store.seal import SealError
from service.store.sealed_search import SealedSearch
from service.store.searchkeys import open_with_receipt

MOST = 12

Handle = Callable[[str, bytes], SealedSearch]
Begin = Callable[[SearchForm, ReceiptKeys], SealedSearch]


class Family:
    """``handle`` makes a search of its id and shared key, ``begin`` stores a new one. ``keys`` never reach a disk
    outside of a visit, which is sealed under its cookie."""

    def __init__(self, keys: ReceiptKeys, database: Database, handle: Handle, begin: Begin) -> None:
        self.keys = keys
        self._database = database
        self._handle = handle
        self._begin = begin

    def __repr__(self) -> str:
        return "Family(…)"

    def searches(self) -> list[SealedSearch]:
        """Those that are there, in the order in which their numbers were given."""
        return [search for _, search in sorted(self.numbered().items())]

    def numbered(self) -> dict[int, SealedSearch]:
        """The searches that are there, by their number."""
        keys = {number: self.keys.member(number) for number in range(MOST)}
        numbers = {member.lookup: number for number, member in keys.items()}
        with self._database.read() as session:
            rows = session.execute(
                select(Search.lookup, SearchKey)
                .join(SearchKey, SearchKey.search_id == Search.id)
                .where(Search.lookup.in_(list(numbers)))
            ).all()
        found = {}
        for row in rows:
            number = numbers[row.lookup]
            try:
                shared = open_with_receipt(row.SearchKey, keys[number].wrapping)
            except SealError:
                continue
            found[number] = self._handle(row.SearchKey.search_id, shared)
        return found

    def add(self, form: SearchForm) -> SealedSearch:
        """One more search. The same ``form.begun`` again gives the search that it began. Raises Conflict if there are
        ``MOST`` already."""
        taken = self.numbered()
        if (known := _begun(taken, form.begun)) is not None:
            return known
        for number in range(MOST):
            if number in taken:
                continue
            try:
                return self._begin(form, self.keys.member(number))
            except IntegrityError:  # another window took this number in the meantime
                taken = self.numbered()
                if (known := _begun(taken, form.begun)) is not None:
                    return known
        raise Conflict("a family has as many searches as it can have")

    def tie(self) -> None:
        """Writes into each search who the others are, as far as they were sent. To be called whenever one was sent,
        changed its name, or went."""
        searches = {search.id: search for search in self.searches()}
        forms = {search_id: search.form() for search_id, search in searches.items()}
        sent = {i for i, search in searches.items() if search.header().state != "draft"}
        names = {i: form.names[0] if form.names and i in sent else "" for i, form in forms.items()}
        for search_id, search in searches.items():
            if _ties(forms[search_id], search_id, names) != forms[search_id].tied:
                search.change_form(partial(_with_ties, me=search_id, names=names))


def _begun(searches: dict[int, SealedSearch], nonce: str) -> SealedSearch | None:
    return next((search for search in searches.values() if nonce and search.form().begun == nonce), None)


def _with_ties(form: SearchForm, me: str, names: dict[str, str]) -> SearchForm:
    return replace(form, tied=_ties(form, me, names))


def _ties(form: SearchForm, me: str, names: dict[str, str]) -> tuple[Tie, ...]:
    relations = {tie.search_id: tie.relation for tie in form.tied}
    return tuple(Tie(other, name, relations.get(other, "")) for other, name in names.items() if other != me)
