"""What changes something earlier: a correction, the way back, a new trouble in the middle."""

from __future__ import annotations

from typing import Any

from casework import questions, reading
from casework.talk import choices
from casework.talk.cues import LIKELY
from casework.talk.outcome import Outcome, Say
from casework.talk.turn import Turn
from casework.talk.wording import NEED_LABELS, value_in_words


class Changes(Turn):
    """Steps that go back to an answer."""

    def correct(self) -> Outcome | None:
        """「やっぱり家賃は5万」: a new value for an earlier answer; what depends on it is asked again."""
        answered = [
            name
            for name in (*questions.BY_SLOT, *questions.EXTRA_LABELS)
            if self.before.get(name) is not None
            and name not in ("consent", "trouble", "confirm", self.requested)
        ]
        found = reading.correction(
            self.heard.text, answered, today=self.today, places=self.places, open_slot=self.requested
        )
        if found is None and self.requested == "confirm":
            found = self.named_line(answered)
        if found is None:
            return None
        slot, value = found
        for dependent in questions.depend_on(slot):
            self.outcome.slots[dependent] = None
        if value is None:
            self.outcome.slots[slot] = None
            self.outcome.says.append(Say("utter_will_ask_again", {"label": questions.label(slot)}))
        else:
            self.outcome.keep(slot, value.value, self.heard.text)
            if slot == "area":
                self.keep_town_of(str(value.value))
            self.outcome.says.append(
                Say(
                    "utter_corrected",
                    {"label": questions.label(slot), "value": value_in_words(slot, value.value)},
                )
            )
        return self.finish()

    def named_line(self, answered: list[str]) -> tuple[str, None] | None:
        """A button of the summary names the line that it corrects: 「家賃（月）をなおす」."""
        words = choices.plain(self.heard.text)
        if not choices.FIX.search(words):
            return None
        for slot in (*answered, "trouble"):
            if words.startswith(choices.plain(questions.label(slot))):
                return slot, None
        return None

    def go_back(self) -> Outcome:
        """The question before this one, once more."""
        earlier = []
        for question in questions.asked(self.before):
            if question.slot == self.requested:
                break
            if self.before.get(question.slot) is not None and question.slot != "consent":
                earlier.append(question.slot)
        if earlier:
            self.outcome.slots[earlier[-1]] = None
            self.outcome.says.append(Say("utter_will_ask_again", {"label": questions.label(earlier[-1])}))
        else:
            self.outcome.says.append(Say("utter_no_question_before"))
        return self.finish()

    def adds_need(self, value: Any) -> bool:
        """A new trouble in the middle of the talk joins the others; the open question stays."""
        heard = self.heard
        known = questions.known(self.before, "needs")
        if known is None or value is not None or self.requested in ("needs", "wish", "confirm"):
            return False
        new = [need for need in heard.needs if need not in known]
        if not new or heard.intent != "tell_trouble" or heard.confidence < LIKELY:
            return False
        self.outcome.keep("needs", [need for need in NEED_LABELS if need in {*known, *new}], heard.text)
        self.outcome.says.append(
            Say("utter_need_added", {"need": "・".join(NEED_LABELS[need] for need in new)})
        )
        return True
