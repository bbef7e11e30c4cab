"""Asking for exports, approving, handing out, ending: every act, with its trace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.referrals.exports.kinds import Content, Kind, Order
from service.referrals.exports.standing import ExportRefused, standing
from service.referrals.typesetting import FontMissing, SettingFailed
from service.staff.proposals import ProposalRefused, Proposals
from service.staff.sessions import Person
from service.store import exports as store
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.clock import today
from service.store.errors import Gone
from service.store.models.base import new_id
from service.store.models.exports import Export, ExportSearch
from service.store.models.staff import Proposal, Staff
from service.store.shares import Shares
from service.web import in_language

PROPOSAL = "export"
DECIDERS = ("caseworker", "senior")
DAYS, MOST_DAYS = 30, 90


@dataclass(frozen=True, slots=True)
class Listed:
    """``whom`` is "" for whom it does not concern. ``over``: nothing of it opens any more."""

    row: Export
    asker: str
    decider: str
    whom: str

    @property
    def over(self) -> bool:
        return self.row.state not in store.LIVE


class Exports:
    """``kinds``: those that rooms have brought."""

    def __init__(self, casework: Casework, proposals: Proposals, cards: Cards) -> None:
        self._casework = casework
        self._cards = cards
        self._proposals = proposals
        self.kinds: dict[str, Kind] = {}
        proposals.register(PROPOSAL, self._approved, DECIDERS)

    def add(self, kind: Kind) -> None:
        assert kind.code not in self.kinds
        self.kinds[kind.code] = kind

    # -- asking

    def check(self, kind: Kind, search_ids: Sequence[str]) -> None:
        """Raises ExportRefused, Gone, VaultClosed where one of the cases may not leave."""
        if not search_ids:
            raise ExportRefused("empty")
        for search_id in search_ids:
            standing(self._casework, search_id, kind.purposes)

    def all_that_may_leave(self, kind: Kind) -> list[str]:
        """Every case about which this kind of export may speak now. Raises VaultClosed."""
        found = []
        for search_id in sorted(i for i, card in self._cards.all().items() if card.confirmed):
            try:
                self.check(kind, [search_id])
            except (ExportRefused, Gone):
                continue
            found.append(search_id)
        return found

    def ask(
        self,
        by: Person,
        kind: Kind,
        search_ids: Sequence[str],
        *,
        whom: str,
        why: str,
        language: str,
        days: int = DAYS,
        options: Mapping[str, Any] | None = None,
    ) -> str:
        """The new export's id; it waits for a second person. Raises ExportRefused, Gone, VaultClosed."""
        whom, why = " ".join(whom.split()), why.strip()
        if not whom or not why or not 1 <= days <= MOST_DAYS:
            raise ExportRefused("missing")
        self.check(kind, search_ids)
        export_id = new_id()
        order = Order(kind.code, 0, tuple(search_ids), whom, why, language, dict(options or {}))
        row = Export(
            id=export_id,
            kind=kind.code,
            purposes=list(kind.purposes),
            proposal_id="",
            asked_by=by.id,
            asked_day=today(),
            expires_day=today() + dt.timedelta(days=days),
        )
        # The gap between the two is harmless: an export without a proposal can be approved by nobody, and lapses.
        with self._casework.act(by.id, "export.asked", export_id, kind=kind.code, whom=whom, days=days) as session:
            store.add(self._casework, session, row, search_ids, {**order.to_json(), "days": days}, whom)
        proposal_id = self._proposals.propose(by.id, PROPOSAL, export_id, {"number": row.number})
        with self._casework.database.write() as session:
            session.get_one(Export, export_id).proposal_id = proposal_id
        return export_id

    # -- looking

    def listed(self, person: Person) -> list[Listed]:
        """Newest first. For whom each is stands only where this person may open it. Raises VaultClosed."""
        with self._casework.database.read() as session:
            rows = list(session.scalars(select(Export).order_by(Export.number.desc())))
        return self._with_names(rows, person)

    def _with_names(self, rows: Sequence[Export], person: Person) -> list[Listed]:
        with self._casework.database.read() as session:
            names = {row.id: row.name for row in session.execute(select(Staff.id, Staff.name))}
        known = store.recipients_of(self._casework, [row for row in rows if self.concerns(row, person)])
        return [
            Listed(row, names.get(row.asked_by, ""), names.get(row.decided_by or "", ""), known.get(row.id, ""))
            for row in rows
        ]

    def one(self, export_id: str, person: Person) -> Listed:
        """Raises Gone."""
        with self._casework.database.read() as session:
            row = session.get(Export, export_id)
        if row is None or not self.concerns(row, person):
            raise Gone(export_id)
        return self._with_names([row], person)[0]

    @staticmethod
    def concerns(row: Export, person: Person) -> bool:
        """Who may open it: who asked, whoever may decide while it waits, who decided, and seniors."""
        return person.role in DECIDERS and (
            row.state == "asked" or person.id in (row.asked_by, row.decided_by) or person.role == "senior"
        )

    def order(self, row: Export) -> Order:
        """Raises Gone, VaultClosed."""
        kept = store.order_of(self._casework, row)
        with self._casework.database.read() as session:
            search_ids = tuple(store.searches_of(session, row.id))
        return Order(
            row.kind, row.number, search_ids, kept["whom"], kept["why"], kept["language"], dict(kept["options"])
        )

    def gather(self, row: Export, *, draft: bool) -> tuple[Order, Content]:
        """What the document says now, with every check anew. Raises ExportRefused, Gone, VaultClosed."""
        kind, order = self.kinds[row.kind], replace(self.order(row), draft=draft)
        self.check(kind, order.search_ids)
        with in_language(order.language):
            return order, kind.gather(self._casework, order)

    def render(self, order: Order, content: Content) -> bytes:
        """Raises ExportRefused."""
        try:
            with in_language(order.language):
                return self.kinds[order.kind].render(order, content)
        except FontMissing as missing:
            raise ExportRefused("font") from missing
        except SettingFailed as failed:
            raise ExportRefused("setting") from failed

    def draft(self, by: Person, row: Export) -> bytes:
        """For the two people who decide, before it is approved. Raises ExportRefused, Gone, VaultClosed."""
        self._ask_to_be("asked", row)
        order, content = self.gather(row, draft=True)
        for search_id in order.search_ids:
            self._casework.look(by.id, "export.draft_looked", search_id, export=row.id, number=row.number)
        return self.render(order, content)

    # -- deciding

    def approve(self, by: Person, row: Export, seen: str) -> None:
        """``seen``: the fingerprint of what this person looked at. Raises ExportRefused, Gone, VaultClosed."""
        self._ask_to_be("asked", row)
        if row.asked_by == by.id:
            raise ExportRefused("own")
        order, content = self.gather(row, draft=False)
        if content.fingerprint() != seen:
            raise ExportRefused("changed")
        document = self.render(order, content)
        try:
            self._proposals.decide(by.id, row.proposal_id, approve=True)
        except ProposalRefused as refused:
            raise ExportRefused(refused.reason if refused.reason in ("own", "role") else "over") from refused
        store.keep_file(self._casework, row.id, document)

    @staticmethod
    def _approved(casework: Casework, session: Session, proposal: Proposal) -> None:
        row = session.get_one(Export, proposal.subject, with_for_update=True)
        if row.state != "asked":
            raise ProposalRefused("decided")
        row.state, row.decided_by, row.decided_day = "approved", proposal.decided_by, today()
        row.expires_day = today() + (row.expires_day - row.asked_day)

    def refuse(self, by: Person, row: Export) -> None:
        """Refuses it, or takes one's own back. Raises ExportRefused."""
        self._ask_to_be("asked", row)
        try:
            self._proposals.decide(by.id, row.proposal_id, approve=False)
        except ProposalRefused as refused:
            raise ExportRefused("role" if refused.reason == "role" else "over") from refused
        with self._casework.database.write() as session:
            decided = {"decided_by": by.id, "decided_day": today()}
            session.execute(update(Export).where(Export.id == row.id).values(decided))
        store.end(self._casework, row.id, "taken_back" if row.asked_by == by.id else "refused", by.id)

    @staticmethod
    def _ask_to_be(state: str, row: Export) -> None:
        if row.state != state:
            raise ExportRefused("over")

    # -- handing out

    def hand_out(self, by: Person, row: Export) -> bytes:
        """The document, as it was approved. Consent is asked for again; where it ended the key is destroyed at once.

        Raises ExportRefused, Gone, VaultClosed.
        """
        self._ask_to_be("approved", row)
        if row.expires_day < today():
            store.end(self._casework, row.id, "expired")
            raise ExportRefused("over")
        try:
            order = self.order(row)
            self.check(self.kinds[row.kind], order.search_ids)
        except (ExportRefused, Gone) as refused:
            if isinstance(refused, Gone) or refused.reason == "consent":
                self._withdrawn(row)
                raise ExportRefused("consent") from refused
            raise
        document = store.file_of(self._casework, row)
        if document is None:  # whoever approved it was interrupted
            document = self.render(*self.gather(row, draft=False))
            store.keep_file(self._casework, row.id, document)
        self._note(order, row)
        with self._casework.act(
            by.id, "export.downloaded", row.id, number=row.number, whom=order.whom, searches=list(order.search_ids)
        ) as session:
            # In the same transaction as the trace: it is not handed out if it ended in this moment.
            counted = session.execute(
                update(Export)
                .where(Export.id == row.id, Export.state == "approved")
                .values(downloads=Export.downloads + 1)
            )
            if not counted.rowcount:  # type: ignore[attr-defined]
                raise ExportRefused("over")
        return document

    def _note(self, order: Order, row: Export) -> None:
        """Tells each family once, under its receipt, that it was handed out."""
        kind, shares = self.kinds[row.kind], Shares(self._casework.intake)
        for search_id in order.search_ids:
            search = self._casework.search(search_id)
            with self._casework.database.write() as session:
                tie = session.get_one(ExportSearch, (row.id, search_id), with_for_update=True)
                if tie.share_id is not None:
                    continue
                with in_language(search.form().language):
                    what = str(kind.label)
                with self._casework.intake.database.write() as inner:
                    tie.share_id = shares.note(
                        inner,
                        search,
                        purpose=kind.purposes[0],
                        to=order.whom,
                        what=what,
                        number=str(row.number),
                        recallable=True,
                    )

    def _withdrawn(self, row: Export) -> None:
        store.end(self._casework, row.id, "withdrawn")
        store.recall(self._casework)

    def end(self, by: Person, row: Export) -> None:
        """Nothing of it is handed out any more. Raises ExportRefused."""
        self._ask_to_be("approved", row)
        store.end(self._casework, row.id, "ended", by.id)
