"""Everything at rest is stolen while a card is shown: nothing but its own words leads from the card to a search."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import inspect, text

from service.store.database import Database
from service.store.models.public import PublicCard
from tests.cards.conftest import HEX, KNOWN, SENTENCE, Asking
from tests.support import theft


def rows(database: Database) -> Iterator[tuple[str, dict[str, object]]]:
    with database.engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings():
                yield table, dict(row)


def strings(row: dict[str, object]) -> set[str]:
    return {str(value) for value in row.values() if value is not None and not isinstance(value, bytes)}


def test_nothing_ties_a_card_to_a_search_but_its_words(asking: Asking) -> None:
    # Others beside it, so that there is something to confuse it with.
    for number in range(3):
        asking.scene.search(replace(asking.planted.search.form(), names=(f"Other Person {number}",)))
    card_id = asking.show()
    asking.scene.deployment.close_vault()
    deployment = asking.scene.deployment
    stolen: dict[str, list[dict[str, object]]] = {}
    for database in (deployment.intake.database, deployment.casework.database):
        for table, row in rows(database):
            stolen.setdefault(table, []).append(row)
    (card,) = stolen.pop("public_card")
    assert card["id"] == card_id
    # Its id stands nowhere else, in no encoding, and not in a file or its name either.
    loot = [
        theft.Loot(table, json.dumps({k: v.hex() if isinstance(v, bytes) else str(v) for k, v in row.items()}).encode())
        for table, found in stolen.items()
        for row in found
    ]
    assert theft.search(loot, {"card": card_id, "half": card_id[:16]}) == []
    files = [p for p in deployment.folder.rglob("*") if p.is_file() and ".db" not in p.name]
    assert files
    assert not [p for p in files if card_id in str(p) or card_id.encode() in p.read_bytes()]
    # What it says stands in clear there and nowhere else.
    assert theft.search(loot, {"sentence": SENTENCE, "known": KNOWN, "name": "مەمەت تۇرسۇن"}) == []
    # No clear value of the card is one of any search's: no id, no day, no number that only one of them has.
    shared = strings(card) & {value for found in stolen.values() for row in found for value in strings(row)}
    trivial = {"en", "0", "1", "False", "True"}
    assert not {value for value in shared - trivial if HEX.search(value) or "-" in value or len(value) > 6}
    # Neither its bytes: the photo was made anew.
    family = {asking.planted.search.picture(p.id) for p in asking.planted.search.pictures()}
    assert isinstance(card["photo"], bytes)
    assert card["photo"] not in family
    # That somebody wants a card is in no clear word of the trail or the notes.
    for table, found in stolen.items():
        for row in found:
            for value in strings(row):
                assert "card" not in value, (table, value)


def test_the_order_of_cards_tells_nothing(asking: Asking, tmp_path: Path) -> None:
    """SQLite keeps the rows by their random ids; there is no number of a row beside."""
    with asking.intake.database.write() as session:
        for number in ("f", "0", "9"):
            session.add(
                PublicCard(
                    id=number * 32, names=["X"], county="", sentence="s", known="", language="en", listed=False,
                    photo=None, share=b"", until=dt.date(2099, 1, 31),
                )
            )  # fmt: skip
    with asking.intake.database.engine.connect() as connection:
        kept = list(connection.execute(text("SELECT id FROM public_card")).scalars())
        assert kept == sorted(kept)
        made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'public_card'")).scalar_one()
    assert "WITHOUT ROWID" in made


def test_publishing_leaves_no_mark_on_the_search(asking: Asking) -> None:
    asking.ask()
    asking.check()
    asking.browser.get("/en/card")
    database = asking.intake.database
    skip = {"visit", "limit_counter", "public_card"}
    before = [(t, r) for t, r in rows(database) if t not in skip]
    asking.browser.submit("Show this in public", receipt=asking.planted.receipt)
    assert len(asking.shown()) == 1
    assert [(t, r) for t, r in rows(database) if t not in skip] == before


def test_a_backup_holds_no_card(asking: Asking, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    from service.store.backup import make_body

    asking.show()
    make_body(asking.scene.deployment.settings, tmp_path / "body")
    with closing(sqlite3.connect(tmp_path / "body" / "intake.db")) as copy:
        assert copy.execute("SELECT count(*) FROM public_card").fetchone() == (0,)
    assert SENTENCE.encode() not in (tmp_path / "body" / "intake.db").read_bytes()
