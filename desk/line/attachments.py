"""Pictures that residents sent: fetched from LINE, made harmless, kept encrypted (casework/attachments.py opens them)."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import structlog
from sqlalchemy import or_, select

from casework import clock, crypto
from casework.settings import settings
from casework.storage import LineAttachment, Message
from desk.line import images, words
from desk.line.images import LARGEST_BYTES, NotAPicture, Picture
from desk.live import CONSOLE, talk_topic
from desk.running import Running

log = structlog.get_logger()

RETRY_SECONDS = (2.0, 5.0, 15.0, 60.0, 300.0, 900.0)
"""LINE keeps a picture for a while only: after about twenty minutes it is given up."""
FETCH_SECONDS = 20.0
AT_ONCE = 5


class CouldNotFetch(Exception):
    """LINE did not give the picture now; carries a code only."""


async def fetch_due(desk: Running) -> None:
    """Fetch every picture that is due; those that LINE does not give now come again later."""
    moment = clock.now()
    async with desk.database.read() as session:
        due = list(
            await session.scalars(
                select(LineAttachment.id)
                .where(
                    LineAttachment.state == "due",
                    or_(LineAttachment.next_try_at.is_(None), LineAttachment.next_try_at <= moment),
                )
                .order_by(LineAttachment.id)
                .limit(AT_ONCE)
            )
        )
    for attachment_id in due:
        await _fetch_one(desk, attachment_id)


async def _fetch_one(desk: Running, attachment_id: int) -> None:
    async with desk.database.read() as session:
        row = await session.get(LineAttachment, attachment_id)
    if row is None or row.state != "due" or not row.line_message:
        return
    picture: Picture | None = None
    state = "kept"
    try:
        data = await _download(row.line_message)
        picture = await asyncio.to_thread(images.draw_anew, data)
    except NotAPicture as reason:
        log.warning("line.picture_refused", why=str(reason), attachment=attachment_id)
        state = "refused"
    except CouldNotFetch as reason:
        log.warning("line.picture_not_fetched", why=str(reason), attachment=attachment_id)
        state = "gone" if str(reason) == "gone" else "due"
    await _note(desk, attachment_id, state, picture)


async def _note(desk: Running, attachment_id: int, state: str, picture: Picture | None) -> None:
    async with desk.database.begin() as session:
        row = await session.get(LineAttachment, attachment_id)
        if row is None or row.state != "due":
            return
        row.state = state
        if state == "due":
            if row.tries >= len(RETRY_SECONDS):
                row.state = "gone"
            else:
                row.next_try_at = clock.now() + timedelta(seconds=RETRY_SECONDS[row.tries])
                row.tries += 1
        if picture is not None:
            row.content = crypto.encrypt_bytes(picture.content)
            row.media_type, row.width, row.height = picture.media_type, picture.width, picture.height
        if row.state != "due":
            row.line_message = None
        if row.state in ("refused", "gone"):
            message = await session.get(Message, row.message_id)
            if message is not None and message.unsent_at is None:
                message.text = words.PICTURE_NOT_KEPT
        conversation_id = row.conversation_id
    desk.live.publish(talk_topic(conversation_id))
    desk.live.publish(CONSOLE)


async def _download(message_id: str) -> bytes:
    """The bytes of a picture, no more than LINE lets people send; CouldNotFetch, NotAPicture."""
    if not message_id.isalnum():
        raise NotAPicture("message_id")
    url = f"{settings().line_data_url.rstrip('/')}/v2/bot/message/{message_id}/content"
    headers = {"Authorization": f"Bearer {settings().line_access_token.get_secret_value()}"}
    try:
        async with (
            httpx.AsyncClient(timeout=FETCH_SECONDS) as client,
            client.stream("GET", url, headers=headers) as answer,
        ):
            if answer.status_code in (404, 410):
                raise CouldNotFetch("gone")
            if answer.status_code != 200:
                raise CouldNotFetch(f"http_{answer.status_code}")
            parts, size = [], 0
            async for part in answer.aiter_bytes():
                size += len(part)
                if size > LARGEST_BYTES:
                    raise NotAPicture("too_large")
                parts.append(part)
            return b"".join(parts)
    except httpx.HTTPError as error:
        raise CouldNotFetch(type(error).__name__) from None
