"""LINE's tables: which events came, what is on its way out, pictures, and the codes that join LINE and the web."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.storage.tables import Base, Id
from casework.storage.types import EncryptedText, Moment


class LineInbox(Base):
    """A webhook's body as it came, kept before LINE hears that all is well; gone once its events are rows."""

    __tablename__ = "line_inbox"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    body: Mapped[str] = mapped_column(EncryptedText)
    received_at: Mapped[datetime] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(Integer, default=0)


class LineEvent(Base):
    """An event of LINE's webhook: its id keeps it from being taken twice, its tokens answer it."""

    __tablename__ = "line_events"

    event_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    # The id outlives an erased talk, so that an old webhook sent again brings nothing back.
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id", ondelete="SET NULL"))
    message_id: Mapped[int | None] = mapped_column(Id, index=True)  # our row, where the event brought one
    kind: Mapped[str] = mapped_column(String(20))
    target: Mapped[str | None] = mapped_column(
        String(64), index=True
    )  # blind LINE message id that was unsent
    reply_token: Mapped[str | None] = mapped_column(EncryptedText)
    read_token: Mapped[str | None] = mapped_column(EncryptedText)
    happened_at: Mapped[datetime] = mapped_column(Moment)
    received_at: Mapped[datetime] = mapped_column(Moment, index=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)  # the reply token went into a call

    __table_args__ = (Index("line_events_talk", "conversation_id", "received_at"),)


class LineCall(Base):
    """One call to LINE with the rows it carries. It is kept before it is made, so that a crash repeats it as it was."""

    __tablename__ = "line_calls"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    message_ids: Mapped[Any] = mapped_column(JSON)  # our rows, in order
    via: Mapped[str] = mapped_column(String(6))  # reply | push
    event_id: Mapped[str | None] = mapped_column(String(64))  # whose reply token
    retry_key: Mapped[str] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(8), default="open")  # open | done | split | failed
    doubtful: Mapped[bool] = mapped_column(
        Boolean, default=False
    )  # LINE may have taken it, and we did not hear so
    tries: Mapped[int] = mapped_column(Integer, default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(Moment)
    why: Mapped[str | None] = mapped_column(String(40))  # a code, never words
    opened_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index("line_calls_talk", "conversation_id", "state"),
        Index("line_calls_state", "state", "ended_at"),
    )


class LineAttachment(Base):
    """A picture a resident sent: fetched from LINE, checked, drawn anew, kept encrypted."""

    __tablename__ = "line_attachments"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), unique=True)
    line_message: Mapped[str | None] = mapped_column(EncryptedText)  # what to ask LINE for
    state: Mapped[str] = mapped_column(
        String(8), default="due", index=True
    )  # due | kept | refused | gone | unsent
    media_type: Mapped[str | None] = mapped_column(String(40))
    content: Mapped[bytes | None] = mapped_column(LargeBinary)  # encrypted
    width: Mapped[int | None] = mapped_column(Integer)
    height: Mapped[int | None] = mapped_column(Integer)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)


class LinkCode(Base):
    """A short-lived code, used once, that joins a talk on the web and one in LINE."""

    __tablename__ = "link_codes"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    leads_to: Mapped[str] = mapped_column(String(4))  # line: typed there | web: opened there
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
