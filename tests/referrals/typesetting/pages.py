"""Reading a document as a person with a viewer would: the text that can be selected, page by page."""

from __future__ import annotations

import unicodedata

import pypdfium2


def text_of(document: bytes) -> str:
    """Everything on the pages, in reading order, with blanks made one."""
    with pypdfium2.PdfDocument(document) as opened:
        pages = [opened[n].get_textpage().get_text_range() for n in range(len(opened))]
    return " ".join(unicodedata.normalize("NFKC", " ".join(pages)).split())


def page_texts(document: bytes) -> list[str]:
    with pypdfium2.PdfDocument(document) as opened:
        return [" ".join(opened[n].get_textpage().get_text_range().split()) for n in range(len(opened))]
