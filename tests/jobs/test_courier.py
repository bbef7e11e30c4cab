"""A webhook goes to the open internet and nowhere else, signed, and never takes a worker's time for long."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.jobs.courier import AddressRefused, Courier, NotDelivered, is_public, place_of, signature
from tests.support.receiver import Receiver, receiving


@pytest.fixture(scope="module")
def running_receiver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Receiver]:
    with receiving(tmp_path_factory.mktemp("receiver")) as made:
        yield made


@pytest.fixture
def receiver(running_receiver: Receiver) -> Receiver:
    running_receiver.received.clear()
    running_receiver.status = 204
    return running_receiver


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://groups.org/hook", "scheme"),
        ("ftp://groups.org/hook", "scheme"),
        ("https://", "url"),
        ("https://user:password@groups.org/", "url"),
        ("https://groups.org/#part", "url"),
        ("https://groups.org/ a", "url"),
        ("https://groups.org\\@localhost/", "url"),
        ("https://groups.org/\r\nHost: localhost", "url"),
        ("https://groups.org:99999/", "url"),
        ("https://groups.org/" + "a" * 500, "url"),
        ("https://localhost/", "host"),
        ("https://LOCALHOST./", "host"),
        ("https://printer.local/", "host"),
        ("https://vault.internal/", "host"),
        ("https://abcdefghijklmnop.onion/", "host"),
        ("https://intranet/", "host"),
        ("https://127.0.0.1/", "host"),
        ("https://2130706433/", "host"),
        ("https://0x7f.1/", "host"),
        ("https://10.1.2.3/", "host"),
        ("https://169.254.169.254/latest/meta-data/", "host"),
        ("https://[::1]/", "host"),
        ("https://[::ffff:127.0.0.1]/", "host"),
        ("https://[fe80::1]/", "host"),
        ("https://[64:ff9b::a01:203]/", "host"),
    ],
)
def test_an_address_that_is_not_the_open_internet_is_not_taken(url: str, reason: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        place_of(url)
    assert refused.value.reason == reason


def test_an_address_of_the_open_internet_is_taken() -> None:
    place = place_of("https://Hooks.Groups.org:8443/visit?key=1")
    assert (place.host, place.port, place.path) == ("hooks.groups.org", 8443, "/visit?key=1")
    assert place_of("https://[2606:4700::1111]/").host == "2606:4700::1111"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("::ffff:93.184.216.34", True),
        ("0.0.0.0", False),
        ("100.64.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("fc00::1", False),
        ("fe80::1%eth0", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:a00:1::", False),
        ("64:ff9b::7f00:1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.216.34", "10.0.0.7"], ["::1"]])
def test_a_name_that_leads_inside_is_refused_before_anything_is_sent(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, addresses: list[str]
) -> None:
    """DNS is the group's own: what it said yesterday means nothing."""

    def resolve(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, receiver.port)) for one in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(NotDelivered) as refused:
        Courier(trust=receiver.trust).post(f"https://hooks.groups.org:{receiver.port}/", b"{}", {})
    assert refused.value.why == "refused"
    assert receiver.received == []


def test_without_the_tests_own_setting_the_receiver_here_is_refused(receiver: Receiver) -> None:
    with pytest.raises(NotDelivered, match="refused"):
        Courier(trust=receiver.trust).post(receiver.url, b"{}", {})
    assert receiver.received == []


def test_it_arrives_over_a_certificate_that_was_checked(receiver: Receiver, tmp_path: Path) -> None:
    assert Courier(anywhere=True, trust=receiver.trust).post(receiver.url, b'{"a":1}', {"webhook-id": "x"}) == 204
    [got] = receiver.received
    assert (got.path, got.body, got.headers["webhook-id"]) == ("/hook?k=1", b'{"a":1}', "x")
    assert got.headers["Host"] == f"localhost:{receiver.port}"
    with pytest.raises(NotDelivered, match="certificate"):
        Courier(anywhere=True).post(receiver.url, b"{}", {})
    with (
        receiving(tmp_path, "another.name") as stranger,
        pytest.raises(NotDelivered, match="certificate"),
    ):
        Courier(anywhere=True, trust=stranger.trust).post(stranger.url, b"{}", {})


@pytest.mark.parametrize("status", [302, 307, 400, 404, 500])
def test_redirects_and_failures_are_failures(receiver: Receiver, status: int) -> None:
    receiver.status = status
    with pytest.raises(NotDelivered) as failed:
        Courier(anywhere=True, trust=receiver.trust).post(receiver.url, b"{}", {})
    assert (failed.value.why, failed.value.for_good) == (str(status), False)
    assert len(receiver.received) == 1, "no redirect is followed, nothing is tried twice"


def test_a_receiver_that_is_gone_says_so(receiver: Receiver) -> None:
    receiver.status = 410
    with pytest.raises(NotDelivered) as failed:
        Courier(anywhere=True, trust=receiver.trust).post(receiver.url, b"{}", {})
    assert failed.value.for_good


def test_an_answer_that_drips_is_cut_off(receiver: Receiver) -> None:
    receiver.status = 0
    began = time.monotonic()
    with pytest.raises(NotDelivered, match="timeout"):
        Courier(anywhere=True, trust=receiver.trust, seconds=0.5).post(receiver.url, b"{}", {})
    assert time.monotonic() - began < 8


def test_the_signature_is_that_of_the_standard() -> None:
    """The example of the Standard Webhooks' own libraries."""
    secret, message_id = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek"
    signed = signature(secret, message_id, 1614265330, b'{"test": 2432232314}')
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
