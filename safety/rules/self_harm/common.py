"""Guards that hold for most rules of this risk."""

from __future__ import annotations

COMMON = (
    "denied",
    "fiction",
    "fiction_before",
    "story",
    "training",
    "asking",
    "hearing_news",
    "over_past",
)
