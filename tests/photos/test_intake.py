"""Any file may come; only clean pictures go on."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from service.photos.child import DecoderChild
from service.photos.intake import MOST_BYTES, CleanPicture, take_in, take_in_many
from service.photos.reasons import REASONS, PhotoRejected
from tests.photos import files


def rejected(data: bytes) -> str:
    with pytest.raises(PhotoRejected) as caught:
        take_in(data)
    assert str(caught.value) == REASONS[caught.value.code]
    return caught.value.code


def segments(jpeg: bytes) -> list[int]:
    """Markers of a JPEG up to its scan; the file must end with the end marker."""
    assert jpeg[-2:] == b"\xff\xd9"
    found, at = [], 2
    while jpeg[at + 1] != 0xDA:
        found.append(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"])
def test_every_accepted_format_yields_its_pixels(name: str) -> None:
    clean = take_in(files.encoded(files.sample(), name))
    assert (clean.width, clean.height, clean.notes) == (120, 90, ())
    difference = np.abs(clean.pixels().astype(int) - np.asarray(files.sample()).astype(int))
    assert difference.mean() < 14


@pytest.mark.parametrize("make", [
    files.jpeg_with_secrets, files.png_with_secrets, files.webp_with_secrets, files.heif_with_secrets,
    files.avif_with_secrets,
])  # fmt: skip
def test_nothing_but_pixels_survives(make) -> None:
    data = make()
    assert files.SECRET in data
    clean = take_in(data)
    assert files.SECRET[:8] not in clean.jpeg
    assert set(segments(clean.jpeg)) <= {0xE0, 0xDB, 0xC0, 0xC4}
    with Image.open(io.BytesIO(clean.jpeg)) as image:
        assert not image.getexif()
        assert {"icc_profile", "comment", "exif", "xmp"}.isdisjoint(image.info)
        assert image.info.get("dpi") != (311, 311)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
def test_orientation_is_applied(orientation: int, name: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = files.sample() if orientation == 1 else files.sample().transpose(Image.Transpose(undo[orientation]))
    clean = take_in(files.encoded(stored, name, exif=exif.tobytes()))
    assert (clean.width, clean.height) == (120, 90)
    red, *others = clean.pixels()[5, 5].tolist()
    assert red > 200
    assert max(others) < 60


@pytest.mark.parametrize("name", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_an_animation_the_first_picture_is_taken_and_said_so(name: str) -> None:
    clean = take_in(files.animated(name))
    assert clean.notes == ("first_frame",)
    red, _, blue = clean.pixels()[20, 20].tolist()
    assert red > 180 > 60 > blue


def test_a_phone_s_multi_picture_file_is_a_picture_like_any_other() -> None:
    clean = take_in(files.multi_picture_jpeg())
    assert (clean.width, clean.height, clean.notes) == (120, 90, ())


def test_16_bit_grey_keeps_its_levels() -> None:
    ramp = np.tile(np.linspace(0, 65535, 200).astype(np.uint16), (60, 1))
    pixels = take_in(files.encoded(Image.fromarray(ramp), "PNG")).pixels()
    assert np.abs(pixels[30, :, 0] - ramp[30] / 257.0).max() < 6


@pytest.mark.parametrize("depth", ["RGB", "RGBA"])
def test_16_bit_colour_becomes_8_bit_colour(depth: str) -> None:
    clean = take_in(files.png_of_16_bits(files.sample(), alpha=depth == "RGBA"))
    difference = np.abs(clean.pixels().astype(int) - np.asarray(files.sample()).astype(int))
    assert difference.mean() < 8


#: How each is written fastest: what is written does not matter here.
_FASTEST = {"JPEG": {}, "WEBP": {"method": 0}, "AVIF": {"speed": 10}, "HEIF": {"enc_params": {"preset": "ultrafast"}}}


@pytest.mark.parametrize("name", _FASTEST)
def test_the_pixels_of_every_format_are_counted(name: str) -> None:
    """Forty million are made smaller, more are refused, before they are unpacked."""
    clean = take_in(files.encoded(Image.new("RGB", (8000, 5000), (200, 40, 9)), name, **_FASTEST[name]))
    assert (clean.width, clean.height, clean.notes) == (2560, 1600, ("shrunk",))
    more = files.encoded(Image.new("RGB", (8000, 5100), (200, 40, 9)), name, **_FASTEST[name])
    assert rejected(more) == "too_many_pixels"


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "LA", "RGBA"])
def test_every_colour_mode_becomes_rgb(mode: str) -> None:
    name = "JPEG" if mode == "CMYK" else "PNG"
    clean = take_in(files.encoded(files.sample().convert(mode), name))
    assert clean.pixels().shape == (90, 120, 3)


def test_transparency_is_laid_on_white() -> None:
    clear = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    assert take_in(files.encoded(clear, "PNG")).pixels().min() > 250


def test_large_pictures_are_made_smaller_and_that_is_said() -> None:
    clean = take_in(files.encoded(files.sample(2880, 1440), "JPEG"))
    assert (clean.width, clean.height, clean.notes) == (2560, 1280, ("shrunk",))


def test_a_thumbnail_is_small_and_clean() -> None:
    small = take_in(files.jpeg_with_secrets()).thumbnail(60)
    assert max(small.width, small.height) == 60
    assert set(segments(small.jpeg)) <= {0xE0, 0xDB, 0xC0, 0xC4}


def test_limits_are_checked_before_pixels_are_unpacked() -> None:
    assert rejected(b"\xff\xd8\xff" + bytes(MOST_BYTES)) == "too_many_bytes"
    assert rejected(files.png_claiming(50_000, 50_000)) == "too_many_pixels"
    assert rejected(files.png_claiming(2**31 - 1, 2**31 - 1)) in {"too_many_pixels", "damaged"}
    assert rejected(files.png_claiming(8_000, 5_001)) == "too_many_pixels"
    assert rejected(files.gif_claiming(65_535, 65_535)) == "too_many_pixels"


def test_bombs_end_in_a_sentence_or_a_small_picture() -> None:
    clean = take_in(files.png_bomb_in_pixels())
    assert max(clean.width, clean.height) <= 2560
    assert rejected(files.png_text_bomb()) in {"damaged", "too_heavy"}


@pytest.mark.parametrize(("data", "code"), [
    (b"", "empty"),
    (b"hello, this is no picture at all", "not_a_picture"),
    (b"%PDF-1.7 ...", "document"),
    (b"<html><body>a page</body></html>", "document"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "other_format"),
    (b"\0\0\0\x18ftypisom\0\0\2\0isomiso2", "video"),
    (files.encoded(files.sample(), "BMP"), "other_format"),
    (files.encoded(files.sample(), "TIFF"), "other_format"),
    (b"\xff\xd8\xff\xe0" + bytes(400), "damaged"),
    (b"\x89PNG\r\n\x1a\n" + files.encoded(files.sample(), "JPEG"), "damaged"),
    (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(8), "damaged"),
    (b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + bytes(64), "damaged"),
    (b"RIFF\0\0\0\0WAVEfmt ", "not_a_picture"),
    (b"RIFF\0\0\0\0AVI LIST", "video"),
    (files.encoded(Image.new("RGB", (1, 1)), "PNG"), "too_small"),
    (files.encoded(Image.new("RGB", (16, 60_000)), "PNG"), "too_small"),
    (files.encoded(Image.new("L", (60_000, 20)), "JPEG"), "too_small"),
])  # fmt: skip
def test_each_refusal_has_its_sentence(data: bytes, code: str) -> None:
    assert rejected(data) == code


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"])
def test_truncated_files_are_refused(name: str) -> None:
    whole = files.encoded(files.sample(), name)
    assert rejected(whole[: len(whole) * 6 // 10]) in {"truncated", "damaged"}
    if name in {"JPEG", "PNG"}:
        assert rejected(whole[: len(whole) * 6 // 10]) == "truncated"


def test_a_polyglot_leaves_its_other_half_behind() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("run.js", files.SECRET)
    clean = take_in(files.encoded(files.sample(), "JPEG") + archive.getvalue())
    assert b"PK\3\4" not in clean.jpeg
    assert files.SECRET not in clean.jpeg


def test_the_name_and_the_declared_type_are_not_asked() -> None:
    assert take_in(files.encoded(files.sample(), "PNG")).jpeg.startswith(b"\xff\xd8\xff")


def test_many_files_share_a_process_and_one_bad_file_spoils_only_itself() -> None:
    good = files.encoded(files.sample(), "JPEG")
    answers = list(take_in_many([good, b"", files.png_claiming(50_000, 50_000), good, b"\xff\xd8\xff", good]))
    assert [one.code if isinstance(one, PhotoRejected) else one.width for one in answers] == [
        120, "empty", "too_many_pixels", 120, "damaged", 120,
    ]  # fmt: skip


def test_many_files_go_on_when_the_process_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    good = files.encoded(files.sample(), "JPEG")
    honest = DecoderChild.decode
    calls = []

    def decode(self: DecoderChild, data: bytes, seconds: float = 20.0):
        calls.append(self)
        if len(calls) == 2:
            self._process.kill()
            self._process.wait()
        return honest(self, data, seconds)

    monkeypatch.setattr(DecoderChild, "decode", decode)
    first, second, third = take_in_many([good, good, good])
    assert isinstance(first, CleanPicture)
    assert isinstance(second, PhotoRejected)
    assert second.code == "hostile"
    assert isinstance(third, CleanPicture)
    assert calls[2] is not calls[1]


def test_a_slow_file_is_given_up() -> None:
    with DecoderChild(("PNG",)) as child, pytest.raises(PhotoRejected) as caught:
        child.decode(files.png_bomb_in_pixels(), seconds=0.01)
    assert caught.value.code == "too_heavy"


# What a decoder that was taken over may do.
_READS = "sys.stdin.buffer.read(4 + (8 << 20)); "
_STALLING = {
    "takes nothing": "time.sleep(60)",
    "says nothing": _READS + "time.sleep(60)",
    "drips": _READS + "os.write(1, struct.pack('>BBII', 0, 0, 2000, 2000))\n"
    "while True: os.write(1, bytes(1)); time.sleep(0.02)",
}


@pytest.mark.parametrize("life", _STALLING.values(), ids=_STALLING)
def test_a_decoder_that_stalls_is_given_up_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, life: str) -> None:
    program = tmp_path / "decoder.py"
    program.write_text("import os, struct, sys, time; " + life)
    monkeypatch.setattr("service.photos.child.DECODER", program)
    started = time.monotonic()
    with DecoderChild(("PNG",)) as child, pytest.raises(PhotoRejected) as caught:
        child.decode(bytes(8 << 20), seconds=0.6)
    assert caught.value.code == "too_heavy"
    assert 0.6 <= time.monotonic() - started < 10


def test_two_pictures_of_one_file_are_the_same_bytes() -> None:
    data = files.jpeg_with_secrets()
    assert take_in(data) == take_in(data)
    assert "PATH" in os.environ  # the parent keeps its own environment
