"""What a file is, by its first bytes and by nothing else: names and declared types are not asked."""

from __future__ import annotations

_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1", b"mif2"}
_AVIF = {b"avif", b"avis"}
_OTHER_PICTURES = (b"BM", b"II*\0", b"MM\0*", b"8BPS", b"\0\0\1\0", b"\xff\x0a", b"\0\0\0\x0cJXL ", b"\0\0\0\x0cjP  ")
_VIDEOS = (b"\x1aE\xdf\xa3", b"\0\0\1\xba", b"FLV\1", b"OggS")
_DOCUMENTS = (b"%PDF", b"PK\3\4", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%!PS")


def sniff(data: bytes) -> str:
    """A name of ``child.FORMATS``, or a code of ``reasons.REASONS`` for what is not taken in."""
    head = data[:64]
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF":
        return {b"WEBP": "WEBP", b"WAVE": "not_a_picture"}.get(head[8:12], "video")
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if head[4:8] == b"ftyp":
        return _iso_media(data)
    if head.startswith(_DOCUMENTS):
        return "document"
    if head.startswith(_VIDEOS):
        return "video"
    if head.startswith(_OTHER_PICTURES) or b"<svg" in data[:1024].lower():
        return "other_format"
    return (
        "document" if data[:1024].lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml")) else "not_a_picture"
    )


def _iso_media(data: bytes) -> str:
    length = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[at : at + 4] for at in (8, *range(16, max(length, 16), 4))}
    if brands & _AVIF:
        return "AVIF"
    return "HEIF" if brands & _HEIF else "video"
