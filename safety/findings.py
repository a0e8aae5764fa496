"""What safety hears: a risk, the rule that heard it, whom it is about, and where in the text it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

RISKS: tuple[str, ...] = (
    "self_harm",
    "violence",
    "child_abuse",
    "medical",
    "no_shelter",
    "no_food",
    "utilities_cut",
)
"""The seven risks, the most urgent first."""


class Who(str, Enum):
    """Who writes, as far as the answer differs by it."""

    SELF = "self"
    """本人: the writer is in danger."""
    OTHER = "other"
    """第三者: the writer brings the danger of someone else."""
    CHILD = "child"
    """子ども: a child or a teenager writes of their own danger."""
    PARENT = "parent"
    """保護者: a parent who is afraid of what their own hand does."""


@dataclass(frozen=True)
class Finding:
    """One danger heard in one message; `start` and `end` are offsets in the text as it was written."""

    risk: str
    rule: str
    who: Who
    start: int
    end: int
