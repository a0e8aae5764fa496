"""Encryption of residents' words at rest, and blind values to find a row without reading it.

Fernet (AES-128-CBC with HMAC) of the `cryptography` library; several keys may be given so that
an old one can be retired: the newest writes, all read.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from casework.settings import settings


class CannotDecrypt(Exception):
    """A stored value that none of the keys opens: a wrong or lost key. Carries no data."""


@lru_cache(maxsize=4)
def _box(keys: str) -> MultiFernet:
    return MultiFernet([Fernet(key.strip()) for key in keys.split(",") if key.strip()])


def encrypt(text: str) -> str:
    """The text as a token that only this installation's key opens."""
    return _box(settings().data_key.get_secret_value()).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text behind a token; raises CannotDecrypt."""
    try:
        return _box(settings().data_key.get_secret_value()).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise CannotDecrypt from error


def encrypt_bytes(data: bytes) -> bytes:
    """Bytes (an image) as a token that only this installation's key opens."""
    return _box(settings().data_key.get_secret_value()).encrypt(data)


def decrypt_bytes(token: bytes) -> bytes:
    """The bytes behind a token; raises CannotDecrypt."""
    try:
        return _box(settings().data_key.get_secret_value()).decrypt(token)
    except InvalidToken as error:
        raise CannotDecrypt from error


def blind(value: str, purpose: str) -> str:
    """A keyed hash: equal values of one purpose give equal results, and nothing can be read from it."""
    key = settings().index_key.get_secret_value().encode()
    return hmac.new(key, f"{purpose}\x00{value}".encode(), hashlib.sha256).hexdigest()


def new_token() -> str:
    """A secret for a resident's page or a member of staff: 256 bits, safe in a header."""
    return secrets.token_urlsafe(32)
