"""The fixed, approved words for danger, and the lines to call, those that answer now first (cities/<name>/crisis.yml)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import safety
from casework import clock
from casework.city import City
from casework.city.crisis import holidays_near
from safety.lines import ShownLine, order_lines
from safety.texts import answer_for

MOST_LINES = 5


@dataclass(frozen=True)
class CrisisWords:
    """What is said, the lines beneath it, and the answers to the one question."""

    text: str
    lines: list[dict[str, Any]]
    choices: tuple[str, ...]


def words_for(
    city: City, findings: Sequence[safety.Finding], moment: datetime, *, again: bool
) -> CrisisWords:
    """The words for what was heard. `again`: the same danger was answered a moment ago, so they are short."""
    answer = answer_for(city.crisis.words, findings)
    assert answer is not None, "words are only asked for when something was heard"
    holidays = holidays_near(clock.in_tokyo(moment).date())
    shown = order_lines(city.crisis.all_lines, answer.risks, answer.who, moment, holidays)[:MOST_LINES]
    lines = [_line_json(line) for line in shown]
    if again:
        return CrisisWords(city.crisis.again, lines, ())
    text = "\n".join((*answer.text.say, *answer.also, answer.text.ask))
    return CrisisWords(text, lines, answer.text.choices)


def _line_json(shown: ShownLine) -> dict[str, Any]:
    line = shown.line
    return {
        "label": line.label,
        "number": line.number,
        "tel": line.tel,
        "url": line.url,
        "hours": line.hours,
        "cost": line.cost,
        "official_url": line.official_url,
        "verified_on": line.verified_on.isoformat() if line.verified_on else None,
        "open_now": shown.open_now,
        "opens_at": clock.shown(shown.opens_at) if shown.opens_at else None,
    }
