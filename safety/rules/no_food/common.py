"""Guards that hold for all rules of this risk."""

from __future__ import annotations

COMMON = (
    "story",
    "fasting",
    "no_appetite_joke",
    "food_ok",
    "food_talk",
    "hearing_news",
    "over_past",
    "eats_instead",
    "has_enough",
    "child_sick_appetite_food",
    "put_right",
    "appliance_broken",
)
