"""What counts of that which was heard: which dangers of the model do, and when words begin to tell a trouble."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from casework.talk.cues import ASKS, QUESTION_INTENTS
from casework.talk.outcome import Heard

ANSWERS = ("give_answer", "affirm", "deny", "give_consent", "skip", "dont_know", "thanks", "greet", "go_back")
SURE_OF_AN_ANSWER = 0.9


def trusted_risks(
    risks: Iterable[Mapping[str, Any]], intent: str | None, confidence: float | None, *, pressed: bool = False
) -> list[Mapping[str, Any]]:
    """The dangers to act on. 「中1と小4」 resembles a child's cry to the model; no rule hears one in it.

    `pressed`: the words are those of a button of ours (「子どもをなおす」), which only the rules judge.
    """
    plain_answer = intent in ANSWERS and (confidence or 0.0) >= SURE_OF_AN_ANSWER
    return [risk for risk in risks if risk.get("rule") or not (plain_answer or pressed)]


def begins_to_tell(heard: Heard) -> bool:
    """Whether words outside the intake tell a trouble; 「子どもの塾代が払えません」 sounds like a question and asks nothing."""
    if heard.intent == "tell_trouble":
        return bool(heard.needs or heard.risks)
    return heard.intent in QUESTION_INTENTS and bool(heard.needs) and not ASKS.search(heard.text)
