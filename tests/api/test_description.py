"""The API is what its own description says: tried by schemathesis with whatever the description allows and forbids."""

from __future__ import annotations

import warnings
from typing import Any

import hypothesis
import pytest
from flask import Flask

from service.store.tokens import Tokens
from tests.api.conftest import Group

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from schemathesis import openapi


def test_the_description_is_complete_and_speaks_of_no_other_host(group: Group) -> None:
    document = group.ask("GET", "/api/v1/openapi.json", 200).get_json()
    assert document["openapi"].startswith("3.1")
    assert "servers" not in document
    operations = [o for path in document["paths"].values() for m, o in path.items() if m in ("get", "post")]
    assert len(operations) == 3
    assert all(o["security"] == [{"bearer": []}] for o in operations)


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("POST", ""), ("GET", "/{referral_id}")])
def test_no_undocumented_answer_and_no_failure(
    api: Flask, group: Group, tokens: Tokens, monkeypatch: pytest.MonkeyPatch, method: str, path: str
) -> None:
    for limit in ("REQUESTS", "WRITES", "WRONG_TOKENS"):
        monkeypatch.setattr(f"service.api.access.{limit}", "100000/hour")
    group.refer()
    operation = openapi.from_wsgi("/api/v1/openapi.json", api)[f"/api/v1/referrals{path}"][method]

    @hypothesis.settings(
        max_examples=60, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck)
    )
    @hypothesis.given(case=operation.as_strategy())
    def every(case: Any) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {group.token}"})

    every()
