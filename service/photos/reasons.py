"""Why a picture was not taken in: one code and one clear sentence each.

The sentences are marked for translation with ``N_``, which only names them for extraction; who shows them translates.
"""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a marker
    """Marks a message for translation and returns it as it is."""
    return message


REASONS: dict[str, str] = {
    "empty": N_("The file is empty. Please choose the picture again."),
    "too_many_bytes": N_(
        "The file is larger than 20 MB. Please send a smaller version, for example a screenshot of it."
    ),
    "too_many_pixels": N_(
        "The picture has more than 40 million pixels. Please send a smaller version, for example a screenshot of it."
    ),
    "too_small": N_("The picture is too small to recognise anything on it. Please send a larger version."),
    "not_a_picture": N_("The file is not a picture. Please send a photo (JPEG, PNG, WebP, HEIC, AVIF or GIF)."),
    "document": N_("The file is a document, not a picture. Please send a photo or a screenshot of the page."),
    "video": N_("The file is a video. Please send a photo or a screenshot of it."),
    "other_format": N_(
        "This kind of picture file cannot be read here. Please send it as JPEG or PNG, for example as a screenshot."
    ),
    "truncated": N_("The file ends too early; a part of the picture is missing. Please send it again."),
    "damaged": N_(
        "The file is damaged, or is not what its first bytes say. Please send it again or send a screenshot."
    ),
    "too_heavy": N_("The file takes too much to unpack. Please send a screenshot of the picture instead."),
    "hostile": N_("The file could not be opened safely. Please send a screenshot of the picture instead."),
    "unavailable": N_("Pictures cannot be read at the moment. Please try again in a few minutes."),
}

#: What was done to an accepted picture that its sender should know.
NOTES: dict[str, str] = {
    "first_frame": N_("The file is animated; its first picture was taken."),
    "shrunk": N_("The picture was made smaller."),
}


class PhotoRejected(Exception):
    """A file that is not taken in. ``code`` is a key of ``REASONS``; the text is its English sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(REASONS[code])
        self.code = code
