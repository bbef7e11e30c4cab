"""The groups' API: an advocacy group's own software refers cases and reads their neutral states, nothing else.

An application of its own that opens the intake database and no private key. Public face: ``init_app``.
"""

from __future__ import annotations

from flask import Flask

from service.store.intake import Intake
from service.store.limits import Limits

__all__ = ["init_app"]


def init_app(app: Flask, intake: Intake, limits: Limits) -> None:
    """Registers ``/api/v1`` and its description, ``/api/v1/openapi.json``."""
    from service.api.application import register

    register(app, intake, limits)
