"""One database: its engine, its transactions, its schema version.

SQLite by default (write-ahead log, deleted content overwritten), PostgreSQL by URL. Two of these exist, intake and
casework; the family app is given the first and has no way to the second.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

from service.store.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MILLISECONDS = 30_000


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, pool_size=5)
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(f"{parsed.get_backend_name()} is not supported: use SQLite or PostgreSQL.")
    engine = create_engine(parsed, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def prepare(connection, _record):
        connection.isolation_level = None  # SQLAlchemy says when a transaction begins, not the driver.
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",  # a destroyed key must be gone from the file too
            f"busy_timeout={BUSY_MILLISECONDS}",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection):
        write = connection.get_execution_options().get("vmf_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


class Database:
    """``kind`` is "intake" or "casework" and names the migrations."""

    def __init__(self, kind: str, url: str) -> None:
        self.kind = kind
        self.url = url
        self.engine = _engine(url)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the database and changes nothing."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextlib.contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction: all of it or nothing. On SQLite writers wait for one another from the start."""
        engine = self.engine.execution_options(vmf_write=True)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def keep_pages(self, session: Session, kib: int) -> None:
        """For work that comes to pages in no order: SQLite keeps so much of them in the session's connection."""
        if self.is_sqlite:
            session.connection().exec_driver_sql(f"PRAGMA cache_size=-{kib:d}")

    def _config(self) -> Config:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS / self.kind))
        config.attributes["engine"] = self.engine
        return config

    def migrate(self) -> None:
        """Brings the schema to this version's. A step of its own, never part of a start."""
        command.upgrade(self._config(), "head")

    def check(self) -> None:
        """Raises StoreError unless the schema is this version's."""
        with self.engine.connect() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
        wanted = ScriptDirectory.from_config(self._config()).get_current_head()
        if current != wanted:
            raise StoreError(f"The {self.kind} database is not up to date. Run `python -m service migrate`.")

    def truncate_log(self, patience: float = 3.0) -> bool:
        """After keys were destroyed: what the write-ahead log still holds of them is overwritten too (SQLite).

        False where somebody still reads an older state after ``patience`` seconds: then it is still owed, and the
        workers' upkeep does it.
        """
        if not self.is_sqlite:
            return True
        until = time.monotonic() + patience
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=100")
            try:
                while connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar() != 0:
                    if time.monotonic() > until:
                        return False
                    time.sleep(0.05)
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        return True

    def dispose(self) -> None:
        self.engine.dispose()
