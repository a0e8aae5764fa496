"""The real desk in a process of its own, with a stage door: a test speaks as the other side by casework."""

from __future__ import annotations

import json
import os
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic import json as json_response
from sqlalchemy import select

from casework import messages
from casework.messages import Reply
from casework.storage import Conversation, Message
from desk import limits
from desk.app import make_app, set_up_logging
from desk.live import talk_topic
from desk.running import Running, running

stage = Blueprint("stage")


async def newest_talk(desk: Running) -> Conversation:
    """The talk that the page opened last."""
    async with desk.database.read() as session:
        found = await session.scalar(select(Conversation).order_by(Conversation.created_at.desc()).limit(1))
    assert found is not None
    return found


@stage.post("/stage/say")
async def say(request: Request[Any, Any]) -> HTTPResponse:
    """Say something to the resident: a list of {text, author, kind, extra}."""
    desk = running(request)
    talk = await newest_talk(desk)
    async with desk.database.begin() as session:
        fresh = await session.get_one(Conversation, talk.id)
        await messages.say(session, fresh, [Reply(**reply) for reply in json.loads(request.body)])
    desk.live.publish(talk_topic(talk.id))
    return json_response({})


@stage.post("/stage/holder/<holder>")
async def hold(request: Request[Any, Any], holder: str) -> HTTPResponse:
    """Give the talk to the bot, or to a person."""
    desk = running(request)
    talk = await newest_talk(desk)
    async with desk.database.begin() as session:
        fresh = await session.get_one(Conversation, talk.id)
        fresh.holder = holder
    desk.live.publish(talk_topic(talk.id))
    return json_response({})


@stage.post("/stage/typing/<who>")
async def write(request: Request[Any, Any], who: str) -> HTTPResponse:
    """Have somebody begin to write."""
    desk = running(request)
    desk.live.publish(talk_topic((await newest_talk(desk)).id), {"kind": "typing", "who": who})
    return json_response({})


@stage.get("/stage/heard")
async def heard(request: Request[Any, Any]) -> HTTPResponse:
    """The words of the resident that the desk has, in its order."""
    desk = running(request)
    talk = await newest_talk(desk)
    async with desk.database.read() as session:
        rows = await session.scalars(
            select(Message)
            .where(Message.conversation_id == talk.id, Message.author == messages.RESIDENT)
            .order_by(Message.id)
        )
        texts = [row.text for row in rows if not (row.extra or {}).get("silent")]
    return json_response({"texts": texts, "ended": talk.ended_at is not None})


@stage.get("/stage/talks")
async def talks(request: Request[Any, Any]) -> HTTPResponse:
    """How many talks there are."""
    async with running(request).database.read() as session:
        found = list(await session.scalars(select(Conversation.id)))
    return json_response({"talks": len(found)})


@stage.route("/webhooks/rest/<_path:path>", methods=["GET", "POST", "DELETE"])
async def silent_rasa(_request: Request[Any, Any], _path: str) -> HTTPResponse:
    """In Rasa's place: hears everything and says nothing, so that only the test speaks."""
    return json_response({"messages": []})


@stage.get("/weather")
async def weather(_request: Request[Any, Any]) -> HTTPResponse:
    """A harmless page to leave to."""
    return HTTPResponse("<!doctype html><title>天気</title><p>晴れ", content_type="text/html; charset=utf-8")


def main() -> None:
    """Serve until told to stop."""
    set_up_logging()
    app = make_app()
    app.blueprint(stage)

    @app.on_request
    async def welcome_everybody(_request: Request[Any, Any]) -> None:
        """All visitors of the tests come from one address."""
        limits.clear()

    app.run(
        host="127.0.0.1", port=int(os.environ["MADO_PORT"]), single_process=True, access_log=False, motd=False
    )


if __name__ == "__main__":
    main()
