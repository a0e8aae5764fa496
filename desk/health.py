"""/healthz while the process lives, /readyz once a talk can be had, /metrics for the city's monitoring (loopback)."""

from __future__ import annotations

from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sanic import Blueprint, HTTPResponse, Request
from sanic import json as json_response
from sanic.response import raw
from sqlalchemy import text

from desk.errors import SENTENCES
from desk.running import running

health = Blueprint("health")


@health.get("/healthz")
async def healthz(_request: Request[Any, Any]) -> HTTPResponse:
    return json_response({"status": "ok"})


@health.get("/readyz")
async def readyz(request: Request[Any, Any]) -> HTTPResponse:
    desk = running(request)
    parts = {"database": await _database_answers(request), "rasa": await desk.rasa.is_ready()}
    line_is_up = getattr(request.app.ctx, "line_is_up", None)
    if line_is_up is not None:
        parts["line"] = line_is_up.is_set()
    ready = all(parts.values())
    body: dict[str, Any] = {"ready": ready, **parts}
    if not ready:
        body["error"] = SENTENCES[503]
    return json_response(body, status=200 if ready else 503, ensure_ascii=False)


async def _database_answers(request: Request[Any, Any]) -> bool:
    try:
        async with running(request).database.read() as session:
            await session.execute(text("SELECT 1"))
    except Exception:
        return False
    return True


@health.get("/metrics")
async def metrics(request: Request[Any, Any]) -> HTTPResponse:
    if request.ip not in ("127.0.0.1", "::1") or request.forwarded:
        return json_response({"error": SENTENCES[404]}, status=404, ensure_ascii=False)
    return raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)
