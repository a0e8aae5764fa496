"""Guards that hold for most rules of this risk."""

from __future__ import annotations

COMMON = (
    "denied",
    "fiction_before",
    "story",
    "training",
    "well_again",
    "trifle",
    "health_talk",
    "pet_sick",
    "hearing_news",
    "recovered",
    "over_past",
    "trifle_word",
    "put_right",
    "seated_numb",
)
