"""Sending one message to an address that a group gave: HTTPS to a public host, and to nothing else.

A group could name an address inside the network of the service (server-side request forgery). So the name is resolved
here, every address that it has must be public, and the connection goes to an address that was looked at, with the
certificate checked for the name. No redirects, no proxy, little time, and nothing of the answer is read but its status.

Signed as the Standard Webhooks say: HMAC-SHA-256 over id, time and body (https://www.standardwebhooks.com).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import socket
import ssl
import threading
from dataclasses import dataclass
from typing import Any

import urllib3
from urllib3.connection import HTTPSConnection
from urllib3.util import Timeout, parse_url

CONNECT_SECONDS, READ_SECONDS, ALL_SECONDS = 5, 10, 20
LONGEST_URL = 500
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_INNER = (".local", ".localhost", ".internal", ".lan", ".home.arpa", ".onion", ".test", ".example", ".invalid")


class AddressRefused(ValueError):
    """``reason``: url, scheme or host."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotDelivered(Exception):
    """``why``: a short word for the group's page. ``for_good``: the receiver said that it is gone."""

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.why, self.for_good = why, for_good


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads. ``path``: with the query."""

    host: str
    port: int
    path: str


def is_public(text: str) -> bool:
    """Whether an IP address is one of the open internet, whichever way it is wrapped."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(one is not None and not is_public(str(one)) for one in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast and not address.is_reserved


def place_of(url: str, *, anywhere: bool = False) -> Place:
    """What an address names. Raises AddressRefused. It resolves nothing: see ``Courier``."""
    if len(url) > LONGEST_URL or any(c <= " " or c == "\x7f" or c == "\\" for c in url):
        raise AddressRefused("url")
    try:
        parsed = parse_url(url)
        port = parsed.port or 443
    except (urllib3.exceptions.LocationParseError, ValueError):
        raise AddressRefused("url") from None
    if parsed.scheme != "https":
        raise AddressRefused("scheme")
    if not parsed.host or parsed.auth or parsed.fragment is not None or not 0 < port < 65536:
        raise AddressRefused("url")
    host = parsed.host.strip("[]").rstrip(".").lower()
    if not anywhere and not _may_be_public(host):
        raise AddressRefused("host")
    return Place(host, port, parsed.request_uri)


def _may_be_public(host: str) -> bool:
    try:
        return is_public(host)
    except ValueError:
        # Not an address: a name with a dot that means something outside. No top-level domain begins with a digit,
        # but addresses written in a strange way end in one (0x7f.1).
        top = host.rpartition(".")[2]
        return "." in host and top[:1].isalpha() and not ("." + host).endswith(_INNER)


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """``webhook-signature`` of the Standard Webhooks. ``secret``: ``whsec_`` and base64."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


class Courier:
    """``anywhere`` and ``trust`` (a file of certificates) are for tests alone: no setting reaches them."""

    def __init__(self, *, anywhere: bool = False, trust: str | None = None, seconds: float = ALL_SECONDS) -> None:
        self._anywhere = anywhere
        self._seconds = seconds
        self._tls = ssl.create_default_context(cafile=trust)
        self._tls.minimum_version = ssl.TLSVersion.TLSv1_2

    def post(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        """The status, if it is one of success. Raises NotDelivered."""
        try:
            place = place_of(url, anywhere=self._anywhere)
        except AddressRefused:
            raise NotDelivered("refused") from None
        pool = urllib3.HTTPSConnectionPool(
            self._resolve(place),
            place.port,
            maxsize=1,
            ssl_context=self._tls,
            server_hostname=place.host,
            assert_hostname=place.host,
            timeout=Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
            retries=False,
        )
        # Timeouts count from byte to byte: a receiver that drips would hold the worker for hours.
        deadline = _Deadline(self._seconds)
        pool.ConnectionCls = deadline.connections  # type: ignore[assignment]
        named = f"[{place.host}]" if ":" in place.host else place.host
        sent = {**headers, "Host": named if place.port == 443 else f"{named}:{place.port}", "Connection": "close"}
        try:
            with deadline:
                response = pool.urlopen("POST", place.path, body, sent, redirect=False, preload_content=False)
                status = response.status
                response.close()
            if deadline.over:
                raise NotDelivered("timeout")
        except NotDelivered:
            raise
        except Exception as error:
            raise NotDelivered("timeout" if deadline.over else _why(error)) from None
        finally:
            pool.close()
        if 200 <= status < 300:
            return status
        raise NotDelivered(str(status), for_good=status == 410)

    def _resolve(self, place: Place) -> str:
        """An address of the host that was looked at. Raises NotDelivered: one that is not public is enough."""
        try:
            found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise NotDelivered("no_host") from None
        addresses = [str(entry[4][0]) for entry in found]
        if not addresses or not (self._anywhere or all(is_public(address) for address in addresses)):
            raise NotDelivered("refused")
        return addresses[0]


class _Deadline:
    """Cuts a connection off when its time is over."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for one in self._sockets:
            one.close()

    def _cut(self) -> None:
        self.over = True
        for one in self._sockets:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def connections(self, *args: Any, **kwargs: Any) -> HTTPSConnection:
        deadline = self

        class Watched(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                made = super()._new_conn()
                deadline._sockets.append(made.dup())  # a handshake takes the socket itself away
                return made

        return Watched(*args, **kwargs)


def _why(error: Exception) -> str:
    while isinstance(error, urllib3.exceptions.MaxRetryError) and error.reason is not None:
        error = error.reason
    if isinstance(error, urllib3.exceptions.SSLError | ssl.SSLError):
        return "certificate"
    if isinstance(error, urllib3.exceptions.TimeoutError | TimeoutError):
        return "timeout"
    return "no_connection"
