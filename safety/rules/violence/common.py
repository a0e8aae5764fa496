"""Guards that hold for most rules of this risk."""

from __future__ import annotations

COMMON = (
    "denied",
    "not_done",
    "fiction",
    "fiction_before",
    "story",
    "training",
    "solved_dv",
    "animal",
    "hearing_news",
    "quarrel_child",
    "toy",
    "kidding",
    "dream",
    "knock_at_door",
    "idiom_blow",
    "beats_things_here",
    "over_past",
)
