"""A message that its sender took back: no word of it is left in Rasa, and the talk goes on where it stood."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channel import find_turn, turn_json
from bot.tracker_store import EncryptedTrackerStore

KEY = Fernet.generate_key().decode()
SECRET = "夫に内緒で借金が80万円あります"


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load("domain.yml")


def open_store(domain: Domain, folder: Path) -> EncryptedTrackerStore:
    return EncryptedTrackerStore(domain, host=f"sqlite:///{folder}/rasa.db", key=KEY)


def everything(store: EncryptedTrackerStore, folder: Path) -> str:
    """All that the file holds, opened with the key."""
    with sqlite3.connect(folder / "rasa.db") as raw:
        rows = [row[0] for row in raw.execute("SELECT data FROM talk_events ORDER BY id")]
    box = Fernet(KEY)
    return "\n".join(json.dumps(json.loads(box.decrypt(row.encode())), ensure_ascii=False) for row in rows)


async def a_talk(store: EncryptedTrackerStore) -> DialogueStateTracker:
    """The trouble in a resident's words, then an answer, then the summary that quotes the trouble."""
    tracker = await store.get_or_create_tracker("ep-1")
    for message_id, text, slot, value, said in (
        ("1", SECRET, "trouble", SECRET, "家賃は いくらですか"),
        ("2", "5万円です", "rent", 50_000, f"・困りごと：{SECRET}\n・家賃（月）：5万円"),
    ):
        parse = {
            "intent": {"name": "tell_trouble", "confidence": 0.9},
            "entities": [{"entity": "debt_total", "value": 800_000, "text": "80万円"}]
            if message_id == "1"
            else [],
            "text": text,
            "intent_ranking": [],
            "needs": [{"name": "household_budget", "confidence": 0.9}],
        }
        tracker.update(ActionExecuted("action_listen"))
        tracker.update(UserUttered(text, parse["intent"], parse["entities"], parse, message_id=message_id))
        tracker.update(ActionExecuted("intake_form"))
        tracker.update(ActiveLoop("intake_form"))
        tracker.update(SlotSet(slot, value))
        tracker.update(SlotSet("requested_slot", "savings"))
        buttons = {"buttons": [{"title": "なおす", "payload": f"{said}をなおす"}]}
        tracker.update(BotUttered(said, buttons))
    await store.save(tracker)
    return tracker


async def test_no_word_of_it_is_left_in_the_file_or_in_memory(domain: Domain, tmp_path: Path) -> None:
    store = open_store(domain, tmp_path)
    await a_talk(store)
    assert SECRET in everything(store, tmp_path)
    await store.withdraw("ep-1", "1", ["trouble"])
    warm = await store.retrieve("ep-1")
    assert warm is not None
    in_memory = json.dumps([event.as_dict() for event in warm.events], ensure_ascii=False, default=str)
    for kept in (everything(store, tmp_path), in_memory):
        assert SECRET not in kept
        assert "80万円" not in kept
        assert "5万円です" in kept, "other messages stay"


@pytest.mark.parametrize("cold", [False, True])
async def test_the_talk_goes_on_where_it_stood(domain: Domain, tmp_path: Path, cold: bool) -> None:
    store = open_store(domain, tmp_path)
    before = await a_talk(store)
    await store.withdraw("ep-1", "1", ["trouble"])
    after = await (open_store(domain, tmp_path) if cold else store).retrieve("ep-1")
    assert after is not None
    assert after.active_loop_name == "intake_form"
    assert after.get_slot("requested_slot") == "savings"
    assert after.get_slot("rent") == 50_000
    assert after.get_slot("trouble") == "__declined__", "it is not asked for again"
    assert len(after.events) == len(before.events)
    place = find_turn(after, "1")
    assert place is not None, "the same message would not be answered twice"
    said = turn_json(after, place, again=True)
    assert said["needs"] == [{"name": "household_budget", "confidence": 0.9}]
    assert said["intent"] == "tell_trouble"


async def test_short_words_stay_where_others_said_the_same(domain: Domain, tmp_path: Path) -> None:
    store = open_store(domain, tmp_path)
    tracker = await store.get_or_create_tracker("ep-1")
    for message_id in ("1", "2"):
        tracker.update(ActionExecuted("action_listen"))
        tracker.update(UserUttered("はい", {"name": "affirm"}, message_id=message_id))
        tracker.update(BotUttered("「はい」ですね"))
    await store.save(tracker)
    await store.withdraw("ep-1", "1", [])
    after = await store.retrieve("ep-1")
    assert after is not None
    assert [event.text for event in after.events if isinstance(event, UserUttered)] == ["", "はい"]
    assert [event.text for event in after.events if isinstance(event, BotUttered)] == ["「はい」ですね"] * 2


async def test_after_a_long_talk_was_compacted_the_slot_still_goes(domain: Domain, tmp_path: Path) -> None:
    store = open_store(domain, tmp_path)
    tracker = await a_talk(store)
    for number in range(90):
        tracker.update(ActionExecuted("action_listen"))
        tracker.update(UserUttered(f"{number}です", {"name": "give_answer"}, message_id=f"n{number}"))
    await store.save(tracker)
    await store.compact("ep-1")
    assert SECRET in everything(store, tmp_path)
    await store.withdraw("ep-1", "1", ["trouble"])
    assert SECRET not in everything(store, tmp_path)


async def test_a_talk_or_message_that_is_not_known_is_no_mistake(domain: Domain, tmp_path: Path) -> None:
    store = open_store(domain, tmp_path)
    await store.withdraw("ep-9", "1", ["trouble"])
    await a_talk(store)
    await store.withdraw("ep-1", "99", [])
    assert SECRET in everything(store, tmp_path)
