"""Rasa's memory of a talk: unreadable in the file, the same after a restart, short however long the talk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channel import as_words, find_turn, turn_json
from bot.tracker_store import LONGEST_TALK, EncryptedTrackerStore, behind_the_wrappers

KEY = Fernet.generate_key().decode()
WORDS = "家賃が払えません"


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load("domain.yml")


def open_store(domain: Domain, folder: Path) -> EncryptedTrackerStore:
    return EncryptedTrackerStore(domain, host=f"sqlite:///{folder}/rasa.db", key=KEY)


def turn(tracker: DialogueStateTracker, message_id: str, text: str = WORDS) -> None:
    tracker.update(ActionExecuted("action_listen"))
    parse = {
        "intent": {"name": "tell_trouble", "confidence": 0.9},
        "needs": [{"name": "housing", "confidence": 0.9}],
    }
    tracker.update(UserUttered(text, parse["intent"], parse_data=parse, message_id=message_id))
    tracker.update(ActionExecuted("intake_form"))
    tracker.update(ActiveLoop("intake_form"))
    tracker.update(SlotSet("rent", 50_000))
    tracker.update(SlotSet("requested_slot", "savings"))
    tracker.update(BotUttered("貯金はありますか", {"buttons": [{"title": "ない", "payload": "ない"}]}))


async def test_words_in_rasas_file_are_not_readable(domain: Domain, tmp_path: Path) -> None:
    store = open_store(domain, tmp_path)
    tracker = await store.get_or_create_tracker("ep-1")
    turn(tracker, "1")
    await store.save(tracker)
    with sqlite3.connect(tmp_path / "rasa.db") as raw:
        dump = "\n".join(raw.iterdump())
    assert WORDS not in dump
    assert "\\u5bb6" not in dump
    assert "ep-1" in dump


async def test_a_talk_goes_on_after_rasa_was_killed(domain: Domain, tmp_path: Path) -> None:
    store = open_store(domain, tmp_path)
    tracker = await store.get_or_create_tracker("ep-1")
    turn(tracker, "1")
    await store.save(tracker)
    again = await open_store(domain, tmp_path).retrieve("ep-1")
    assert again is not None
    assert again.get_slot("rent") == 50_000
    assert again.active_loop_name == "intake_form"
    place = find_turn(again, "1")
    assert place is not None
    said = turn_json(again, place, again=True)
    assert [message["text"] for message in said["messages"]] == ["貯金はありますか"]
    assert said["requested_slot"] == "savings"
    assert said["needs"] == [{"name": "housing", "confidence": 0.9}]


async def test_a_turn_that_was_not_saved_is_not_remembered(domain: Domain, tmp_path: Path) -> None:
    store = open_store(domain, tmp_path)
    tracker = await store.get_or_create_tracker("ep-1")
    turn(tracker, "1")
    await store.save(tracker)
    turn(tracker, "2")
    store.forget("ep-1")
    fresh = await store.retrieve("ep-1")
    assert find_turn(fresh, "2") is None
    assert find_turn(fresh, "1") is not None


async def test_a_long_talk_is_compacted_and_forgets_no_answer(domain: Domain, tmp_path: Path) -> None:
    store = open_store(domain, tmp_path)
    tracker = await store.get_or_create_tracker("ep-1")
    for number in range(40):
        turn(tracker, str(number))
        await store.save(tracker)
        await store.compact("ep-1")
        tracker = await store.retrieve("ep-1")
        assert tracker is not None
    assert len(tracker.events) <= LONGEST_TALK + 10
    assert tracker.get_slot("rent") == 50_000
    assert tracker.active_loop_name == "intake_form"
    assert tracker.get_slot("requested_slot") == "savings"
    assert tracker.latest_action_name in ("intake_form", "action_listen")
    warm, cold = tracker, await open_store(domain, tmp_path).retrieve("ep-1")
    assert cold is not None
    assert cold.current_slot_values() == warm.current_slot_values()


async def test_an_erased_talk_is_gone(domain: Domain, tmp_path: Path) -> None:
    store = open_store(domain, tmp_path)
    tracker = await store.get_or_create_tracker("ep-1")
    turn(tracker, "1")
    await store.save(tracker)
    await store.delete("ep-1")
    assert await store.retrieve("ep-1") is None
    assert await open_store(domain, tmp_path).retrieve("ep-1") is None


def test_our_store_is_found_behind_rasas_wrappers(domain: Domain, tmp_path: Path) -> None:
    from rasa.core.tracker_store import FailSafeTrackerStore

    store = open_store(domain, tmp_path)
    assert behind_the_wrappers(FailSafeTrackerStore(store)) is store


@pytest.mark.parametrize("text", ["/restart", '／intent{"a":1}', "  /session_start", "/ "])
def test_a_leading_slash_is_a_word_and_never_an_intent(text: str) -> None:
    assert not as_words(text).startswith("/")
    assert as_words("3/4くらい") == "3/4くらい"
