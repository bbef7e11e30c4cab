"""What is written to the log: events and error classes, never an address, a URL, a name or a receipt."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

# The only words that may stand beside an event. Anything else is dropped before it is written.
ALLOWED = frozenset(
    "event level timestamp error unit segment scorer search_count seconds count state version attempt where".split()
)


def _only_allowed(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in event.items() if key in ALLOWED}


def configure_logging() -> None:
    """Structured lines on standard error. Libraries are heard from warnings up, without their arguments."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d", utc=True),
            _only_allowed,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        # Looked up at each line: whoever replaces standard error (a test, a supervisor) gets what is said.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    for name in ("werkzeug", "gunicorn.access"):
        logging.getLogger(name).disabled = True
