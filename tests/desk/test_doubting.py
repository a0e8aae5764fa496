"""A rule hears a word of danger in harmless words: nobody is frightened, nothing is lost, and a silent model changes nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from time import monotonic

import pytest
from prometheus_client import REGISTRY

from casework import cases, conversations, messages
from casework.city import load_city
from casework.settings import settings
from casework.storage import Database, Message
from desk import danger
from desk.live import Live
from desk.rasa import Rasa
from tests.desk.line.rasa_stand_in import RasaStandIn

CITY = load_city("kushiro")
THROWN = "夫に殴られています"


@pytest.fixture
def model() -> Iterator[RasaStandIn]:
    """What the desk asks in Rasa's place: it doubts what it is told to, and speaks when it is told to."""
    server = RasaStandIn().start()
    yield server
    server.stop()


@pytest.fixture
async def rasa(model: RasaStandIn, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Rasa]:
    monkeypatch.setenv("MADO_RASA_URL", model.url)
    settings.cache_clear()
    client = Rasa()
    yield client
    await client.close()
    monkeypatch.undo()
    settings.cache_clear()


async def write(base: Database, rasa: Rasa, text: str, kind: str = "text") -> tuple[Message, list[Message]]:
    """A resident's message, looked at, and what was said to it."""
    async with base.begin() as session:
        talk, _ = await conversations.open_web_talk(session)
        received = await messages.receive(session, talk, external_id="a", text=text, kind=kind)
    await danger.look(base, rasa, Live(), CITY, received.message.id)
    async with base.read() as session:
        message = await session.get_one(Message, received.message.id)
        said = [row for row in await messages.of_talk(session, talk.id) if row.reply_to == message.id]
    return message, said


async def test_what_the_model_holds_for_hardly_possible_does_not_ring_and_is_marked(
    base: Database, rasa: Rasa, model: RasaStandIn
) -> None:
    model.doubted = ["violence"]
    before = REGISTRY.get_sample_value("madoakari_doubted_total") or 0.0
    message, said = await write(base, rasa, THROWN)
    assert said == []
    assert set(message.extra["doubted"]) == {"violence"}
    assert message.turn == "pending", "the bot answers it as any other"
    async with base.read() as session:
        assert await cases.listed(session) == []
    assert REGISTRY.get_sample_value("madoakari_doubted_total") == before + 1


async def test_one_danger_doubted_leaves_the_other_standing(
    base: Database, rasa: Rasa, model: RasaStandIn
) -> None:
    model.doubted = ["violence"]
    message, said = await write(base, rasa, f"{THROWN}。もう死にたい")
    assert said[0].author == messages.SAFETY
    assert message.extra["risks"] == ["self_harm"]


async def test_a_model_that_does_not_speak_at_once_is_not_waited_for(
    base: Database, rasa: Rasa, model: RasaStandIn
) -> None:
    model.doubted, model.hears_after = ["violence"], 20.0
    began = monotonic()
    _, said = await write(base, rasa, THROWN)
    assert monotonic() - began < 1.0
    assert said[0].author == messages.SAFETY


async def test_a_model_that_is_down_silences_nothing(base: Database, rasa: Rasa, model: RasaStandIn) -> None:
    model.is_down = True
    _, said = await write(base, rasa, THROWN)
    assert said[0].author == messages.SAFETY


async def test_the_words_of_a_button_are_judged_by_the_rules_alone(
    base: Database, rasa: Rasa, model: RasaStandIn
) -> None:
    model.doubted = ["violence"]
    _, said = await write(base, rasa, THROWN, kind="choice")
    assert said[0].author == messages.SAFETY
