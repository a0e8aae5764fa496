"""The fixed, approved words for danger, and the lines to call that answer at this hour (cities/<name>/crisis.yml)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import safety
from casework.city import City
from casework.city.crisis import OFFICES, CrisisLine


@dataclass(frozen=True)
class CrisisWords:
    """What is said, and the lines beneath it."""

    text: str
    lines: list[dict[str, Any]]


def words_for(city: City, findings: Sequence[safety.Finding], moment: datetime, *, again: bool) -> CrisisWords:
    """The words for what was heard. `again`: the same danger was answered a moment ago, so they are short."""
    heard = [(finding.risk, finding.who.value) for finding in findings]
    danger, who = city.crisis.main_danger(heard)
    open_now = {line.id: _is_open(city, line, moment) for line in city.crisis.lines}
    lines = city.crisis.lines_for({risk for risk, _ in heard}, who, open_now)
    text = city.crisis.again if again else city.crisis.texts[danger][who]
    return CrisisWords(text, [_line_json(line, open_now[line.id]) for line in lines])


def _is_open(city: City, line: CrisisLine, moment: datetime) -> bool | None:
    if isinstance(line.open, str) and line.open in OFFICES:
        return city.is_open(getattr(city.profile, OFFICES[line.open]), moment)
    return line.is_open(moment)


def _line_json(line: CrisisLine, open_now: bool | None) -> dict[str, Any]:
    return {
        "label": line.label,
        "number": line.number,
        "tel": line.tel,
        "hours": line.hours,
        "cost": line.cost,
        "official_url": line.official_url,
        "open_now": open_now,
        "say": line.say,
        "verified_on": line.verified_on.isoformat() if line.verified_on else None,
    }
