"""What wakes an open console page: the queue changed, somebody wrote, somebody is typing, an alarm rings."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import ExitStack
from typing import Any

from sanic import HTTPResponse, Request
from sanic import json as json_response

from casework import cases, conversations, staff
from desk.console.blueprint import console
from desk.console.queue import FRESH_SECONDS
from desk.console.visit import SESSION_COOKIE, Visit, visit_of
from desk.live import CONSOLE, talk_topic
from desk.running import Running, running

HEARTBEAT_SECONDS = 15.0
QUEUE_SECONDS = 1.0
"""The queue is renewed at most this often on one page, however much happens."""
QUEUES_A_SECOND = 10
"""And at most this often on all pages together: with many people at it, each is renewed a little later."""


def _sse(event: str, data: dict[str, Any]) -> str:
    return f"event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


@console.get("/live", ctx_api=True, ctx_quiet=True)
async def stream(request: Request[Any, Any]) -> None:
    visit, desk = visit_of(request), running(request)
    topics = await _talks(desk, visit, str(request.args.get("case") or ""))
    token = request.cookies.get(SESSION_COOKIE) or ""
    response = await request.respond(
        content_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    with ExitStack() as stack:
        queues = {topic: stack.enter_context(desk.live.listen(topic)) for topic in (CONSOLE, *topics)}
        # Said only once somebody listens: the page then renews itself, so that nothing falls between page and stream.
        await response.send(_sse("open", {}))
        waiting = {topic: asyncio.ensure_future(queue.get()) for topic, queue in queues.items()}
        stack.callback(lambda: [task.cancel() for task in waiting.values()])
        told, changed, checked, queue_is_old = 0.0, 0.0, time.monotonic(), False
        while True:
            rest = max(QUEUE_SECONDS, desk.live.listeners(CONSOLE) / QUEUES_A_SECOND)
            pause = max(0.01, told + rest - time.monotonic()) if queue_is_old else HEARTBEAT_SECONDS
            done, _ = await asyncio.wait(waiting.values(), timeout=pause, return_when=asyncio.FIRST_COMPLETED)
            for topic, task in list(waiting.items()):
                if task not in done:
                    continue
                event = task.result()
                waiting[topic] = asyncio.ensure_future(queues[topic].get())
                if topic == CONSOLE:
                    queue_is_old, changed = True, time.monotonic()
                    if event.get("kind") == "alarm":
                        await response.send(
                            _sse("alarm", {"number": event.get("number"), "ring": event.get("ring")})
                        )
                elif event.get("kind") == "typing":
                    await response.send(_sse("typing", {"who": event.get("who")}))
                else:
                    await response.send(_sse("talk", {}))
            if queue_is_old and time.monotonic() - told >= rest:
                told = time.monotonic()
                # The rows may be up to FRESH_SECONDS old: a change younger than that is told of once more.
                queue_is_old = told - changed < FRESH_SECONDS
                await response.send(_sse("queue", {}))
            if time.monotonic() - checked >= HEARTBEAT_SECONDS:
                checked = time.monotonic()
                if not await _still_logged_in(desk, token):
                    await response.send(_sse("over", {}))
                    return
                await response.send(": still here\n\n")


async def _talks(desk: Running, visit: Visit, number: str) -> list[str]:
    if not number:
        return []
    async with desk.database.read() as session:
        case = visit.check_sees(await cases.by_number(session, number), desk.city)
        return [talk_topic(talk.id) for talk in await conversations.of_case(session, case.id)]


async def _still_logged_in(desk: Running, token: str) -> bool:
    async with desk.database.read() as session:
        return await staff.by_token(session, token) is not None


@console.post("/cases/<number:str>/typing", ctx_api=True)
async def typing(request: Request[Any, Any], number: str) -> HTTPResponse:
    """The consultant writes: the resident sees that."""
    visit, desk = visit_of(request), running(request)
    async with desk.database.read() as session:
        case = visit.check_sees(await cases.by_number(session, number), desk.city)
        talks = await conversations.of_case(session, case.id)
    if case.staff_id == visit.person.id:
        for talk in talks:
            if talk.holder == conversations.CONSULTANT:
                desk.live.publish(talk_topic(talk.id), {"kind": "typing", "who": "consultant"})
    return json_response({}, status=202)
