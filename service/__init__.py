"""Visit My Family. The only place where rooms are wired together.

Three applications from one code base, on three ports, each with its own cookies, templates and keys.
Imports are inside the factories on purpose: the family process never loads a casework module.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from service.store.casework import Casework
    from service.store.intake import Intake

__version__ = "0.1.0"


def create_family_app(environ: Mapping[str, str] | None = None, *, intake: Intake | None = None) -> Flask:
    """The public application: the form, the receipt, messages. It opens the intake database and nothing else."""
    from service import cards, searches
    from service.config import intake_settings
    from service.log import configure_logging
    from service.store.intake import Intake
    from service.store.limits import Limits
    from service.web.application import new_app

    configure_logging()
    intake = intake or Intake(intake_settings(environ))
    intake.check()
    settings = intake.settings
    app = new_app(
        "family",
        secret_key=intake.keys.cookie,
        cookie_name="v",
        https=settings.https,
        trusted_proxies=settings.trusted_proxies,
        template_parts=("shared", "families"),
        organisation=settings.organisation,
        pseudo_languages=settings.pseudo_languages,
        onion=settings.onion,
        settings={"DEMONSTRATION": settings.demonstration},
    )
    searches.init_app(app, intake, Limits(intake.database, settings.redis_url, intake.keys.limits))
    cards.init_app(app, intake)
    return app


def create_api_app(environ: Mapping[str, str] | None = None, *, intake: Intake | None = None) -> Flask:
    """The groups' API. It opens the intake database, like the family app, and nothing else."""
    from service import api
    from service.config import intake_settings
    from service.log import configure_logging
    from service.store.intake import Intake
    from service.store.limits import Limits
    from service.web.application import new_app

    configure_logging()
    intake = intake or Intake(intake_settings(environ))
    intake.check()
    settings = intake.settings
    app = new_app(
        "api",
        secret_key=intake.keys.cookie,
        cookie_name="a",
        https=settings.https,
        trusted_proxies=settings.trusted_proxies,
        organisation=settings.organisation,
    )
    api.init_app(app, intake, Limits(intake.database, settings.redis_url, intake.keys.limits))
    return app


def create_staff_app(environ: Mapping[str, str] | None = None, *, casework: Casework | None = None) -> Flask:
    """The application for caseworkers, administrators, referrers and auditors."""
    from service import calibration, reconciliation, records, referrals, review, staff
    from service.config import casework_settings
    from service.log import configure_logging
    from service.store.cards import Cards
    from service.store.casework import Casework
    from service.store.limits import Limits
    from service.web.application import new_app

    configure_logging()
    casework = casework or Casework(casework_settings(environ))
    casework.check()
    settings = casework.settings.intake
    app = new_app(
        "staff",
        secret_key=casework.keys.cookie,
        cookie_name="s",
        https=settings.https,
        trusted_proxies=settings.trusted_proxies,
        template_parts=("shared", "staff"),
        organisation=settings.organisation,
        pseudo_languages=settings.pseudo_languages,
        remember_language_days=365,
        settings={"DEMONSTRATION": settings.demonstration},
    )
    cards = Cards(casework)
    limits = Limits(casework.intake.database, settings.redis_url, casework.intake.keys.limits)
    for room in (staff, calibration, review, records, referrals, reconciliation):
        room.init_app(app, casework, cards, limits)
    return app
