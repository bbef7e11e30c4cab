"""The tables that migrations make are those that the models describe, and an older database is brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import MetaData, text
from sqlalchemy.orm import Session

from service.store.database import Database
from service.store.errors import StoreError
from service.store.models import (
    batches,
    exports,
    groups,
    imports,
    intake,
    public,
    records,
    research,
    shares,
    staff,
    visits,
    work,
)
from service.store.models.base import CaseworkBase, IntakeBase

assert all(
    module.__name__
    for module in (batches, exports, groups, imports, intake, public, records, research, shares, staff, visits, work)
)  # they fill the metadata


@pytest.mark.parametrize(("kind", "metadata"), [("intake", IntakeBase.metadata), ("casework", CaseworkBase.metadata)])
def test_models_and_migrations_agree(kind: str, metadata: MetaData, tmp_path: Path) -> None:
    database = Database(kind, f"sqlite:///{tmp_path / 'new.db'}")
    database.migrate()
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    database.dispose()


def test_searches_of_an_older_database_are_numbered_when_they_change(tmp_path: Path) -> None:
    database = Database("intake", f"sqlite:///{tmp_path / 'old.db'}")
    command.upgrade(database._config(), "0001")
    with database.write() as session:
        session.execute(
            text(
                "insert into search (id, lookup, state, revision, form, created_day, expires_day) "
                "values (:id, :id, 'open', 1, x'00', '2026-11-01', '2028-11-01')"
            ),
            {"id": "a" * 32},
        )
    database.migrate()
    with database.read() as session:
        assert session.get_one(intake.Search, "a" * 32).changed == 0
    for number in (1, 2):
        with database.write() as session:
            session.get_one(intake.Search, "a" * 32).revision += 1
        with database.read() as session:
            assert session.get_one(intake.Search, "a" * 32).changed == number
    database.dispose()


def test_the_first_schema_is_refused_then_brought_up_to_date_with_what_it_holds(tmp_path: Path) -> None:
    database = Database("casework", f"sqlite:///{tmp_path / 'old.db'}")
    command.upgrade(database._config(), "0001")
    with database.write() as session:
        session.execute(
            text(
                "insert into source (id, name, title, state, publisher, published, conditions, citation, doubts, "
                "created_day) values (:id, 'list', 'List', 'vouched', '', '', '', '', '', '2026-11-01')"
            ),
            {"id": "a" * 32},
        )
    with pytest.raises(StoreError, match="not up to date"):
        database.check()
    database.migrate()
    database.check()
    with database.read() as session:
        assert session.get_one(records.Source, "a" * 32).state == "vouched"
        assert session.query(imports.RecordsJob).count() == 0
    database.dispose()


def test_portraits_of_an_older_database_stand_where_their_names_say(tmp_path: Path) -> None:
    database = Database("casework", f"sqlite:///{tmp_path / 'old.db'}")
    command.upgrade(database._config(), "0013")
    names = {"w.xlsx#名单!3": "f" * 32, "a#b.xlsx#名#单!3": "e" * 32, "photos/one.jpg": "", "gone.xlsx#x!2": ""}
    source = {"id": "a" * 32, "name": "list", "title": "", "state": "vouched", "created_day": "2026-11-01"}
    told = {"publisher": "", "published": "", "conditions": "", "citation": "", "doubts": ""}
    run = {"id": "b" * 32, "source_id": "a" * 32, "state": "done", "started_day": "2026-11-01", "summary": "{}"}
    with database.write() as session:
        _insert(session, "source", {**source, **told})
        _insert(session, "import_run", run)
        for file_id, name in (("f" * 32, "w.xlsx"), ("e" * 32, "a#b.xlsx")):
            file = {"id": file_id, "source_id": "a" * 32, "import_id": "b" * 32, "state": "read", "name": name}
            _insert(session, "source_file", {**file, "sha256": "", "reading": "", "size": 1, "rows": 1})
        _insert(session, "record", {"id": "c" * 32, "source_id": "a" * 32, "gone": False})
        for number, name in enumerate(names):
            one = {"id": f"{number:032}", "record_id": "c" * 32, "source_id": "a" * 32, "file_name": name}
            _insert(session, "portrait", {**one, "sha256": str(number), "stored_as": "", "placeholder": False})
    database.migrate()
    with database.read() as session:
        places = session.query(records.PortraitPlace).all()
        assert {place.name: place.file_id for place in places} == names
        assert {place.source_id for place in places} == {"a" * 32}
    database.dispose()


def _insert(session: Session, table: str, values: dict[str, object]) -> None:
    columns = ", ".join(values)
    session.execute(text(f"insert into {table} ({columns}) values ({', '.join(':' + c for c in values)})"), values)
