"""What a browser can tell of a page's looks: what sticks out, is cut off, or stands the wrong way. Each gives the first
characters of the elements at fault.
"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

# Milliseconds. A machine may have more tests under way than it has processors; what never comes is told all the same.
PATIENCE = 60_000
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) return ["the page"];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility() && !e.closest(".hidden-text, .skip"))
    .filter((e) => { const b = e.getBoundingClientRect(); return b.right > width + 1 || b.left < -1; })
    .map((e) => e.outerHTML.slice(0, 80));
}"""
# What only screen readers are told stands in a box of one pixel; what scrolls can be reached (axe sees to that).
CUT_OFF = """() => {
  const shown = (e) => { for (let a = e; a; a = a.parentElement)
    if (a.clientWidth <= 1 && getComputedStyle(a).position === "absolute") return false;
    return e.checkVisibility() && !e.closest("svg"); };
  return [...document.querySelectorAll("body *")].filter(shown)
    .filter((e) => !e.matches("input, select, textarea, progress, bdi") && !e.closest(".hidden-text, .skip"))
    .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth && getComputedStyle(e).display !== "inline")
    .filter((e) => !["auto", "scroll"].includes(getComputedStyle(e).overflowX))
    .map((e) => e.outerHTML.slice(0, 80));
}"""
WRONG_WAY = """() => {
  const wrong = [], right = document.documentElement.dir === "rtl", main = document.querySelector("main");
  const text = document.createRange(), frame = main.getBoundingClientRect();
  text.selectNodeContents(main.querySelector("h1"));
  const parts = [...text.getClientRects()], line = parts.filter((r) => r.top < parts[0].bottom);
  const pad = parseFloat(getComputedStyle(main).paddingInlineStart);
  const gap = right ? frame.right - pad - Math.max(...line.map((r) => r.right))
    : Math.min(...line.map((r) => r.left)) - frame.left - pad;
  if (Math.abs(gap) > 2) wrong.push("the heading does not begin where its language does");
  for (const e of document.querySelectorAll("input[dir=ltr], .receipt, .site"))
    if (getComputedStyle(e).direction !== "ltr") wrong.push(e.outerHTML.slice(0, 80));
  for (const e of document.querySelectorAll(".notice, .wrong")) {
    const s = getComputedStyle(e);
    const first = right ? s.borderRightWidth : s.borderLeftWidth, last = right ? s.borderLeftWidth : s.borderRightWidth;
    if (parseFloat(first) <= parseFloat(last)) wrong.push("the edge of a box stands on the wrong side");
  }
  return wrong;
}"""


def follow(page: Page, link: Locator) -> None:
    """Click on what leads to another page, and wait for that page: a click ends before its page has begun."""
    with page.expect_navigation():
        link.click()


# Colours are the same in every language, and looking at them takes axe most of its time.
_WORDS_ONLY = {"rules": {"color-contrast": {"enabled": False}}}


def looks(page: Page) -> list[str]:
    """What is wrong with the page as it stands."""
    return [found for check in (STICKING_OUT, CUT_OFF, WRONG_WAY) for found in page.evaluate(check)]


def axe(page: Page, *, colours: bool = True) -> list[str]:
    """What axe finds, with the elements where."""
    response = Axe().run(page, options=None if colours else _WORDS_ONLY).response
    return [
        f"{violation['id']}: {[node['html'][:120] for node in violation['nodes'][:2]]}"
        for violation in response["violations"]
    ]
