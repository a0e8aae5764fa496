"""A desk with LINE switched on in this process, before a stand-in of LINE's platform."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import select

from casework import messages
from casework.city import load_city
from casework.messages import Reply
from casework.settings import settings
from casework.storage import Conversation, Database, LineInbox, Message
from desk import limits
from desk.line.service import LineService
from desk.live import Live, talk_topic
from desk.rasa import Rasa
from desk.running import Running
from desk.turns import Turns
from tests.desk.line.platform import Platform
from tests.desk.line.rasa_stand_in import RasaStandIn
from tests.stack import migrate

USER = "U" + "a" * 32


@pytest.fixture
def platform() -> Iterator[Platform]:
    """LINE."""
    line = Platform().start()
    yield line
    line.stop()


@pytest.fixture
def rasa() -> Iterator[RasaStandIn]:
    """A Rasa that answers 「答え：…」."""
    stand_in = RasaStandIn().start()
    yield stand_in
    stand_in.stop()


class LineDesk:
    """The desk's parts with LINE, driven by signed bodies as the webhook takes them."""

    def __init__(self, platform: Platform, base: Database) -> None:
        self.platform = platform
        self.base = base
        live, rasa, city = Live(), Rasa(), load_city("kushiro")
        self.running = Running(base, rasa, live, city, Turns(base, rasa, live, city))
        self.service = LineService(self.running)

    async def receive(self, *events: dict[str, Any]) -> None:
        """Take events in as the webhook does."""
        await self.service.inbox.keep(self.platform.body(*events))
        await self._taken_in()

    async def _taken_in(self) -> None:
        for _ in range(400):
            async with self.service.inbox.store.read() as session:
                if await session.scalar(select(LineInbox.id).limit(1)) is None:
                    return
            await asyncio.sleep(0.01)
        raise AssertionError("the webhook was never taken in")

    async def says(self, text: str, user: str = USER) -> dict[str, Any]:
        """A user writes; returns the event."""
        event = self.platform.text(user, text)
        await self.receive(event)
        return event

    async def talk(self, user: str = USER) -> Conversation:
        """The user's talk."""
        from casework import conversations

        async with self.base.begin() as session:
            return (await conversations.by_line_user(session, user))[0]

    async def rows(self, user: str = USER) -> list[Message]:
        """The talk's messages."""
        talk = await self.talk(user)
        async with self.base.read() as session:
            return await messages.of_talk(session, talk.id)

    async def desk_says(self, *replies: Reply, user: str = USER, to: int | None = None) -> list[int]:
        """Somebody at the desk says something by itself."""
        talk = await self.talk(user)
        async with self.base.begin() as session:
            fresh = await session.get_one(Conversation, talk.id)
            rows = await messages.say(session, fresh, list(replies), to=to)
        self.running.live.publish(talk_topic(talk.id))
        return [row.id for row in rows]

    async def until(self, condition: Callable[[], Any], seconds: float = 8.0) -> None:
        """Wait until a condition holds."""
        for _ in range(int(seconds / 0.02)):
            if condition():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"never came: {self.platform.texts_of(USER)} {self.platform.problems}")

    async def becomes(self, message_id: int, delivery: str) -> None:
        """Wait until a message of ours stands so."""
        for _ in range(200):
            async with self.base.read() as session:
                if (await session.get_one(Message, message_id)).delivery == delivery:
                    return
            await asyncio.sleep(0.03)
        raise AssertionError(f"never {delivery}")

    async def seen(self, count: int, user: str = USER) -> list[dict[str, Any]]:
        """The user's screen once it shows so many messages."""
        await self.until(lambda: len(self.platform.seen_by(user)) >= count)
        await asyncio.sleep(0.1)
        return self.platform.seen_by(user)


@pytest.fixture
def line_settings(platform: Platform, rasa: RasaStandIn, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings of a city with LINE."""
    for name, value in {
        **platform.settings,
        "MADO_RASA_URL": rasa.url,
        "MADO_PUBLIC_URL": "https://soudan.example",
    }.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    limits.clear()
    yield
    settings.cache_clear()


@pytest.fixture
async def desk(line_settings: None, platform: Platform, base: Database) -> AsyncIterator[LineDesk]:
    """The desk with LINE, started; nothing it sent broke a rule of LINE."""
    made = LineDesk(platform, base)
    await made.service.start()
    yield made
    await made.service.stop()
    await made.running.turns.stop()
    await made.running.stop()
    assert platform.problems == []


@pytest.fixture
async def desk_on_postgresql(
    line_settings: None, platform: Platform, request: pytest.FixtureRequest
) -> AsyncIterator[LineDesk]:
    """The same desk with PostgreSQL."""
    url = request.getfixturevalue("postgres").new_database()
    migrate(url)
    base = Database(url)
    made = LineDesk(platform, base)
    await made.service.start()
    yield made
    await made.service.stop()
    await made.running.turns.stop()
    await made.running.stop()
    assert platform.problems == []
