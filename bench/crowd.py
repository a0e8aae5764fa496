"""A crowded desk: a thousand open chats, fifty consultants at the queue, ten messages a second through the real bot."""

from __future__ import annotations

import asyncio
import json
import random
import re
import time
from dataclasses import dataclass, field

import httpx

from bench.turns import SAID, Timed
from casework import staff
from casework.storage import Database
from tests.stack import Stack

CHATS = 1_000
CONSULTANTS = 50
PER_SECOND = 10
SECONDS = 60
CHATS_AT_ONE_ADDRESS = 50
LONGEST_WAIT_SECONDS = 60
PASSWORD = "seeded-for-measuring"  # noqa: S105 (a made-up desk)


@dataclass
class Chat:
    """One resident's open page."""

    client: httpx.AsyncClient
    token: str = ""
    step: int = 0
    greeted: asyncio.Event = field(default_factory=asyncio.Event)
    sent: dict[int, float] = field(default_factory=dict)
    answered: dict[int, float] = field(default_factory=dict)
    seen: list[int] = field(default_factory=list)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def open(self) -> None:
        """Open the talk and listen to its stream until cancelled."""
        answer = (await self.client.post("/api/sessions")).raise_for_status()
        self.token = answer.json()["token"]
        async with self.client.stream("GET", "/api/events", headers=self.headers) as stream:
            kind = ""
            async for line in stream.aiter_lines():
                if line.startswith("event: "):
                    kind = line[7:]
                elif line.startswith("data: ") and kind == "message":
                    self._hear(json.loads(line[6:]))

    def _hear(self, message: dict[str, object]) -> None:
        number = message["id"]
        assert isinstance(number, int)
        self.seen.append(number)
        if message["author"] == "resident":
            return
        self.greeted.set()
        to = message["reply_to"]
        if isinstance(to, int) and to not in self.answered:
            self.answered[to] = time.perf_counter()

    async def say(self) -> None:
        """The next words of the intake."""
        words = SAID[min(self.step, len(SAID) - 1)]
        body = {"client_id": f"crowd-{self.step}", "text": words}
        self.step += 1
        begun = time.perf_counter()
        answer = (await self.client.post("/api/messages", json=body, headers=self.headers)).raise_for_status()
        self.sent[answer.json()["id"]] = begun


def _client(url: str, network: int, address: int) -> httpx.AsyncClient:
    # The desk bounds what one address may open: the crowd comes from many of the loopback's addresses.
    transport = httpx.AsyncHTTPTransport(
        local_address=f"127.0.{network}.{address + 1}", limits=httpx.Limits(max_connections=None)
    )
    return httpx.AsyncClient(base_url=url, transport=transport, timeout=httpx.Timeout(30, read=300))


async def _accounts(stack: Stack) -> None:
    base = Database(stack.database_url)
    async with base.begin() as session:
        for number in range(CONSULTANTS):
            await staff.create(
                session, email=f"crowd{number}@example.jp", name=f"相談員{number}", password=PASSWORD,
                role="consultant",
            )  # fmt: skip
    await base.close()


async def _watch_the_queue(client: httpx.AsyncClient, number: int, ready: asyncio.Event) -> None:
    form = (await client.get("/console/login")).text
    token = re.search(r'name="csrf" value="([^"]+)"', form)
    assert token is not None
    cookies = httpx.Cookies(client.cookies)
    client.cookies.clear()
    login = await client.post(
        "/console/login",
        data={"csrf": token[1], "email": f"crowd{number}@example.jp", "password": PASSWORD},
        cookies=cookies,
    )
    cookies.update(login.cookies)
    client.cookies.clear()
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    async with client.stream("GET", "/console/live", headers=headers) as stream:
        ready.set()
        async for line in stream.aiter_lines():
            if line == "event: queue":
                answer = await client.get("/console/queue/rows", headers=headers)
                assert answer.status_code == 200, answer.status_code


@dataclass(frozen=True)
class Crowd:
    """What came of it."""

    turns: Timed
    sent: int
    unanswered: int
    shown_twice: int


async def measure(stack: Stack) -> Crowd:
    """Open everything, wait until everybody was greeted, then let people write at a steady pace."""
    await _accounts(stack)
    homes = [_client(stack.url, 1, place) for place in range(CHATS // CHATS_AT_ONE_ADDRESS)]
    offices = [_client(stack.url, 2, place) for place in range(CONSULTANTS)]
    chats = [Chat(homes[number % len(homes)]) for number in range(CHATS)]
    ready = [asyncio.Event() for _ in range(CONSULTANTS)]
    tasks = [
        asyncio.create_task(_watch_the_queue(offices[number], number, ready[number]))
        for number in range(CONSULTANTS)
    ]
    await asyncio.gather(*(event.wait() for event in ready))
    for chat in chats:
        tasks.append(asyncio.create_task(chat.open()))
        await asyncio.sleep(0.02)
    await asyncio.gather(*(chat.greeted.wait() for chat in chats))
    chance = random.Random(3)
    sends = []
    begun = time.perf_counter()
    for place in range(PER_SECOND * SECONDS):
        sends.append(asyncio.create_task(chance.choice(chats).say()))
        await asyncio.sleep(max(0.0, begun + (place + 1) / PER_SECOND - time.perf_counter()))
    await asyncio.gather(*sends)
    for _ in range(LONGEST_WAIT_SECONDS):
        if all(chat.sent.keys() <= chat.answered.keys() for chat in chats):
            break
        await asyncio.sleep(1)
    broken = [task.exception() for task in tasks if task.done() and not task.cancelled()]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for client in (*homes, *offices):
        await client.aclose()
    if broken:
        raise AssertionError(f"a page lost its stream: {broken[:3]}")
    waits = [
        chat.answered[to] - begun for chat in chats for to, begun in chat.sent.items() if to in chat.answered
    ]
    return Crowd(
        turns=Timed.of(waits),
        sent=sum(len(chat.sent) for chat in chats),
        unanswered=sum(to not in chat.answered for chat in chats for to in chat.sent),
        shown_twice=sum(len(chat.seen) - len(set(chat.seen)) for chat in chats),
    )
