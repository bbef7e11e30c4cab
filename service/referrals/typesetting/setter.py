"""Sets one document, in a process of its own that can do nothing else. Run by file.

``python -I setter.py PROGRAM ROOT FONTS...`` reads from standard input a 4-byte big-endian length, that much JSON, and
then the files that it names, one after the other. It answers on standard output with ``REPLY`` (status, length) and a
body: the document (``SET``), the text that no font could show (``UNSHOWN``), or nothing (``FAILED``).

Before the first byte is read the process is confined: it reads the fonts, writes nothing, and has no network. The
typesetter sees the files that came with the request and an empty root: what a document asks for beyond them is not
there.
"""

from __future__ import annotations

import importlib
import json
import re
import resource
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

REPLY = struct.Struct(">BI")
SET, UNSHOWN, FAILED = range(3)
MEMORY = 3 << 30
SECONDS = 60
_UNSHOWN = re.compile(r"the text `\"(.*)\"` could not be displayed", re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def read_request(source: BinaryIO) -> tuple[dict[str, Any], dict[str, bytes]]:
    (length,) = struct.unpack(">I", source.read(4))
    request = json.loads(source.read(length))
    return request, {name: source.read(size) for name, size in request["files"]}


def unshown(message: str) -> str:
    """The text in the typesetter's complaint that a font has no letter for it, or ""."""
    found = _UNSHOWN.search(message)
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), found[1]) if found else ""


def answer(status: int, body: bytes = b"") -> None:
    sys.stdout.buffer.write(REPLY.pack(status, len(body)) + body)
    sys.stdout.buffer.flush()


def main(program: str, root: str, fonts: list[str]) -> None:
    sys.path.insert(0, program)
    typst: Any = importlib.import_module("typst")

    from service.landlock import restrict

    limit()
    restrict([Path(folder) for folder in (*fonts, root, "/proc/self/task")], [], network=False)
    request, files = read_request(sys.stdin.buffer)
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts)
    world = {"root": root, "font_paths": known, "package_path": root, "package_cache_path": root}
    try:
        made = typst.compile(files, format="pdf", pdf_standards=["a-2a"], timestamp=request["timestamp"], **world)
    except typst.TypstError as error:
        text = unshown(error.message)
        answer(UNSHOWN if text else FAILED, text.encode() if text else b"")
        return
    answer(SET, made)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
