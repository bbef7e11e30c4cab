"""Whether the vault is open. It is opened by two custodians at the service's own console, never by a web page."""

from __future__ import annotations

from flask import Blueprint, render_template

from service.staff.permissions import requires
from service.staff.room import room

blueprint = Blueprint("vault", __name__)


@blueprint.get("/vault")
@requires("senior", "administrator", "auditor")
def status() -> str:
    return render_template("staff/vault.html", is_open=room().casework.vault.is_open)
