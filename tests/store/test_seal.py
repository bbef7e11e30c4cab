"""Sealed values open with their key, at their place, unaltered, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from service.store.seal import (
    Place,
    SealError,
    new_key,
    padded_length,
    seal,
    token,
    unbind,
    unseal,
    unwrap_with,
    wrap_for_service,
)

HERE = Place("search", "0" * 32, "form")


@given(st.binary(max_size=5000))
def test_what_was_sealed_opens(plaintext: bytes) -> None:
    key = new_key()
    assert unseal(key, seal(key, plaintext, HERE), HERE) == plaintext


@pytest.mark.parametrize(
    "elsewhere", [Place("message", "0" * 32, "form"), Place("search", "1" * 32, "form"), Place("search", "0" * 32, "x")]
)
def test_a_value_moved_elsewhere_does_not_open(elsewhere: Place) -> None:
    key = new_key()
    with pytest.raises(SealError):
        unseal(key, seal(key, b"text", HERE), elsewhere)


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=7))
def test_an_altered_value_does_not_open(position: int, bit: int) -> None:
    key = new_key()
    sealed = bytearray(seal(key, b"text", HERE))
    sealed[position % len(sealed)] ^= 1 << bit
    with pytest.raises(SealError):
        unseal(key, bytes(sealed), HERE)


@given(st.integers(min_value=0, max_value=10**7))
def test_padding_hides_lengths_and_stays_small(length: int) -> None:
    padded = padded_length(length)
    assert padded > length
    assert padded <= max(256, (length + 1) * 1.12 + 256)


def test_short_texts_have_one_length() -> None:
    key = new_key()
    assert len({len(seal(key, b"x" * n, HERE)) for n in range(256)}) == 1


def test_a_wrapped_key_opens_for_its_place_only() -> None:
    private = PrivateKey.generate()
    key = new_key()
    wrapped = wrap_for_service(bytes(private.public_key), key, HERE)
    opened = unwrap_with(bytes(private), wrapped)
    assert unbind(opened, HERE) == key
    with pytest.raises(SealError):
        unbind(opened, Place("search", "1" * 32, "form"))
    with pytest.raises(SealError):
        unwrap_with(bytes(PrivateKey.generate()), wrapped)


def test_tokens_meet_only_under_one_key_and_label() -> None:
    key = new_key()
    assert token(key, "record", "a") == token(key, "record", "a")
    assert len({token(key, "record", "a"), token(key, "other", "a"), token(new_key(), "record", "a")}) == 3
