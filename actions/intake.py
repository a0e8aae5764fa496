"""The intake form: every answer is read and kept in the same breath, then the next question is asked."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CaseAction, Events, city, desk_words
from actions.heard import comes_back, heard_in, open_question, slots_of
from casework import clock, intake_record, questions
from casework.storage import database
from casework.talk import Outcome, hear
from casework.talk.hearing import begins_to_tell
from casework.talk.wording import NEED_LABELS, line


class ValidateIntakeForm(CaseAction):
    """Reads the answer to the open question and says which comes next."""

    def name(self) -> str:
        return "validate_intake_form"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        requested = open_question(tracker)
        slots = slots_of(tracker)
        if comes_back(tracker):
            following = requested or _first_open(slots)
            say_progress(dispatcher, slots)
            return [
                SlotSet("requested_slot", following),
                *_asked_plainly(slots),
                SlotSet("after_crisis", False),
            ]
        heard = heard_in(tracker)
        outcome = hear(heard, slots, requested, clock.today(), city().places)
        if outcome.interruption:
            return []
        await self._keep(tracker, outcome, heard.message_key)
        for say in outcome.says:
            _utter(dispatcher, say.response, say.values)
        if outcome.next is not None:
            say_progress(dispatcher, {**slots, **outcome.slots})
        events = [SlotSet(slot, value) for slot, value in outcome.slots.items()]
        return [*events, SlotSet("requested_slot", outcome.next)]

    async def _keep(self, tracker: Tracker, outcome: Outcome, message_key: str) -> None:
        async with database().begin() as session:
            await intake_record.keep(
                session,
                tracker.sender_id,
                outcome.records,
                needs_heard=outcome.slots.get("needs_heard"),
                wording=city().wording.keep.version,
                message_key=message_key,
            )


def _asked_plainly(slots: dict[str, Any]) -> Events:
    """After a word aside the question comes as it was first asked; how often it was misread is not forgotten.

    「もう一度」 is no word aside: it asks for the question with an example.
    """
    if slots.get("wants_example"):
        return [SlotSet("wants_example", None)]
    misreads = max(int(slots.get("misreads") or 0), int(slots.get("misreads_so_far") or 0))
    return [SlotSet("misreads", 0), SlotSet("misreads_so_far", misreads or None)]


def _first_open(slots: dict[str, Any]) -> str | None:
    following = questions.next_question(slots)
    return following.slot if following else None


def _utter(dispatcher: CollectingDispatcher, response: str, values: dict[str, Any]) -> None:
    lines = values.get("lines")
    if lines is None:
        dispatcher.utter_message(response=response, **values)
        return
    buttons = [{"title": each, "payload": f"{each}をなおす"} for each in lines]
    dispatcher.utter_message(response=response, buttons=buttons)


def say_progress(dispatcher: CollectingDispatcher, slots: dict[str, Any]) -> None:
    """Tell the page how far the talk is (3/8)."""
    if slots.get("consent") is True:
        now, of = questions.progress(slots)
        dispatcher.utter_message(json_message={"progress": {"now": now, "of": of}})


class AskConsent(CaseAction):
    """Who we are, what is kept and why: asked before anything else."""

    def name(self) -> str:
        return "action_ask_consent"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        words = desk_words()
        place = city()
        if tracker.slots.get("misreads"):
            dispatcher.utter_message(response="utter_ask_consent", **words)
            return []
        if not any(event.get("event") == "bot" for event in tracker.events):
            dispatcher.utter_message(
                text="\n".join(place.fill(part, clock.now()) for part in place.wording.greeting)
            )
        keep = place.wording.keep
        text = "\n".join([place.fill(keep.text), *(f"・{place.fill(detail)}" for detail in keep.details)])
        buttons = [{"title": said, "payload": said} for said in (keep.agree, keep.decline)]
        dispatcher.utter_message(text=text, buttons=buttons)
        return []


class AskNeeds(CaseAction):
    """What was heard, shown back to be confirmed; with what else the first words already said."""

    def name(self) -> str:
        return "action_ask_needs"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        slots = slots_of(tracker)
        heard = slots.get("needs_heard") or []
        if not heard or slots.get("misreads"):
            asked_twice = int(slots.get("misreads") or 0) > 1
            choices = [{"title": name, "payload": f"{name}のことです"} for name in NEED_LABELS.values()]
            choices.append({"title": "どれでもない", "payload": "どれでもないです"})
            response = "utter_ask_needs_once_more" if asked_twice else "utter_ask_needs_open"
            dispatcher.utter_message(response=response, buttons=choices)
            return []
        prefilled = [line(slot, slots[slot]) for slot in questions.READ_SLOTS if slots.get(slot) is not None]
        also = (
            "\nこう 読みました。ちがうところは「やっぱり〜」と 書けば 直せます。\n" + "\n".join(prefilled)
            if prefilled
            else ""
        )
        buttons = [{"title": "はい", "payload": "はい、合っています"}]
        buttons += [
            {"title": f"{label}のことも", "payload": f"{label}のことも あります"}
            for need, label in NEED_LABELS.items()
            if need not in heard
        ]
        buttons.append({"title": "ちがいます", "payload": "ちがいます"})
        dispatcher.utter_message(
            response="utter_ask_needs_heard",
            needs="と".join(NEED_LABELS[need] for need in heard),
            also=also,
            buttons=buttons,
        )
        return []


class AskConfirm(CaseAction):
    """The summary, to be confirmed or corrected line by line."""

    def name(self) -> str:
        return "action_ask_confirm"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        slots = slots_of(tracker)
        if slots.get("fixing"):
            return []  # which line is wrong was asked in this turn; the summary comes again after it
        shown = [
            line(question.slot, slots[question.slot])
            for question in questions.asked(slots)
            if question.in_summary and slots.get(question.slot) is not None
        ]
        if slots.get("age") is not None:
            shown.insert(1, line("age", slots["age"]))
        dispatcher.utter_message(response="utter_ask_confirm", summary="\n".join(shown))
        return []


class EndOfIntake(CaseAction):
    """The case is submitted with a provisional plan, or, without consent, nothing is kept."""

    def name(self) -> str:
        return "action_end_of_intake"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        slots = slots_of(tracker)
        place = city()
        if slots.get("consent") is not True:
            dispatcher.utter_message(
                text=place.fill(place.wording.keep.after_decline, clock.now()),
                buttons=[{"title": "やっぱり相談する", "payload": "/start"}],
            )
            return [SlotSet(slot, None) for slot in slots if slot not in ("requested_slot", "consent")]
        async with database().begin() as session:
            submitted = await intake_record.submit(
                session, tracker.sender_id, slots, place, message_key=heard_in(tracker).message_key
            )
        dispatcher.utter_message(response="utter_plan_intro")
        dispatcher.utter_message(json_message={"card": submitted.card}, text=submitted.card["text"])
        moment = clock.now()
        dispatcher.utter_message(text=place.fill(place.wording.receipt, moment, case_number=submitted.number))
        if not place.somebody_is_there(moment):
            dispatcher.utter_message(text=place.fill(place.wording.out_of_hours, moment))
        return [SlotSet("receipt", submitted.number)]


class OutsideIntake(CaseAction):
    """Words when no question is open: the beginning of a talk, or after it ended."""

    def name(self) -> str:
        return "action_outside_intake"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        heard = heard_in(tracker)
        slots = slots_of(tracker)
        if slots.get("receipt") is None and slots.get("consent") is not False:
            return [FollowupAction("intake_form")]
        if begins_to_tell(heard):
            return [*_fresh(slots, keep_receipt=True), FollowupAction("intake_form")]
        if slots.get("consent") is False:
            if heard.intent in ("give_consent", "affirm") and heard.confidence > 0.5:
                return [*_fresh(slots), FollowupAction("intake_form")]
            dispatcher.utter_message(response="utter_information_only_help", **desk_words())
        elif heard.intent in ("deny", "affirm"):
            dispatcher.utter_message(response="utter_nothing_needed")
        else:
            dispatcher.utter_message(response="utter_after_submit", receipt=slots["receipt"])
        return []


KEPT_FOR_A_SECOND_TROUBLE = (
    "consent",
    "area",
    "municipality",
    "age",
    "household_size",
    "contact_method",
    "contact_safe",
    "phone",
    "name_or_alias",
    "contact_time",
    "home_danger",
)


def _fresh(slots: dict[str, Any], *, keep_receipt: bool = False) -> Events:
    """Empty slots for a new episode; who the person is and how to reach them need not be said twice."""
    kept = (*KEPT_FOR_A_SECOND_TROUBLE, "receipt") if keep_receipt else ()
    return [SlotSet(slot, None) for slot in slots if slot not in (*kept, "requested_slot")]


class StartOver(CaseAction):
    """「はじめから」: the questions begin anew; what was said before stays in the record."""

    def name(self) -> str:
        return "action_start_over"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        slots = slots_of(tracker)
        if heard_in(tracker).intent == "start_over":
            dispatcher.utter_message(response="utter_started_over")
            kept = slots.get("consent") is True
            return [
                SlotSet(slot, None)
                for slot in slots
                if slot != "requested_slot" and not (kept and slot in ("consent", "receipt"))
            ] + [SlotSet("requested_slot", None)]
        if slots.get("consent") is True:
            return _fresh(slots, keep_receipt=True)
        return _fresh(slots)
