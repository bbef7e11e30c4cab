"""The decoding process can do nothing but decode."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from service.photos.child import DECODER, DecoderChild
from tests.photos import files

PRELUDE = f"import sys; sys.path.insert(0, {str(DECODER.parent)!r}); import decoder, os, socket, resource\n"


def inside(code: str) -> str:
    """What a line of Python prints in a process that is limited and locked like the decoder."""
    script = PRELUDE + "decoder.load_modules(('JPEG',)); version = decoder.lock(); decoder.limit(('JPEG',))\n" + code
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, env={}, cwd="/")
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


def test_no_file_can_be_opened() -> None:
    assert "Error" in inside("print(open('/etc/passwd').read(5))")
    assert "Error" in inside("print(os.open('/tmp/left-behind', os.O_CREAT | os.O_WRONLY))")


def test_the_program_locks_itself() -> None:
    """Seen from outside, on the running process: no new privileges, and the limit on files."""
    with DecoderChild(("JPEG",)) as child:
        child.decode(files.encoded(files.sample(), "JPEG"))
        status = Path(f"/proc/{child._process.pid}/status").read_text()
        assert "NoNewPrivs:\t1" in status
        limits = Path(f"/proc/{child._process.pid}/limits")
        if os.geteuid() == 0:
            assert any(
                line.split()[:5] == ["Max", "open", "files", "3", "3"] for line in limits.read_text().splitlines()
            )


def landlock() -> bool:
    return int(inside("print(version)")) > 0


def test_landlock_holds_where_the_limits_alone_would_not() -> None:
    if not landlock():
        pytest.skip("this kernel has no Landlock")
    # Descriptor 0 is freed first, so that the limit on open files is not what refuses.
    assert inside("os.close(0); print(os.open('/etc/passwd', os.O_RDONLY))").startswith("PermissionError")
    assert inside("os.close(0); print(os.listdir('/'))").startswith("PermissionError")


def test_memory_is_limited() -> None:
    assert inside("print(len(bytearray(2 << 30)))").startswith("MemoryError")


def test_processor_time_is_limited() -> None:
    assert inside("print(resource.getrlimit(resource.RLIMIT_CPU)[1] <= 12)") == "True"


def test_no_key_reaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VMF_PEPPER", "planted-pepper")
    with DecoderChild(("JPEG",)) as child:
        # An answer proves that the process has started its own program.
        child.decode(files.encoded(files.sample(), "JPEG"))
        environ = Path(f"/proc/{child._process.pid}/environ")
        try:
            content = environ.read_bytes()
        except PermissionError:
            content = b""  # not dumpable: even its owner cannot look
        assert b"planted-pepper" not in content
        assert b"VMF" not in content
        if os.geteuid() == 0:
            assert Path(f"/proc/{child._process.pid}/cwd").readlink() == Path("/")


def test_it_starts_without_the_service() -> None:
    script = PRELUDE + "decoder.load_modules(('JPEG',)); print(sorted(m for m in sys.modules if 'service' in m))"
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
