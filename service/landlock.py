"""Confining a process to its own files, by the kernel (Landlock, Linux 5.13 and later).

Standard library alone, so that a bare child process can use it as well.
See https://docs.kernel.org/userspace-api/landlock.html.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULE_PATH_BENEATH = 1
_CREATE_RULESET_VERSION = 1
_PR_SET_NO_NEW_PRIVS = 38

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_READ = _EXECUTE | _READ_FILE | _READ_DIR
# All rights on files and folders that each version of the kernel's interface knows.
_ALL_BY_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}


_NETWORK_SINCE = 4
_BIND_TCP, _CONNECT_TCP = 1 << 0, 1 << 1
_SCOPED_SINCE = 6
_SCOPE_ABSTRACT_SOCKETS, _SCOPE_SIGNALS = 1 << 0, 1 << 1


class NotConfined(RuntimeError):
    """A thread that began earlier is outside the confinement and could act for the others."""


class _Libc:
    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)

    def call(self, number: int, *arguments: object) -> int:
        result: int = self._libc.syscall(number, *arguments)
        if result < 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        return result

    def no_new_privileges(self) -> None:
        if self._libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def landlock_version() -> int:
    """The kernel's Landlock version; 0 where there is none."""
    try:
        return _Libc().call(_CREATE_RULESET, None, 0, _CREATE_RULESET_VERSION)
    except OSError:
        return 0


def restrict(readable: Iterable[Path], writable: Iterable[Path], *, network: bool = True) -> bool:
    """From now on this process and its children open nothing but these. False where the kernel cannot do it.

    It cannot be undone. Only the calling thread and what it starts later are held, so a process with other threads is
    refused: NotConfined. Where the kernel can (version 6), processes outside cannot be signalled either; without
    ``network`` no TCP connection is made either (version 4).
    """
    version = landlock_version()
    if version == 0:
        return False
    libc = _Libc()
    everything = _ALL_BY_VERSION[min(version, 3)]
    scoped = _SCOPE_ABSTRACT_SOCKETS | _SCOPE_SIGNALS
    connections = 0 if network else _BIND_TCP | _CONNECT_TCP
    attributes = struct.pack("=QQQ", everything, connections, scoped)
    attributes = attributes[: 24 if version >= _SCOPED_SINCE else 16 if version >= _NETWORK_SINCE else 8]
    ruleset = libc.call(_CREATE_RULESET, attributes, len(attributes), 0)
    try:
        for paths, rights in ((readable, _READ), (writable, everything)):
            for path in paths:
                _allow(libc, ruleset, path, rights)
        libc.no_new_privileges()
        libc.call(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
    outside = unconfined_threads()
    if outside:
        raise NotConfined(f"{outside} threads began before the confinement")
    return True


def unconfined_threads(pid: int | None = None) -> int:
    """How many threads of a process may still gain privileges: those that the confinement does not hold."""
    tasks = Path(f"/proc/{pid or 'self'}/task").glob("*/status")
    return sum("NoNewPrivs:\t1" not in status.read_text() for status in tasks)


def _allow(libc: _Libc, ruleset: int, path: Path, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not path.is_dir():
            rights &= _EXECUTE | _WRITE_FILE | _READ_FILE | (1 << 14)
        rule = struct.pack("=Qi", rights, handle)
        libc.call(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(handle)
