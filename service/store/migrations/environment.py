"""What both migration environments share: they run on the engine that `Database.migrate` hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Engine, MetaData


def run(metadata: MetaData) -> None:
    engine: Engine = context.config.attributes["engine"]
    with engine.execution_options(vmf_write=True).connect() as connection:
        context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, compare_type=True)
        with context.begin_transaction():
            context.run_migrations()
