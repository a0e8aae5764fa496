"""What every part of a city's folder shares: strictness, and where a fact comes from."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
Need = Literal["housing", "household_budget", "child_learning", "employment"]
Risk = Literal["self_harm", "violence", "child_abuse", "no_shelter", "no_food", "utilities_cut", "medical"]
Sphere = Literal["日常生活自立", "社会生活自立", "就労自立"]
"""The three kinds of 自立, side by side: none stands above another."""
Step = Literal["日常生活自立", "社会生活自立", "就労準備", "就労訓練", "一般就労", "定着"]
"""The ladder of the seed document. A plan may stop at any step and be a good plan."""
STEPS: tuple[Step, ...] = ("日常生活自立", "社会生活自立", "就労準備", "就労訓練", "一般就労", "定着")


class Strict(BaseModel):
    """A part of a city's folder: an unknown key is a mistake, never silently dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Sourced(Strict):
    """A fact with its date and its source (出典)."""

    valid_from: date
    """From when it holds (適用開始日)."""
    source_url: Text
    verified_on: date | None
    """The day the source was read; null as long as nobody has."""
    verified_by: Literal["public_source", "city"] = "public_source"
    """Whether a published source was read, or the city's own staff confirmed it."""
    unverified: tuple[Text, ...] = ()
    """What of it is not confirmed yet; shown to the consultant beside every proposal."""
