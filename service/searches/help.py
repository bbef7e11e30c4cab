"""Where help is to be had while waiting: public organisations, from a file that whoever runs the service edits."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from service.config import ConfigError
from service.web import LANGUAGES, current_language

SHIPPED = Path(__file__).parent / "data" / "help.toml"
#: The operator's own, below the intake folder.
OWN = Path("public") / "help.toml"
_KNOWN = {"name", "site", "kind", "words", "source", "checked"}

KINDS = {
    "tracing": _l(
        "Helps people who have lost touch with their family to find each other again, in many countries. It costs "
        "nothing."
    ),
    "disappearances": _l(
        "Experts of the United Nations who ask governments where somebody is. A family can write to them, without a "
        "lawyer and without money. They then ask the government in China about the person by name."
    ),
    "protection": _l(
        "What to do if you need protection in the country where you live now. Choose your country; many languages."
    ),
    "care": _l(
        "Doctors and people who listen, in many countries, for those who have lived through cruelty and fear, and for "
        "their families."
    ),
    "community": _l("Uyghurs abroad who help each other, and who speak for people at home. They know whom to ask."),
    "public_list": _l(
        "A public list of people who were taken away. Everybody can read what stands there, officials in China too. "
        "Think about it with your family before you put a name there."
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """``words``: the operator's own sentence, by language; empty where ``kind`` explains the place."""

    name: str
    site: str
    kind: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    def explained(self) -> tuple[str, str]:
        """The sentence in the reader's language, or the first that there is, and which language it is in."""
        code = current_language().code
        if not self.words:
            return str(KINDS[self.kind]), code
        code = code if code in self.words else "en" if "en" in self.words else next(iter(self.words))
        return self.words[code], code


def read_places(folder: Path) -> list[Place]:
    """From the operator's file in the intake folder, else the one that comes with the service. Raises ConfigError."""
    path = folder / OWN
    path = path if path.exists() else SHIPPED
    try:
        places = tomllib.loads(path.read_text(encoding="utf-8")).get("place", [])
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}") from error
    return [_place(path, number, one) for number, one in enumerate(places, 1)]


def _place(path: Path, number: int, one: Mapping[str, Any]) -> Place:
    where = f"{path}, place {number}"
    if unknown := set(one) - _KNOWN:
        raise ConfigError(f"{where}: {', '.join(sorted(unknown))} is not known. Known: {', '.join(sorted(_KNOWN))}.")
    if not one.get("name") or not one.get("site"):
        raise ConfigError(f"{where}: name and site are needed.")
    words = one.get("words", {})
    if not isinstance(words, dict) or not set(words) <= set(LANGUAGES):
        raise ConfigError(f"{where}: words are given by language: words.en, words.ug and so on.")
    if not words and one.get("kind") not in KINDS:
        raise ConfigError(f"{where}: kind must be one of {', '.join(KINDS)}, or words must be given.")
    return Place(str(one["name"]), str(one["site"]), str(one.get("kind", "")), words)
