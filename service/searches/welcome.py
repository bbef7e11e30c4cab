"""What is read before the first field, and the way out."""

from __future__ import annotations

from flask import Response, current_app, make_response, redirect, render_template

from service.searches import visits
from service.searches.blueprint import blueprint
from service.searches.lists import read_lists
from service.searches.room import room
from service.web import cacheable

# Where "leave quickly" leads: an everyday page.
ELSEWHERE = "https://www.wikipedia.org/"


@blueprint.get("/")
@cacheable
def home() -> str:
    return render_template("families/home.html")


@blueprint.get("/about")
@cacheable
def about() -> str:
    return render_template("families/about.html", contact=room().intake.settings.contact)


@blueprint.get("/help")
@cacheable
def help() -> str:
    return render_template("families/help.html", places=room().places)


@blueprint.get("/lists")
@cacheable
def lists() -> str:
    return render_template("families/lists.html", lists=read_lists(room().intake.settings.folder))


@blueprint.get("/leave")
def leave() -> Response:
    """Ends the visit, forgets what this browser has stored of us, and shows something else."""
    visits.end()
    response = make_response(redirect(ELSEWHERE))
    if current_app.config["HTTPS"]:
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
