"""What every step of a turn does: read an answer, keep it, ask the next question, or the same once more."""

from __future__ import annotations

from datetime import date
from typing import Any

from casework import questions, reading
from casework.questions import DECLINED, NOT_APPLICABLE, UNREAD
from casework.reading import Places
from casework.talk import choices
from casework.talk.cues import (
    ASKS,
    CONTACT_SLOTS,
    FREE_SLOTS,
    HAS_WORDS,
    HOME_DANGERS,
    INTERRUPTIONS,
    LIKELY,
    LOOSELY_READ,
    MISREADS_BEFORE_LEAVING,
    OTHER_INTERRUPTIONS,
    QUESTION_INTENTS,
    SKIPS,
    STOPS,
    SURE,
    UNSEEN,
    WANTS_A_PERSON,
)
from casework.talk.outcome import Heard, Outcome, Say
from casework.talk.wording import NEED_LABELS, line


class Turn:
    """The work of one turn; `outcome` is the result."""

    def __init__(
        self, heard: Heard, slots: dict[str, Any], requested: str | None, today: date, places: Places
    ) -> None:
        self.heard = heard
        self.places = places
        self.before = slots
        self.requested = requested
        self.today = today
        self.outcome = Outcome(
            slots={
                "misreads": 0,
                "misreads_so_far": None,
                "fixing": False,
                "after_crisis": bool(heard.risks),
            }
        )
        if any(risk in HOME_DANGERS for risk in heard.risks):
            self.outcome.slots["home_danger"] = True

    @property
    def answers(self) -> dict[str, Any]:
        return {**self.before, **self.outcome.slots}

    def finish(self) -> Outcome:
        """Ask the first open question; the intake is over when there is none."""
        following = questions.next_question(self.answers)
        self.outcome.next = following.slot if following else None
        if self.heard.risks and self.outcome.next != self.requested:
            # The answer to a danger stands in the place of the next question: nobody has seen that one yet.
            self.outcome.slots["after_crisis"] = UNSEEN
        return self.outcome

    def stay(self) -> Outcome:
        """Keep the same question open."""
        self.outcome.next = self.requested
        return self.outcome

    def read(self, slot: str, text: str) -> reading.Reading:
        return reading.read(slot, text, today=self.today, question=questions.label(slot), places=self.places)

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
            return choices.read_today(heard.text, heard.risks, self.today)
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
        if slot == "area" and self.answers_another(slot):
            return None
        if isinstance(read, reading.Value) and not (
            heard.risks and slot in ("wish", "name_or_alias", "area", "contact_time")
        ):
            return NOT_APPLICABLE if read.value is None else read.value
        if isinstance(read, reading.Impossible):
            self.outcome.says.append(Say("utter_impossible", {"why": read.sentence}))
        return None

    def is_interruption(self, reads_as_answer: bool) -> bool:
        heard = self.heard
        if heard.intent == "refuse_consent" and self.requested not in ("consent", *CONTACT_SLOTS):
            # 「もうやめておきます」 after the consent ends the talk; what was kept stays kept.
            return heard.confidence >= LIKELY and STOPS.search(heard.text) is not None
        if heard.intent not in INTERRUPTIONS:
            return False
        if heard.is_payload:
            return True
        if not HAS_WORDS.search(heard.text):
            return False
        asks = ASKS.search(heard.text) is not None
        tells = bool(heard.needs) and len(heard.text) > 25
        if (
            self.requested in ("trouble", "consent")
            and tells
            and heard.intent in (*QUESTION_INTENTS, "talk_to_human")
        ):
            return False
        if heard.intent == "talk_to_human" and WANTS_A_PERSON.search(heard.text):
            return heard.confidence >= LIKELY
        if heard.intent == "stop_talk" and self.requested not in CONTACT_SLOTS and STOPS.search(heard.text):
            return heard.confidence >= LIKELY
        if self.requested in LOOSELY_READ and heard.intent in OTHER_INTERRUPTIONS:
            return heard.confidence >= SURE
        if reads_as_answer:
            return heard.intent in (*QUESTION_INTENTS, "talk_to_human") and asks and heard.confidence >= SURE
        if self.requested in FREE_SLOTS and heard.intent in QUESTION_INTENTS:
            if heard.needs and not asks:
                # 「金がねえんだよ」 sounds like a question of cost, and is the trouble itself.
                return False
            return heard.confidence >= (LIKELY if asks else SURE)
        return heard.confidence >= LIKELY

    def hold_words(self) -> None:
        held = [words for words in (self.before.get("held_words"), self.heard.text) if words]
        self.outcome.slots["held_words"] = "\n".join(held)
        needs = {*(self.before.get("needs_heard") or []), *self.heard.needs}
        self.outcome.slots["needs_heard"] = [need for need in NEED_LABELS if need in needs]

    def misreads_before(self) -> int:
        """How often words to the open question could not be read, whatever was said aside in between."""
        return max(int(self.before.get("misreads") or 0), int(self.before.get("misreads_so_far") or 0))

    def misread(self, slot: str) -> Outcome:
        """Once more with an example, then with buttons, then left for the consultant."""
        if self.heard.risks:
            self.outcome.slots["misreads_so_far"] = self.misreads_before() or None
            return self.stay()
        if self.before.get("after_crisis"):
            self.outcome.says.append(Say("utter_after_crisis"))
            return self.stay()
        if self.take_for_another(slot):
            self.outcome.slots["misreads_so_far"] = self.misreads_before() or None
            return self.stay()
        misreads = self.misreads_before() + 1
        if misreads >= MISREADS_BEFORE_LEAVING and slot != "confirm":
            self.outcome.keep(slot, UNREAD, self.heard.text)
            self.outcome.says.append(Say("utter_left_for_consultant"))
            return self.finish()
        if misreads >= MISREADS_BEFORE_LEAVING:
            return self.take("confirm", "staff_only_unclear")
        self.outcome.slots["misreads"] = misreads
        return self.stay()

    def take(self, slot: str, value: Any) -> Outcome:
        heard = self.heard
        if slot == "confirm" and value == "fix":
            self.outcome.slots["fixing"] = True
            self.outcome.says.append(Say("utter_which_to_fix", {"lines": self.fixable()}))
            return self.stay()
        self.outcome.keep(slot, value, heard.text)
        if slot == "area" and value != DECLINED:
            self.keep_town_of(str(value))
        if slot not in ("needs", "today", "wish", "confirm"):
            self.take_the_rest(slot)
        return self.finish()

    def keep_town_of(self, area: str) -> None:
        """The municipality is kept with the district that was named."""
        for words in (self.heard.text, area):
            town = self.read("municipality", words)
            if isinstance(town, reading.Value):
                self.outcome.keep("municipality", town.value, self.heard.text)
                return

    def answers_another(self, slot: str) -> bool:
        """Whether words that name no known place are plainly the answer to another question (高2, 3人)."""
        text = self.heard.text
        if reading.names_a_place(text, self.places):
            return False
        others = [name for name in questions.READ_SLOTS if name != slot]
        return bool(reading.two_answers(text, others, today=self.today, places=self.places))

    def take_for_another(self, slot: str) -> bool:
        """Words that answer another question than the open one are kept for that one, and said to be."""
        known = len(self.outcome.records)
        self.take_the_rest(slot)
        text = self.heard.text
        if slot != "area" and self.answers.get("area") is None and reading.names_a_place(text, self.places):
            area = self.read("area", text)
            if isinstance(area, reading.Value):
                self.outcome.keep("area", area.value, text, source="prefill")
                self.keep_town_of(str(area.value))
        noted = [record for record in self.outcome.records[known:] if record.slot != "municipality"]
        if noted:
            lines = "\n".join(line(record.slot, record.value) for record in noted)
            self.outcome.says.append(Say("utter_noted", {"noted": lines}))
        return bool(noted)

    def take_the_rest(self, slot: str) -> None:
        """A second answer in the same breath fills its own slot."""
        others = [name for name in questions.READ_SLOTS if name != slot]
        if slot in ("phone", "contact_method"):
            others.append("contact_time")
        for name, value in reading.two_answers(
            self.heard.text, others, today=self.today, places=self.places
        ).items():
            if name != slot and self.answers.get(name) is None:
                self.outcome.keep(name, value.value, self.heard.text, source="prefill")

    def fixable(self) -> list[str]:
        return [
            question.label
            for question in questions.asked(self.before)
            if question.in_summary and self.before.get(question.slot) is not None
        ]
