"""Why a whole file cannot be read."""

from __future__ import annotations


class FileUnreadableError(Exception):
    """A file that gives nothing. ``code`` is stable; ``sentence`` is for people; ``file`` is the name as given."""

    def __init__(self, code: str, file: str, sentence: str) -> None:
        super().__init__(f"{file}: {sentence}")
        self.code = code
        self.file = file
        self.sentence = sentence
