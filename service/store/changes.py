"""Numbers by which staff memory finds what changed since it last looked, without reading all searches again.

One counter a database (``IntakeChange``, ``CaseworkChange``), raised inside the transaction that changes something: its
row stays locked until that transaction is over, so numbers become visible in their order and none is ever missed. A
number says in which order things changed last, and never when.
"""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.store.models.intake import Search, next_change


def touch_search(session: Session, search_id: str) -> None:
    """For what belongs to a search and stands in another table: its messages. A change of the row itself is numbered
    by itself."""
    # The search first, then the counter: everybody locks in this order.
    session.execute(select(Search.id).where(Search.id == search_id).with_for_update(key_share=True))
    number = next_change(session.connection())
    session.execute(update(Search).where(Search.id == search_id).values(changed=number))
