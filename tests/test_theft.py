"""Everything at rest is stolen, after the whole flow, on every engine: nothing planted is in it.

Planted: what the family typed, their receipt, their picture and its hashes, messages, readings, notes, disclosures.
"""

from __future__ import annotations

import io
import itertools
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import inspect, select, text

from service import create_family_app
from service.jobs.worker import Worker
from service.names import parse
from service.photos import PhotoSignature, prepare_query, prepare_record, query_signature, signature
from service.searches.consents import agreed
from service.store import audit
from service.store.clock import today
from service.store.errors import VaultClosed
from service.store.intake import Intake
from service.store.models.groups import GroupReferral
from service.store.models.intake import SearchKey
from service.store.models.records import Source
from service.store.models.work import Candidate, CaseKey
from service.store.receipt import Receipt
from service.store.seal import SealError, unseal
from service.store.searchkeys import open_with_receipt
from service.store.shares import Shares
from tests.staff.scene import PASSWORD, SECRET, Scene, make_scene
from tests.support import theft
from tests.support.client import CheckedClient
from tests.support.deployment import Deployment, running
from tests.support.leak import import_people, person
from tests.support.objects import client_of

ROOT = Path(__file__).parent.parent

TYPED = {
    "name": "تۇرسۇنگۈل زەيتۇنەخان",
    "latin name": "Tursungul Zeytunexan",
    "father": "Oghuzhan Barchuq",
    "place": "Qumbulaq kenti, Altunluq mehellisi",
    "relative": "Sabahet Ghojaniyaz",
    "happened": "They came after the evening prayer in November.",
    "contact": "A postcard in the spring of 2016 from Toqsun.",
    "reach": "planted.address@example.org",
    "notice": "planted.notice@example.net",
    "unsent": "I began to write that the orchard was sold.",
    "one more person": "Zulpiqar Tengritagh",
    "message": "Did anybody see her since the winter?",
    "free text": "Please write to us about your neighbours.",
    "reason": "The scar over the left eyebrow decides it.",
    "note": "Second call went well, voice sounded calm.",
    "kinship": "An imam whom we trust knows this household.",
    "visit words": "The warden said that she was moved at the harvest.",
    "visit questions": "Was the orchard house sealed by the county?",
    "delegation": "Envoys of an invented orchard republic",
    "card sentence": "Nobody waters the apricot trees of our yard.",
    "told": "An invented list names your relative as living.",
    "told to the group": "Confirmed for the valley association, with the year.",
    "passed to": "The Invented Rapporteur of Almaliq",
    "passed on": "Eleven pages about the household",
    "export number": "VMF-2026-000731-Q",
    "hook": "https://hooks.planted-association.org/arrivals",
    "password": PASSWORD,
    "second factor": SECRET,
}


def _photo() -> bytes:
    dice = np.random.default_rng(7)
    coarse = dice.integers(0, 255, (18, 14, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(coarse).resize((280, 360), Image.Resampling.BICUBIC).save(out, "JPEG", quality=90)
    return out.getvalue()


@dataclass
class Flow:
    """A whole search, from the form to the disclosure, and what was planted on the way."""

    deployment: Deployment
    scene: Scene
    search_id: str
    receipts: list[str]
    planted: dict[str, str | bytes] = field(default_factory=dict)


def _family(deployment: Deployment, record_number: str) -> tuple[str, str]:
    """The form by HTTP. (receipt, search id)."""
    intake = deployment.family_side()
    app = create_family_app(intake=intake)
    browser = CheckedClient(app)
    browser.get("/en/start")
    page = browser.submit("Go on", **{"names-0": TYPED["name"], "father_name": TYPED["father"]})
    receipt = " ".join("".join(group.itertext()) for group in page.by_class("receipt")[0])
    browser.get("/en/receipt/typed")
    browser.submit("Go on", receipt=receipt)
    search = intake.open(Receipt.parse(receipt))
    assert search is not None
    browser.get("/en/form/photos")
    browser.submit("Save and go on", photos=(_photo(), "planted-file-name.jpg"))
    from service.store.form import Relative

    form = replace(
        search.form(),
        names=(TYPED["name"], TYPED["latin name"]),
        place=TYPED["place"],
        id_number=record_number,
        relatives=(Relative(TYPED["relative"], "sister"),),
        happened=TYPED["happened"],
        last_contact=TYPED["contact"],
        reach=TYPED["reach"],
        notice=TYPED["notice"],
    )
    search.change_form(lambda _kept: form)
    browser.get("/en/form/check")
    browser.submit("Send")
    browser.get("/en/messages")
    browser.submit("Send", text=TYPED["message"])
    browser.get("/en/people/new")
    browser.submit("Go on", name=TYPED["one more person"], relation="brother")
    browser.get("/en/form/check")
    browser.submit("Send")
    search.change_form(lambda kept: replace(kept, unsent=TYPED["unsent"]))
    assert [tie.name for tie in search.form().tied] == [TYPED["one more person"]]
    return receipt, search.id


@pytest.fixture
def flow(any_deployment: Deployment, tmp_path: Path) -> Flow:
    deployment = any_deployment
    casework = deployment.casework
    import_people(casework, tmp_path, "list", range(30))
    with casework.database.write() as session:
        session.scalars(select(Source)).one().state = "vouched"
    # The family knows the number of person 3, so there is something to find; the number itself is in the records.
    receipt, search_id = _family(deployment, person(3)["身份证号"])
    Worker(casework).drain()
    scene = make_scene(deployment)
    _caseworkers(scene, search_id)
    token = _group(scene, search_id)
    clean = deployment.casework.search(search_id)
    jpeg = clean.picture(clean.pictures()[0].id)
    pixels = np.asarray(Image.open(io.BytesIO(jpeg)))
    planted: dict[str, str | bytes] = dict(TYPED)
    planted |= {"receipt": receipt, "receipt digits": receipt.replace(" ", ""), "file name": "planted-file-name"}
    planted["token"] = token
    planted["picture"] = jpeg[400:440]
    planted["picture end"] = jpeg[-60:-20]
    for kind in (signature, query_signature):
        hashes = kind(pixels)
        assert hashes is not None
        planted |= _hashes(kind.__name__, hashes)
    planted |= _prepared(pixels)
    for part in parse(TYPED["name"]).parts:
        if len(part.forms[0]) >= 6:
            planted[f"sound of {part.normalised}"] = part.forms[0]
    return Flow(deployment, scene, search_id, [receipt], planted)


def _hashes(name: str, hashes: PhotoSignature) -> dict[str, str | bytes]:
    """Every whole-picture hash and some points of a signature: as bytes, as imagehash writes them, as numbers, and in
    the layouts of the signature and of the index."""
    found: dict[str, str | bytes] = {f"{name} begins": hashes.to_bytes()[-96:-80]}
    codes = [int(code) for code in (*hashes.views, *hashes.points["code"][:8])]
    assert len(codes) > 8
    for number, code in enumerate(codes):
        found |= {
            f"{name} {number}": struct.pack("<Q", code),  # and reversed, as every planted value
            f"{name} {number} in hexadecimal": f"{code:016x}".encode(),
            f"{name} {number} as a number": str(code).encode(),
        }
    for number, point in enumerate(hashes.points[:8]):
        found[f"{name} point {number}"] = point.tobytes()
    return found


def _prepared(pixels: np.ndarray) -> dict[str, str | bytes]:
    """What the copy check works on: the small grey picture and the points, as an import keeps those of records."""
    found: dict[str, str | bytes] = {}
    for kind in (prepare_query, prepare_record):
        ready = kind(pixels)
        kept = ready.to_bytes()
        found |= {f"{kind.__name__} kept": kept[100:140], f"{kind.__name__} kept, end": kept[-60:-20]}
        found[f"{kind.__name__} grey"] = ready.grey[ready.grey.shape[0] // 2, 10:50].tobytes()
        for number in range(4):
            found[f"{kind.__name__} point {number}"] = ready.points.raw[number].tobytes()
            found[f"{kind.__name__} place {number}"] = ready.points.place[number].tobytes()
    return found


def _caseworkers(scene: Scene, search_id: str) -> None:
    desk = scene.app.extensions["review"].desk
    candidate = desk.open(scene.person("amina"), search_id)
    with scene.casework.database.read() as session:
        candidate_id = session.scalars(select(Candidate.id).where(Candidate.search_id == search_id)).first()
    assert candidate_id is not None, "the worker found nothing"
    for username in ("amina", "bahar"):
        reader = scene.person(username)
        desk.read(reader, desk.open(reader, search_id), candidate_id, "same", TYPED["reason"])
    reader = scene.person("amina")
    desk.note(reader, candidate, TYPED["note"])
    desk.establish(reader, candidate, "voucher", TYPED["kinship"], ["asked_first", "not_public"])
    _journey(scene, search_id)
    with scene.app.test_request_context():
        opened = desk.open(reader, search_id)
        desk.send_free(reader, opened, TYPED["free text"], "message", "e" * 32, accepted=True)
        desk.disclose(reader, desk.open(reader, search_id), candidate_id, TYPED["told"], ["found"], "f" * 32)


def _journey(scene: Scene, search_id: str) -> None:
    """A visit list with its notes, and a card that was asked for and never confirmed."""
    from dataclasses import replace

    from service.referrals.visits import marks
    from service.referrals.visits.delegations import Delegation
    from service.store.form import CONSENT_WORDING, CardWish, Consent

    amina, casework = scene.people["amina"], scene.casework
    visits = scene.app.extensions["visits"].delegations
    visit_id = visits.make(amina, Delegation("", TYPED["delegation"], "2027-03-01", "2027-03-09", amina))
    plan = {"what": "plan", "situation": "unknown", "questions": [TYPED["visit questions"]], "asks": ""}
    marks.note(casework, amina, search_id, visit_id, plan)
    marks.note(
        casework, amina, search_id, visit_id, {"what": "answer", "outcome": "met", "words": TYPED["visit words"]}
    )
    wish = CardWish((TYPED["name"],), sentence=TYPED["card sentence"])
    agreed = (Consent("public_card", "2026-11-02", CONSENT_WORDING, "en"),)
    casework.search(search_id).change_form(lambda kept: replace(kept, card=wish, consents=agreed))
    assert casework.search(search_id).form().card == wish


def _group(scene: Scene, search_id: str) -> str:
    """A group brought it, is told with the family's consent, and has software. The token's secret."""
    intake, group_id = scene.deployment.intake, scene.person("hamit").group_id or ""
    with intake.database.write() as session:
        session.add(
            GroupReferral(
                group_id=group_id,
                position=1,
                search_id=search_id,
                by=scene.people["hamit"],
                day=today(),
                taken_over=True,
            )
        )
    search, desk, reader = scene.casework.search(search_id), scene.app.extensions["review"].desk, scene.person("amina")
    search.change_form(lambda form: replace(form, consents=agreed(["group"], form.consents, "ug")))
    search.mark_read(from_family=False)
    with scene.app.test_request_context():
        desk.tell_group(reader, desk.open(reader, search_id), TYPED["told to the group"], "a" * 32)
    with intake.database.write() as session:
        Shares(intake).note(
            session,
            search,
            purpose="dossier",
            to=TYPED["passed to"],
            what=TYPED["passed on"],
            number=TYPED["export number"],
        )
    room = scene.app.extensions["referrals"]
    room.hooks.set(group_id, scene.people["hamit"], TYPED["hook"], {})
    _, token = room.tokens.make(
        group_id, reader.id, "software", ("referrals:read",), 30, lambda: room.keys.private(group_id)
    )
    return str(token)[-43:]


def _at_rest(deployment: Deployment) -> Iterator[theft.Loot]:
    yield from theft.files_under(deployment.folder, deployment.settings.vault)
    yield from theft.dump_of(deployment.intake.database)
    yield from theft.dump_of(deployment.casework.database)
    url = deployment.settings.intake.redis_url
    if url:
        yield from theft.valkey_dump(url)
    if deployment.settings.bucket:
        yield from theft.objects_of(deployment.environ)


def test_nothing_planted_lies_anywhere_at_rest(flow: Flow, capfd: pytest.CaptureFixture[str]) -> None:
    stolen = list(_at_rest(flow.deployment))
    said = capfd.readouterr()
    stolen += [theft.Loot("output", said.out.encode()), theft.Loot("log", said.err.encode())]
    assert len(stolen) > 100
    # The records are leaked already and lie in clear: the loot is real.
    assert theft.search(stolen, {"a record": person(5)["姓名"]})
    assert theft.search(stolen, flow.planted) == []


@pytest.mark.parametrize("form", ["utf-8", "base64", "hex", "utf-16-le", "json"])
def test_a_planted_leak_is_found(deployment: Deployment, form: str) -> None:
    """The proof that the search above can fail."""
    import base64
    import json

    value = "x, " + TYPED["name"]
    leaked = {
        "utf-8": value.encode(),
        "base64": base64.b64encode(b"ab" + value.encode() + b"abc"),
        "hex": value.encode().hex().encode(),
        "utf-16-le": value.encode("utf-16-le"),
        "json": json.dumps({"n": value}).encode(),
    }[form]
    (deployment.folder / "casework" / "forgotten.tmp").write_bytes(b"...." + leaked + b"....")
    assert theft.search(_at_rest(deployment), {"name": TYPED["name"]})


@pytest.mark.parametrize("form", ["signature", "views", "array", "hexadecimal", "base64", "number"])
def test_a_leaked_hash_is_found(deployment: Deployment, form: str) -> None:
    """However it was written down, and with nothing else of the picture beside it."""
    import base64
    import json

    pixels = np.asarray(Image.open(io.BytesIO(_photo())).convert("RGB"))
    hashes = query_signature(pixels)
    assert hashes is not None
    view = int(hashes.views[0])
    leaked = {
        "signature": hashes.to_bytes(),
        "views": hashes.view_bytes,
        "array": np.sort(hashes.points["code"][:8]).tobytes(),
        "hexadecimal": json.dumps({"hash": f"{view:016x}"}).encode(),
        "base64": base64.b64encode(b"VMFP" + hashes.view_bytes),
        "number": json.dumps({"hash": view}).encode(),
    }[form]
    (deployment.folder / "casework" / "forgotten.tmp").write_bytes(b"...." + leaked + b"....")
    assert theft.search(_at_rest(deployment), _hashes("query", hashes))


@pytest.mark.parametrize("form", ["kept", "points", "grey"])
def test_a_leak_of_what_the_check_works_on_is_found(deployment: Deployment, form: str) -> None:
    pixels = np.asarray(Image.open(io.BytesIO(_photo())).convert("RGB"))
    ready = prepare_record(pixels)
    leaked = {"kept": ready.to_bytes(), "points": ready.points.raw.tobytes(), "grey": ready.grey.tobytes()}[form]
    (deployment.folder / "casework" / "forgotten.tmp").write_bytes(b"...." + leaked + b"....")
    assert theft.search(_at_rest(deployment), _prepared(pixels))


def test_a_leak_in_the_database_is_found(deployment: Deployment) -> None:
    with deployment.casework.act("system", TYPED["free text"][:30]):
        pass
    assert theft.search(_at_rest(deployment), {"text": TYPED["free text"][:30]})


@pytest.mark.parametrize("leak", ["bytes", "metadata", "tag", "name", "old version"])
def test_a_leak_in_the_object_store_is_found(data_copy: Path, bucket_environ: dict[str, str], leak: str) -> None:
    client, bucket = client_of(bucket_environ), bucket_environ["VMF_CASEWORK_FILES"].removeprefix("s3://")
    value = TYPED["latin name"].replace(" ", "-")
    versioned = {"Status": "Enabled" if leak == "old version" else "Suspended"}
    client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration=versioned)
    name = value if leak == "name" else "files/" + "0" * 32
    more = {"metadata": {"Metadata": {"original": value}}, "tag": {"Tagging": f"original={value}"}}.get(leak, {})
    client.put_object(Bucket=bucket, Key=name, Body=value.encode() if leak in ("bytes", "old version") else b"", **more)
    if leak == "old version":
        client.delete_object(Bucket=bucket, Key=name)
    with running(data_copy, **bucket_environ) as deployment:
        assert theft.search(_at_rest(deployment), {"name": value})


def test_what_is_tied_to_a_search_names_no_record(flow: Flow) -> None:
    """Nothing in clear ties a leaked record to a search."""
    casework = flow.deployment.casework
    with casework.database.read() as session:
        row = session.scalars(select(Candidate).where(Candidate.search_id == flow.search_id)).first()
        assert row is not None
    from service.store.candidates import candidates_of

    record_id = candidates_of(casework, flow.search_id)[0].record_id
    clear = {"record", "statement", "portrait", "source", "source_file", "import_run", "segment", "problem"}
    with casework.database.engine.connect() as connection:
        for table in set(inspect(connection).get_table_names()) - clear:
            for found in connection.execute(text(f'SELECT * FROM "{table}"')):
                assert record_id.encode() not in repr(found).encode(), table


def test_all_receipts_and_a_dump_open_nothing_of_casework(flow: Flow) -> None:
    deployment = flow.deployment
    deployment.close_vault()
    keys: list[bytes] = []
    for receipt in flow.receipts:
        opened = deployment.intake.lock.open(Receipt.parse(receipt))
        family = deployment.intake.open_family(Receipt.parse(receipt))
        assert family is not None
        with deployment.intake.database.read() as session:
            for number, search in enumerate(family.searches()):
                row, wrapping = session.get_one(SearchKey, search.id), opened.member(number).wrapping
                assert open_with_receipt(row, wrapping) == search.shared_key
                keys += [wrapping, search.shared_key, row.shred]
            assert session.query(SearchKey).count() == 2
    ours, theirs = deployment.intake.keys, deployment.casework.keys
    keys += [ours.pepper, ours.cookie, ours.limits, ours.service_public]
    keys += [theirs.cookie, theirs.accounts, theirs.audit, theirs.agent]
    from service.store.seal import Place, derive

    keys += [derive(a, label, b) for a, b in itertools.permutations(keys[:8], 2) for label in ("casework", "card")]
    tried = 0
    with deployment.casework.database.engine.connect() as connection:
        for table in ("candidate", "reading", "case_note", "card", "unit", "case_key", "audit_entry"):
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings():
                identity = str(row.get("id") or row.get("search_id") or row.get("position"))
                for column, value in row.items():
                    if isinstance(value, bytes | memoryview):
                        for key in keys:
                            tried += 1
                            with pytest.raises((SealError, ValueError)):
                                unseal(key, bytes(value), Place(table, identity, column))
    assert tried > 1000
    for attempt in (
        lambda: deployment.casework.keychain.casework(flow.search_id),
        lambda: deployment.casework.search(flow.search_id),
        lambda: deployment.casework.keychain.card_keys([flow.search_id]),
    ):
        with pytest.raises(VaultClosed):
            attempt()


def test_the_running_family_process_gives_nothing_away(flow: Flow, tmp_path: Path) -> None:
    """Environment, command line and memory-mapped files of the served family app, after a visit with the receipt."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "served.log"
    environ = {
        **os.environ,
        **flow.deployment.environ,
        "VMF_FAMILY_BIND": f"127.0.0.1:{port}",
        "VMF_FAMILY_WORKERS": "1",
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                "--config",
                "service/web/gunicorn_family.py",
                "service:create_family_app()",
            ],
            cwd=ROOT,
            env=environ,
            stdout=output,
            stderr=output,
        )
    try:
        _visit(port, flow.receipts[0])
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        pids = [process.pid, *map(int, children)]
        assert len(pids) == 2
        stolen = [loot for pid in pids for loot in theft.process_loot(pid)]
        maps = b"".join(loot.data for loot in stolen if loot.where == "maps")
        assert b"casework" not in maps
        assert b"vault" not in maps
        mapped = {line.split()[-1] for line in maps.decode().splitlines() if str(flow.deployment.folder) in line}
        stolen += [theft.Loot(name, Path(name).read_bytes()) for name in mapped if Path(name).is_file()]
    finally:
        process.terminate()
        process.wait(timeout=30)
    stolen.append(theft.Loot("log", log.read_bytes()))
    assert theft.search(stolen, flow.planted) == []


def _visit(port: int, receipt: str) -> None:
    import http.cookiejar
    import re
    import urllib.parse
    import urllib.request

    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    base, until = f"http://127.0.0.1:{port}", time.monotonic() + 30
    while True:
        try:
            with opener.open(f"{base}/en/return", timeout=10) as answer:
                html = answer.read().decode()
            break
        except OSError:
            assert time.monotonic() < until, "the family app did not start"
            time.sleep(0.2)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', html)
    assert token is not None
    body = urllib.parse.urlencode({"csrf_token": token[1], "receipt": receipt}).encode()
    with opener.open(f"{base}/en/return", data=body, timeout=30) as answer:
        assert answer.status == 200
        assert "/overview" in answer.url


def test_the_trail_verifies_after_the_whole_flow_and_after_wiping(flow: Flow) -> None:
    casework = flow.deployment.casework
    intake: Intake = flow.deployment.intake
    for _ in range(2):
        with casework.database.read() as session:
            assert list(audit.verify(session)) == []
        intake.wipe(flow.search_id)
        Worker(casework).drain()
    with casework.database.read() as session:
        assert session.get(CaseKey, flow.search_id) is None
        assert session.scalars(select(Candidate).where(Candidate.search_id == flow.search_id)).all() == []
