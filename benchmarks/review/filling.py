"""Many open searches at once: invented, sealed as the service seals them, written in bulk.

What a family and a worker would have done one by one; only the slow hash of the receipt is left out, for nobody
comes back with these receipts.
"""

from __future__ import annotations

import datetime as dt
import random
import secrets
from dataclasses import asdict

from sqlalchemy import insert

from service.matching.types import Evidence
from service.store import sealed_search
from service.store.candidates import seal_candidate
from service.store.cards import CaseCard, _place
from service.store.casework import Casework
from service.store.clock import today
from service.store.form import SearchForm
from service.store.keychain import _case_place
from service.store.models.base import new_id
from service.store.models.intake import Search, SearchKey
from service.store.models.records import Import, Record, Segment, Source, SourceFile, Statement
from service.store.models.work import Candidate, Card, CaseKey
from service.store.seal import Place, derive, new_key, seal_json, token, wrap_for_service
from service.store.searchkeys import make_search_key

_BATCH = 1000
_COUNTIES = ("653121", "653122", "653222", "654027", "652922", "650102", "")
_LANGUAGES = ("ug", "kk", "tr", "en", "zh", "ru", "de")
_NAMES = (
    ("Memet Tursun", "麦麦提·吐尔逊"),
    ("Aygul Ghopur", "阿依古丽·吾甫尔"),
    ("Ehmet Yasin", "艾合买提·亚森"),
    ("Patigul Osman", "帕提古丽·吾斯曼"),
    ("Serik Baqyt", "赛力克·巴合提"),
    ("Nurgul Abliz", "努尔古丽·阿布力孜"),
)
assert sealed_search.MOST_PICTURES  # forms are sealed as SealedSearch seals them


def fill(casework: Casework, searches: int, *, records: int = 2000, waiting: float = 1.0, seed: int = 1) -> None:
    """``waiting``: the share of the searches that has a candidate to read; every tenth of them has two."""
    pick = random.Random(seed)
    source_id, segment_id, record_ids = _records(casework, records)
    tokens, cards = casework.vault.derive("tokens"), casework.vault.derive("cards")
    for start in range(0, searches, _BATCH):
        rows: dict[type, list[dict[str, object]]] = {t: [] for t in (Search, SearchKey, CaseKey, Candidate, Card)}
        for number in range(start, min(searches, start + _BATCH)):
            _one(casework, rows, pick, number, source_id, segment_id, record_ids, tokens, cards, waiting)
        for database, tables in (
            (casework.intake.database, (Search, SearchKey)),
            (casework.database, (CaseKey, Candidate, Card)),
        ):
            with database.write() as session:
                for table in tables:
                    if rows[table]:
                        session.execute(insert(table), rows[table])


def _one(casework, rows, pick, number, source_id, segment_id, record_ids, tokens, cards, waiting):  # type: ignore[no-untyped-def]
    search_id, name = new_id(), pick.choice(_NAMES)
    received = today() - dt.timedelta(days=int(pick.expovariate(1 / 90)))
    county, language = pick.choice(_COUNTIES), pick.choice(_LANGUAGES)
    form = SearchForm(names=(name[0],), birth=str(pick.randint(1940, 2005)), county=county, language=language, sex="m")
    key, shared = make_search_key(casework.keys.service_public, search_id, secrets.token_bytes(32))
    rows[Search].append(
        {
            "id": search_id,
            "lookup": new_id(),
            "state": "open",
            "revision": 1,
            "form": seal_json(shared, form.to_json(), Place("search", search_id, "form")),
            "created_day": received,
            "expires_day": today() + dt.timedelta(days=pick.randint(5, 700)),
        }
    )
    rows[SearchKey].append(
        {
            "search_id": search_id,
            "for_receipt": key.for_receipt,
            "for_service": key.for_service,
            "shred": key.shred,
        }
    )
    inner = new_key()
    case_key = derive(inner, "casework", key.shred)
    wrapped = wrap_for_service(casework.keys.service_public, inner, _case_place(search_id))
    rows[CaseKey].append({"search_id": search_id, "wrapped": wrapped})
    count, best = (2 if number % 10 == 0 else 1) if pick.random() < waiting else 0, -99.0
    for record_id in pick.sample(record_ids, count):
        candidate_id, bits = new_id(), round(pick.uniform(10, 40) * 64) / 64
        best = max(best, bits)
        evidence = (
            Evidence("name", "same", bits - 5.0, {"part": name[0], "other": name[1], "one_in": 740}),
            Evidence("birth", "year", 5.0, {"mine": form.birth, "other": form.birth}),
        )
        rows[Candidate].append(
            {
                "id": candidate_id,
                "search_id": search_id,
                "segment_id": segment_id,
                "record_token": token(tokens, "record", record_id),
                "picture_token": new_id(),
                "scorer_version": "benchmark",
                "revision": 1,
                "read": False,
                "sealed": seal_candidate(case_key, candidate_id, record_id, bits, evidence),
                "day": today(),
            }
        )
    card = CaseCard(
        search_id,
        received=received.isoformat(),
        promise=best,
        unread=count,
        county=county,
        language=language,
        sources=(source_id,) if count else (),
    )
    sealed = seal_json(
        derive(cards, "card", search_id.encode() + key.shred),
        {k: v for k, v in asdict(card).items() if k != "search_id"},
        _place(search_id),
    )
    rows[Card].append({"search_id": search_id, "version": 1, "sealed": sealed})


def _records(casework: Casework, count: int) -> tuple[str, str, list[str]]:
    """One source with that many records, without an index: nothing is matched here."""
    source_id, segment_id, run_id, file_id = (new_id() for _ in range(4))
    ids = [new_id() for _ in range(count)]
    with casework.database.write() as session:
        session.add(Source(id=source_id, name="invented", title="Invented", state="vouched", created_day=today()))
        session.flush()
        session.add(Import(id=run_id, source_id=source_id, state="done", started_day=today()))
        session.add(Segment(id=segment_id, source_id=source_id, records=count))
        session.flush()
        session.add(
            SourceFile(
                id=file_id,
                source_id=source_id,
                import_id=run_id,
                name="list.xlsx",
                sha256="0" * 64,
                reading="1",
                size=1,
            )
        )
        session.execute(
            insert(Record),
            [{"id": i, "source_id": source_id, "segment_id": segment_id, "gone": False} for i in ids],
        )
        session.execute(insert(Statement), [_statement(i, file_id, row) for row, i in enumerate(ids, start=2)])
    return source_id, segment_id, ids


def _statement(record_id: str, file_id: str, row: int) -> dict[str, object]:
    name, year = _NAMES[row % len(_NAMES)][1], 1940 + row % 65
    return {
        "record_id": record_id,
        "file_id": file_id,
        "sheet": "名单",
        "row": row,
        "cells": [["姓名", name], ["出生日期", str(year)]],
        "fields": {"names": [name], "births": [[year, None, None, False]], "texts": {"birth": str(year)}, "sex": "m"},
    }
