"""One process that has imported what many need, and does nothing but fork them: none of them imports it anew.

It is a fresh interpreter (nothing of the keys, connections or threads of whoever asks is in it), has one thread, and
reads nothing but what it is asked. It ends with the process that asks, however that ends.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

_LIFE = "import sys; from service.records.forkserver import serve; serve(int(sys.argv[1]))"
_MESSAGE = 1 << 16
#: What a process does with its handles; it ends when this is done.
Life = Callable[..., None]


class ForkServer:
    """Starts at the first question, and anew where it has died since. OSError where it cannot. Functions are those of
    modules, which it imports."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._prepared: list[Callable[[], None]] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: socket.socket | None = None

    def fork(self, life: Life, handles: tuple[int, int]) -> int:
        """The number of a new process, which has ``handles`` under numbers of its own."""
        try:
            return int(self._ask(life, handles))
        except OSError:
            self.end()
            return int(self._ask(life, handles))

    def kill(self, number: int) -> int:
        """Ends a process that was forked; when this returns it is gone. The signal that ended it, or 0. Where the
        server died it ends by itself, as soon as it finds its handles closed."""
        with contextlib.suppress(OSError):
            self._tell(_kill, number)
            return int(self._answer())
        return 0

    def prepare(self, function: Callable[[], None]) -> None:
        """Does it in the server, for the processes that come after; nobody waits for it here."""
        self._prepared.append(function)
        if self._asked is None:
            self._start()
            return
        with contextlib.suppress(OSError):  # where it died: with the next process
            self._tell(_prepare, function)

    def end(self) -> None:
        """Processes that were not killed end when they find their handles closed."""
        if self._process is not None and self._asked is not None:
            self._asked.close()
            self._process.kill()
            self._process.wait()
        self._process = self._asked = None

    def _ask(self, life: Life, handles: tuple[int, int]) -> bytes:
        if self._asked is None:
            self._start()
        self._tell(_fork, life, handles)
        return self._answer()

    def _start(self) -> None:
        self._asked, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LIFE, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            env=dict(self._environ) | {"PYTHONPATH": os.pathsep.join(filter(None, [str(Path.cwd()), *sys.path]))},
        )
        theirs.close()
        for function in self._prepared:
            self._tell(_prepare, function)

    def _tell(self, what: Callable[..., bytes], argument: Any, handles: tuple[int, ...] = ()) -> None:
        if self._asked is None:
            raise OSError("it was never started")
        socket.send_fds(self._asked, [pickle.dumps((what, argument))], handles)

    def _answer(self) -> bytes:
        answer = self._asked.recv(_MESSAGE) if self._asked is not None else b""
        if not answer:
            raise OSError("the server of processes has died")
        return answer


def serve(handle: int) -> None:
    """The life of the server."""
    asked = socket.socket(fileno=handle)
    with contextlib.suppress(KeyboardInterrupt, OSError):
        while (received := socket.recv_fds(asked, _MESSAGE, 2))[0]:
            what, argument = pickle.loads(received[0])  # noqa: S301 - from the process that started this one
            if answer := what(argument, asked, *received[1]):
                asked.send(answer)


def _fork(life: Life, asked: socket.socket, *handles: int) -> bytes:
    number = os.fork()
    if number:
        for handle in handles:
            os.close(handle)
        return str(number).encode()
    status = 1
    try:
        asked.close()
        life(*handles)
        status = 0
    finally:  # nothing of the server's own life is gone on with
        os._exit(status)


def _kill(number: int, _asked: socket.socket) -> bytes:
    os.kill(number, signal.SIGKILL)  # not waited for until now, so that no other process has its number
    _, status = os.waitpid(number, 0)
    return str(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0).encode()


def _prepare(function: Callable[[], None], _asked: socket.socket) -> bytes:
    function()
    gc.collect()
    gc.freeze()  # a look for cycles would write into pages that all share
    return b""
