"""LINE at its worst: fifty events a second; redelivered, reordered, failing, and the desk killed on the way."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bench.line_ack import acknowledgements, user
from tests.desk.line.desk_process import DeskProcess, wait_for
from tests.desk.line.platform import Faults, Platform
from tests.desk.line.rasa_stand_in import RasaStandIn
from tests.stack import migrate

pytestmark = pytest.mark.slow

EVENTS = 1_000
ACKNOWLEDGED_MS = 100.0


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskProcess]:
    line, bot = Platform().start(), RasaStandIn().start()
    process = DeskProcess(tmp_path, line, bot.url)
    migrate(process.environment["MADO_DATABASE_URL"])
    process.start()
    yield process
    process.stop()
    line.stop()
    bot.stop()


def rows(desk: DeskProcess, query: str) -> list[Any]:
    with sqlite3.connect(f"file:{desk.file}?mode=ro", uri=True, timeout=10) as base:
        return base.execute(query).fetchall()


def report(name: str, **figures: Any) -> None:
    print(f"\n{name}: " + ", ".join(f"{key} {value}" for key, value in figures.items()))


def test_fifty_webhooks_a_second_are_acknowledged_within_a_tenth_of_a_second(desk: DeskProcess) -> None:
    line = desk.platform
    begun = time.perf_counter()
    taken, lasted = acknowledgements(desk, EVENTS)
    report(
        "webhook acknowledged",
        events=EVENTS,
        per_second=round(EVENTS / lasted, 1),
        p50_ms=round(taken[EVENTS // 2], 1),
        p95_ms=round(taken[int(EVENTS * 0.95)], 1),
        p99_ms=round(taken[int(EVENTS * 0.99)], 1),
        max_ms=round(taken[-1], 1),
    )

    def answers() -> int:
        return sum(text.startswith("答え") for number in range(200) for text in line.texts_of(user(number)))

    assert wait_for(lambda: answers() >= EVENTS, 240)
    report("all answered", after_seconds=round(time.perf_counter() - begun, 1), pushed=line.pushed)
    assert line.problems == []
    assert taken[int(EVENTS * 0.99)] < ACKNOWLEDGED_MS


async def test_a_thousand_events_through_three_crashes_and_a_failing_line_arrive_once(
    desk: DeskProcess,
) -> None:
    line = desk.platform
    line.faults = Faults(
        error_before=0.04, error_after=0.04, drop_before=0.04, drop_after=0.04, too_many=0.04
    )
    dice = random.Random(7)
    talks = 40
    waiting = [line.text(user(number % talks), f"文{number}") for number in range(EVENTS)]
    sent_again = Counter[str]()
    # A fifth of the events arrive out of their order.
    for _ in range(EVENTS // 5):
        place = dice.randrange(len(waiting) - 5)
        waiting[place], waiting[place + 5] = waiting[place + 5], waiting[place]
    kills = [EVENTS // 4, EVENTS // 2, EVENTS * 3 // 4]
    killing: asyncio.Task[None] | None = None

    async def kill_and_start() -> None:
        await asyncio.to_thread(desk.kill)
        await asyncio.to_thread(desk.start)

    async def deliver(client: httpx.AsyncClient, event: dict[str, Any]) -> None:
        """As LINE does: until it is taken, and now and then once more although it was."""
        again = dice.random() < 0.2
        shown = event
        for _ in range(400):
            body = line.body(shown)
            try:
                answer = await client.post(
                    desk.webhook, content=body, headers={"x-line-signature": line.sign(body)}, timeout=10
                )
                if answer.status_code == 200:
                    if not again:
                        return
                    again = False
                    sent_again[event["webhookEventId"]] += 1
            except httpx.HTTPError:
                await asyncio.sleep(0.2)
            shown = line.redelivered(event)
        raise AssertionError("never taken")

    begun = time.perf_counter()
    async with httpx.AsyncClient(limits=httpx.Limits(max_connections=30)) as client:
        places = asyncio.Semaphore(20)

        async def one(event: dict[str, Any]) -> None:
            async with places:
                await deliver(client, event)

        sending = []
        for number, event in enumerate(waiting):
            if number in kills:
                killing = asyncio.create_task(kill_and_start())
            sending.append(asyncio.create_task(one(event)))
            await asyncio.sleep(0.02)
        await asyncio.gather(*sending)
        assert killing is not None
        await killing
    accepted = time.perf_counter() - begun

    wanted = Counter((user(number % talks), f"答え：文{number}") for number in range(EVENTS))

    def heard() -> Counter[tuple[str, str]]:
        return Counter(
            (user(number), text)
            for number in range(talks)
            for text in line.texts_of(user(number))
            if text.startswith("答え")
        )

    complete = await asyncio.to_thread(wait_for, lambda: not wanted - heard(), 300)
    await asyncio.sleep(3)
    lost, twice = wanted - heard(), heard() - wanted
    statuses = Counter(call.status for call in line.calls if call.path.endswith(("/reply", "/push")))
    report(
        "crashes",
        accepted_after=round(accepted, 1),
        answered_after=round(time.perf_counter() - begun, 1),
        redelivered=len(sent_again),
        calls=dict(statuses),
        pushed=line.pushed,
        lost=sum(lost.values()),
        twice=sum(twice.values()),
    )
    assert complete, list(lost)[:5]
    assert not twice, list(twice)[:5]
    assert rows(desk, "SELECT count(*) FROM messages WHERE author = 'resident'") == [(EVENTS,)]
    assert rows(desk, "SELECT count(*) FROM messages WHERE delivery IN ('due', 'failed')") == [(0,)]
    assert line.problems == []
