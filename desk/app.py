"""The desk as a Sanic application: the resident's chat, the staff's console and API, LINE, health."""

from __future__ import annotations

import logging
from typing import Any

import structlog
from sanic import Sanic

from casework.settings import settings
from desk import alarms, chores, staff_api
from desk.console import console
from desk.errors import answer_errors
from desk.health import health
from desk.openapi import describe
from desk.resident.api import api as resident_api
from desk.resident.page import pages
from desk.running import assemble, running_of
from desk.security import secure

log = structlog.get_logger()

LARGEST_REQUEST = 256 * 1024
"""Bytes of one request: 5,000 characters need 20 kB; a photo from LINE does not come this way."""


def make_app(name: str = "madoakari-desk") -> Sanic[Any, Any]:
    """The application, ready to be served."""
    app: Sanic[Any, Any] = Sanic(name, configure_logging=False)
    app.config.update(
        ACCESS_LOG=False,
        REQUEST_MAX_SIZE=LARGEST_REQUEST,
        REQUEST_TIMEOUT=30,
        RESPONSE_TIMEOUT=60,
        KEEP_ALIVE_TIMEOUT=30,
        GRACEFUL_SHUTDOWN_TIMEOUT=2.0,
        FALLBACK_ERROR_FORMAT="json",
        PROXIES_COUNT=settings().proxy_count or None,
        CORS=False,
        HEALTH=False,
        HTTP_ALL_METHODS=False,
    )
    describe(app)
    answer_errors(app)
    secure(app)
    app.blueprint([resident_api, staff_api.api, health, pages, console])
    if settings().line_is_on:
        from desk.line import line

        app.blueprint(line)

    @app.before_server_start
    async def start(app: Sanic[Any, Any]) -> None:
        app.ctx.running = assemble()

    @app.after_server_start
    async def take_up_work(app: Sanic[Any, Any]) -> None:
        desk = running_of(app)
        taken = await desk.turns.take_up()
        if taken:
            log.info("desk.took_up", talks=taken)
        desk.every(chores.SWEEP_SECONDS, chores.sweep)
        desk.every(alarms.LOOK_SECONDS, alarms.ring_due)

    @app.before_server_stop
    async def stop(app: Sanic[Any, Any]) -> None:
        await running_of(app).stop()

    return app


def set_up_logging() -> None:
    """One line an event, by name and code; no personal data, no request bodies."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(settings().log_level)),
    )
    logging.basicConfig(level=settings().log_level, format="%(levelname)s %(name)s %(message)s")
    for chatty in ("httpx", "httpcore", "sanic.access", "aiosqlite", "sanic.root"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def main() -> None:
    """Serve until told to stop."""
    set_up_logging()
    make_app().run(
        host=settings().host,
        port=settings().port,
        single_process=True,
        access_log=False,
        motd=False,
        debug=False,
    )


if __name__ == "__main__":
    main()
