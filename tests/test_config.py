"""Settings of notices by e-mail: what they mean, and which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.config import ConfigError, MailSettings, casework_settings, intake_settings
from tests.support.deployment import environ_for

FROM = {"VMF_NOTICE_FROM": "post@example.net"}


def mail_of(folder: Path, **more: str) -> MailSettings | None:
    return casework_settings(environ_for(folder, **more)).mail


def test_nothing_is_sent_where_nothing_is_set(tmp_path: Path) -> None:
    assert mail_of(tmp_path) is None
    assert intake_settings(environ_for(tmp_path)).notice_from is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtps://mail.example.net", ("mail.example.net", 465, "wrapped")),
        ("smtp://mail.example.net", ("mail.example.net", 587, "upgraded")),
        ("smtp://mail.example.net:2525", ("mail.example.net", 2525, "upgraded")),
        ("smtp://localhost", ("localhost", 25, "none")),
        ("smtps://localhost:4650", ("localhost", 4650, "wrapped")),
    ],
)
def test_tls_is_left_out_on_this_machine_only(tmp_path: Path, url: str, expected: tuple[str, int, str]) -> None:
    mail = mail_of(tmp_path, VMF_SMTP_URL=url, **FROM)
    assert mail is not None
    assert (mail.host, mail.port, mail.tls) == expected


def test_the_family_app_knows_the_sender_and_no_password(tmp_path: Path) -> None:
    settings = intake_settings(
        environ_for(tmp_path, VMF_SMTP_URL="smtp://localhost", VMF_SMTP_PASSWORD="secret", **FROM)
    )
    assert settings.notice_from == "post@example.net"
    assert "secret" not in repr(settings)
    mail = mail_of(tmp_path, VMF_SMTP_URL="smtp://localhost", VMF_SMTP_USER="u", VMF_SMTP_PASSWORD="secret", **FROM)
    assert "secret" not in repr(mail)


@pytest.mark.parametrize(
    "wrong",
    [
        {"VMF_SMTP_URL": "smtps://mail.example.net", "VMF_NOTICE_FROM": ""},
        {"VMF_SMTP_URL": ""},
        {"VMF_SMTP_URL": "http://mail.example.net"},
        {"VMF_SMTP_URL": "smtps://post:secret@mail.example.net"},
        {"VMF_SMTP_URL": "smtps://mail.example.net:many"},
        {"VMF_SMTP_URL": "smtps://mail.example.net", "VMF_SMTP_USER": "post"},
        {"VMF_SMTP_URL": "smtps://mail.example.net", "VMF_SMTP_CA": "/nowhere/ca.pem"},
        {"VMF_SMTP_URL": "smtps://mail.example.net", "VMF_NOTICE_FROM": "Post <post@example.net>"},
    ],
)
def test_what_cannot_work_is_refused_at_start_without_repeating_a_secret(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="VMF_") as refused:
        mail_of(tmp_path, **{**FROM, **wrong})
    assert "secret" not in str(refused.value)
