"""The resident's chat as an HTTP API: open a session, post a message, stream events. Documented in /openapi.json."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic import json as json_response
from sanic_ext import openapi

from casework import conversations, furigana, handover, messages, retention
from casework.case_view import message_json
from casework.errors import BadInput, NotFound
from casework.storage import Conversation, Message
from desk import choices, inbox, limits
from desk.errors import NotLoggedIn
from desk.live import CONSOLE, talk_topic
from desk.resident import shapes
from desk.running import Running, running
from desk.security import address_of

api = Blueprint("resident_api", url_prefix="/api")

HEARTBEAT_SECONDS = 15.0
BATCH = 200


async def talk_of(request: Request[Any, Any]) -> Conversation:
    """The talk that the request's token opens; 401 for none, an old one, or another's."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise NotLoggedIn
    async with running(request).database.read() as session:
        try:
            return await conversations.by_token(session, token.strip())
        except NotFound:
            raise NotLoggedIn from None


def body_of(request: Request[Any, Any]) -> dict[str, Any]:
    """The JSON object in a request; BadInput when there is none."""
    try:
        body = json.loads(request.body or b"{}")
    except (ValueError, UnicodeDecodeError):
        raise BadInput("送られた内容を読み取れませんでした。") from None
    if not isinstance(body, dict):
        raise BadInput("送られた内容を読み取れませんでした。")
    return body


@api.post("/sessions")
@openapi.definition(
    summary="Open a talk",
    description="Gives the token that every other call shows as `Authorization: Bearer …`.",
    tag="resident",
    response=[openapi.definitions.Response({"application/json": shapes.Session}, status=201)],
)
async def open_session(request: Request[Any, Any]) -> HTTPResponse:
    limits.hit(limits.NEW_TALKS, "new-talk", address_of(request))
    desk = running(request)
    async with desk.database.begin() as session:
        talk, token = await conversations.open_web_talk(session)
        row = await messages.receive(
            session,
            talk,
            external_id="start",
            text="はじめる",
            kind="choice",
            extra={"payload": "/start", "silent": True},
        )
        row.message.turn = "pending"
    desk.turns.wake(talk.id)
    return json_response({"token": token, "channel": talk.channel}, status=201)


@api.post("/messages")
@openapi.definition(
    summary="Send a message",
    description="`client_id` is made by the client; the same id a second time changes nothing. "
    "Either `text`, or `choice` (the id of a choice) with `of` (the id of the message that offered it).",
    tag="resident",
    body={"application/json": shapes.Posted},
    secured={"token": []},
    response=[
        openapi.definitions.Response({"application/json": shapes.Accepted}, status=202),
        openapi.definitions.Response({"application/json": shapes.Refused}, status=400),
        openapi.definitions.Response({"application/json": shapes.Refused}, status=401),
    ],
)
async def post_message(request: Request[Any, Any]) -> HTTPResponse:
    talk = await talk_of(request)
    limits.hit(limits.MESSAGES, "message", talk.id)
    desk = running(request)
    body = body_of(request)
    client_id = body.get("client_id")
    if not isinstance(client_id, str) or not 1 <= len(client_id) <= 64:
        raise BadInput("client_id（64文字まで）が要ります。")
    extra: dict[str, Any] | None
    if body.get("choice") is not None:
        text, extra = await inbox.chosen(desk.database, talk, body.get("of"), body["choice"])
    else:
        text = messages.check_text(body.get("text"))
        extra = await inbox.typed_command(desk.database, talk, text)
    kind = "choice" if extra else "text"
    if extra and extra.get("payload") == choices.RETURN_TO_BOT:
        await stop_waiting(desk, talk)
    received = await inbox.take_in(
        desk, talk, external_id=f"web-{client_id}", text=text, kind=kind, extra=extra
    )
    return json_response({"id": received.message.id, "is_new": received.is_new}, status=202)


@api.post("/typing")
@openapi.definition(
    summary="Say that somebody writes",
    description="Shown to the consultant for a few seconds, once a person was asked for; nothing is kept. No body.",
    tag="resident",
    secured={"token": []},
)
async def show_typing(request: Request[Any, Any]) -> HTTPResponse:
    talk = await talk_of(request)
    limits.hit(limits.TYPING, "typing", talk.id)
    if talk.holder != conversations.BOT:
        running(request).live.publish(talk_topic(talk.id), {"kind": "typing", "who": messages.RESIDENT})
    return json_response({}, status=202)


async def stop_waiting(desk: Running, talk: Conversation) -> None:
    """The resident goes on with the bot while no person has come."""
    async with desk.database.begin() as session:
        fresh = await session.get_one(Conversation, talk.id)
        await handover.cancel(session, fresh)


@api.get("/events")
@openapi.definition(
    summary="Stream what is said",
    description="Server-sent events. `Last-Event-ID` gives only what came after that message; without it, everything.",
    tag="resident",
    parameter=[openapi.definitions.Parameter("Last-Event-ID", int, "header", required=False)],
    secured={"token": []},
    response=[openapi.definitions.Response({"text/event-stream": shapes.Event}, status=200)],
)
async def stream_events(request: Request[Any, Any]) -> None:
    talk = await talk_of(request)
    desk = running(request)
    last = _last_event_id(request)
    response = await request.respond(
        content_type="text/event-stream", headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    with desk.live.listen(talk_topic(talk.id)) as wake_ups:
        last = await _send_after(desk, response, talk.id, last)
        while True:
            for event in await _wake_ups(wake_ups, response):
                if event["kind"] == "typing":
                    # That one writes oneself is told to the other side only.
                    if event.get("who") != messages.RESIDENT:
                        await response.send(_sse("typing", {"who": event.get("who")}))
                elif event["kind"] == "closed":
                    await response.send(_sse("closed", {}))
                    return
                else:
                    last = await _send_after(desk, response, talk.id, last)


async def _wake_ups(waiting: asyncio.Queue[dict[str, Any]], response: Any) -> list[dict[str, Any]]:
    """Everything that waits, at least one; the same twice in a row is once."""
    while True:
        try:
            found = [await asyncio.wait_for(waiting.get(), HEARTBEAT_SECONDS)]
            break
        except TimeoutError:
            await response.send(": still here\n\n")
    while not waiting.empty():
        event = waiting.get_nowait()
        if event != found[-1]:
            found.append(event)
    return found


async def _send_after(desk: Running, response: Any, conversation_id: str, last: int) -> int:
    """Send every message after `last`, and who holds the talk; returns the newest id."""
    while True:
        async with desk.database.read() as session:
            talk = await session.get(Conversation, conversation_id)
            rows = await messages.of_talk(session, conversation_id, after=last, limit=BATCH)
        for row in rows:
            last = row.id
            if not ((row.extra or {}).get("silent") or (row.extra or {}).get("staff")):
                await response.send(_sse("message", for_resident(row), row.id))
        if len(rows) < BATCH:
            await response.send(_sse("state", {"holder": talk.holder if talk else "bot"}))
            return last


def for_resident(row: Message) -> dict[str, Any]:
    """A message as the resident's page shows it: payloads stay with the desk."""
    shown = message_json(row)
    extra = dict(shown.pop("extra") or {})
    if "title" in extra:
        shown["text"] = extra["title"]
    shown["choices"] = [
        {"id": choice["id"], "title": choice["title"]} for choice in extra.get("choices") or []
    ]
    for name in ("card", "progress", "question", "lines"):
        shown[name] = extra.get(name)
    shown["client_id"] = row.external_id.removeprefix("web-") if row.author == messages.RESIDENT else None
    return shown


def _sse(event: str, data: dict[str, Any], event_id: int | None = None) -> str:
    head = f"id: {event_id}\n" if event_id is not None else ""
    return f"{head}event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _last_event_id(request: Request[Any, Any]) -> int:
    given = request.headers.get("last-event-id", "0")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0


@api.post("/furigana")
@openapi.definition(
    summary="Readings over kanji",
    description='`{"texts": […]}` → pieces of text with their readings.',
    tag="resident",
    secured={"token": []},
)
async def read_aloud(request: Request[Any, Any]) -> HTTPResponse:
    talk = await talk_of(request)
    limits.hit(limits.MESSAGES, "furigana", talk.id)
    texts = body_of(request).get("texts")
    if not isinstance(texts, list) or len(texts) > BATCH or not all(isinstance(text, str) for text in texts):
        raise BadInput("texts は文のならびです。")
    return json_response({"texts": [furigana.annotate(text) for text in texts]}, ensure_ascii=False)


@api.get("/session")
@openapi.definition(summary="How the talk stands", tag="resident", secured={"token": []})
async def show_session(request: Request[Any, Any]) -> HTTPResponse:
    talk = await talk_of(request)
    return json_response({"channel": talk.channel, "holder": talk.holder, "consent": talk.consent})


@api.delete("/session")
@openapi.definition(
    summary="Close the talk on this device",
    description="The token opens nothing any more. Without consent everything that was said is erased at once.",
    tag="resident",
    secured={"token": []},
)
async def close_session(request: Request[Any, Any]) -> HTTPResponse:
    talk = await talk_of(request)
    desk = running(request)
    episode: str | None = None
    async with desk.database.begin() as session:
        fresh = await session.get_one(Conversation, talk.id)
        if fresh.case_id is None and fresh.consent is not True:
            episode = await retention.erase_talk(session, fresh)
        else:
            conversations.end(fresh)
    if episode is not None:
        desk.soon(desk.rasa.forget(episode))
    desk.live.publish(talk_topic(talk.id), {"kind": "closed"})
    desk.live.publish(CONSOLE)
    return json_response({}, status=200)
