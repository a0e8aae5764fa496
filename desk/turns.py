"""The bot's turns: one at a time in a talk, in order, each answered once, tried again while Rasa is away.

A message is `new` until the safety rules saw it, then `pending` for the bot, then `answered`; where a person holds the
talk it is to `listen` to, so that the model too hears danger in it. The replies and the mark are one transaction; after
a crash the rows say what is still to be done.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog
from sqlalchemy import select

from casework import clock, conversations, handover, messages
from casework.city import City
from casework.messages import Reply
from casework.storage import Conversation, Database, Message
from casework.talk.hearing import trusted_risks
from desk import danger, metrics
from desk.live import CONSOLE, Live, talk_topic
from desk.rasa import Rasa, RasaUnavailable, Turn
from desk.turn_form import body_of, is_spoken, replies_of

log = structlog.get_logger()

TELL_AFTER_SECONDS = 2.0
"""A resident who has no answer after so long is told that the words were kept."""
PAUSES_SECONDS = (0.3, 0.7, 1.5, 3.0, 5.0)
"""How long to wait before a turn is tried again; the last one repeats."""
TURNS_AT_ONCE = 8
"""More at once would not be faster on one Rasa, and would keep everybody else in the desk waiting."""
TO_SEE_TO = ("new", "pending", "listen")
BROKEN_AFTER_TRIES = 40
"""A turn that failed so often is handed to a person instead (about three minutes)."""


@dataclass(frozen=True)
class Due:
    """A message that waits for its turn, in its talk, and how long the person had been silent before it (hours)."""

    talk: Conversation
    message: Message
    silent_hours: float


class Turns:
    """The workers, one for each talk that has something to answer."""

    def __init__(self, database: Database, rasa: Rasa, live: Live, city: City) -> None:
        self.database = database
        self.rasa = rasa
        self.live = live
        self.city = city
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._woken: set[str] = set()
        self._places = asyncio.Semaphore(TURNS_AT_ONCE)
        self._stopping = False

    def wake(self, conversation_id: str) -> None:
        """Something came in for this talk."""
        worker = self._workers.get(conversation_id)
        if self._stopping:
            return
        if worker is not None and not worker.done():
            self._woken.add(conversation_id)
            return
        self._workers[conversation_id] = asyncio.create_task(self._work(conversation_id))

    async def take_up(self) -> int:
        """After a start: every talk that still has something to answer; returns how many."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(Message.conversation_id).where(Message.turn.in_(TO_SEE_TO)).distinct()
            )
            waiting = list(rows)
        for conversation_id in waiting:
            self.wake(conversation_id)
        return len(waiting)

    async def stop(self) -> None:
        """End the workers; what they were doing is in the rows."""
        self._stopping = True
        workers = [worker for worker in self._workers.values() if not worker.done()]
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)

    async def _work(self, conversation_id: str) -> None:
        tries = 0
        try:
            while True:
                self._woken.discard(conversation_id)
                due = await self._next(conversation_id)
                if due is None:
                    # Nothing is awaited between this look and the worker's end: a wake-up finds either.
                    if conversation_id in self._woken:
                        continue
                    return
                if due.message.turn == "new":
                    await danger.look(self.database, self.rasa, self.live, self.city, due.message.id)
                    continue
                async with self._places:
                    is_answered = await self._tried(due)
                tries = 0 if is_answered else tries + 1
                if tries >= BROKEN_AFTER_TRIES:
                    await self._give_up(due)
                    tries = 0
                elif tries:
                    await asyncio.sleep(pause_before_next_try(tries, due.message))
        except asyncio.CancelledError:
            raise
        except Exception as error:
            log.error("turn.worker_failed", kind=type(error).__name__, conversation=conversation_id)
            await asyncio.sleep(1.0)
            self._workers.pop(conversation_id, None)
            self.wake(conversation_id)
        finally:
            if self._workers.get(conversation_id) is asyncio.current_task():
                del self._workers[conversation_id]

    async def _next(self, conversation_id: str) -> Due | None:
        async with self.database.read() as session:
            message: Message | None = await session.scalar(
                select(Message)
                .where(Message.conversation_id == conversation_id, Message.turn.in_(TO_SEE_TO))
                .order_by(Message.id)
                .limit(1)
            )
            if message is None:
                return None
            talk = await conversations.by_id(session, conversation_id)
            before = await session.scalar(
                select(Message.created_at)
                .where(
                    Message.conversation_id == conversation_id,
                    Message.author == messages.RESIDENT,
                    Message.id < message.id,
                )
                .order_by(Message.id.desc())
                .limit(1)
            )
        silent = (message.created_at - before).total_seconds() / 3600 if before else 0.0
        return Due(talk, message, silent)

    async def _tried(self, due: Due) -> bool:
        """One try at a turn; whatever breaks, the resident is told in time and the turn is tried again."""
        try:
            return await (self._listen(due) if due.message.turn == "listen" else self._answer(due))
        except asyncio.CancelledError:
            raise
        except Exception as error:
            log.error("turn.broke", kind=type(error).__name__, message=due.message.id)
            metrics.TURNS.labels("broke").inc()
            await self._tell_waiting(due.talk.id, due.message.id)
            return False

    async def _listen(self, due: Due) -> bool:
        """Have the model hear what a person will answer; False when it must be tried again."""
        message_id = due.message.id
        try:
            heard = await self.rasa.hear(due.message.text) if is_spoken(due.message) else Turn([])
        except RasaUnavailable as reason:
            log.warning("turn.not_heard", reason=str(reason), message=message_id)
            return False
        async with self.database.begin() as session:
            talk = await conversations.by_id(session, due.talk.id)
            message = await session.get_one(Message, message_id)
            if message.turn != "listen":
                return True
            message.turn = "none"
            known = (message.extra or {}).get("risks")
            risks = trusted_risks(heard.risks, heard.intent, heard.confidence)
            await danger.join_model(session, self.city, talk, message, risks)
            is_new = (message.extra or {}).get("risks") != known
        if is_new:
            self.live.publish(talk_topic(due.talk.id))
            self.live.publish(CONSOLE, {"kind": "danger"})
        return True

    async def _give_up(self, due: Due) -> None:
        """After so many tries: what was to be answered goes to a person, who has anyway what was to be heard."""
        if due.message.turn != "listen":
            await self._give_to_a_person(due.talk.id, due.message.id)
            return
        log.error("turn.never_heard", message=due.message.id)
        async with self.database.begin() as session:
            message = await session.get_one(Message, due.message.id)
            message.turn = "none"

    async def _answer(self, due: Due) -> bool:
        """One turn; False when it must be tried again."""
        talk, message = due.talk, due.message
        self.live.publish(talk_topic(talk.id), {"kind": "typing", "who": "bot"})
        request = asyncio.create_task(self.rasa.turn(body_of(due.talk, due.message, due.silent_hours)))
        try:
            waited = (clock.now() - message.created_at).total_seconds()
            done, _ = await asyncio.wait({request}, timeout=max(0.05, TELL_AFTER_SECONDS - waited))
            if not done:
                await self._tell_waiting(talk.id, message.id)
            turn = await request
        except RasaUnavailable as reason:
            log.warning("turn.unavailable", reason=str(reason), message=message.id)
            metrics.TURNS.labels("put_off").inc()
            waited = (clock.now() - message.created_at).total_seconds()
            if waited >= TELL_AFTER_SECONDS:
                await self._tell_waiting(talk.id, message.id)
            return False
        finally:
            if not request.done():
                request.cancel()
        await self._write_answer(talk.id, message.id, turn)
        return True

    async def _write_answer(self, conversation_id: str, message_id: int, turn: Turn) -> None:
        """The replies and the mark "answered", in one transaction."""
        async with self.database.begin() as session:
            talk = await conversations.by_id(session, conversation_id)
            message = await session.get_one(Message, message_id)
            if message.turn != "pending":
                return
            message.turn = "answered"
            waited = (clock.now() - message.created_at).total_seconds()
            heard = trusted_risks(turn.risks, turn.intent, turn.confidence, pressed=message.kind == "choice")
            in_danger = await danger.join_model(session, self.city, talk, message, heard)
            replies = [] if in_danger else replies_of(turn)
            await messages.say(session, talk, replies, to=message.id)
        metrics.TURNS.labels("answered").inc()
        metrics.TURN_SECONDS.observe(waited)
        self.live.publish(talk_topic(conversation_id))
        self.live.publish(CONSOLE)

    async def _tell_waiting(self, conversation_id: str, message_id: int) -> None:
        """Once for each wait: the words were kept, here are the phone numbers, a person can be asked for."""
        async with self.database.begin() as session:
            talk = await conversations.by_id(session, conversation_id)
            message = await session.get_one(Message, message_id)
            told = await session.scalar(
                select(Message.id).where(
                    Message.conversation_id == conversation_id,
                    Message.turn == "pending",
                    Message.told_waiting,
                )
            )
            message.told_waiting = True
            if told is not None or message.turn != "pending":
                return
            text = self.city.fill(self.city.wording.kept_but_down, clock.now())
            await messages.say(session, talk, [Reply(text, author=messages.SYSTEM)], to=message_id)
        self.live.publish(talk_topic(conversation_id))

    async def _give_to_a_person(self, conversation_id: str, message_id: int) -> None:
        """The bot can't answer this one: a person is asked for, and the resident is told."""
        log.error("turn.given_up", message=message_id)
        metrics.TURNS.labels("given_up").inc()
        async with self.database.begin() as session:
            talk = await conversations.by_id(session, conversation_id)
            message = await session.get_one(Message, message_id)
            message.turn = "answered"
            await handover.request(session, talk, asked_by="bot", wait=True)
            text = self.city.fill(self.city.wording.handed_over, clock.now())
            await messages.say(session, talk, [Reply(text, author=messages.SYSTEM)], to=message_id)
        self.live.publish(talk_topic(conversation_id))
        self.live.publish(CONSOLE)


def pause_before_next_try(tries: int, message: Message) -> float:
    """Seconds to wait; never past the moment at which the resident must be told that the words were kept."""
    pause = PAUSES_SECONDS[min(tries, len(PAUSES_SECONDS)) - 1]
    until_told = TELL_AFTER_SECONDS - (clock.now() - message.created_at).total_seconds()
    return min(pause, until_told + 0.05) if until_told > 0 else pause
