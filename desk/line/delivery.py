"""Sending what is due to LINE: one worker for each talk, in order, tried again, each row once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any

import structlog
from sqlalchemy import select

from casework import messages
from casework.storage import Conversation, LineCall, Message
from desk.line import outbox
from desk.line.client import LineClient, Outcome, Verdict
from desk.line.outbox import Step
from desk.live import CONSOLE
from desk.running import Running

log = structlog.get_logger()

AT_ONCE = 8
"""Calls to LINE under way at the same time."""
BUSY = 12
"""With so many talks being sent to, the loading dots and 「既読」 are left out: answers come first."""
LOOK_SECONDS = 30.0
"""How often everything that is due is looked for, besides being woken."""
BROKEN_SECONDS = 2.0
STOP_SECONDS = 1.5
READ_PAUSE_SECONDS = 3600.0
KNOWN_TALKS = 5_000


class Delivery:
    """The workers, one for each talk that has something to send."""

    def __init__(self, desk: Running, client: LineClient) -> None:
        self.desk = desk
        self.client = client
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._woken: dict[str, asyncio.Event] = {}
        self._talks: OrderedDict[str, str | None] = OrderedDict()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._no_read_until = 0.0
        self._stopping = False

    def hear(self, topic: str, event: dict[str, Any]) -> None:
        """A wake-up of the desk: something changed in a talk, or the bot begins to think."""
        if self._stopping or not topic.startswith("talk:"):
            return
        conversation_id = topic.removeprefix("talk:")
        if conversation_id in self._talks and self._talks[conversation_id] is None:
            return
        if event.get("kind") == "typing":
            if event.get("who") != messages.RESIDENT and self._is_calm():
                self.desk.soon(self._show_loading(conversation_id))
        elif event.get("kind") == "changed":
            self.wake(conversation_id)

    def wake(self, conversation_id: str) -> None:
        """Something may be due in this talk."""
        if self._stopping:
            return
        if conversation_id in self._workers:
            self._woken[conversation_id].set()
            return
        self._woken[conversation_id] = asyncio.Event()
        self._workers[conversation_id] = asyncio.create_task(self._work(conversation_id))

    def joined(self, conversation_id: str) -> None:
        """This talk may have become LINE's: look again whose it is."""
        self._talks.pop(conversation_id, None)

    async def take_up(self) -> None:
        """After a start: everything that is still due. An open call may have reached LINE before the end."""
        async with self.desk.database.begin() as session:
            await outbox.doubt_all(session)
        await self.look(self.desk)

    async def look(self, _desk: Running) -> None:
        """Wake every talk that has something to send."""
        async with self.desk.database.read() as session:
            waiting = await outbox.waiting_talks(session)
        for conversation_id in waiting:
            self.wake(conversation_id)

    async def stop(self) -> None:
        """End the workers; what they were doing is in the rows."""
        self._stopping = True
        for woken in self._woken.values():
            woken.set()
        workers = list(self._workers.values())
        if workers:
            # A call under way is better ended than cut off: its outcome need not be doubted then.
            _, late = await asyncio.wait(workers, timeout=STOP_SECONDS)
            for worker in late:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)

    def _is_calm(self) -> bool:
        """Whether there is room for what is only kind: the dots, and 「既読」."""
        return len(self._workers) < BUSY

    async def _user_of(self, conversation_id: str) -> str | None:
        if conversation_id not in self._talks:
            async with self.desk.database.read() as session:
                talk = await session.get(Conversation, conversation_id)
            self._talks[conversation_id] = talk.line_user if talk else None
            while len(self._talks) > KNOWN_TALKS:
                self._talks.popitem(last=False)
        return self._talks[conversation_id]

    async def _show_loading(self, conversation_id: str) -> None:
        user = await self._user_of(conversation_id)
        if user is not None:
            async with self._places:
                await self.client.show_loading(user)

    async def _work(self, conversation_id: str) -> None:
        woken = self._woken[conversation_id]
        try:
            while not self._stopping:
                woken.clear()
                wait = await self._do_next(conversation_id)
                if wait is not None and wait > 0:
                    await _until(woken, wait)
                elif wait is None and not woken.is_set():
                    return
        except asyncio.CancelledError:
            raise
        except Exception as error:
            log.error("line.worker_failed", kind=type(error).__name__, conversation=conversation_id)
            await asyncio.sleep(BROKEN_SECONDS)
        finally:
            self._workers.pop(conversation_id, None)
            self._woken.pop(conversation_id, None)

    async def _do_next(self, conversation_id: str) -> float | None:
        """One step; returns how long to wait before the next one, None when nothing is due."""
        if await self._user_of(conversation_id) is None:
            return None
        async with self._places:
            if not await self._has_something(conversation_id):
                return None
            async with self.desk.database.begin() as session:
                step = await outbox.next_step(session, conversation_id, self.desk.city)
            if step is None:
                return None
            if step.call is None:
                return step.wait or 0.05
            return await self._make(step, step.call)

    async def _has_something(self, conversation_id: str) -> bool:
        async with self.desk.database.read() as session:
            due = select(Message.id).where(
                Message.conversation_id == conversation_id, Message.delivery == "due"
            )
            opened = select(LineCall.id).where(
                LineCall.conversation_id == conversation_id, LineCall.state == "open"
            )
            return await session.scalar(due.union_all(opened).limit(1)) is not None

    async def _make(self, step: Step, call: LineCall) -> float:
        """Make the call, and write down what became of it."""
        lines = list(step.lines)
        if step.token is not None:
            verdict = await self.client.reply(step.token, lines, quietly=step.quietly)
        else:
            verdict = await self.client.push(step.user, lines, key=call.retry_key, quietly=step.quietly)
        if verdict.outcome is not Outcome.TAKEN:
            log.warning("line.call", via=call.via, why=verdict.why, call=call.id, tries=call.tries)
        return await self._note(call, verdict)

    async def _note(self, call: LineCall, verdict: Verdict) -> float:
        read_token: str | None = None
        outcome = verdict.outcome
        if outcome is Outcome.BAD_TOKEN and call.doubtful:
            # An earlier try with this token was taken, or the refusal would not have come within the minute.
            outcome = Outcome.TAKEN
        async with self.desk.database.begin() as session:
            if outcome is Outcome.TAKEN:
                read_token = await outbox.done(session, call.id)
            elif outcome is Outcome.BAD_TOKEN:
                await outbox.to_push(session, call.id)
            elif outcome in (Outcome.REFUSED, Outcome.QUOTA):
                await outbox.failed(session, call.id, verdict.why)
            else:
                doubtful = outcome is Outcome.DOUBTFUL
                await outbox.later(session, call.id, verdict.why, doubtful=doubtful, at_least=verdict.wait)
        if outcome in (Outcome.TAKEN, Outcome.REFUSED, Outcome.QUOTA):
            self.desk.live.publish(CONSOLE, {"kind": "delivery", "conversation": call.conversation_id})
        if read_token is not None:
            self.desk.soon(self._mark_as_read(read_token))
        return 0.0

    async def _mark_as_read(self, token: str) -> None:
        """Only where the account's chat is on; where it is off, LINE marks by itself and refuses this."""
        now = asyncio.get_running_loop().time()
        if now < self._no_read_until or not self._is_calm():
            return
        async with self._places:
            verdict = await self.client.mark_as_read(token)
        if verdict.outcome is Outcome.REFUSED:
            self._no_read_until = now + READ_PAUSE_SECONDS


async def _until(woken: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(woken.wait(), seconds)
    except TimeoutError:
        return
