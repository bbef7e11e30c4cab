"""w3m on a pseudo terminal, driven by keys as a person would: no scripts, no styles, no pictures."""

from __future__ import annotations

import contextlib
import os
import pty
import shutil
import signal
import struct
import termios
import threading
import time
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path

PATIENCE = 20.0
TAB, ENTER = "\t", "\r"


class TextBrowser:
    """``folder``: where it keeps cookies, and where its pages are saved to be read."""

    def __init__(self, url: str, folder: Path) -> None:
        program = shutil.which("w3m")
        assert program is not None
        self._folder = folder
        self._saved = 0
        self._message = folder / "typed.txt"
        editor = folder / "editor.sh"
        editor.write_text(f'#!/bin/sh\ncat "{self._message}" > "$1"\n')
        editor.chmod(0o700)
        options = {
            "use_cookie": 1, "accept_cookie": 1, "display_charset": "UTF-8", "document_charset": "UTF-8",
            "editor": f"{editor} %s", "use_history": 0, "confirm_qq": 0, "auto_image": 0,
        }  # fmt: skip
        arguments = [program, *(part for k, v in options.items() for part in ("-o", f"{k}={v}")), url]
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            environment = {"HOME": str(folder), "TERM": "vt100", "LC_ALL": "C.UTF-8", "PATH": os.defpath}
            os.execve(program, arguments, environment)
        ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
        self._reader = threading.Thread(target=self._drain, daemon=True)
        self._reader.start()

    def _drain(self) -> None:
        """What it draws on the terminal is not looked at, but it waits until somebody took it."""
        with contextlib.suppress(OSError):
            while os.read(self._terminal, 65536):
                pass

    def keys(self, text: str) -> None:
        os.write(self._terminal, text.encode())
        time.sleep(0.15)

    def page(self) -> str:
        """The page as it stands there, in words."""
        self._saved += 1
        path = self._folder / f"page-{self._saved}.txt"
        self.keys("S")
        self.keys(f"\x15{path}{ENTER}")
        until = time.monotonic() + 2
        while not path.exists() and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.05)
        return path.read_text() if path.exists() else ""

    def expect(self, words: str) -> str:
        """The page, once these words stand on it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            page = self.page()
            if words in " ".join(page.split()):
                return page
        raise AssertionError(f"{words!r} did not come. The page:\n{page}")

    def _find(self, words: str) -> None:
        self.keys("g")  # to the top
        self.keys("/")
        self.keys(f"{words}{ENTER}")

    def follow(self, words: str) -> None:
        """The link or the button whose text begins with these words."""
        self._find(words)
        self.keys(ENTER)

    def fill(self, label: str, value: str) -> None:
        """The line after a label."""
        self._find(label)
        self.keys(TAB)
        self.keys(ENTER)
        self.keys("\x01\x0b" + value + ENTER)  # whatever stood there goes

    def write(self, label: str, value: str) -> None:
        """A text of several lines, in the editor."""
        self._message.write_text(value)
        self._find(label)
        self.keys(TAB)
        self.keys(ENTER)
        time.sleep(0.3)

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGTERM)
        for _ in range(50):
            if os.waitpid(self._process, os.WNOHANG)[0]:
                break
            time.sleep(0.1)
        else:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        os.close(self._terminal)


@contextlib.contextmanager
def text_browser(url: str, folder: Path) -> Iterator[TextBrowser]:
    browser = TextBrowser(url, folder)
    try:
        yield browser
    finally:
        browser.close()
