"""Ten portraits, and a family's ways of changing them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from service.photos.grey import Grey

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def portraits() -> list[np.ndarray]:
    """uint8 RGB pictures of ten different people, 250 x 200."""
    return [np.asarray(Image.open(path).convert("RGB")) for path in sorted(DATA.glob("*.jpg"))]


@pytest.fixture(scope="session")
def portrait(portraits: list[np.ndarray]) -> np.ndarray:
    return portraits[0]


@pytest.fixture(scope="session")
def silhouette() -> Grey:
    """A drawn "no photo" card."""
    card = np.full((250, 200), 225, np.uint8)
    y, x = np.mgrid[0:250, 0:200]
    card[(x - 100) ** 2 + (y - 95) ** 2 < 45**2] = 150
    card[((x - 100) / 85) ** 2 + ((y - 250) / 95) ** 2 < 1] = 150
    card[20:40, 30:170:4] = 90
    return card
