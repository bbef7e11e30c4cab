"""Invented files of referrals, and what is done with them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from service.referrals.bulk.work import work
from tests.staff.scene import Scene
from tests.support.client import CheckedClient, Page

HEADER = ("Your number", "Name", "Name 2", "Birth", "Relatives", "The family asked for this")
ROWS = (
    ("A-1", "Memet Tursun", "مەمەت تۇرسۇن", "about 1979", "Aygul (sister); Patigul (mother)", "yes"),
    ("A-2", "Aygul Qadir", "", "1984-03", "", "evet"),
    ("A-3", "Erkin Sabir", "", "", "", ""),
)


def to_csv(
    *rows: Sequence[str], header: Sequence[str] = HEADER, encoding: str = "utf-8", delimiter: str = ","
) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    return out.getvalue().encode(encoding)


def send(client: CheckedClient, data: bytes, name: str = "cases.csv", **more: str) -> str:
    """Uploads a file. The address of its page."""
    client.get("/referrals/files", heading="Refer many cases by file")
    page = client.submit("Check this file", file=(data, name), **more)
    assert page.heading == "A file of referrals"
    return page.url


def checked(scene: Scene, client: CheckedClient, data: bytes, **more: str) -> Page:
    """Uploads a file and has it checked. Its page."""
    url = send(client, data, **more)
    work(scene.casework)
    return client.get(url)


def run(scene: Scene, client: CheckedClient, page: Page) -> Page:
    """Refers what can be."""
    form = page.form(action=f"{page.url}/run")
    button = "".join(form.buttons[0].itertext()).strip()
    client.submit(button, page=page)
    work(scene.casework)
    return client.get(page.url)


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def fetch(client: CheckedClient, url: str) -> bytes:
    """A file to download."""
    return client.request("GET", url, 200).data


def facts(page: Page) -> dict[str, str]:
    """What the page counts, by its words."""
    words = [" ".join("".join(e.itertext()).split()) for e in page.tree.iter() if e.tag in ("dt", "dd")]
    return dict(zip(words[::2], words[1::2], strict=True))
