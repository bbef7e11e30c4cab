"""The weights in force: those of this version of the service, with what two people last put in their place."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.matching import Weights
from service.matching.adjusting import Change, adjusted, as_toml
from service.matching.weights import DEFAULT_PATH
from service.store.casework import Casework
from service.store.models.records import WeightChange


def adopted(session: Session) -> WeightChange | None:
    """The change that is in force."""
    return session.scalars(
        select(WeightChange).where(WeightChange.adopted.is_not(None)).order_by(WeightChange.adopted.desc()).limit(1)
    ).first()


def changes_of(change: WeightChange) -> list[Change]:
    return [(str(comparison), str(level), float(m)) for comparison, level, m in change.changes]


def table_in_force(casework: Casework) -> str:
    """The weights as TOML, for a new scorer version."""
    with casework.database.read() as session:
        change = adopted(session)
    if change is None:
        return DEFAULT_PATH.read_text(encoding="utf-8")
    return as_toml(with_change(Weights.load(), change))


def with_change(shipped: Weights, change: WeightChange) -> Weights:
    why = f"From {change.pairs} decided pairs, {change.day.isoformat()}."
    return adjusted(shipped, changes_of(change), why)


def weights_in_force(casework: Casework) -> Weights:
    return Weights.parse(table_in_force(casework))
