"""The commands, as an operator types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.__main__ import cli
from service.store.errors import StoreError
from service.store.vault import Vault
from tests.support import theft
from tests.support.deployment import PASSPHRASES, Deployment, environ_for
from tests.support.leak import person, write_csv

ROOT = Path(__file__).parent.parent


class Operator:
    def __init__(self, environ: dict[str, str]) -> None:
        self.environ = environ

    def __call__(self, *arguments: object, status: int = 0, typed: str | None = None) -> Result:
        # None unsets: nothing of the developer's own environment counts.
        environ = {**{k: None for k in os.environ if k.startswith("VMF_")}, **self.environ}
        result = CliRunner().invoke(cli, [str(a) for a in arguments], env=environ, input=typed)
        assert result.exit_code == status, f"{result.output}\n{result.exception!r}"
        return result


@pytest.fixture
def operator(deployment: Deployment) -> Operator:
    return Operator(deployment.environ)


@pytest.fixture
def cheap_vaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.store.vault.MEMORY_KIB", 8 * 1024)
    create = Vault.create
    monkeypatch.setattr(Vault, "create", lambda phrases: create(phrases, memory_kib=8 * 1024, passes=1))


@pytest.mark.usefixtures("cheap_vaults")
def test_two_data_folders_stand_side_by_side(tmp_path: Path) -> None:
    phrases = tmp_path / "phrases"
    phrases.write_text("\n".join(PASSPHRASES))
    for name in ("one", "two"):
        made = Operator(environ_for(tmp_path / name))("init", "--passphrases", phrases)
        assert f"{name}.vault" in made.output
    again = Operator(environ_for(tmp_path / "one"))("init", "--passphrases", phrases, status=1)
    assert "nothing was changed" in again.output
    table = write_csv(tmp_path / "list.csv", [person(n) for n in range(5)])
    Operator(environ_for(tmp_path / "one"))("records", "import", table, "--source", "list")
    assert "5 persons" in Operator(environ_for(tmp_path / "one"))("records", "sources").output
    assert "persons" not in Operator(environ_for(tmp_path / "two"))("records", "sources").output


def test_custodians_can_be_asked(tmp_path: Path, cheap_vaults: None) -> None:
    typed = "".join(f"{p}\n{p}\n" for p in PASSPHRASES)
    Operator(environ_for(tmp_path / "data"))("init", typed=typed)
    assert Vault.load(tmp_path / "data.vault").open(*PASSPHRASES[1:])


def test_a_dry_run_changes_nothing_and_says_what_would_be_read(operator: Operator, tmp_path: Path) -> None:
    people = [person(n) for n in range(6)]
    people[2]["身份证号"] = "6.53121E+17"
    table = write_csv(tmp_path / "list.csv", people)
    shown = operator("records", "import", table, "--source", "list", "--dry-run").output
    assert "Would read 6 rows" in shown
    assert "row 4" in shown
    assert "姓名" in shown
    assert "persons" not in operator("records", "sources").output


def test_headers_can_be_mapped_by_hand(operator: Operator, tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("who,when\n吐尔逊·卡德尔,1980-01-02\n阿依古丽·肉孜,1990\n")
    shown = operator("records", "import", table, "--source", "odd", "--map", "who=name", "--map", "when=birth").output
    assert "2 rows read" in shown
    wrong = operator("records", "import", table, "--source", "odd", "--map", "who=nonsense", status=2).output
    assert "is no field" in wrong


def test_a_mapping_that_was_forgotten_is_asked_about_before_anything_is_read_anew(
    operator: Operator, tmp_path: Path
) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("who,when\n吐尔逊·卡德尔,1980-01-02\n阿依古丽·肉孜,1990\n")
    command = ("records", "import", table, "--source", "odd")
    dry = operator(*command, "--map", "who=name", "--map", "whom=father_name", "--dry-run").output
    assert "odd would be a new source" in dry
    assert "--map 'whom' stands in no header of these files" in dry
    operator(*command, "--map", "who=name", "--map", "when=birth")
    asked = operator(*command, "--map", "who=name", status=1).output
    assert "1 file stands in this source as read with --map 'when=birth'" in asked
    assert "0 rows read" in operator(*command, "--map", "who=name", "--map", "when=birth").output
    assert "2 rows read" in operator(*command, "--map", "who=name", "--map", "when=note").output, (
        "it says another thing"
    )
    assert "2 rows read" in operator(*command, "--map", "who=name", "--yes").output


def test_a_dry_run_names_columns_without_a_header_and_calls_no_web_page_an_old_workbook(
    operator: Operator, tmp_path: Path
) -> None:
    people = [person(n) for n in range(5)]
    rows = "".join(f"<tr><td>{p['姓名']}<td>{p['身份证号']}<td>why</tr>" for p in people)
    (tmp_path / "page.xls").write_text(f"<table>{rows}</table>", encoding="utf-8")
    shown = operator("records", "import", tmp_path / "page.xls", "--source", "list", "--dry-run").output
    assert "kept as text, not used in matching: column C (no header)" in shown
    assert "Old .xls workbooks" not in shown
    mapped = operator(
        "records", "import", tmp_path / "page.xls", "--source", "list", "--dry-run", "--map", "column C=reason"
    ).output
    assert "column C                 reason" in mapped


def test_nothing_readable_is_a_failure(operator: Operator, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"not a workbook at all")
    shown = operator("records", "import", bad, "--source", "list", status=1).output
    assert "bad.xlsx gave nothing" in shown
    empty = tmp_path / "empty"
    empty.mkdir()
    operator("records", "import", empty, "--source", "list", status=1)
    operator("records", "photos", empty, "--source", "list", status=1)


def test_match_prints_best_first_and_tells_the_trail_only_that_it_ran(
    operator: Operator, deployment: Deployment, tmp_path: Path
) -> None:
    people = [person(n) for n in range(60)]
    operator("records", "import", write_csv(tmp_path / "list.csv", people), "--source", "list")
    wanted = people[7]
    planted = "Zeytunixan Oghuzbeg"
    queries = tmp_path / "queries.jsonl"
    lines: list[object] = [
        {"id": "a", "names": [wanted["姓名"].replace("·", "")], "birth": wanted["身份证号"][6:10], "place": "疏附县"},
        {"id": "b", "id_number": wanted["身份证号"], "photos": ["nowhere.jpg"]},
        {"id": "c", "names": [planted]},
        {"id": "d"},
    ]
    queries.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\nnot json\n")
    result = operator("match", "--queries", queries, "--top", 3, status=1)
    answers = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert [a["id"] for a in answers[:3]] == ["a", "b", "c"]
    for answer in answers[:2]:
        best = answer["candidates"][0]
        assert best["provenance"] == {"file": "list.csv", "sheet": best["provenance"]["sheet"], "row": 9}
        assert best["source"] == "list"
        assert best["name"] == wanted["姓名"]
        assert best["bits"] == pytest.approx(sum(e["bits"] for e in best["evidence"]))
        assert all(e["because"] and e["level"] for e in best["evidence"])
        assert answer["compared"] == len(people)
        assert best["lookalikes"] == 0
    assert len(answers[0]["candidates"]) == 3
    assert [c["bits"] for c in answers[0]["candidates"]] == sorted(
        (c["bits"] for c in answers[0]["candidates"]), reverse=True
    )
    assert "nowhere.jpg" in answers[1]["problems"][0]
    assert answers[3]["candidates"] == []
    assert "nothing to compare" in answers[3]["problems"][0]
    assert "error" in answers[4]
    with deployment.casework.database.read() as session:
        from sqlalchemy import select

        from service.store.models.staff import AuditEntry

        assert "match.ran" in session.scalars(select(AuditEntry.action)).all()
    assert theft.search(theft.files_under(deployment.folder), {"asked": planted}) == []


def test_a_short_or_repeated_passphrase_is_refused_as_it_is_typed(tmp_path: Path, cheap_vaults: None) -> None:
    refused = [("short", "short"), (PASSPHRASES[0], PASSPHRASES[0])]
    one, two, three = ((p, p) for p in PASSPHRASES)
    typed = "".join(f"{a}\n{b}\n" for a, b in (refused[0], one, refused[1], two, three))
    made = Operator(environ_for(tmp_path / "data"))("init", typed=typed)
    assert made.output.count("at least 15 characters") == 1
    assert made.output.count("3 different passphrases") == 1
    assert Vault.load(tmp_path / "data.vault").open(*PASSPHRASES[1:])


def test_nobody_types_a_passphrase_for_an_agent_that_does_not_run(tmp_path: Path, cheap_vaults: None) -> None:
    operator = Operator(environ_for(tmp_path / "data"))
    operator("init", typed="".join(f"{p}\n{p}\n" for p in PASSPHRASES))
    refused = operator("vault", "open", typed="\n".join(PASSPHRASES), status=1)
    assert "The vault agent does not run" in refused.output
    assert "custodian" not in refused.output


def test_migrating_what_was_never_made_says_what_to_do(tmp_path: Path) -> None:
    refused = Operator(environ_for(tmp_path / "data"))("migrate", status=1)
    assert isinstance(refused.exception, StoreError)
    assert "Make the data folder with `python -m service init`" in str(refused.exception)
    assert not (tmp_path / "data").exists()


def test_migrate_is_a_step_of_its_own(operator: Operator) -> None:
    assert operator("migrate").output.count("up to date") == 2


def test_audit_verify_fails_when_the_trail_was_altered(operator: Operator, deployment: Deployment) -> None:
    deployment.casework.look("someone", "look")
    assert "whole" in operator("audit", "verify").output
    head = json.loads(operator("audit", "head").output)
    kept = deployment.folder.parent / "head.json"
    kept.write_text(json.dumps(head))
    operator("audit", "verify", "--head", kept)
    with deployment.casework.database.write() as session:
        from sqlalchemy import text

        session.execute(text("UPDATE audit_entry SET action = 'else'"))
    assert "does not hold" in operator("audit", "verify", status=1).output


def test_the_vault_is_opened_and_closed_by_commands(data_copy: Path) -> None:
    operator = Operator(environ_for(data_copy))
    agent = subprocess.Popen(
        [sys.executable, "-m", "service", "vault", "agent"], cwd=ROOT, env={**os.environ, **operator.environ}
    )
    try:
        until = time.monotonic() + 30
        while not (data_copy.with_name("data.vault") / "agent.sock").exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        assert operator("vault", "status").output.strip() == "closed"
        operator("vault", "open", typed=f"{PASSPHRASES[2]}\n{PASSPHRASES[1]}\n")
        assert operator("vault", "status").output.strip() == "open"
        operator("vault", "close")
        assert operator("vault", "status").output.strip() == "closed"
        wrong = operator("vault", "open", typed="wrong\nwrong too\n", status=1)
        assert "do not open the vault" in wrong.output
    finally:
        agent.terminate()
        assert agent.wait(timeout=10) == 0


def test_the_first_two_administrators_are_invited_once(operator: Operator) -> None:
    shown = operator("staff", "first-accounts", "aliye", "bekir").output
    assert shown.count("/invitation/") == 2
    assert "accounts already" in operator("staff", "first-accounts", "cemal", "derya", status=1).output
    assert "administrator" in operator("staff", "list").output


def test_an_account_is_closed_at_the_machine_but_not_the_last_administrators(
    operator: Operator, deployment: Deployment
) -> None:
    from service.staff import create_staff
    from service.store.models.staff import Staff

    with deployment.casework.database.write() as session:
        for name in ("aliye", "bekir"):
            create_staff(deployment.casework, session, name, name, "administrator", password="five invented words here")
    assert "aliye is closed" in operator("staff", "close", "aliye").output
    assert "no open account" in operator("staff", "close", "aliye", status=1).output
    assert "last administrator" in operator("staff", "close", "bekir", status=1).output
    with deployment.casework.database.read() as session:
        states = {person.username: person.active for person in session.query(Staff)}
    assert states == {"aliye": False, "bekir": True}


def test_names_are_explained(operator: Operator) -> None:
    shown = operator("names", "explain", "تۇرسۇن قادىر", "图尔荪卡迪尔").output
    assert "agreement of the names 1.000" in shown


def test_a_command_without_data_says_what_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "service", "status"],
        cwd=ROOT,
        env={**os.environ, **environ_for(tmp_path / "nowhere")},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "service init" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_mapping_is_saved_and_used_by_its_name(operator: Operator, tmp_path: Path) -> None:
    strange = tmp_path / "list.csv"
    people = [person(n) for n in range(4)]
    write_csv(strange, [{"Zzz": p["姓名"], "Yyy": "1", "Xxx": p["户籍地址"]} for p in people])
    pairs = ("--map", "Zzz=name", "--map", "Xxx=address", "--map", "Yyy=")
    operator("records", "mappings", "save", "police lists", *pairs)
    assert "police lists" in operator("records", "mappings", "list").output
    assert operator("records", "mappings", "show", "police lists").output == "Zzz=name\nXxx=address\nYyy=\n"
    dry = operator("records", "import", strange, "--source", "list", "--mapping", "police lists", "--dry-run").output
    assert "Would read 4 rows" in dry
    assert "mapping" in dry
    imported = operator("records", "import", strange, "--source", "list", "--mapping", "police lists")
    assert "4 persons" in imported.output
    unknown = operator("records", "import", strange, "--source", "list", "--mapping", "no such", status=1)
    assert "no mapping named 'no such'" in unknown.output
    assert "no field" in operator("records", "mappings", "save", "x", "--map", "a=zzz", status=2).output
    operator("records", "mappings", "remove", "police lists")
    operator("records", "mappings", "show", "police lists", status=1)
    operator("records", "mappings", "remove", "police lists", status=1)


def test_a_worker_that_drains_does_what_was_asked_of_the_records_first(
    operator: Operator, deployment: Deployment
) -> None:
    from sqlalchemy import select

    from service.records.imports import jobs, uploads
    from service.store.clock import today
    from service.store.models.imports import RecordsJob
    from service.store.models.staff import Staff

    who = Staff(username="erkin", name="Erkin", role="administrator", created_day=today())
    with deployment.casework.database.write() as session:
        session.add(who)
    table = ",".join(person(1)) + "\n" + "\n".join(",".join(person(n).values()) for n in range(9))
    files = uploads.take([("list.csv", table.encode())], pictures=False)[0]
    job = jobs.create(deployment.casework, who, "list", files=files)  # type: ignore[arg-type]
    assert "imports owed   1" in operator("status").output
    for step in ("rehearsal", "run", ""):
        assert "units done" in operator("worker", "--drain").output
        if step:
            jobs.ask(deployment.casework, who, job, step)  # type: ignore[arg-type]
    with deployment.casework.database.read() as session:
        assert session.scalars(select(RecordsJob.state)).one() == "done"
    assert "9 persons" in operator("records", "sources").output


def test_an_index_of_another_format_is_told_and_how_to_mend_it(
    operator: Operator, deployment: Deployment, tmp_path: Path
) -> None:
    operator("records", "import", write_csv(tmp_path / "list.csv", [person(n) for n in range(5)]), "--source", "list")
    for manifest in deployment.casework.settings.segments.glob("*/manifest.json"):
        manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": 1}))
    queries = tmp_path / "queries.jsonl"
    queries.write_text(json.dumps({"id": "a", "names": ["Memet"]}) + "\n")
    command = [sys.executable, "-m", "service", "match", "--queries", str(queries)]
    told = subprocess.run(
        command, env={**os.environ, **deployment.environ}, capture_output=True, text=True, check=False, timeout=120
    )
    assert told.returncode == 1
    assert told.stderr.startswith("Error: ")
    assert "run `records reindex`" in told.stderr
    assert "Traceback" not in told.stderr
    operator("records", "reindex")
    operator("match", "--queries", queries)
