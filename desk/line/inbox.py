"""Webhooks in two steps: the body is kept and LINE is answered; then, in order, its events become rows.

Keeping is one insert, shared by all webhooks that come meanwhile. With SQLite it goes into a file of its own
(`…-line` beside the database), so that LINE never waits for what else is being written.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from casework import clock
from casework.storage import Base, Database, LineInbox
from desk.line.arrivals import Taken
from desk.line.events import Incoming, read_events
from desk.line.receiving import take
from desk.running import Running

log = structlog.get_logger()

AT_ONCE = 3
"""Webhooks that are made into rows in one transaction."""
MOST_TRIES = 5
"""A webhook that can't be taken in so often is left where it is, and the log says so; the others go on."""
PAUSE_SECONDS = 0.5


class Inbox:
    """Keeps webhooks, and takes their events in one after the other."""

    def __init__(self, desk: Running, follow: Callable[[Taken], None]) -> None:
        self.desk = desk
        self.follow = follow
        self.store = store_of(desk.database)
        self._waiting: list[tuple[str, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None
        self._taker: asyncio.Task[None] | None = None
        self._came = asyncio.Event()
        self._stopping = False

    async def start(self) -> None:
        """Take up what a former process left."""
        if self.store is not self.desk.database:
            async with self.store.engine.begin() as connection:
                await connection.run_sync(_make_table)
        self._came.set()
        self._taker = asyncio.create_task(self._take_all())

    async def stop(self) -> None:
        """End; what is kept stays."""
        self._stopping = True
        self._came.set()
        tasks = [task for task in (self._writer, self._taker) if task is not None]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=PAUSE_SECONDS * 3)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if self.store is not self.desk.database:
            await self.store.close()

    async def keep(self, body: bytes) -> None:
        """Returns when the body is in the database for certain."""
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((body.decode(), kept))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await kept

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            moment = clock.now()
            try:
                async with self.store.begin(hurried=True) as session:
                    rows = [{"body": body, "received_at": moment, "tries": 0} for body, _ in batch]
                    await session.execute(insert(LineInbox), rows)
            except BaseException as error:
                for _, kept in batch:
                    if not kept.done():
                        kept.set_exception(NotKept(type(error).__name__))
                if not isinstance(error, Exception):
                    raise
                log.error("line.not_kept", kind=type(error).__name__)
                continue
            for _, kept in batch:
                if not kept.done():
                    kept.set_result(None)
            self._came.set()

    async def _take_all(self) -> None:
        while not self._stopping:
            await self._came.wait()
            self._came.clear()
            try:
                while not self._stopping and await self._take_some():
                    pass
            except Exception as error:
                log.error("line.inbox_failed", kind=type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)
                self._came.set()

    async def _take_some(self) -> bool:
        """Make the oldest webhooks into rows; False when none is left."""
        async with self.store.read() as session:
            rows = await session.execute(
                select(LineInbox.id).where(LineInbox.tries < MOST_TRIES).order_by(LineInbox.id).limit(AT_ONCE)
            )
            ids = [row.id for row in rows]
        if not ids:
            return False
        try:
            await self._take(ids)
        except Exception as error:
            # One that can't be taken must not keep the others back: each by itself.
            log.warning("line.taken_one_by_one", kind=type(error).__name__, webhooks=len(ids))
            for each in ids:
                await self._take_alone(each)
        return True

    async def _take_alone(self, inbox_id: int) -> None:
        try:
            await self._take([inbox_id])
        except Exception as error:
            # Two first events of one person at once may both open the talk: the later one comes again.
            log.log(
                30 if isinstance(error, IntegrityError) else 40,
                "line.webhook_not_taken",
                kind=type(error).__name__,
                webhook=inbox_id,
            )
            async with self.store.begin() as session:
                await session.execute(
                    update(LineInbox).where(LineInbox.id == inbox_id).values(tries=LineInbox.tries + 1)
                )
            await asyncio.sleep(PAUSE_SECONDS)

    async def _take(self, ids: list[int]) -> None:
        """The rows of some webhooks. Ended between the two transactions, it is repeated, and changes nothing then."""
        taken: list[Taken] = []
        async with self.store.read() as session:
            rows = list(
                await session.scalars(select(LineInbox).where(LineInbox.id.in_(ids)).order_by(LineInbox.id))
            )
        async with self.desk.database.begin() as session:
            for event, received_at in _in_order(rows):
                found = await take(session, event, self.desk.city, received_at=received_at)
                if found is not None:
                    taken.append(found)
        for each in taken:
            self.follow(each)
        async with self.store.begin() as session:
            await session.execute(delete(LineInbox).where(LineInbox.id.in_(ids)))


def store_of(database: Database) -> Database:
    """Where webhooks are kept first."""
    return Database(f"{database.url}-line") if database.is_sqlite else database


def _make_table(connection: Connection) -> None:
    Base.metadata.tables[LineInbox.__tablename__].create(connection, checkfirst=True)


class NotKept(Exception):
    """A webhook could not be written; LINE will send it again. Carries a code only."""


def _in_order(rows: list[LineInbox]) -> list[tuple[Incoming, datetime]]:
    """The events of several webhooks in the order in which they happened."""
    events = [(event, row.received_at) for row in rows for event in read_events(row.body.encode())]
    return sorted(events, key=lambda pair: pair[0].happened_at)
