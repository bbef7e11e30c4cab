"""Indexes that another version made are seen, and built anew from the statements."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import select

from service.matching import Segment as SegmentIndex
from service.records import indexing
from service.records.running import silent
from service.store.models.records import Record
from service.store.models.records import Segment as SegmentRow
from tests.support.deployment import Deployment
from tests.support.leak import import_people


def _live(deployment: Deployment) -> str:
    with deployment.casework.database.read() as session:
        return session.scalars(select(SegmentRow.id).where(SegmentRow.state == "live")).one()


def test_an_index_of_another_format_is_outdated_until_it_is_rebuilt(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "list", range(30))
    assert not indexing.outdated(deployment.casework)
    before = _live(deployment)
    manifest = deployment.casework.segment_folder(before) / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": 1}))
    assert indexing.outdated(deployment.casework)
    with deployment.casework.database.read() as session:
        ids = set(session.scalars(select(Record.id)))

    assert indexing.rebuild(deployment.casework, silent) == 30
    assert not indexing.outdated(deployment.casework)
    after = _live(deployment)
    assert after != before
    index = SegmentIndex.open(deployment.casework.segment_folder(after))
    assert {index.record_id(row) for row in range(len(index))} == ids
