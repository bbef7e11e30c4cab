"""Notices by e-mail, against a mail server on this machine: what they say, when, to whom, and never twice."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import select

from service.__main__ import cli
from service.config import MailSettings
from service.jobs import mail as mail_module
from service.jobs.mail import BODY, Mailer, NotSent
from service.jobs.notices import Notices
from service.jobs.worker import Worker
from service.store import clock, notices
from service.store.errors import VaultClosed
from service.store.form import SearchForm
from service.store.models.intake import Notice, Search
from service.store.sealed_search import SealedSearch
from tests.support.deployment import Deployment

ADDRESS = "aygul@example.org"
PASSWORD = "an invented password"
WRAPPED: dict[str, Any] = {"tls": "wrapped", "user": None, "password": None}


@dataclass
class Post:
    """A mail server: what it took, and what it answers. ``answers``: to RCPT and DATA, in place of "250 OK"."""

    taken: list[tuple[Envelope, EmailMessage]] = field(default_factory=list)
    tls: list[bool] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    hang_up: bool = False
    names: list[str] = field(default_factory=list)
    port: int = 0
    port_wrapped: int = 0
    authority: Path = Path()

    async def handle_EHLO(self, server: SMTP, session: Session, envelope: Envelope, name: str, lines: list[str]):
        self.names.append(name)
        session.host_name = name
        return lines

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if "DATA" in self.answers:
            return self.answers["DATA"]
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.taken.append((envelope, message))
        assert server.transport is not None
        self.tls.append(server.transport.get_extra_info("ssl_object") is not None)
        if self.hang_up:
            server.transport.abort()
            await asyncio.sleep(0)
        return "250 OK"

    def settings(self, **changes: object) -> MailSettings:
        made = MailSettings(
            host="localhost", port=self.port, tls="upgraded", user="post", password=PASSWORD,
            authority=self.authority, sender="post@example.net", subject=None,
        )  # fmt: skip
        return replace(made, **changes)  # type: ignore[arg-type]


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of its own for localhost, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert_path, key_path = folder / "cert.pem", folder / "key.pem"
    cert_path.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return cert_path, key_path


def check_login(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: object) -> AuthResult:
    login, password = getattr(data, "login", b""), getattr(data, "password", b"")
    # Not handled: the server still says no, where it would otherwise say nothing at all.
    return AuthResult(success=(login, password) == (b"post", PASSWORD.encode()), handled=False)


@contextlib.contextmanager
def listening(post: Post, **options: Any) -> Iterator[int]:
    """The port on which a mail server takes mail."""
    controller = Controller(post, hostname="127.0.0.1", port=0, **options)

    def port() -> int:
        assert controller.server is not None
        return int(controller.server.sockets[0].getsockname()[1])

    # The controller would look for itself at the port that was asked for, which is none yet.
    look = lambda: socket.create_connection(("127.0.0.1", port())).close()  # noqa: E731
    controller._trigger_server = look  # type: ignore[method-assign]
    controller.start()
    try:
        yield port()
    finally:
        controller.stop()


@pytest.fixture(scope="module")
def running_post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    """STARTTLS and a login on one port, TLS from the first byte on another."""
    cert, key = certificate(tmp_path_factory.mktemp("post"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)
    post = Post(authority=cert)
    login = {"auth_required": True, "authenticator": check_login}
    with (
        listening(post, require_starttls=True, tls_context=context, **login) as post.port,
        listening(post, ssl_context=context) as post.port_wrapped,
    ):
        yield post


@pytest.fixture
def post(running_post: Post) -> Post:
    running_post.taken.clear()
    running_post.tls.clear()
    running_post.names.clear()
    running_post.answers.clear()
    running_post.hang_up = False
    return running_post


@pytest.fixture
def with_mail(deployment: Deployment, post: Post) -> Deployment:
    deployment.casework.settings = replace(deployment.casework.settings, mail=post.settings())
    return deployment


def sent_search(deployment: Deployment, notice: str = ADDRESS, language: str = "en") -> SealedSearch:
    _, search = deployment.intake.start(SearchForm(names=("Patigül Ömer",), notice=notice, language=language))
    deployment.intake.confirm(search)
    search.send()
    return search


def due(deployment: Deployment) -> list[Notice]:
    with deployment.intake.database.read() as session:
        return list(session.scalars(select(Notice)))


def in_a_day(monkeypatch: pytest.MonkeyPatch, seconds: int = 24 * 3600 + 600) -> None:
    later = clock.now() + seconds
    monkeypatch.setattr(clock, "now", lambda: later)


# -- what leaves


def test_a_notice_says_that_there_is_something_to_read_and_nothing_else(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = sent_search(with_mail)
    search.add_message("We found something about Patigül Ömer.", kind="disclosure", from_family=False)
    assert Notices(with_mail.casework).send_due() == 0, "not before its time"
    in_a_day(monkeypatch)
    assert Notices(with_mail.casework).send_due() == 1
    [(envelope, message)] = post.taken
    assert envelope.rcpt_tos == [ADDRESS]
    assert message["Subject"] == "Something to read"
    assert message.get_content().split() == BODY.split()
    assert sorted(h.lower() for h in message) == sorted(
        ["from", "to", "subject", "date", "message-id", "auto-submitted", "content-type",
         "content-transfer-encoding", "mime-version"]
    )  # fmt: skip
    assert (message["From"], message["To"]) == ("post@example.net", ADDRESS)
    assert message["Message-ID"].endswith("@example.net>")
    assert message["Date"].endswith(("+0000", "GMT"))
    raw = envelope.original_content.decode() + message.get_content()
    for told in ("Patig", "Visit My Family", "http", search.id, "match", "disclos"):
        assert told not in raw
    assert post.tls == [True]
    assert set(post.names) == {"example.net"}, "this machine's name is not told"
    assert due(with_mail) == []


def test_it_is_due_at_a_random_time_within_a_day_and_once_for_several_messages(deployment: Deployment) -> None:
    waits = []
    for _ in range(30):
        search = sent_search(deployment)
        for text in ("one", "two"):
            search.add_message(text, kind="question", from_family=False)
    for row in due(deployment):
        assert row.due_at % 600 == 0
        waits.append(row.due_at - clock.now())
    assert len(waits) == 30
    assert 0 < min(waits) < 12 * 3600 < max(waits) <= 24 * 3600 + 600
    assert len(set(waits)) > 15


def test_a_row_stands_for_every_message_whether_or_not_there_is_an_address(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    for notice in (ADDRESS, "", "no address at all", "a@example.org\nBcc: b@example.org"):
        sent_search(with_mail, notice).add_message("Hello", kind="message", from_family=False)
    assert len(due(with_mail)) == 4
    in_a_day(monkeypatch)
    assert Notices(with_mail.casework).send_due() == 1
    assert len(post.taken) == 1
    assert due(with_mail) == []


def test_what_was_read_before_needs_no_notice(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = sent_search(with_mail)
    search.add_message("Hello", kind="message", from_family=False)
    search.mark_read(from_family=False)
    assert due(with_mail) == []
    search.add_message("Thank you", kind="answer", from_family=True)
    assert due(with_mail) == [], "their own word is nothing to read"
    search.add_message("Hello again", kind="message", from_family=False)
    with_mail.intake.withdraw(search)
    assert due(with_mail) == []
    in_a_day(monkeypatch)
    assert Notices(with_mail.casework).send_due() == 0
    assert post.taken == []


def test_the_language_and_the_subject(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    class Translated:
        def gettext(self, text: str) -> str:
            return f"[{text}]"

    monkeypatch.setattr(mail_module.gettext, "translation", lambda *a, **k: Translated())
    Mailer(post.settings()).send(ADDRESS, "ug")
    Mailer(post.settings(subject="خەت")).send(ADDRESS, "ug")
    assert [m["Subject"] for _, m in post.taken] == ["[Something to read]", "خەت"]
    assert post.taken[0][1].get_content().startswith("[There is")


def test_an_end_that_comes_near_is_told_once(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = sent_search(with_mail)
    database = with_mail.intake.database
    assert notices.remind(database) == 0
    with database.write() as session:
        session.get_one(Search, search.id).expires_day = clock.today() + dt.timedelta(days=50)
    assert (notices.remind(database), notices.remind(database)) == (1, 0)
    in_a_day(monkeypatch)
    assert Notices(with_mail.casework).send_due() == 1
    assert notices.remind(database) == 0
    with_mail.intake.renew(search)
    assert due(with_mail) == []


# -- TLS


def test_tls_from_the_first_byte(post: Post) -> None:
    Mailer(post.settings(**WRAPPED, port=post.port_wrapped)).send(ADDRESS, "en")
    assert post.tls == [True]


def test_a_certificate_that_nobody_vouches_for_gets_nothing(post: Post) -> None:
    for changes in ({}, {**WRAPPED, "port": post.port_wrapped}):
        with pytest.raises(NotSent, match="certificate"):
            Mailer(post.settings(authority=None, **changes)).send(ADDRESS, "en")
    with pytest.raises(NotSent, match="certificate"):
        Mailer(post.settings(host="127.0.0.1")).send(ADDRESS, "en")  # it is made out to another name
    assert post.taken == []


def test_a_server_without_tls_gets_nothing() -> None:
    with listening(Post()) as port:
        settings = MailSettings("localhost", port, "upgraded", None, None, None, "post@example.net", None)
        with pytest.raises(NotSent, match="no TLS"):
            Mailer(settings).send(ADDRESS, "en")
        Mailer(replace(settings, tls="none")).send(ADDRESS, "en")


# -- again, and never twice


def test_a_server_that_is_busy_is_tried_again_later(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent_search(with_mail).add_message("Hello", kind="message", from_family=False)
    post.answers["DATA"] = "451 later"
    in_a_day(monkeypatch)
    worker = Notices(with_mail.casework)
    assert (worker.send_due(), worker.send_due()) == (0, 0)
    [row] = due(with_mail)
    assert (row.state, row.attempts) == ("owed", 1)
    assert row.due_at > clock.now()
    post.answers.clear()
    in_a_day(monkeypatch, 3 * 3600)
    assert worker.send_due() == 1
    assert len(post.taken) == 1


@pytest.mark.parametrize(("answers", "left"), [({"RCPT": "550 nobody"}, 0), ({"RCPT": "450 later"}, 1)])
def test_an_address_that_is_refused_for_good_is_left_alone(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch, answers: dict[str, str], left: int
) -> None:
    sent_search(with_mail).add_message("Hello", kind="message", from_family=False)
    post.answers.update(answers)
    in_a_day(monkeypatch)
    assert Notices(with_mail.casework).send_due() == 0
    assert len(due(with_mail)) == left


def test_a_wrong_password_is_tried_again_and_given_up_in_the_end(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_mail.casework.settings = replace(with_mail.casework.settings, mail=post.settings(password="wrong"))
    sent_search(with_mail).add_message("Hello", kind="message", from_family=False)
    for _ in range(notices.MOST_ATTEMPTS):
        assert len(due(with_mail)) == 1
        in_a_day(monkeypatch)
        assert Notices(with_mail.casework).send_due() == 0
    assert due(with_mail) == []
    assert post.taken == []


def test_a_line_that_breaks_after_the_text_is_not_sent_twice(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent_search(with_mail).add_message("Hello", kind="message", from_family=False)
    post.hang_up = True
    in_a_day(monkeypatch)
    worker = Notices(with_mail.casework)
    for _ in range(3):
        worker.send_due()
        in_a_day(monkeypatch)
    assert len(post.taken) == 1


def test_two_workers_send_one(with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(4):
        sent_search(with_mail).add_message("Hello", kind="message", from_family=False)
    in_a_day(monkeypatch)
    workers = [threading.Thread(target=Notices(with_mail.casework).send_due) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(post.taken) == 4
    assert due(with_mail) == []


def test_a_worker_that_dies_before_the_mail_leaves_loses_none_and_afterwards_doubles_none(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent_search(with_mail).add_message("Hello", kind="message", from_family=False)
    in_a_day(monkeypatch)
    queue = notices.Due(with_mail.intake.database)
    dead = queue.claim()
    assert dead is not None
    assert queue.claim() is None
    in_a_day(monkeypatch, notices.LEASE_SECONDS + 1)
    slow = queue.claim()
    assert slow is not None
    assert not queue.leaves(dead), "its lease went to another"
    assert queue.leaves(slow)
    in_a_day(monkeypatch, notices.LEASE_SECONDS + 1)
    assert queue.claim() is None
    with_mail.intake.sweep()
    assert due(with_mail) == []


def test_a_message_read_while_the_server_is_being_asked_sends_nothing(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = sent_search(with_mail)
    search.add_message("Hello", kind="message", from_family=False)
    in_a_day(monkeypatch)
    worker = Notices(with_mail.casework)
    original = notices.Due.leaves

    def read_first(self: notices.Due, notice: Notice) -> bool:
        search.mark_read(from_family=False)
        return original(self, notice)

    monkeypatch.setattr(notices.Due, "leaves", read_first)
    assert worker.send_due() == 0
    assert post.taken == []


def test_while_the_vault_is_closed_they_wait(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent_search(with_mail).add_message("Hello", kind="message", from_family=False)
    in_a_day(monkeypatch)
    with_mail.close_vault()
    with pytest.raises(VaultClosed):
        Notices(with_mail.casework).send_due()
    [row] = due(with_mail)
    assert (row.state, row.attempts) == ("owed", 0)
    with_mail.open_vault()
    assert Notices(with_mail.casework).send_due() == 1


def test_without_mail_settings_nothing_is_sent_and_nothing_piles_up(
    deployment: Deployment, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent_search(deployment).add_message("Hello", kind="message", from_family=False)
    in_a_day(monkeypatch)
    assert Notices(deployment.casework).send_due() == 0
    assert due(deployment) == []


def test_a_running_worker_sends_them_and_logs_no_address(
    with_mail: Deployment, post: Post, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    sent_search(with_mail).add_message("Hello", kind="message", from_family=False)
    refused = sent_search(with_mail, "somebody.else@example.org")
    refused.add_message("Hello", kind="message", from_family=False)
    in_a_day(monkeypatch)
    stop = threading.Event()
    monkeypatch.setattr(Mailer, "send", _counting(Mailer.send, stop))
    thread = threading.Thread(target=Worker(with_mail.casework).run, args=(stop,))
    thread.start()
    thread.join(timeout=60)
    assert not thread.is_alive()
    assert len(post.taken) == 2
    out = "".join(capfd.readouterr())
    assert "aygul" not in out
    assert "somebody" not in out


def _counting(send, stop: threading.Event):  # type: ignore[no-untyped-def]
    calls = []

    def counted(*args: object, **options: object) -> None:
        send(*args, **options)
        calls.append(1)
        if len(calls) == 2:
            stop.set()

    return counted


# -- the command


def test_the_command_says_whether_the_settings_are_right(
    post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.jobs.cli.casework_settings", lambda: _Only(post.settings()))
    done = CliRunner().invoke(cli, ["notices", "test", ADDRESS])
    assert (done.exit_code, done.output) == (0, f"localhost took it for {ADDRESS}.\n")
    assert CliRunner().invoke(cli, ["notices", "test", "nobody"]).exit_code == 1
    monkeypatch.setattr("service.jobs.cli.casework_settings", lambda: _Only(post.settings(password="wrong")))
    done = CliRunner().invoke(cli, ["notices", "test", ADDRESS])
    assert "does not take this user name and password" in done.output
    monkeypatch.setattr("service.jobs.cli.casework_settings", lambda: _Only(None))
    assert "No mail is set up" in CliRunner().invoke(cli, ["notices", "test", ADDRESS]).output


@dataclass
class _Only:
    mail: MailSettings | None
