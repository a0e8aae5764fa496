"""What the desk does by the clock: deleting what is due, ringing alarms."""

from __future__ import annotations

import structlog

from casework import retention
from desk.rasa import RasaUnavailable
from desk.running import Running

log = structlog.get_logger()

SWEEP_SECONDS = 600.0


async def sweep(desk: Running) -> None:
    """Delete the talks that are due, in the database and in Rasa."""
    async with desk.database.begin() as session:
        episodes = await retention.sweep(session)
    for episode in episodes:
        try:
            await desk.rasa.forget(episode)
        except RasaUnavailable:
            log.warning("sweep.rasa_unavailable")
    if episodes:
        log.info("sweep.deleted", talks=len(episodes))
