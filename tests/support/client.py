"""The one test client of both applications. It looks at every page that goes through it: a new page cannot escape.

On each page: the status that was expected, title and heading, one h1, valid HTML, no duplicate ids, a label for each
input, a method, an action and a token in each form, the whole policy of headers, language and direction, nothing from
another host, nothing inline, no word outside the catalogues; and wherever there are pictures of people, a word that no
face is recognised.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from service.web import headers
from service.web.languages import LANGUAGES, PSEUDO_LANGUAGES
from tests.support.outside import mark_strings, marks_of, strays, without_marks

_PASSKEY_PAGES = {
    "/login",
    "/login/code",
    "/login/again",
    "/login/passkey",
    "/login/code/passkey",
    "/login/again/passkey",
    "/account/passkeys/new",
}
_CARD = re.compile("/[a-z]{2}/visit/[0-9a-f]{32}(/photo.jpg|/share.png)?")
_OF_PEOPLE = re.compile("/(pictures|portraits|laid|placeholders)/")
NOT_TYPED = {"hidden", "submit", "button", "image"}
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "poster", "srcset", "cite", "data"}
ENABLED_METHODS = {"get", "post"}


def text_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def parse_strictly(html: str) -> ET.Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


class _CompiledTemplates(BytecodeCache):
    """Templates compiled once for all applications that tests make."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _CompiledTemplates()


@dataclass
class Form:
    """A form as a browser would send it: ``values`` holds what stands in its fields."""

    element: ET.Element
    url: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def method(self) -> str:
        return self.element.get("method", "get").lower()

    @property
    def buttons(self) -> list[ET.Element]:
        return [b for b in self.element.iter("button") if b.get("type", "submit") == "submit"]

    def inputs(self) -> Iterator[ET.Element]:
        for tag in ("input", "select", "textarea"):
            yield from self.element.iter(tag)


@dataclass
class Page:
    """A checked page."""

    url: str
    response: TestResponse
    tree: ET.Element

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def title(self) -> str:
        return text_of(next(self.tree.iter("title")))

    @property
    def heading(self) -> str:
        return text_of(next(self.tree.iter("h1")))

    @property
    def text(self) -> str:
        """All that is read in the page's main part."""
        return text_of(next(self.tree.iter("main")))

    @property
    def html(self) -> str:
        return self.response.get_data(as_text=True)

    def links(self) -> dict[str, str]:
        """Text -> absolute path of every link."""
        return {text_of(a): urljoin(self.url, a.get("href", "")) for a in self.tree.iter("a")}

    def by_class(self, name: str) -> list[ET.Element]:
        return [e for e in self.tree.iter() if name in (e.get("class") or "").split()]

    def by_id(self, identifier: str) -> ET.Element:
        return next(e for e in self.tree.iter() if e.get("id") == identifier)

    @property
    def forms(self) -> list[Form]:
        return [self._form(e) for e in self.tree.iter("form")]

    def form(self, button: str | None = None, action: str | None = None) -> Form:
        """The form with a button of that text, or with that action; the only one otherwise."""
        forms = self.forms
        if button is not None:
            forms = [f for f in forms if any(text_of(b) == button for b in f.buttons)]
        if action is not None:
            forms = [f for f in forms if urlsplit(f.url).path == action]
        assert len(forms) == 1, f"{len(forms)} forms fit, not one: {[f.url for f in self.forms]}"
        return forms[0]

    def _form(self, element: ET.Element) -> Form:
        form = Form(element, urljoin(self.url, element.get("action", "")))
        for control in form.inputs():
            name, kind = control.get("name"), control.get("type", "text")
            if not name or kind in ("submit", "button", "file"):
                continue
            if control.tag == "select":
                options = list(control.iter("option"))
                chosen = [o for o in options if o.get("selected") is not None]
                if not chosen and control.get("multiple") is None:
                    chosen = options[:1]
                values = [o.get("value", text_of(o)) for o in chosen]
            elif control.tag == "textarea":
                values = ["".join(control.itertext())]
            elif kind in ("checkbox", "radio"):
                values = [control.get("value", "on")] if control.get("checked") is not None else []
            else:
                values = [control.get("value", "")]
            for value in values:
                form.values.setdefault(name, []).append(value)
        return form


class CheckedClient:
    """Wraps Flask's client. Redirects are not followed; ``location`` of the last response says where to."""

    def __init__(self, app: Flask, *, address: str = "198.51.100.7", host: str = "localhost") -> None:
        self.app = app
        app.jinja_env.bytecode_cache = _COMPILED
        mark_strings(app)
        self.client: FlaskClient = app.test_client()
        self.address = address
        self.base_url = ("https://" if app.config["HTTPS"] else "http://") + host
        self.page: Page | None = None
        self.location: str | None = None

    # -- sending

    def get(self, url: str, status: int = 200, heading: str | None = None, **options: Any) -> Page:
        return self._page(self.request("GET", url, status, **options), url, heading)

    def post(self, url: str, data: Mapping[str, Any] | None = None, status: int = 302, **options: Any) -> TestResponse:
        """Sends ``data`` with the token of the last page. An HTML answer is checked and becomes ``page``."""
        response = self.request("POST", url, status, data=self._with_token(dict(data or {})), **options)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            self._page(response, url, None)
        return response

    def submit(
        self,
        button: str | None = None,
        *,
        action: str | None = None,
        page: Page | None = None,
        status: int = 302,
        **changes: Any,
    ) -> Page:
        """Presses a button: sends the form of the last page with ``changes``, follows a redirect, gives the page.

        A file is given as ``(bytes, name)``, several values of one name as a list, ``None`` leaves a field out.
        """
        page = page or self.page
        assert page is not None, "no page was opened yet"
        form = page.form(button, action)
        known = {c.get("name") for c in form.inputs()} | {b.get("name") for b in form.buttons}
        assert set(changes) <= known, f"the form has no field {sorted(set(changes) - known)}"
        values = {**form.values, **changes}
        for pressed in form.buttons:
            if button is not None and text_of(pressed) == button and pressed.get("name"):
                values[pressed.get("name")] = pressed.get("value", "")
        data = {k: _files(v) for k, v in values.items() if v is not None}
        options: dict[str, Any] = {"data": data} if form.method == "post" else {"query_string": data}
        if form.element.get("enctype") == "multipart/form-data":
            options["content_type"] = "multipart/form-data"
        response = self.request(form.method.upper(), form.url, status, **options)
        if 300 <= response.status_code < 400:
            return self.follow()
        return self._page(response, form.url, None)

    def follow(self) -> Page:
        assert self.location is not None, "the last response was no redirect"
        return self.get(self.location)

    def request(self, method: str, url: str, status: int, **options: Any) -> TestResponse:
        options.setdefault("environ_overrides", {"REMOTE_ADDR": self.address})
        if options.get("content_type") == "multipart/form-data":  # in memory: werkzeug's own way leaves files open
            boundary, options["data"] = encode_multipart(options["data"])
            options["content_type"] = f'multipart/form-data; boundary="{boundary}"'
        response = self.client.open(url, method=method, base_url=self.base_url, buffered=True, **options)
        assert response.status_code == status, f"{method} {url}: {response.status_code}, not {status}"
        self.location = response.headers.get("Location")
        check_headers(response, https=self.app.config["HTTPS"])
        read = response.mimetype == "text/html" and response.data and not 300 <= status < 400
        if read and not self.app.config.get("STRINGS_LEFT"):
            check_no_strays(response, url)
        if response.mimetype.startswith("text/"):
            response.set_data(without_marks(response.get_data(as_text=True)))
        return response

    def _with_token(self, data: dict[str, Any]) -> dict[str, Any]:
        if "csrf_token" not in data and self.page is not None:
            for form in self.page.forms:
                if "csrf_token" in form.values:
                    data["csrf_token"] = form.values["csrf_token"]
                    break
        return {k: _files(v) for k, v in data.items()}

    def _page(self, response: TestResponse, url: str, heading: str | None) -> Page:
        assert response.mimetype == "text/html", f"{url} gave {response.mimetype}"
        self.page = check_page(response, url)
        if heading is not None:
            assert self.page.heading == heading, f"{url}: heading {self.page.heading!r}, not {heading!r}"
        return self.page


def _files(value: Any) -> Any:
    if isinstance(value, list):
        return [_files(v) for v in value]
    if isinstance(value, tuple) and isinstance(value[0], bytes):
        return FileStorage(BytesIO(value[0]), value[1])
    return value


# -- what every response and every page must have


def check_headers(response: TestResponse, *, https: bool) -> None:
    permissions = headers.FIXED["Permissions-Policy"]
    if b"data-passkey" in response.get_data():
        permissions = headers.PASSKEY_PERMISSIONS
    elif response.request.path in _PASSKEY_PAGES:  # the same page where passkeys cannot be used
        permissions = response.headers.get("Permissions-Policy", "")
        assert permissions in (headers.FIXED["Permissions-Policy"], headers.PASSKEY_PERMISSIONS)
    fixed = {**headers.FIXED, "Permissions-Policy": permissions}
    # One card whose family agreed to it, and nothing else, may be listed by search engines; its page says so twice.
    listed = b'<meta name="robots" content="index, nofollow">' in response.get_data()
    if _CARD.fullmatch(response.request.path) and "X-Robots-Tag" not in response.headers:
        assert listed or response.mimetype.startswith("image/"), "a card without its mark"
        del fixed["X-Robots-Tag"]
    else:
        assert not listed, "a page that engines may list, though its header forbids it"
    for name, value in fixed.items():
        assert response.headers.get(name) == value, f"header {name}"
    assert ("Strict-Transport-Security" in response.headers) == https
    cache = response.headers.get("Cache-Control", "")
    assert cache == "no-store" or cache.startswith("public"), f"Cache-Control {cache!r}"
    if cache != "no-store":
        assert "Set-Cookie" not in response.headers, "a stored page must not set a cookie"
    for cookie in response.headers.getlist("Set-Cookie"):
        attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert "httponly" in attributes, cookie
        assert attributes & {"samesite=strict", "samesite=lax"}, cookie
        if https:
            assert "secure" in attributes, cookie
            assert cookie.startswith("__Host-"), cookie
    assert "unsafe" not in headers.CONTENT_SECURITY_POLICY


def check_no_strays(response: TestResponse, url: str) -> None:
    tree = parse_strictly(response.get_data(as_text=True))
    marks = marks_of(tree.get("lang", ""))
    found = strays(tree, marks) if marks else []
    assert not found, f"{url}: words outside the catalogues, or data that is not marked as such: {found}"


def check_page(response: TestResponse, url: str) -> Page:
    html = response.get_data(as_text=True)
    try:
        tree = parse_strictly(html)
    except Exception as error:
        raise AssertionError(f"{url}: not valid HTML: {error!r}\n{html}") from error
    page = Page(url, response, tree)
    _check_frame(page)
    _check_ids(page)
    _check_no_faces(page)
    _check_nothing_foreign(page)
    for form in page.forms:
        _check_form(page, form)
    return page


def _check_frame(page: Page) -> None:
    known = {language.html: language for language in (LANGUAGES | PSEUDO_LANGUAGES).values()}
    language = known[page.tree.get("lang", "")]
    assert page.tree.get("dir") == language.direction
    for tag in ("title", "h1", "main"):
        assert len(list(page.tree.iter(tag))) == 1, f"{page.url}: not one <{tag}>"
    assert page.heading, f"{page.url}: an empty heading"
    assert page.heading in page.title, f"{page.url}: title {page.title!r}, heading {page.heading!r}"
    levels = [int(e.tag[1]) for e in page.tree.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert not jumps, f"{page.url}: heading levels jump {jumps}"
    for image in page.tree.iter("img"):
        assert image.get("alt") is not None, f"{page.url}: an image without a text"
    for element in page.tree.iter():
        for name, value in element.attrib.items():
            assert "LazyString" not in value, f"{page.url}: {name}"
            assert "{{" not in value, f"{page.url}: {name}"


def _check_no_faces(page: Page) -> None:
    """Wherever pictures of people are shown or asked for, the page says that no face is recognised."""
    shown = [i for i in page.tree.iter("img") if _OF_PEOPLE.search(i.get("src") or "")]
    asked = [i for i in page.tree.iter("input") if i.get("type") == "file" and i.get("name") == "photos"]
    if (shown or asked) and page.tree.get("lang") == "en":
        assert re.search(r"never for the same face|recognises faces|face is .*recognised", page.text), (
            f"{page.url} has pictures of people and does not say that no face is recognised"
        )


def _check_ids(page: Page) -> None:
    ids = [e.get("id") for e in page.tree.iter() if e.get("id") is not None]
    doubles = {i for i in ids if ids.count(i) > 1}
    assert not doubles, f"{page.url}: ids used twice: {doubles}"
    for element in page.tree.iter():
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            for target in (element.get(name) or "").split():
                assert target in ids, f"{page.url}: {name}={target!r} points nowhere"
        if element.tag == "a" and (element.get("href") or "").startswith("#"):
            assert element.get("href", "")[1:] in ids, f"{page.url}: link to {element.get('href')} points nowhere"


def _check_nothing_foreign(page: Page) -> None:
    for element in page.tree.iter():
        assert element.tag not in ("style", "iframe", "object", "embed", "base"), f"{page.url}: <{element.tag}>"
        for name, value in element.attrib.items():
            assert name != "style", f"{page.url}: an inline style"
            assert not name.startswith("on"), f"{page.url}: inline {name}"
            if name in URL_ATTRIBUTES:
                parts = urlsplit(value)
                assert not parts.netloc, f"{page.url}: {name} leads to another host: {value}"
                assert parts.scheme in ("", "mailto", "otpauth"), f"{page.url}: {value}"
        if element.tag == "script":
            assert (element.get("src") or "").startswith("/static/"), f"{page.url}: a script of another kind"
            assert not (element.text or "").strip(), f"{page.url}: an inline script"


def _check_form(page: Page, form: Form) -> None:
    assert form.element.get("method", "").lower() in ENABLED_METHODS, f"{page.url}: a form without a method"
    assert form.element.get("action"), f"{page.url}: a form without an action"
    if form.method == "post":
        tokens = form.values.get("csrf_token", [])
        assert len(tokens) == 1, f"{page.url}: {len(tokens)} tokens in a form"
        assert tokens[0], f"{page.url}: an empty token"
    assert form.buttons, f"{page.url}: a form without a button"
    labelled = {label.get("for") for label in page.tree.iter("label")}
    for control in form.inputs():
        if control.get("type", "text") in NOT_TYPED:
            continue
        named = control.get("aria-label") or control.get("aria-labelledby") or control.get("id") in labelled
        assert named, f"{page.url}: field {control.get('name')!r} has no label"
        if control.get("type") == "file":
            assert form.element.get("enctype") == "multipart/form-data", f"{page.url}: files need multipart"
    for label in form.element.iter("label"):
        assert label.get("for"), f"{page.url}: a label for nothing"
        assert text_of(label), f"{page.url}: an empty label"
