"""One turn of the intake: what was heard and what is known → what is kept, said, and asked next.

Answers are read by code first; the model decides only clear interruptions. A misread answer is asked again
with an example, then with buttons, then left for the consultant: never a third identical question.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from casework import questions
from casework.reading import NOWHERE, Places
from casework.talk.beginning import Beginning
from casework.talk.changes import Changes
from casework.talk.cues import (
    BACK,
    FREE_SLOTS,
    GOES_ON,
    LONG_SILENCE_HOURS,
    SAFE_OR_NOT,
    SURE,
    UNSEEN,
    WHY_ASKED,
)
from casework.talk.outcome import Heard, Outcome, Say
from casework.talk.wording import NEED_LABELS


class _Turn(Beginning, Changes):
    """The resident's words, for the question that is open."""

    def answer(self) -> Outcome:
        """The resident's words, for the question that is open."""
        slot = self.requested or ""
        if self.heard.intent == "return_to_bot":
            self.outcome.interruption = True
            return self.stay()
        if self.heard.intent == "start":
            return self.stay()
        if slot == "consent":
            return self.answer_consent()
        if slot == "trouble":
            return self.answer_trouble()
        if BACK.search(self.heard.text) or (self.heard.intent == "go_back" and self.heard.confidence >= SURE):
            return self.go_back()
        if GOES_ON.search(self.heard.text) and slot != "wish" and not self.heard.risks:
            return self.stay()
        if self.before.get("after_crisis") == UNSEEN and not self.heard.risks:
            return self.show_the_question()
        if (
            self.before.get("after_crisis")
            and not heard_more(self.heard)
            and slot not in ("needs", "today", "confirm")
        ):
            self.outcome.says.append(Say("utter_after_crisis"))
            return self.stay()
        corrected = self.correct()
        if corrected is not None:
            return corrected
        if WHY_ASKED.search(self.heard.text):
            self.outcome.says.append(Say("utter_why_asked"))
            return self.stay()
        value = self.value_for(slot)
        if self.is_interruption(reads_as_answer=value is not None and slot not in FREE_SLOTS):
            self.outcome.interruption = True
            return self.stay()
        if self.adds_need(value):
            return self.stay()
        if value is None:
            return self.misread(slot)
        return self.take(slot, value)

    def show_the_question(self) -> Outcome:
        """Words that came before the open question was shown: they answer the danger's question, or ask one."""
        corrected = self.correct()
        if corrected is not None:
            return corrected
        if self.is_interruption(reads_as_answer=False):
            self.outcome.interruption = True
        else:
            self.outcome.says.append(Say("utter_after_crisis"))
        return self.stay()


def heard_more(heard: Heard) -> bool:
    """Whether words after a danger say more than whether it is safe now."""
    return bool(heard.risks) or SAFE_OR_NOT.search(heard.text) is None


def hear(
    heard: Heard, slots: dict[str, Any], requested: str | None, today: date, places: Places = NOWHERE
) -> Outcome:
    """One turn. `slots` are Rasa's, `requested` the question that is open (None: the form just begins)."""
    turn = _Turn(heard, slots, requested, today, places)
    outcome = turn.open() if requested is None else turn.answer()
    if (
        heard.silent_hours >= LONG_SILENCE_HOURS
        and requested not in (None, "consent")
        and not outcome.interruption
    ):
        needs = questions.known(slots, "needs") or slots.get("needs_heard") or []
        outcome.says.insert(
            0, Say("utter_welcome_back", {"needs": "・".join(NEED_LABELS[need] for need in needs) or "お話"})
        )
    return outcome
