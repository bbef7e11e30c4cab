"""From a template and data to pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from service.referrals.typesetting.child import FontMissing, run
from service.referrals.typesetting.cleaning import cleaned, is_chinese, replaced
from service.referrals.typesetting.fonts import chinese
from service.referrals.typesetting.pictures import small
from service.store.clock import now, today

LAYOUT = Path(__file__).with_name("layout.typ")
#: How pages lie beside each other. PDFium (Chromium's viewer) takes it for the direction of every line, and then finds
#: no Latin or Chinese name of two words any more.
_FROM_RIGHT, _FROM_LEFT = b"/Direction/R2L", b"/Direction/L2R"
#: So many rare letters are shown by their numbers; a text of more is refused.
_MOST_REPLACED = 64


def pdf(template: Path, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """A PDF/A-2a: text can be selected and searched, and every letter has its shape.

    ``template``: a typst file of this service; it reads ``data.json`` and imports ``layout.typ``. ``data``: what JSON
    can say, with ``language`` (a code of ``service.web.LANGUAGES``). ``pictures``: by their names in
    ``data``; one that cannot be decoded is left out, so templates ask ``has-picture``. A letter that no font has is
    shown by its number; raises FontMissing where it is a Chinese one, SettingFailed.
    """
    return _set(template, data, pictures or {}).replace(_FROM_RIGHT, _FROM_LEFT)


def _day() -> int:
    # Which day, not which minute.
    return now() // 86400 * 86400


def _set(template: Path, data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    request = {"timestamp": _day()}
    fit = {"day": today().isoformat(), **cleaned(data)}
    files = {
        "main.typ": template.read_bytes(),
        "layout.typ": LAYOUT.read_bytes(),
        # The typesetter takes texts only, and makes bytes of these numbers.
        "pictures.json": json.dumps({name: list(jpeg) for name, jpeg in small(pictures).items()}).encode(),
    }
    for _ in range(_MOST_REPLACED):
        try:
            return run(request, {**files, "data.json": json.dumps(fit, ensure_ascii=False).encode()})
        except FontMissing as missing:
            if is_chinese(missing.text) and not chinese():
                raise
            before, fit = fit, replaced(fit, missing.text)
            if fit == before:
                raise
    raise FontMissing("")
