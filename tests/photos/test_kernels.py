"""The compiled loops."""

from __future__ import annotations
