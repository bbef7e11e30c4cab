"""Why a picture of an import was left out, for whoever imports: nobody who sent it can be asked to send it again."""

from __future__ import annotations

from service.photos.reasons import N_, REASONS, PhotoRejected

#: By the codes of ``photos.reasons.REASONS``, whose sentences are for families.
FAULTS: dict[str, str] = {
    "empty": N_("the file is empty"),
    "too_many_bytes": N_("the picture file is larger than 20 MB; make a smaller copy of it and import that"),
    "too_many_pixels": N_(
        "the picture has more than 40 million pixels; make a smaller copy of it, or cut the portrait out, and import "
        "that"
    ),
    "too_small": N_("the picture is too small to recognise anything on it; import a larger one if the leak holds one"),
    "not_a_picture": N_("the file is not a picture (JPEG, PNG, WebP, HEIC, AVIF or GIF)"),
    "document": N_("the file is a document, not a picture; save the pictures in it as files of their own"),
    "video": N_("the file is a video; save a picture out of it as JPEG or PNG"),
    "other_format": N_("this kind of picture file cannot be read here; convert it to JPEG or PNG"),
    "truncated": N_("the picture file ends too early; copy it anew if another copy is whole"),
    "damaged": N_(
        "the picture file is damaged, or is not what its first bytes say; if a viewer opens it, save it anew as JPEG"
    ),
    "too_heavy": N_("the picture file takes too much to unpack; if a viewer opens it, save it anew as JPEG"),
    "hostile": N_("the picture file could not be opened safely; do not open it elsewhere"),
    "unavailable": N_("pictures could not be read at that moment; import again"),
}
#: Where the process that read them ended.
BROKE_WORKBOOK = N_("its pictures broke the reader; save it anew as .xlsx")
BROKE_FILE = N_("reading it broke the reader; if a viewer opens it, save it anew as JPEG")
#: Of one that cannot be tied.
NOBODYS = N_("no person's row or whole ID number belongs to it")
#: What reports say, those before this file among them.
SENTENCES = frozenset({*FAULTS.values(), *REASONS.values(), BROKE_WORKBOOK, BROKE_FILE, NOBODYS})


def fault_of(rejected: PhotoRejected) -> str:
    return FAULTS[rejected.code]
