"""A browser in words that its owner knows it by. Nothing rests on them: whoever sends a request chooses them."""

from __future__ import annotations

# Looked for in this order: browsers name others that they want to be taken for.
_BROWSERS = (
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("EdgiOS/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("YaBrowser/", "Yandex"),
    ("Vivaldi/", "Vivaldi"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str:
    """``Firefox, Linux``; a part that is not known is left out, "" where neither is."""
    agent = user_agent[:1000]
    parts = (next((word for sign, word in signs if sign in agent), "") for signs in (_BROWSERS, _SYSTEMS))
    return ", ".join(part for part in parts if part)
