"""A small Rasa for floods and crashes only: it speaks the desk's protocol and answers each message id once."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from tests.served_apart import ServedApart


class RasaStandIn(ServedApart):
    """Answers 「答え：…」 to each message; the same id gets the same answer."""

    def __init__(self, seconds: float = 0.02) -> None:
        super().__init__()
        self.seconds = seconds
        self.turns: dict[str, dict[str, Any]] = {}
        self.asked = 0
        self.buttons: list[dict[str, str]] = []
        self.withdrawn: list[tuple[str, str, list[str]]] = []
        self.is_down = False
        self.doubted: list[str] = []
        self.hears_after = 0.0
        self.said_before: list[dict[str, Any]] = []

    def application(self) -> web.Application:
        """The desk's protocol with Rasa."""
        app = web.Application()
        app.router.add_post("/webhooks/rest/webhook", self._turn)
        app.router.add_post("/webhooks/rest/hearing", self._hear)
        app.router.add_get("/webhooks/rest/ready", self._ready)
        app.router.add_delete("/webhooks/rest/talks/{sender}", self._ready)
        app.router.add_delete("/webhooks/rest/talks/{sender}/messages/{message}", self._withdraw)
        return app

    async def _ready(self, _request: web.Request) -> web.Response:
        return web.json_response({})

    async def _hear(self, _request: web.Request) -> web.Response:
        if self.is_down:
            return web.json_response({}, status=503)
        await asyncio.sleep(self.hears_after)
        return web.json_response({"risks": [], "doubted": self.doubted, "intent": None, "confidence": None})

    async def _withdraw(self, request: web.Request) -> web.Response:
        if self.is_down:
            return web.json_response({}, status=503)
        slots = [name for name in request.query.get("slots", "").split(",") if name]
        self.withdrawn.append((request.match_info["sender"], request.match_info["message"], slots))
        return web.Response(status=204)

    async def _turn(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.asked += 1
        await asyncio.sleep(self.seconds)
        message_id = str(body["message_id"])
        if message_id not in self.turns:
            said = body.get("message") or body.get("payload")
            answer: dict[str, Any] = {"text": f"答え：{said}"}
            if self.buttons:
                answer["buttons"] = self.buttons
            self.turns[message_id] = {"messages": [*self.said_before, answer], "requested_slot": None}
        return web.json_response(self.turns[message_id])
