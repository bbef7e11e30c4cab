"""The page of the design shows every component in both directions, and only the demonstration has it."""

from __future__ import annotations

import re
from pathlib import Path

from service.web.application import STATIC
from tests.support.client import CheckedClient
from tests.web.conftest import make_app

TEMPLATES = Path(__file__).parents[2] / "templates" / "shared"


def test_it_shows_each_component_twice() -> None:
    browser = CheckedClient(make_app(settings={"DEMONSTRATION": True}))
    page = browser.get("/components", heading="Components")
    both = [s for s in page.tree.iter("section") if s.get("dir") in ("ltr", "rtl")]
    assert [s.get("dir") for s in both] == ["ltr", "rtl"]
    source = (TEMPLATES / "showcase.html").read_text(encoding="utf-8")
    for file in ("components.html", "forms.html"):
        for macro in re.findall(r"macro ([a-z]\w+)\(", (TEMPLATES / file).read_text(encoding="utf-8")):
            assert macro in source or macro == "error_list", f"{macro} is not shown"
    assert "--accent" in (STATIC / "style.css").read_text(encoding="utf-8")


def test_a_real_service_has_no_such_page() -> None:
    CheckedClient(make_app()).get("/components", 404)
