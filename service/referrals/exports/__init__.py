"""Exports: documents about confirmed cases that leave the service. Asked for by one person, approved by another.

Public face: ``Exports`` (all acts), ``Kind`` and ``Order`` for rooms that bring a kind of export,
``standing`` (what must hold of a case before anything about it leaves).
"""

from __future__ import annotations

from service.referrals.exports.kinds import Content, Kind, Order
from service.referrals.exports.register import ExportRefused, Exports
from service.referrals.exports.standing import Standing, standing

__all__ = ["Content", "ExportRefused", "Exports", "Kind", "Order", "Standing", "standing"]
