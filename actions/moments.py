"""What a resident may do at any moment: ask, reach a person, have data deleted, hear it again."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import CaseAction, Events, city, desk_words
from actions.heard import heard_in, slots_of
from casework import cases, clock, conversations, handover, intake_record
from casework.storage import database
from casework.talk.hearing import begins_to_tell

SAID_AGAIN = {
    "thanks": "utter_thanks",
    "greet": "utter_greet",
    "insult": "utter_insult",
    "stop_talk": "utter_stop",
    "refuse_consent": "utter_stop",
    "send_sticker": "utter_sticker",
}


def answer_to(topic: str) -> str:
    """The city's answer to a topic at this hour; the way to a person when there is none."""
    place = city()
    return place.answer(topic, clock.now()) or place.fill(place.wording.nothing_found, clock.now())


class AnswerQuestion(CaseAction):
    """A resident's question, answered from the city's files."""

    def name(self) -> str:
        return "action_answer_question"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        heard = heard_in(tracker)
        if not slots_of(tracker).get("requested_slot") and begins_to_tell(heard):
            return [FollowupAction("action_outside_intake")]
        topic = heard.intent.removeprefix("ask_")
        if topic == "case_status":
            async with database().read() as session:
                text = await intake_record.state_in_words(session, tracker.sender_id, city())
        else:
            text = answer_to(topic)
        dispatcher.utter_message(text=text)
        return []


class HandOver(CaseAction):
    """「人と話したい」: the hand-over is asked for at once, with what is known."""

    def name(self) -> str:
        return "action_hand_over"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        async with database().begin() as session:
            talk = await conversations.for_episode(session, tracker.sender_id)
            await handover.request(session, talk, asked_by="resident", wait=True)
        dispatcher.utter_message(response="utter_hand_over", when=intake_record.when_a_person_answers(city()))
        return []


class DeleteData(CaseAction):
    """「消して」: a talk without a case is erased by the desk at once; a case's deletion is confirmed by a person."""

    def name(self) -> str:
        return "action_delete_data"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        async with database().begin() as session:
            talk = await conversations.for_episode(session, tracker.sender_id)
            has_case = talk.case_id is not None
            if has_case:
                case = await cases.open_case(session, talk)
                await handover.request(
                    session, talk, asked_by="resident", wait=False, reason="データの削除の希望"
                )
                await cases.record_answer(
                    session,
                    case,
                    "delete_wish",
                    value=True,
                    said=heard_in(tracker).text,
                    message_key=heard_in(tracker).message_key,
                )
        dispatcher.utter_message(text=answer_to("delete_data"))
        if has_case:
            dispatcher.utter_message(response="utter_delete_noted")
        return []


class SayAgain(CaseAction):
    """Thanks, a greeting, anger, a sticker, or 「もう一度」: a short word, then the open question again."""

    def name(self) -> str:
        return "action_say_again"

    async def act(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        intent = heard_in(tracker).intent
        slots: dict[str, Any] = slots_of(tracker)
        if intent in SAID_AGAIN:
            dispatcher.utter_message(response=SAID_AGAIN[intent], **desk_words())
            return []
        if not slots.get("requested_slot"):
            dispatcher.utter_message(text=answer_to("repeat"))
            return []
        # The question comes again with an example: it was not clear the first time.
        misreads = min(int(slots.get("misreads") or 0) + 1, 2)
        return [SlotSet("misreads", misreads), SlotSet("wants_example", True)]
