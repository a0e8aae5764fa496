"""Guards that hold for most rules of this risk."""

from __future__ import annotations

COMMON = (
    "denied",
    "not_done",
    "fiction",
    "fiction_before",
    "story",
    "training",
    "animal",
    "hearing_news",
    "dream",
    "idiom_blow",
    "beats_things_here",
    "over_past",
)
