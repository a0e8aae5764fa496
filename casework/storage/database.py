"""The way to the database: one async engine a process, SQLite (WAL) or PostgreSQL by one setting."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from casework.settings import settings

SQLITE_BUSY_MS = 10_000


class WriteGate:
    """One writer at a time within this process, those in a hurry first.

    SQLite lets one write at a time anyway; waiting here costs nothing, while waiting in SQLite is a sleep that may
    end as "database is locked".
    """

    def __init__(self) -> None:
        self._is_taken = False
        self._hurried: deque[asyncio.Future[None]] = deque()
        self._patient: deque[asyncio.Future[None]] = deque()

    async def enter(self, *, hurried: bool) -> None:
        """Wait for one's turn."""
        if not self._is_taken:
            self._is_taken = True
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._hurried if hurried else self._patient).append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.leave()
            raise

    def leave(self) -> None:
        """Let the next one in."""
        for queue in (self._hurried, self._patient):
            while queue:
                place = queue.popleft()
                if not place.done():
                    place.set_result(None)
                    return
        self._is_taken = False


class Database:
    """An engine and its sessions."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine: AsyncEngine = create_async_engine(url, **self._engine_options(url))
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _set_sqlite_pragmas)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        self._gate = WriteGate()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.url.startswith("sqlite")

    @staticmethod
    def _engine_options(url: str) -> dict[str, Any]:
        if url.startswith("sqlite"):
            return {}
        return {"pool_size": 10, "max_overflow": 10, "pool_pre_ping": True}

    @asynccontextmanager
    async def begin(self, *, hurried: bool = False) -> AsyncIterator[AsyncSession]:
        """A session in a transaction that writes: committed at the end, undone by any exception.

        `hurried` is for what somebody outside waits for with a deadline (LINE's webhook).
        """
        if not self.is_sqlite:
            async with self._transaction() as session:
                yield session
            return
        await self._gate.enter(hurried=hurried)
        try:
            async with self._transaction() as session:
                yield session
        finally:
            self._gate.leave()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncSession]:
        async with self._sessions() as session:
            session.info["writes"] = True
            connection = await session.connection(execution_options={"writes": True})
            if self.is_sqlite:
                # Taking the write lock first keeps two writers from failing at commit.
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield session
            except BaseException:
                await session.rollback()
                raise
            await session.commit()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session for looking only; nothing it changes is kept."""
        async with self._sessions() as session:
            yield session

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()


def _set_sqlite_pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={SQLITE_BUSY_MS}")
    cursor.close()
    # The driver must not begin transactions by itself: `begin` and `_begin_sqlite` do.
    connection.isolation_level = None


def _begin_sqlite(connection: Any) -> None:
    if not connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN")


@lru_cache(maxsize=1)
def database() -> Database:
    """The database of this process."""
    return Database(settings().database_url)
