"""The setting process as its parent sees it: started bare, timed, and thrown away after one document."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from service.referrals.typesetting.fonts import folders
from service.referrals.typesetting.setter import REPLY, SET, UNSHOWN

_PROGRAM = Path(__file__).parents[3]
_SETTER = Path(__file__).with_name("setter.py")
#: Wall-clock seconds for one document; its processor time is limited inside.
SECONDS = 90.0
#: A document takes memory: the second one at a time waits.
_ONE = threading.BoundedSemaphore(1)


class SettingFailed(RuntimeError):
    """The document could not be set. The reason may hold what people wrote, so it is not in here."""


class FontMissing(SettingFailed):
    """No font has a letter for ``text``. Nothing was set: a page with boxes for letters is worse than none."""

    def __init__(self, text: str) -> None:
        super().__init__("no font")
        self.text = text


def run(request: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """The document. Raises SettingFailed, FontMissing."""
    head = json.dumps({**request, "files": [[name, len(data)] for name, data in files.items()]}).encode()
    with _ONE, tempfile.TemporaryDirectory() as empty:
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-B", str(_SETTER), str(_PROGRAM), empty, *map(str, folders())],
                input=struct.pack(">I", len(head)) + head + b"".join(files.values()),
                capture_output=True,
                env={},
                cwd="/",
                timeout=SECONDS,
                check=False,
                start_new_session=True,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SettingFailed(type(error).__name__) from None
    return _document(done.stdout)


def _document(answer: bytes) -> bytes:
    if len(answer) < REPLY.size:
        raise SettingFailed("no answer")
    status, length = REPLY.unpack_from(answer)
    body = answer[REPLY.size :]
    if len(body) != length:
        raise SettingFailed("half an answer")
    if status == UNSHOWN:
        raise FontMissing(body.decode())
    if status != SET:
        raise SettingFailed("refused")
    return body
