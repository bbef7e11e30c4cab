"""Setting pages: data and a template of this service in, a PDF out. Uyghur, Kazakh, Chinese, Cyrillic and Latin.

Public face: ``pdf``, ``inline``, ``FontMissing``, ``SettingFailed``. What people wrote goes in as data and is
never markup; the typesetter runs in a child process that opens the fonts and nothing else.
"""

from __future__ import annotations

from service.referrals.typesetting.child import FontMissing, SettingFailed
from service.referrals.typesetting.cleaning import inline
from service.referrals.typesetting.pages import pdf

__all__ = ["FontMissing", "SettingFailed", "inline", "pdf"]
