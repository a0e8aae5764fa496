"""Pictures (写真) that residents sent, as the case page shows them: kept encrypted, opened for who may see the case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import crypto
from casework.errors import NotFound
from casework.storage import Conversation, LineAttachment


@dataclass(frozen=True)
class Attachment:
    """A kept picture, still closed, with the case whose access decides who may open it."""

    id: int
    message_id: int
    media_type: str
    sealed: bytes
    conversation_id: str
    case_id: int | None

    @cached_property
    def content(self) -> bytes:
        """The picture itself."""
        return crypto.decrypt_bytes(self.sealed)


@dataclass(frozen=True)
class Shown:
    """What the case page knows of a picture without opening it: due, kept, refused, gone or unsent."""

    id: int
    message_id: int
    state: str
    width: int | None
    height: int | None


def not_found() -> NotFound:
    """The same words for a picture that is not there and for one that is another's."""
    return NotFound("この写真は見つかりません。")


async def read(session: AsyncSession, attachment_id: int) -> Attachment:
    """A kept picture; NotFound. Who asks must be checked against `case_id` before it is opened."""
    row = await session.get(LineAttachment, attachment_id)
    if row is None or row.state != "kept" or row.content is None:
        raise not_found()
    talk = await session.get_one(Conversation, row.conversation_id)
    return Attachment(
        row.id, row.message_id, row.media_type or "image/jpeg", row.content, row.conversation_id, talk.case_id
    )


async def of_messages(session: AsyncSession, message_ids: list[int]) -> dict[int, Shown]:
    """The pictures that belong to messages, by message."""
    rows = await session.execute(
        select(
            LineAttachment.id,
            LineAttachment.message_id,
            LineAttachment.state,
            LineAttachment.width,
            LineAttachment.height,
        ).where(LineAttachment.message_id.in_(message_ids))
    )
    return {row.message_id: Shown(row.id, row.message_id, row.state, row.width, row.height) for row in rows}
