"""What is said about a confirmed case to those who can ask: dossier, form of the UN Working Group, letter, list.

Public face: ``KINDS``, which ``exports`` takes in.
"""

from __future__ import annotations

from service.referrals.dossiers.kinds import KINDS

__all__ = ["KINDS"]
