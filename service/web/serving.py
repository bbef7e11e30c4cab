"""What the gunicorn configurations share: a log without addresses and input, and no demonstration for strangers."""

from __future__ import annotations

import ipaddress
import os
import sys
from typing import Any

from gunicorn.glogging import Logger


class QuietLogger(Logger):
    """Gunicorn writes addresses, header lines and URLs into its warnings. Here only what happened is written."""

    def warning(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        if str(msg).startswith("Invalid request"):
            super().warning("An invalid request was refused.")
        else:
            super().warning(msg, *args, **kwargs)

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        if not any(word in str(msg) for word in ("request", "ocket", "HTTP")):
            super().exception(msg, *args, **kwargs)  # a start that failed: nothing of a visitor is in it
            return
        kind = sys.exc_info()[0]
        super().error("A connection failed: %s", kind.__name__ if kind else "?")


#: Settings of gunicorn that are alike for all applications.
SHARED: dict[str, Any] = {
    "worker_class": "service.web.worker.PatientWorker",
    "threads": 16,
    # gunicorn makes a file of its own there; it must not be on a disk
    "worker_tmp_dir": "/dev/shm",  # noqa: S108
    "timeout": 120,
    "graceful_timeout": 20,
    "accesslog": None,
    "errorlog": "-",
    "loglevel": "warning",
    "logger_class": QuietLogger,
    "limit_request_line": 2048,
}


def checked_bind(variable: str, default: str) -> str:
    """Where to listen. A demonstration's keys are public: it listens on loopback or not at all."""
    bind = os.environ.get(variable) or default
    host = bind.rpartition(":")[0].strip("[]")
    if os.environ.get("VMF_DEMONSTRATION") == "1" and not bind.startswith("unix:"):
        try:
            loopback = ipaddress.ip_address(host).is_loopback
        except ValueError:
            loopback = host == "localhost"
        if not loopback:
            sys.exit(f"{variable}={bind}: the demonstration listens on loopback only.")
    return bind
