"""What a running desk has at hand: the database, Rasa, the workers, the open pages, the city."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import structlog
from sanic import Request, Sanic

from casework.city import City, load_city
from casework.settings import settings
from casework.storage import Database, database
from desk.live import Live
from desk.rasa import Rasa
from desk.turns import Turns

log = structlog.get_logger()


@dataclass
class Running:
    """The parts of one desk process."""

    database: Database
    rasa: Rasa
    live: Live
    city: City
    turns: Turns
    ready: bool = False
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def soon(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something after the answer to a request is on its way; a failure is logged without words of a talk."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def every(self, seconds: float, work: Any) -> None:
        """Do something again and again until the desk stops."""
        self.soon(self._again_and_again(seconds, work))

    async def _again_and_again(self, seconds: float, work: Any) -> None:
        while True:
            try:
                await work(self)
            except Exception as error:
                log.error("desk.chore_failed", chore=work.__name__, kind=type(error).__name__)
            await asyncio.sleep(seconds)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("desk.task_failed", kind=type(task.exception()).__name__)

    async def stop(self) -> None:
        """End everything that runs."""
        await self.turns.stop()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.rasa.close()
        await self.database.close()


def assemble() -> Running:
    """The parts of a desk, put together by the settings."""
    base, rasa, live, city = database(), Rasa(), Live(), load_city(settings().city)
    return Running(database=base, rasa=rasa, live=live, city=city, turns=Turns(base, rasa, live, city))


def running(request: Request[Any, Any]) -> Running:
    """The parts of the desk that answers this request."""
    found: Running = request.app.ctx.running
    return found


def running_of(app: Sanic[Any, Any]) -> Running:
    """The parts of this desk."""
    found: Running = app.ctx.running
    return found
