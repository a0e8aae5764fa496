"""One turn of the intake: what was heard and what is known → what is kept, said, and asked next.

Answers are read by code first; the model decides only clear interruptions. A misread answer is asked again
with an example, then with buttons, then left for the consultant: never a third identical question.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from casework import questions, reading
from casework.questions import DECLINED, NOT_APPLICABLE
from casework.reading import NOWHERE, Places
from casework.talk import choices
from casework.talk.beginning import Beginning
from casework.talk.changes import Changes
from casework.talk.cues import BACK, FREE_SLOTS, LONG_SILENCE_HOURS, SAFE_OR_NOT, SKIPS, SURE, UNSEEN
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

    def value_for(self, slot: str) -> Any:
        """What the words answer to a question; DECLINED, or None when they can't be read."""
        heard = self.heard
        if SKIPS.search(heard.text) or (
            heard.intent in ("skip", "dont_know") and heard.confidence >= SURE and slot != "today"
        ):
            return None if slot == "confirm" else DECLINED
        if slot == "needs":
            return choices.read_needs(heard.text, self.before.get("needs_heard") or [], heard.needs)
        if slot == "today":
            return choices.read_today(heard.text, heard.risks)
        if slot == "confirm":
            return choices.read_confirmation(heard.text)
        if slot == "contact_safe":
            read = reading.read(
                "yes_no",
                heard.text,
                today=self.today,
                question="電話や手紙を、ほかの人に見られても安全ですか",
            )
        else:
            read = self.read(slot, heard.text)
        if isinstance(read, reading.Declined):
            # 「もう無理」 in danger is no refusal to answer.
            return None if heard.risks else DECLINED
        if isinstance(read, reading.Value) and not (
            heard.risks and slot in ("wish", "name_or_alias", "area", "contact_time")
        ):
            return NOT_APPLICABLE if read.value is None else read.value
        if isinstance(read, reading.Impossible):
            self.outcome.says.append(Say("utter_impossible", {"why": read.sentence}))
        return None


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
