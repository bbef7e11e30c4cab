"""Relatives whom one family searches for speak for each other's households, as long as their searches are there."""

from __future__ import annotations

import csv
from pathlib import Path

from service.jobs.query import query_of
from service.jobs.worker import Worker
from service.records.importer import import_files
from service.store.candidates import candidates_of
from service.store.form import Relative, SearchForm, Tie
from service.store.sealed_search import SealedSearch
from tests.support.deployment import Deployment
from tests.support.leak import import_people

HEADERS = ("户号", "姓名", "性别", "出生日期", "与户主关系", "户籍地址")
PLACE = "新疆疏附县乌帕尔镇阿亚格村4组"
REGISTER = (
    ("1", "肉孜·库尔班", "男", "1951.2.3", "户主", PLACE),
    ("1", "帕提曼·斯拉木", "女", "1955.4.6", "妻", PLACE),
    ("1", "麦麦提·肉孜", "男", "1984.3.1", "长子", PLACE),
    ("2", "麦麦提·肉孜", "男", "1984.9.9", "户主", PLACE),
    ("2", "古丽娜尔·卡斯木", "女", "1960.7.8", "妻", PLACE),
)


def relatives_found(deployment: Deployment, search: SealedSearch) -> list[str]:
    """The relatives found beside the best record."""
    best = max(candidates_of(deployment.casework, search.id), key=lambda candidate: candidate.bits)
    return [str(e.values["relative"]) for e in best.evidence if e.comparison == "relatives" and e.bits > 0]


def test_a_tied_search_tells_the_household_of_a_common_name(any_deployment: Deployment, tmp_path: Path) -> None:
    deployment = any_deployment
    path = tmp_path / "register.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEADERS, *REGISTER))
    import_files(deployment.casework, "register", [path])
    import_people(deployment.casework, tmp_path, "others", range(400))  # a name is rare or common among many only
    receipt, son = deployment.intake.start(SearchForm(names=("Memet Rozi",), birth="1984", county="653121", sex="m"))
    deployment.intake.confirm(son)
    son.send()
    worker = Worker(deployment.casework)
    worker.drain()
    assert relatives_found(deployment, son) == []
    alone = max(c.bits for c in candidates_of(deployment.casework, son.id))
    family = deployment.intake.open_family(receipt)
    assert family is not None
    mother = family.add(
        SearchForm(names=("Patime Islam",), birth="1955", county="653121", tied=(Tie(son.id, relation="son"),))
    )
    family.tie()
    assert worker.drain() == 0, "a draft is not looked for, and says nothing"
    mother.send()
    family.tie()
    assert worker.drain() == 4
    for search, other in ((son, "Patime Islam"), (mother, "Memet Rozi")):
        assert relatives_found(deployment, search) == [other]
    assert max(c.bits for c in candidates_of(deployment.casework, son.id)) > alone + 3
    deployment.intake.withdraw(mother)
    assert query_of(son.form(), (), 2026, deployment.intake.those_there([mother.id])).relatives == ()
    family.tie()
    worker.drain()
    assert relatives_found(deployment, son) == []


def test_whoever_is_named_and_searched_for_counts_once() -> None:
    form = SearchForm(
        names=("Memet",),
        relatives=(Relative("Patime Islam", "mother"),),
        tied=(Tie("a" * 32, "پاتىمە ئىسلام", "mother"), Tie("b" * 32, "Rozi", ""), Tie("c" * 32, "", "sister")),
    )
    query = query_of(form, (), 2026, {"a" * 32, "c" * 32})
    assert [r.name for r in query.relatives] == ["Patime Islam", "پاتىمە ئىسلام"], "the scorer takes both for one"
