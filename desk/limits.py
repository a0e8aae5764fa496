"""How much one place or one talk may send (bounds against floods, far above what a person does)."""

from __future__ import annotations

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from desk.errors import TooMany

_limiter = MovingWindowRateLimiter(MemoryStorage())

NEW_TALKS = parse("60 per hour")
"""Talks opened from one address: a family, a library, a shelter share one."""
MESSAGES = parse("60 per minute")
"""Messages in one talk."""
TYPING = parse("60 per minute")
"""Signs of one talk that somebody writes; the page sends one in three seconds."""
LOGINS = parse("20 per 5 minutes")
"""Log-in tries from one address."""


def hit(limit: RateLimitItem, *key: str) -> None:
    """Count one; TooMany when it was one too many."""
    if not _limiter.hit(limit, *key):
        raise TooMany


def check(limit: RateLimitItem, *key: str) -> None:
    """TooMany when the bound is reached already; counts nothing."""
    if not _limiter.test(limit, *key):
        raise TooMany


def clear() -> None:
    """Forget all counts (for tests)."""
    _limiter.storage.reset()
