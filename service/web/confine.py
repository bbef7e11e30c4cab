"""Confining the family process to its own files, by the kernel (Landlock, Linux 5.13 and later).

A broken-into family app then cannot read casework or the vault even as the same Unix user, or as root. It comes on
top of separate Unix users, not in their place: an older kernel has no Landlock.
See https://docs.kernel.org/userspace-api/landlock.html.
"""

from __future__ import annotations

import ctypes
import os
import site
import struct
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import structlog

from service.config import intake_settings

log = structlog.get_logger()

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULE_PATH_BENEATH = 1
_CREATE_RULESET_VERSION = 1
_PR_SET_NO_NEW_PRIVS = 38

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_READ = _EXECUTE | _READ_FILE | _READ_DIR
# All rights on files and folders that each version of the kernel's interface knows.
_ALL_BY_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}


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


def restrict(readable: Iterable[Path], writable: Iterable[Path]) -> bool:
    """From now on this process and its children open nothing but these. False where the kernel cannot do it.

    It cannot be undone. Only the calling thread and what it starts later are held, so a process with other threads is
    refused: NotConfined. Where the kernel can (version 6), processes outside cannot be signalled either.
    """
    version = landlock_version()
    if version == 0:
        return False
    libc = _Libc()
    everything = _ALL_BY_VERSION[min(version, 3)]
    scoped = _SCOPE_ABSTRACT_SOCKETS | _SCOPE_SIGNALS
    attributes = (
        struct.pack("=QQQ", everything, 0, scoped) if version >= _SCOPED_SINCE else struct.pack("=Q", everything)
    )
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


def confine_family() -> None:
    """Holds the family process to its program, its system libraries and ``VMF_DATA/intake``."""
    settings = intake_settings()
    program = [Path(__file__).parents[2] / name for name in ("service", "templates")]
    python = {sys.prefix, sys.base_prefix, sysconfig.get_paths()["stdlib"], *site.getsitepackages()}
    system = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/dev/urandom", "/proc/self", "/proc/sys/vm")
    readable = [*program, *(Path(p).resolve() for p in python), *(Path(p) for p in system)]
    if settings.bucket is not None:
        # Asking for an address, and trusting a private authority, need two more.
        readable += [Path("/run/systemd/resolve"), *map(Path, filter(None, [os.environ.get("AWS_CA_BUNDLE")]))]
    writable = [settings.folder, Path("/dev/null"), Path("/dev/shm")]  # noqa: S108
    if not restrict(readable, writable):
        log.warning("landlock.missing")
