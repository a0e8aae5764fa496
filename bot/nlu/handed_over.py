"""Hands what one step of a training worked out to a later one, or to the fresh copy on which Rasa goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

What = TypeVar("What")


class HandedOver(Generic[What]):
    """Keeps one thing that belongs to certain texts, until it is taken for the same texts."""

    def __init__(self) -> None:
        self._last: tuple[int, What] | None = None

    def hand_over(self, texts: Sequence[str], what: What) -> None:
        """Keep this, in place of what was kept before."""
        self._last = (hash(tuple(texts)), what)

    def take(self, texts: Sequence[str]) -> What | None:
        """Give what was kept for these texts, once; nothing for others."""
        last, self._last = self._last, None
        return last[1] if last is not None and last[0] == hash(tuple(texts)) else None
