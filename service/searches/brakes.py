"""How often what may be tried. Visitors who share an address (an onion service, a proxy) are never locked out:
there the slow hash of the receipt, of which few run at a time, is the brake.
"""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import TooManyRequests

from service.searches.room import room
from service.store.limits import address_group
from service.store.sealed_search import SealedSearch

WRONG_RECEIPTS = "20/hour"
DRAFTS = "20/hour"
MESSAGES = "30/day"
UPLOADS = "60/hour"
PHOTOS = "120/hour"  # looked into, whether they turn out to be pictures or not


def check_receipts() -> None:
    """Raises TooManyRequests where this address gave too many wrong receipts. Counts nothing."""
    group = address_group(request.remote_addr)
    if group is not None and not room().limits.allowed(WRONG_RECEIPTS, "receipt", group):
        raise TooManyRequests


def count_wrong_receipt() -> None:
    group = address_group(request.remote_addr)
    if group is not None:
        room().limits.hit(WRONG_RECEIPTS, "receipt", group)


def may_begin() -> bool:
    """Whether this address may begin one more draft. Counts nothing."""
    group = address_group(request.remote_addr)
    return group is None or room().limits.allowed(DRAFTS, "draft", group)


def count_draft() -> bool:
    """Counts one more draft of this address; False if there were too many."""
    group = address_group(request.remote_addr)
    return group is None or room().limits.hit(DRAFTS, "draft", group)


def count_photo() -> bool:
    """Counts one more file of this address that is about to be decoded, which is costly; False if there were too many.

    Where many share an address, the few decoding processes at a time are the brake.
    """
    group = address_group(request.remote_addr)
    return group is None or room().limits.hit(PHOTOS, "photo", group)


def count_message(search: SealedSearch) -> bool:
    return room().limits.hit(MESSAGES, "message", search.id)


def count_upload(search: SealedSearch) -> bool:
    return room().limits.hit(UPLOADS, "upload", search.id)
