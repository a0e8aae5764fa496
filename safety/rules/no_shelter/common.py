"""Guards that hold for all rules of this risk."""

from __future__ import annotations

COMMON = (
    "denied",
    "fiction_before",
    "story",
    "camping",
    "volunteer",
    "hearing_news",
    "find_hotel",
    "over_past",
    "put_right",
    "child_talks_back",
)
