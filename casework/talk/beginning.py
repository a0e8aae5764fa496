"""The beginning of the talk: the consent, and the trouble in the resident's own words (同意, 困りごと)."""

from __future__ import annotations

from casework import questions, reading
from casework.questions import DECLINED
from casework.talk.cues import INTERRUPTIONS, LIKELY, MISREADS_BEFORE_LEAVING, REFUSES, SKIPS, SURE, YES_FIRST
from casework.talk.outcome import Outcome
from casework.talk.told_needs import with_told
from casework.talk.told_wish import told_wish
from casework.talk.turn import Turn


class Beginning(Turn):
    """Steps before the first of our questions."""

    def open(self) -> Outcome:
        """The form begins; words that came before consent are held until it is given."""
        if (
            self.before.get("consent") is True
            and not self.heard.is_payload
            and self.before.get("trouble") is None
        ):
            self.requested = "trouble"
            return self.answer_trouble()
        if self.before.get("consent") is True and not self.heard.is_payload:
            return self.take_up()
        if self.heard.needs or self.heard.risks or self.heard.intent in ("tell_trouble", "nlu_fallback"):
            self.hold_words()
        return self.finish()

    def take_up(self) -> Outcome:
        """Who stopped and writes again goes on: the words answer the question that was open, if they can."""
        following = questions.next_question(self.before)
        if following is None:
            return self.finish()
        self.requested = following.slot
        value = self.value_for(following.slot)
        return self.finish() if value is None else self.take(following.slot, value)

    def answer_consent(self) -> Outcome:
        heard = self.heard
        given = self.consent_in_words()
        if given is None and self.is_interruption(reads_as_answer=False):
            self.outcome.interruption = True
            return self.stay()
        if given is None:
            if heard.intent not in ("greet", "thanks", "insult"):
                self.hold_words()
            misreads = self.misreads_before() + (0 if heard.risks else 1)
            if misreads >= MISREADS_BEFORE_LEAVING:
                self.outcome.keep("consent", False, heard.text)
                return self.finish()
            self.outcome.slots["misreads"] = misreads
            return self.stay()
        self.outcome.keep("consent", given, heard.text)
        held = self.before.get("held_words")
        if given and held:
            self.take_trouble(held, tuple(self.before.get("needs_heard") or ()))
        return self.finish()

    def consent_in_words(self) -> bool | None:
        heard = self.heard
        if YES_FIRST.search(heard.text) and not REFUSES.search(heard.text):
            # 「はい。でも夫には知らせないで」 is a yes; the condition stands in the talk for the consultant.
            return True
        if heard.intent == "refuse_consent" and heard.confidence >= LIKELY:
            return False
        if heard.intent == "give_consent" and heard.confidence >= LIKELY:
            return True
        if REFUSES.search(heard.text):
            return False
        if heard.intent in INTERRUPTIONS and heard.confidence >= SURE:
            return None
        if heard.needs or heard.intent == "tell_trouble" or (heard.risks and len(heard.text) > 12):
            return None
        read = reading.read(
            "yes_no", heard.text, today=self.today, question="書いたことを保存してもよいですか"
        )
        if isinstance(read, reading.Value) and isinstance(read.value, bool):
            return read.value
        if isinstance(read, reading.Declined) or (
            heard.intent in ("deny", "skip", "stop_talk") and heard.confidence >= LIKELY
        ):
            return False
        return True if heard.intent == "affirm" and heard.confidence >= LIKELY else None

    def answer_trouble(self) -> Outcome:
        heard = self.heard
        if SKIPS.search(heard.text):
            self.outcome.keep("trouble", DECLINED, heard.text)
            return self.finish()
        if self.is_interruption(reads_as_answer=False):
            self.outcome.interruption = True
            return self.stay()
        says_little = (
            heard.intent in ("affirm", "deny", "give_consent", "dont_know", "go_back", "skip")
            and not heard.needs
        )
        if says_little and not heard.risks and len(heard.text) <= 12:
            return self.misread("trouble")
        self.take_trouble(heard.text, heard.needs)
        return self.finish()

    def take_trouble(self, words: str, needs: tuple[str, ...]) -> None:
        """Keep the trouble in the resident's own words, and what they already say of the later questions."""
        self.outcome.keep("trouble", words, words)
        self.outcome.slots["held_words"] = None
        for slot, value in reading.prefill(words, today=self.today, places=self.places).items():
            if self.answers.get(slot) is None:
                self.outcome.keep(slot, value.value, words, source="prefill")
        wish = None if self.heard.risks else told_wish(words)
        if wish is not None and self.answers.get("wish") is None:
            self.outcome.keep("wish", wish, words, source="prefill")
        self.outcome.slots["needs_heard"] = with_told(needs, words, self.answers)
