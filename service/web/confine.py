"""Confining the family process to its own files, by the kernel.

A broken-into family app then cannot read casework or the vault even as the same Unix user, or as root. It comes on
top of separate Unix users, not in their place: an older kernel has no Landlock.
"""

from __future__ import annotations

import os
import site
import sys
import sysconfig
from pathlib import Path

import structlog

from service.config import intake_settings
from service.landlock import restrict

log = structlog.get_logger()


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
