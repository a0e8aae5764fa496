"""An amount as 最大 / 最小: what it is if everything open turns out well, and if it does not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Span:
    """At least and at most, in yen."""

    least: int
    most: int

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.most:
            raise ValueError("an amount runs from a least to a most, neither below zero")

    def __add__(self, other: Span) -> Span:
        return Span(self.least + other.least, self.most + other.most)


NOTHING = Span(0, 0)


def exactly(yen: int) -> Span:
    """An amount that is known."""
    return Span(yen, yen)
