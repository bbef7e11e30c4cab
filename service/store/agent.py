"""The vault agent: the one process that holds the open private key.

The staff app and the workers ask it over a Unix socket to unwrap keys; the private key itself never leaves it.
``close`` forgets the key at once, for every process, because no other process has it.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import hmac
import json
import os
import resource
import secrets
import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from service.store.errors import VaultClosed, VaultError
from service.store.seal import SealError, derive, unwrap_with
from service.store.vault import Vault

NOT_RUNNING = "The vault agent does not run. Start it with `python -m service vault agent`."
SOCKET = "agent.sock"
_LONGEST = 8 * 1024 * 1024
_PR_SET_DUMPABLE = 4
# What may be derived from the private key for staff memory. Nothing else leaves the agent.
DERIVED = ("cards", "tokens", "audit", "books")


@contextlib.contextmanager
def _short_address(path: Path) -> Iterator[str]:
    """An address under the kernel's limit of 108 bytes, however deep the folder lies."""
    handle = os.open(path.parent, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{handle}/{path.name}"
    finally:
        os.close(handle)


class VaultAgent:
    """Holds the key; answers requests. ``serve`` runs until ``stop``."""

    def __init__(self, vault: Vault, folder: Path, secret: bytes) -> None:
        self.vault = vault
        self._secret = secret.hex()
        self.path = folder / SOCKET
        self._key: bytes | None = None
        self._epoch = ""
        self._lock = threading.Lock()
        self._server: socketserver.BaseServer | None = None

    def unlock(self, first: str, second: str) -> None:
        """Raises VaultError."""
        key = self.vault.open(first, second)
        with self._lock:
            self._key, self._epoch = key, secrets.token_hex(8)

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        operation = request.get("do")
        if operation == "status":
            return {"open": self._key is not None, "epoch": self._epoch}
        if operation == "open":
            self.unlock(str(request.get("first", "")), str(request.get("second", "")))
            return {"open": True}
        if operation == "close":
            with self._lock:
                self._key, self._epoch = None, ""
            return {"open": False}
        key, epoch = self._key, self._epoch
        if key is None:
            raise VaultClosed
        if operation == "unwrap":
            return {"epoch": epoch, "keys": [_unwrap(key, text) for text in request["wrapped"]]}
        if operation == "derive" and request.get("label") in DERIVED:
            return {"epoch": epoch, "key": derive(key, request["label"]).hex()}
        raise VaultError("unknown request")

    def serve(self) -> None:
        _keep_out_of_dumps()
        agent = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                if _peer_uid(self.request) not in (0, os.getuid()):
                    return
                while line := self.rfile.readline(_LONGEST):
                    try:
                        request = json.loads(line)
                        if not hmac.compare_digest(str(request.get("secret", "")), agent._secret):
                            return
                        reply = agent.answer(request)
                    except VaultClosed:
                        reply = {"error": "closed"}
                    except VaultError as error:
                        reply = {"error": str(error)}
                    except (ValueError, KeyError, TypeError, AttributeError):
                        reply = {"error": "unreadable request"}
                    self.wfile.write(json.dumps(reply).encode() + b"\n")

        class Server(socketserver.ThreadingUnixStreamServer):
            daemon_threads = True
            request_queue_size = 128

        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._alone():
            with contextlib.suppress(FileNotFoundError):
                self.path.unlink()
            before = os.umask(0o177)
            try:
                with _short_address(self.path) as address:
                    server = Server(address, Handler)
            finally:
                os.umask(before)
            self._server = server
            try:
                server.serve_forever(poll_interval=0.05)  # as long as an end may have to wait
            finally:
                server.server_close()
                with contextlib.suppress(FileNotFoundError):
                    self.path.unlink()

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One agent a vault: a second one would take the socket and leave the first with a key that nobody closes."""
        handle = os.open(self.path.with_suffix(".lock"), os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise VaultError("An agent of this vault runs already.") from error
            yield
        finally:
            os.close(handle)

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()


def _unwrap(key: bytes, wrapped: str) -> str | None:
    try:
        return unwrap_with(key, bytes.fromhex(wrapped)).hex()
    except (SealError, ValueError):
        return None


def _peer_uid(connection: socket.socket) -> int:
    credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", credentials)[1])


def _keep_out_of_dumps() -> None:
    """No core file, and no debugger of the same user, gets at the key."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


class VaultClient:
    """The agent, as the staff app and the workers see it. Safe to share between threads and across a fork.

    ``secret``: ``CaseworkKeys.agent``, which the family process cannot read.
    """

    def __init__(self, folder: Path, secret: bytes) -> None:
        self._path = folder / SOCKET
        self._secret = secret.hex()
        self._lock = threading.Lock()
        self._connection: tuple[int, socket.socket, Any] | None = None

    @staticmethod
    def runs(folder: Path) -> bool:
        """Whether an agent holds this vault's lock."""
        try:
            handle = os.open((folder / SOCKET).with_suffix(".lock"), os.O_WRONLY)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(handle)
        return False

    def status(self) -> tuple[bool, str]:
        """Whether the vault is open, and the epoch that ends with it. An agent that does not run is closed."""
        try:
            reply = self._ask({"do": "status"})
        except VaultClosed:
            return False, ""
        return bool(reply["open"]), str(reply["epoch"])

    @property
    def is_open(self) -> bool:
        return self.status()[0]

    def open(self, first: str, second: str) -> None:
        """Raises VaultError; VaultClosed where no agent runs."""
        self._ask({"do": "open", "first": first, "second": second})

    def close(self) -> None:
        self._ask({"do": "close"})

    def unwrap(self, wrapped: list[bytes]) -> list[bytes | None]:
        """What each sealed box holds, None where one does not open. Raises VaultClosed."""
        reply = self._ask({"do": "unwrap", "wrapped": [w.hex() for w in wrapped]})
        return [None if key is None else bytes.fromhex(key) for key in reply["keys"]]

    def derive(self, label: str) -> bytes:
        """Raises VaultClosed. The answer is only as old as the epoch: do not keep it beyond."""
        return bytes.fromhex(self._ask({"do": "derive", "label": label})["key"])

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        line = json.dumps({**request, "secret": self._secret}).encode() + b"\n"
        with self._lock:
            answer = self._exchange(line) or self._exchange(line)
        if not answer:
            raise VaultClosed(NOT_RUNNING)
        reply: dict[str, Any] = json.loads(answer)
        if reply.get("error") == "closed":
            raise VaultClosed("The vault is closed. Two custodians open it with `python -m service vault open`.")
        if "error" in reply:
            raise VaultError(reply["error"])
        return reply

    def _exchange(self, line: bytes) -> bytes:
        """One request, one reply; empty where the connection broke (an agent started anew, a fork)."""
        try:
            if self._connection is None or self._connection[0] != os.getpid():
                connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
                connection.settimeout(60)
                try:
                    with _short_address(self._path) as address:
                        connection.connect(address)
                except OSError:
                    connection.close()
                    raise
                self._connection = (os.getpid(), connection, connection.makefile("rwb"))
            stream = self._connection[2]
            stream.write(line)
            stream.flush()
            reply = bytes(stream.readline(_LONGEST))
        except OSError:
            reply = b""
        if not reply:
            self.disconnect()
        return reply

    def disconnect(self) -> None:
        if self._connection is not None:
            _, connection, stream = self._connection
            with contextlib.suppress(OSError):
                stream.close()
            connection.close()
            self._connection = None
