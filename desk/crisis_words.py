"""The fixed, approved words for danger, and the lines to call that are open at this hour (cities/<name>/crisis.yml)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import safety
from casework.city import City


@dataclass(frozen=True)
class CrisisWords:
    """What is said, and the lines beneath it."""

    text: str
    lines: list[dict[str, Any]]


def words_for(city: City, findings: Sequence[safety.Finding], moment: datetime, *, again: bool) -> CrisisWords:
    """The words for what was heard. `again`: the same danger was answered a moment ago, so they are short."""
    raise NotImplementedError
