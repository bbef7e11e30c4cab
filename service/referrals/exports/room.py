"""What the views of exports stand on, once per application."""

from __future__ import annotations

from typing import cast

from flask import current_app

from service.referrals.exports.register import Exports


def exports() -> Exports:
    return cast(Exports, current_app.extensions["exports"])
