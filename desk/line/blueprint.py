"""The webhook of LINE and the codes that join LINE with the web, as a blueprint that starts and stops its workers."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog
from sanic import Blueprint, HTTPResponse, Request, Sanic
from sanic import json as json_response
from sanic.response import empty
from sanic_ext import openapi

from desk.errors import SENTENCES
from desk.line import link_api
from desk.line.events import Unreadable, read_events
from desk.running import running_of

if TYPE_CHECKING:
    from desk.line.service import LineService

log = structlog.get_logger()

START_SECONDS = 10.0
"""A webhook waits so long for a desk that starts."""

line = Blueprint("line")
link_api.add_to(line)


def service_of(app: Sanic[Any, Any]) -> LineService | None:
    """LINE's workers in this desk; None before it has started, or where LINE is off."""
    found: LineService | None = getattr(app.ctx, "line", None)
    return found


@line.before_server_start
async def prepare(app: Sanic[Any, Any]) -> None:
    app.ctx.line_is_up = asyncio.Event()


@line.after_server_start
async def start(app: Sanic[Any, Any]) -> None:
    # line-bot-sdk takes two seconds to load: only a desk with LINE pays for it.
    from desk.line.service import LineService

    app.ctx.line = LineService(running_of(app))
    await app.ctx.line.start()
    app.ctx.line_is_up.set()


async def _once_up(app: Sanic[Any, Any]) -> LineService | None:
    """LINE's workers, waited for while the desk starts: a webhook of that moment is kept too. None when it takes long."""
    with suppress(TimeoutError):
        await asyncio.wait_for(app.ctx.line_is_up.wait(), START_SECONDS)
        return service_of(app)
    return None


@line.before_server_stop
async def stop(app: Sanic[Any, Any]) -> None:
    service = service_of(app)
    if service is not None:
        await service.stop()


def _refused(status: int, why: str) -> HTTPResponse:
    log.warning("line.webhook_refused", why=why)
    return json_response({"error": SENTENCES[status]}, status=status, ensure_ascii=False)


@line.post("/line/webhook")
@openapi.definition(
    summary="LINE's webhook",
    description="`x-line-signature` over the raw body. Answers once the body is kept; all else happens after.",
    tag="line",
)
async def webhook(request: Request[Any, Any]) -> HTTPResponse:
    from desk.line.signature import is_from_line

    body = request.body or b""
    service = await _once_up(request.app)
    if service is None:
        return _refused(503, "starting")
    if not is_from_line(body, request.headers.get("x-line-signature", "")):
        return _refused(401, "signature")
    try:
        events = read_events(body)
    except Unreadable:
        return _refused(400, "unreadable")
    if events:
        await service.inbox.keep(body)
    return empty(status=200)
