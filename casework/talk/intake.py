"""One turn of the intake: what was heard and what is known → what is kept, said, and asked next.

Answers are read by code first; the model decides only clear interruptions. A misread answer is asked again
with an example, then with buttons, then left for the consultant: never a third identical question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casework import questions, reading
from casework.questions import DECLINED, MARKS, NOT_APPLICABLE, UNREAD
from casework.talk import choices
from casework.talk.wording import NEED_LABELS, value_in_words

MISREADS_BEFORE_LEAVING = 3
SURE = 0.8
LIKELY = 0.5
LONG_SILENCE_HOURS = 12
FREE_SLOTS = ("trouble", "wish")
HOME_DANGERS = ("violence", "child_abuse")

QUESTION_INTENTS = (
    "ask_cost",
    "ask_confidentiality",
    "ask_public_assistance",
    "ask_office_hours",
    "ask_documents",
    "ask_who_can_use",
    "ask_what_happens_next",
    "ask_is_bot",
    "ask_housing_benefit",
    "ask_loans",
    "ask_debt_help",
    "ask_food_help",
    "ask_child_support",
    "ask_job_training",
    "ask_case_status",
    "out_of_scope",
)
OTHER_INTERRUPTIONS = (
    "talk_to_human",
    "delete_data",
    "repeat",
    "insult",
    "thanks",
    "greet",
    "stop_talk",
    "start_over",
)
INTERRUPTIONS = (*QUESTION_INTENTS, *OTHER_INTERRUPTIONS, "return_to_bot")
"""Intents that have a rule of their own in data/rules/; every other word belongs to the open question."""

ASKS = re.compile(
    r"[?？]|(です|ます|でしょう|ません|だろう|いい|の|ある|もの|こと)(か|かな|かね|かい)[。…\s]*$|(って|とは|なん|何|どう|どこ|いつ|誰|だれ|いくら)"
)
SKIPS = re.compile(
    r"^(スキップ|とばし|飛ばし|パス|次(へ|に|の質問)|つぎ(へ|に)|答えたくな|こたえたくな|言いたくな|いいたくな|書きたくな)"
)
SAFE_OR_NOT = re.compile(
    r"^[はうえい](い|ん|え|いえ|うん)?[、。,\s]*(今は|いまは)?(大丈夫|だいじょうぶ|安全|平気|あぶな|危な)?[ぁ-ん]{0,6}[。…\s]*$|^(今は|いまは)?(大丈夫|だいじょうぶ|安全|平気|あぶな|危な)|^わからない$"
)
"""A reply to the one question after a danger (is it safe now?), not to the question of the intake."""
REFUSES = re.compile(
    r"やめ(て|と)(お|く|き)|(保存|同意|記録|残)(は)?し(ないで|ません|たくな)|残さないで|同意(は)?でき(ない|ません)"
    r"|(ので|もう|今は|今回は|やっぱり)[、 ]?(いい|けっこう|結構)です|^(けっこう|結構)です|いりません$|不要です$"
)
YES_FIRST = re.compile(
    r"^(はい|うん|ええ|いいです|いいよ|お願いします|おねがいします|同意し|大丈夫|だいじょうぶ)(?!え)"
)
BACK = re.compile(r"(前|まえ|ひとつ前|一つ前)(の質問|のしつもん)?(に|へ)(もど|戻)|^(戻る|もどる|戻して)")


@dataclass(frozen=True)
class Heard:
    """A message as the model and the safety rules heard it."""

    text: str
    intent: str = ""
    confidence: float = 0.0
    needs: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    message_key: str = ""
    silent_hours: float = 0.0
    is_payload: bool = False


@dataclass(frozen=True)
class Say:
    """A response of domain.yml, with what it is filled with."""

    response: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Record:
    """An answer as the case keeps it."""

    slot: str
    value: Any
    said: str
    declined: bool = False
    unread: bool = False
    source: str = "resident"


@dataclass
class Outcome:
    """What one turn leads to. With `interruption`, a rule answers and the open question comes again."""

    slots: dict[str, Any] = field(default_factory=dict)
    says: list[Say] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    next: str | None = None
    interruption: bool = False

    def keep(self, slot: str, value: Any, said: str, *, source: str = "resident") -> None:
        """Fill a slot and write the answer."""
        value = NOT_APPLICABLE if value is None else value
        self.slots[slot] = value
        kept = None if isinstance(value, str) and value in MARKS else value
        self.records.append(
            Record(slot, kept, said, declined=value == DECLINED, unread=value == UNREAD, source=source)
        )


class _Turn:
    """The work of one turn; `outcome` is the result."""

    def __init__(self, heard: Heard, slots: dict[str, Any], requested: str | None, today: date) -> None:
        self.heard = heard
        self.before = slots
        self.requested = requested
        self.today = today
        self.outcome = Outcome(slots={"misreads": 0, "after_crisis": bool(heard.risks)})
        if any(risk in HOME_DANGERS for risk in heard.risks):
            self.outcome.slots["home_danger"] = True

    @property
    def answers(self) -> dict[str, Any]:
        return {**self.before, **self.outcome.slots}

    def finish(self) -> Outcome:
        """Ask the first open question; the intake is over when there is none."""
        following = questions.next_question(self.answers)
        self.outcome.next = following.slot if following else None
        return self.outcome

    def stay(self) -> Outcome:
        """Keep the same question open."""
        self.outcome.next = self.requested
        return self.outcome

    # -- reading ----------------------------------------------------------------------------------

    def read(self, slot: str, text: str) -> reading.Reading:
        return reading.read(slot, text, today=self.today, question=questions.label(slot))

    def is_interruption(self, reads_as_answer: bool) -> bool:
        heard = self.heard
        if heard.intent not in INTERRUPTIONS:
            return False
        if heard.is_payload:
            return True
        asks = ASKS.search(heard.text) is not None
        tells = bool(heard.needs) and len(heard.text) > 25
        if (
            self.requested in ("trouble", "consent")
            and tells
            and heard.intent in (*QUESTION_INTENTS, "talk_to_human")
        ):
            return False
        if reads_as_answer:
            return heard.intent in (*QUESTION_INTENTS, "talk_to_human") and asks and heard.confidence >= SURE
        if self.requested in FREE_SLOTS and heard.intent in QUESTION_INTENTS:
            return heard.confidence >= (LIKELY if asks else SURE)
        return heard.confidence >= LIKELY

    # -- the steps --------------------------------------------------------------------------------

    def open(self) -> Outcome:
        """The form begins; words that came before consent are held until it is given."""
        if (
            self.before.get("consent") is True
            and not self.heard.is_payload
            and self.before.get("trouble") is None
        ):
            self.requested = "trouble"
            return self.answer()
        if self.heard.needs or self.heard.risks or self.heard.intent in ("tell_trouble", "nlu_fallback"):
            self.hold_words()
        return self.finish()

    def hold_words(self) -> None:
        held = [words for words in (self.before.get("held_words"), self.heard.text) if words]
        self.outcome.slots["held_words"] = "\n".join(held)
        needs = {*(self.before.get("needs_heard") or []), *self.heard.needs}
        self.outcome.slots["needs_heard"] = [need for need in NEED_LABELS if need in needs]

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

    def take(self, slot: str, value: Any) -> Outcome:
        heard = self.heard
        if slot == "confirm" and value == "fix":
            self.outcome.says.append(Say("utter_which_to_fix", {"lines": self.fixable()}))
            return self.stay()
        self.outcome.keep(slot, value, heard.text)
        if slot == "area" and value != DECLINED:
            town = reading.read("municipality", heard.text, today=self.today)
            if isinstance(town, reading.Value):
                self.outcome.keep("municipality", town.value, heard.text)
        if slot not in ("needs", "today", "wish", "confirm"):
            self.take_the_rest(slot)
        return self.finish()

    def take_the_rest(self, slot: str) -> None:
        """A second answer in the same breath fills its own slot."""
        others = [name for name in questions.READ_SLOTS if name != slot]
        if slot in ("phone", "contact_method"):
            others.append("contact_time")
        for name, value in reading.two_answers(self.heard.text, others, today=self.today).items():
            if name != slot and self.answers.get(name) is None:
                self.outcome.keep(name, value.value, self.heard.text, source="prefill")

    def fixable(self) -> list[str]:
        return [
            question.label
            for question in questions.asked(self.before)
            if question.in_summary and self.before.get(question.slot) is not None
        ]

    def misread(self, slot: str) -> Outcome:
        """Once more with an example, then with buttons, then left for the consultant."""
        if self.heard.risks:
            self.outcome.slots["misreads"] = self.before.get("misreads") or 0
            return self.stay()
        if self.before.get("after_crisis"):
            self.outcome.says.append(Say("utter_after_crisis"))
            return self.stay()
        misreads = int(self.before.get("misreads") or 0) + 1
        if misreads >= MISREADS_BEFORE_LEAVING and slot != "confirm":
            self.outcome.keep(slot, UNREAD, self.heard.text)
            self.outcome.says.append(Say("utter_left_for_consultant"))
            return self.finish()
        if misreads >= MISREADS_BEFORE_LEAVING:
            return self.take("confirm", "staff_only_unclear")
        self.outcome.slots["misreads"] = misreads
        return self.stay()

    def answer_consent(self) -> Outcome:
        heard = self.heard
        given = self.consent_in_words()
        if given is None and self.is_interruption(reads_as_answer=False):
            self.outcome.interruption = True
            return self.stay()
        if given is None:
            if heard.intent not in ("greet", "thanks", "insult"):
                self.hold_words()
            misreads = int(self.before.get("misreads") or 0) + (0 if heard.risks else 1)
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
        self.outcome.slots["needs_heard"] = list(needs)
        self.outcome.slots["held_words"] = None
        for slot, value in reading.prefill(words, today=self.today).items():
            if self.answers.get(slot) is None:
                self.outcome.keep(slot, value.value, words, source="prefill")

    def correct(self) -> Outcome | None:
        """「やっぱり家賃は5万」: a new value for an earlier answer; what depends on it is asked again."""
        answered = [
            name
            for name in (*questions.BY_SLOT, *questions.EXTRA_LABELS)
            if self.before.get(name) is not None
            and name not in ("consent", "trouble", "confirm", self.requested)
        ]
        found = reading.correction(self.heard.text, answered, today=self.today)
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


def heard_more(heard: Heard) -> bool:
    """Whether words after a danger say more than whether it is safe now."""
    return bool(heard.risks) or SAFE_OR_NOT.search(heard.text) is None


def hear(heard: Heard, slots: dict[str, Any], requested: str | None, today: date) -> Outcome:
    """One turn. `slots` are Rasa's, `requested` the question that is open (None: the form just begins)."""
    turn = _Turn(heard, slots, requested, today)
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
