"""What happens to a portrait on its way through the news and the messengers. Every transform is drawn from a seed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Picture = NDArray[np.uint8]
Transform = Callable[[Picture, np.random.Generator, Sequence[Picture]], Picture]


def _uint8(values: NDArray[np.floating]) -> Picture:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def _resize(picture: Picture, factor: float) -> Picture:
    height, width = picture.shape[:2]
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC)


def jpeg(picture: Picture, quality: int) -> Picture:
    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, "JPEG", quality=quality)
    return np.asarray(Image.open(stream).convert("RGB"))


def _gamma(picture: Picture, gamma: float) -> Picture:
    return _uint8(255.0 * (picture / 255.0) ** gamma)


def _blur(picture: Picture, sigma: float) -> Picture:
    return np.asarray(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(sigma)))


def _write(picture: Picture, text: str, at: tuple[int, int], size: float, fill: tuple[int, int, int, int]) -> Picture:
    base = Image.fromarray(picture).convert("RGBA")
    layer = Image.new("RGBA", base.size, (0, 0, 0, 0))
    ImageDraw.Draw(layer).text(at, text, font=ImageFont.load_default(size), fill=fill)
    return np.asarray(Image.alpha_composite(base, layer).convert("RGB"))


def _watermark(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
    height, width = picture.shape[:2]
    at = (int(width * rng.uniform(0.05, 0.3)), int(height * rng.uniform(0.3, 0.7)))
    return _write(picture, "NEWS ARCHIVE", at, width / 9, (255, 255, 255, 130))


def _caption(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
    height, width = picture.shape[:2]
    bar = int(height * rng.uniform(0.12, 0.2))
    out = picture.copy()
    out[height - bar :] = rng.integers(0, 60)
    return _write(out, "Detained, 2018", (width // 20, height - bar + bar // 5), bar / 2, (255, 255, 255, 255))


def _caption_below(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
    height, width = picture.shape[:2]
    bar = int(height * rng.uniform(0.12, 0.25))
    out = np.vstack([picture, np.full((bar, width, 3), 255, np.uint8)])
    return _write(out, "Born 1971, Kashgar", (width // 20, height + bar // 5), bar / 2, (0, 0, 0, 255))


def _border(share: float, shade: int) -> Transform:
    def apply(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
        dy, dx = (round(side * share) for side in picture.shape[:2])
        return cv2.copyMakeBorder(picture, dy, dy, dx, dx, cv2.BORDER_CONSTANT, value=(shade,) * 3)

    return apply


def _crop(share: float) -> Transform:
    """Cuts ``share`` of the width and of the height away, at a random place."""

    def apply(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
        height, width = picture.shape[:2]
        keep_y, keep_x = round(height * (1 - share)), round(width * (1 - share))
        y, x = rng.integers(0, height - keep_y + 1), rng.integers(0, width - keep_x + 1)
        return np.ascontiguousarray(picture[y : y + keep_y, x : x + keep_x])

    return apply


def _rotate(degrees: float) -> Transform:
    def apply(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
        angle = degrees * (1 if rng.random() < 0.5 else -1)
        fill = int(rng.choice([0, 255]))
        turned = Image.fromarray(picture).rotate(angle, Image.Resampling.BICUBIC, fillcolor=(fill,) * 3)
        return np.asarray(turned)

    return apply


def _perspective(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
    height, width = picture.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = corners + (rng.uniform(0, 0.1, (4, 2)) * [width, height] * [[1, 1], [-1, 1], [-1, -1], [1, -1]])
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    return cv2.warpPerspective(picture, matrix, (width, height), borderValue=(90, 90, 90))


def _screen(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
    """The portrait inside a page of a phone: bars, lines of text, other blocks, then recompressed."""
    height, width = picture.shape[:2]
    page = Image.new("RGB", (int(width * 1.6), int(height * 2.2)), (245, 246, 248))
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, page.width, page.height // 12), fill=(30, 60, 120))
    font = ImageFont.load_default(width / 14)
    draw.text((page.width // 20, page.height // 40), "Evening News   21:04", font=font, fill=(255, 255, 255))
    top = int(page.height * rng.uniform(0.14, 0.22))
    left = int((page.width - width) * rng.uniform(0.1, 0.9))
    page.paste(Image.fromarray(picture), (left, top))
    words = ["taken", "from", "home", "in", "spring", "family", "says", "no", "word", "since", "then", "county"]
    for line in range(9):
        y = top + height + int(height * (0.06 + 0.08 * line))
        draw.text((page.width // 20, y), " ".join(rng.choice(words, 6)), font=font, fill=(20, 20, 20))
    draw.ellipse((page.width * 0.8, page.height * 0.92, page.width * 0.9, page.height * 0.97), fill=(200, 40, 40))
    return jpeg(np.asarray(page), 70)


def _page_of_text(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
    """The portrait, enlarged, on a phone's long page that is full of large text."""
    height, width = (round(2.4 * side) for side in picture.shape[:2])
    page = Image.new("RGB", (width * 9 // 4, height * 15 // 4), (250, 250, 250))
    draw = ImageDraw.Draw(page)
    top, left = int(rng.integers(0, page.height - height)), int(rng.integers(0, page.width - width))
    for y in range(10, page.height, page.height // 40):
        draw.text(
            (20, y), "the family says no word since then " * 2, font=ImageFont.load_default(36), fill=(20, 20, 20)
        )
    page.paste(Image.fromarray(picture).resize((width, height), Image.Resampling.BICUBIC), (left, top))
    return jpeg(np.asarray(page), 70)


def _off_a_screen(picture: Picture, rng: np.random.Generator, others: Sequence[Picture]) -> Picture:
    """Photographed off a screen: tilted, with its raster of dots, noise, uneven light."""
    big = _resize(picture, 2.0).astype(np.float64)
    y, x = np.mgrid[0 : big.shape[0], 0 : big.shape[1]]
    raster = 1 + 0.06 * np.sin(2 * np.pi * x / 3.1) * np.sin(2 * np.pi * y / 3.3)
    light = 0.8 + 0.35 * (x / big.shape[1]) * rng.uniform(0.3, 1)
    shot = _uint8(big * (raster * light)[..., None] + rng.normal(0, 5, big.shape))
    framed = cv2.copyMakeBorder(shot, 40, 40, 40, 40, cv2.BORDER_CONSTANT, value=(25, 25, 28))
    return jpeg(_resize(_perspective(framed, rng, others), 0.6), 75)


def _collage(tile_scale: float) -> Transform:
    def apply(picture: Picture, rng: np.random.Generator, others: Sequence[Picture]) -> Picture:
        gap = int(rng.integers(0, 7))
        chosen = [others[i] for i in rng.choice(len(others), 8, replace=False)]
        chosen.insert(int(rng.integers(0, 9)), picture)
        height, width = (round(side * tile_scale) for side in picture.shape[:2])
        tiles = [cv2.resize(tile, (width, height), interpolation=cv2.INTER_AREA) for tile in chosen]
        padded = [cv2.copyMakeBorder(t, gap, gap, gap, gap, cv2.BORDER_CONSTANT, value=(255,) * 3) for t in tiles]
        return jpeg(np.vstack([np.hstack(padded[row * 3 : row * 3 + 3]) for row in range(3)]), 80)

    return apply


def _simple(change: Callable[[Picture], Picture]) -> Transform:
    return lambda picture, _rng, _others: np.ascontiguousarray(change(picture))


def _noise(picture: Picture, rng: np.random.Generator, _: Sequence[Picture]) -> Picture:
    return _uint8(picture + rng.normal(0, 8, picture.shape))


def _cropped_and_mirrored(picture: Picture, rng: np.random.Generator, others: Sequence[Picture]) -> Picture:
    return jpeg(np.ascontiguousarray(_crop(0.15)(picture, rng, others)[:, ::-1]), 60)


#: Name -> (transform, recall that must be reached at one false record in 100,000; None where none was promised).
TRANSFORMS: dict[str, tuple[Transform, float | None]] = {
    "untouched": (_simple(lambda p: p), 0.99),
    "half size": (_simple(lambda p: _resize(p, 0.5)), 0.99),
    "JPEG 30": (_simple(lambda p: jpeg(p, 30)), 0.99),
    "grey": (_simple(lambda p: np.repeat(cv2.cvtColor(p, cv2.COLOR_RGB2GRAY)[..., None], 3, 2)), 0.99),
    "brighter": (_simple(lambda p: _uint8(p * 1.3)), 0.99),
    "darker": (_simple(lambda p: _uint8(p * 0.6)), 0.99),
    "more contrast": (_simple(lambda p: _uint8((p - 128.0) * 1.5 + 128)), 0.99),
    "gamma 0.6": (_simple(lambda p: _gamma(p, 0.6)), 0.99),
    "gamma 1.6": (_simple(lambda p: _gamma(p, 1.6)), 0.99),
    "light blur": (_simple(lambda p: _blur(p, 1.2)), 0.99),
    "messenger": (_simple(lambda p: jpeg(_resize(_resize(jpeg(p, 70), 0.75), 1.1), 45)), 0.99),
    "noise": (_noise, None),
    "heavy blur": (_simple(lambda p: _blur(p, 3.0)), None),
    "watermark": (_watermark, 0.97),
    "caption over": (_caption, 0.97),
    "caption below": (_caption_below, 0.97),
    "border 5 %": (_border(0.05, 255), 0.97),
    "border 10 %": (_border(0.10, 255), 0.97),
    "crop 5 %": (_crop(0.05), 0.95),
    "crop 10 %": (_crop(0.10), 0.95),
    "crop 20 %": (_crop(0.20), 0.95),
    "crop 30 %": (_crop(0.30), 0.95),
    "turned 2°": (_rotate(2), 0.95),
    "turned 5°": (_rotate(5), 0.95),
    "quarter turn": (_simple(lambda p: np.rot90(p)), 0.95),
    "upside down": (_simple(lambda p: np.rot90(p, 2)), 0.95),
    "mirrored": (_simple(lambda p: p[:, ::-1]), 0.95),
    "flipped": (_simple(lambda p: p[::-1]), 0.95),
    "perspective": (_perspective, 0.90),
    "screenshot": (_screen, 0.90),
    "page of text": (_page_of_text, 0.90),
    "off a screen": (_off_a_screen, None),
    "collage tile": (_collage(1.0), 0.90),
    "small collage tile": (_collage(0.5), 0.90),
    "tiny collage tile": (_collage(0.34), 0.90),
    "cropped, mirrored": (_cropped_and_mirrored, None),
}


def apply(name: str, picture: Picture, others: Sequence[Picture], seed: int) -> Picture:
    """The picture (uint8 RGB) after the named transform; the same for the same seed on every machine."""
    rng = np.random.default_rng([seed, sum(name.encode())])
    return TRANSFORMS[name][0](picture, rng, others)
