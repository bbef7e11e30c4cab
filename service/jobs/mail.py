"""One notice by e-mail: the same few words to everybody, without a name, a link or a number."""

from __future__ import annotations

import contextlib
import datetime as dt
import gettext
import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid
from pathlib import Path

from service.config import MailSettings

TRANSLATIONS = Path(__file__).parent.parent / "web" / "translations"
SECONDS = 20.0


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext tools know the marker
    return message


SUBJECT = N_("Something to read")
BODY = N_(
    "There is something for you to read. You know where.\n\n"
    "A computer sent this, at a time chosen by chance. Please do not answer it, and do not write names in an e-mail."
)


class NotSent(Exception):
    """The text says why, without an address. ``again``: whether a later try can help. ``unsure``: it may have left all
    the same, because the line broke when the server had everything."""

    def __init__(self, why: str, *, again: bool = True, unsure: bool = False) -> None:
        super().__init__(why)
        self.again = again
        self.unsure = unsure


class Stopped(Exception):
    """Whoever asked for the mail did not want it any more when it was about to leave."""


def compose(settings: MailSettings, address: str, language: str) -> EmailMessage:
    words = gettext.translation("messages", TRANSLATIONS, [language], fallback=True)
    message = EmailMessage()
    message["From"] = settings.sender
    message["To"] = address
    message["Subject"] = settings.subject or words.gettext(SUBJECT)
    message["Date"] = dt.datetime.now(dt.UTC)  # not in the zone where this machine stands
    # The usual id holds the name of this machine.
    message["Message-ID"] = make_msgid(domain=settings.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words.gettext(BODY) + "\n", cte="base64")
    return message


class Mailer:
    """Talks to the mail server. Each mail has a connection of its own, so that no two addresses share one."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings

    def send(self, address: str, language: str, leaves: Callable[[], bool] = lambda: True) -> None:
        """``leaves`` is asked when the server is ready to take the text. Raises NotSent, Stopped."""
        text = compose(self._settings, address, language).as_bytes(policy=SMTP)
        addressed = given = False
        server = None
        try:
            server = self._connected()
            _expect(server.mail(self._settings.sender), 250)
            addressed = True
            _expect(server.rcpt(address), 250, 251)
            if not leaves():
                raise Stopped
            given = True
            _expect(server.data(text), 250)
        except smtplib.SMTPResponseException as error:
            # Refused for good is only what concerns this address: a wrong password is mended by somebody.
            again = not addressed or error.smtp_code < 500
            raise NotSent(f"The mail server answered {error.smtp_code}.", again=again) from None
        except smtplib.SMTPNotSupportedError:
            raise NotSent("The mail server offers no TLS, or no login that is known here.") from None
        except ssl.SSLError as error:
            raise NotSent(f"The mail server's certificate or TLS is not good: {error.reason}.", unsure=given) from None
        except OSError as error:  # smtplib's own errors are among them
            raise NotSent(f"The mail server cannot be reached ({type(error).__name__}).", unsure=given) from None
        finally:
            if server is not None:
                with contextlib.suppress(OSError):  # what it answers to a farewell changes nothing
                    server.quit()
                server.close()

    def _connected(self) -> smtplib.SMTP:
        settings = self._settings
        # What the server writes into the mail's first line is not this machine's name.
        name = settings.sender.rpartition("@")[2]
        context = ssl.create_default_context(cafile=settings.authority)
        server: smtplib.SMTP
        if settings.tls == "wrapped":
            server = smtplib.SMTP_SSL(settings.host, settings.port, name, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(settings.host, settings.port, name, timeout=SECONDS)
        try:
            if settings.tls == "upgraded":
                server.starttls(context=context)
            server.ehlo_or_helo_if_needed()
            if settings.user is not None and settings.password is not None:
                _log_in(server, settings.user, settings.password)
        except BaseException:
            server.close()
            raise
        return server


def _log_in(server: smtplib.SMTP, user: str, password: str) -> None:
    try:
        server.login(user, password)
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPServerDisconnected):
        # Some hang up instead of answering the second of several ways to log in.
        raise NotSent("The mail server does not take this user name and password.") from None


def _expect(answer: tuple[int, bytes], *wanted: int) -> None:
    if answer[0] not in wanted:
        raise smtplib.SMTPResponseException(*answer)
