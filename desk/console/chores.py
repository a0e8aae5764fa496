"""What the console does by the clock: who waits too long for a person is told, and the bot goes on."""

from __future__ import annotations

from typing import Any

import structlog
from sanic import Sanic

from casework import invitations, office_settings, transfer
from desk.console.blueprint import console
from desk.console.talk import wake
from desk.running import Running, running_of

log = structlog.get_logger()

LOOK_SECONDS = 30.0


async def queue_time_out(desk: Running) -> None:
    """Let the bot go on where nobody came in time."""
    async with desk.database.read() as session:
        minutes = await office_settings.read(
            session, office_settings.QUEUE_MINUTES, invitations.DEFAULT_QUEUE_MINUTES
        )
    if not minutes:
        return
    async with desk.database.begin() as session:
        talks = await transfer.time_out(session, int(minutes))
    if talks:
        log.info("queue.timed_out", talks=len(talks))
        wake(desk, talks)


@console.after_server_start
async def begin(app: Sanic[Any, Any]) -> None:
    """Look every half minute."""
    running_of(app).every(LOOK_SECONDS, queue_time_out)
