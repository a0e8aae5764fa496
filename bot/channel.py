"""The one way into Rasa: its REST channel for the desk alone, with a token, once for every message.

POST /webhooks/rest/webhook, `Authorization: Bearer …`,
`{"sender": episode, "message": text | "payload": "/intent", "message_id": id, "metadata": {…}}` →
`{"messages": [{text, buttons, custom}], "requested_slot", "needs", "risks", "intent", "again"}`.

POST /webhooks/rest/hearing, `{"message": text}` → `{"risks", "doubted", "intent", "confidence"}`: heard and not answered.

DELETE /webhooks/rest/talks/<sender> erases a talk, …/messages/<message id>?slots=… the words of one message.

A message id that was already handled is answered from the tracker and not run again. When the actions can't be
reached the answer is 503 and nothing of the turn is kept, so that the desk may try again.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.mending import ActionsUnreachable
from bot.tracker_store import behind_the_wrappers

log = structlog.get_logger()

LONGEST_MESSAGE = 6_000
SLASHES = ("/", "／")
PAYLOADS = ("/start", "/return_to_bot", "/send_sticker")
"""The only intents that may be named outright; the desk's buttons lead to no others."""


def as_words(text: str) -> str:
    """A resident's text as words: a leading slash never names an intent."""
    stripped = text.strip()
    return "／" + stripped[1:] if stripped.startswith(SLASHES) else stripped


def find_turn(tracker: DialogueStateTracker | None, message_id: str) -> int | None:
    """Where in the tracker this message stands; None when it was never handled."""
    if tracker is None:
        return None
    events = list(tracker.events)
    for place in range(len(events) - 1, -1, -1):
        event = events[place]
        if isinstance(event, UserUttered) and event.message_id == message_id:
            return place
    return None


def turn_json(tracker: DialogueStateTracker, place: int, again: bool) -> dict[str, Any]:
    """What the bot said to the message at this place, and what it heard in it."""
    events = list(tracker.events)
    heard = events[place].parse_data
    messages: list[dict[str, Any]] = []
    for event in events[place + 1 :]:
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            message = {"text": event.text}
            for name in ("buttons", "custom"):
                if event.data.get(name):
                    message[name] = event.data[name]
            messages.append(message)
    return {
        "messages": messages,
        "requested_slot": tracker.get_slot(REQUESTED_SLOT),
        "intent": heard.get("intent", {}).get("name"),
        "confidence": heard.get("intent", {}).get("confidence"),
        "needs": heard.get("needs", []),
        "risks": heard.get("risks", []),
        "again": again,
    }


class DeskChannel(RestInput):
    """Rasa's REST channel as the desk uses it."""

    def __init__(self, token: str) -> None:
        if not token:
            raise ValueError("MADO_RASA_TOKEN is empty: Rasa does not start without it")
        self.token = token

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        return cls(str((credentials or {}).get("token") or ""))

    def is_the_desk(self, request: Request) -> bool:
        """Whether the request shows the token."""
        return hmac.compare_digest(request.headers.get("authorization", ""), f"Bearer {self.token}")

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[None]]) -> Blueprint:
        webhook = Blueprint("desk_channel", "rest")

        @webhook.route("/", methods=["GET"])
        async def health(_request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @webhook.route("/ready", methods=["GET"])
        async def ready(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            return response.json({}, status=200 if agent is not None and agent.is_ready() else 503)

        @webhook.route("/talks/<sender>", methods=["DELETE"])
        async def erase(request: Request, sender: str) -> HTTPResponse:
            if not self.is_the_desk(request):
                return response.json({"error": "not the desk"}, status=401)
            await behind_the_wrappers(request.app.ctx.agent.processor.tracker_store).delete(sender)
            return response.empty()

        @webhook.route("/talks/<sender>/messages/<message_id>", methods=["DELETE"])
        async def withdraw(request: Request, sender: str, message_id: str) -> HTTPResponse:
            if not self.is_the_desk(request):
                return response.json({"error": "not the desk"}, status=401)
            slots = [name for name in str(request.args.get("slots") or "").split(",") if name]
            processor = request.app.ctx.agent.processor
            async with processor.lock_store.lock(sender):
                await behind_the_wrappers(processor.tracker_store).withdraw(sender, message_id, slots)
            return response.empty()

        @webhook.route("/hearing", methods=["POST"])
        async def hear(request: Request) -> HTTPResponse:
            if not self.is_the_desk(request):
                return response.json({"error": "not the desk"}, status=401)
            text = (request.json or {}).get("message")
            if not isinstance(text, str) or len(text) > LONGEST_MESSAGE:
                return response.json({"error": "message is needed"}, status=400)
            heard = await request.app.ctx.agent.parse_message(as_words(text))
            intent = heard.get("intent") or {}
            return response.json(
                {
                    "risks": heard.get("risks") or [],
                    "doubted": heard.get("doubted") or [],
                    "intent": intent.get("name"),
                    "confidence": intent.get("confidence"),
                }
            )

        @webhook.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            if not self.is_the_desk(request):
                return response.json({"error": "not the desk"}, status=401)
            body = request.json or {}
            sender, message_id = body.get("sender"), str(body.get("message_id") or "")
            text, payload = body.get("message"), body.get("payload")
            if not isinstance(sender, str) or not sender or not message_id:
                return response.json({"error": "sender and message_id are needed"}, status=400)
            if payload is not None and payload not in PAYLOADS:
                return response.json({"error": "unknown payload"}, status=400)
            if payload is None and (not isinstance(text, str) or len(text) > LONGEST_MESSAGE):
                return response.json({"error": "message is needed"}, status=400)
            processor = request.app.ctx.agent.processor
            store = behind_the_wrappers(processor.tracker_store)
            async with processor.lock_store.lock(sender):
                tracker = await store.retrieve(sender)
                place = find_turn(tracker, message_id)
                if tracker is not None and place is not None:
                    return response.json(turn_json(tracker, place, again=True))
                await store.compact(sender)
            message = UserMessage(
                as_words(text) if isinstance(text, str) and payload is None else payload,
                CollectingOutputChannel(),
                sender,
                input_channel=self.name(),
                message_id=message_id,
                metadata=body.get("metadata") or {},
            )
            try:
                await on_new_message(message)
            except ActionsUnreachable as failure:
                store.forget(sender)
                log.warning("desk_channel.turn_failed", reason=str(failure))
                return response.json({"error": "the actions can't be reached"}, status=503)
            except BaseException:
                # A turn that stopped half-way (the desk hung up) must not look like one that was answered.
                store.forget(sender)
                raise
            tracker = await store.retrieve(sender)
            place = find_turn(tracker, message_id)
            if tracker is None or place is None:
                log.error("desk_channel.turn_not_stored")
                return response.json({"error": "the turn was not stored"}, status=503)
            return response.json(turn_json(tracker, place, again=False))

        return webhook

    @classmethod
    def name(cls) -> str:
        """Rasa's own name of the channel, so that its address stays /webhooks/rest/webhook."""
        return "rest"
