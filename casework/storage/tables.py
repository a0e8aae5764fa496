"""The tables. What a resident says, is called, or can be reached by is encrypted; ids and codes are not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from casework.storage.types import EncryptedJson, EncryptedText, Moment

Id = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """All tables."""


class Conversation(Base):
    """One talk with one resident over one channel: who speaks now, and which case it belongs to."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(10))  # web | line
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    line_user_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    line_user: Mapped[str | None] = mapped_column(EncryptedText)
    holder: Mapped[str] = mapped_column(String(12), default="bot")  # bot | waiting | consultant
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    episode: Mapped[str] = mapped_column(String(40), unique=True)  # Rasa's sender id
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    consent: Mapped[bool | None] = mapped_column(Boolean)
    contact_unsafe: Mapped[bool] = mapped_column(Boolean, default=False)
    reachable: Mapped[bool] = mapped_column(Boolean, default=True)  # false once LINE was blocked
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_in_at: Mapped[datetime | None] = mapped_column(Moment)
    seen_by_resident_id: Mapped[int] = mapped_column(Id, default=0)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)

    __table_args__ = (Index("conversations_consent", "consent", "created_at"),)


class Message(Base):
    """One message, in or out. It is a row before anything else happens to it."""

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    external_id: Mapped[str] = mapped_column(String(80))  # the client's or LINE's id; ours for what we send
    author: Mapped[str] = mapped_column(String(12))  # resident | bot | safety | system | consultant
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str] = mapped_column(
        String(12), default="text"
    )  # text | choice | sticker | image | voice | file | place | card
    text: Mapped[str] = mapped_column(EncryptedText)
    extra: Mapped[Any | None] = mapped_column(EncryptedJson)  # choices offered or chosen, card, progress
    reply_to: Mapped[int | None] = mapped_column(Id)
    turn: Mapped[str] = mapped_column(
        String(10), default="none"
    )  # new (unseen by safety) | pending | answered | listen (a person answers; the model shall hear it for danger)
    # | none | forget (taken back: Rasa must forget it)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    told_waiting: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)
    delivery: Mapped[str] = mapped_column(String(10), default="none")  # none | due | sent | failed
    delivered_at: Mapped[datetime | None] = mapped_column(Moment)
    unsent_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("conversation_id", "external_id", name="one_message_once"),
        Index("messages_talk", "conversation_id", "id"),
        Index("messages_turn", "turn", "conversation_id", "id"),
        Index("messages_delivery", "delivery", "id"),
    )


class Case(Base):
    """A case (ケース): one resident's situation as the office works on it."""

    __tablename__ = "cases"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    number: Mapped[str] = mapped_column(String(12), unique=True)  # 受付番号
    status: Mapped[str] = mapped_column(String(12), default="intake")  # intake | waiting | active | closed
    priority: Mapped[str] = mapped_column(String(10), default="normal")  # emergency | high | normal
    channel: Mapped[str] = mapped_column(String(10))
    municipality: Mapped[str | None] = mapped_column(String(40))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    submitted_at: Mapped[datetime | None] = mapped_column(Moment)
    first_unanswered_at: Mapped[datetime | None] = mapped_column(Moment)  # oldest word no person has answered
    first_answered_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index("cases_queue", "status", "priority", "first_unanswered_at"),
        Index("cases_opened", "opened_at"),
    )


class CaseNeed(Base):
    """A need (住まい, 家計, 子どもの学習, 就労) of a case, and where it came from."""

    __tablename__ = "case_needs"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(12))  # heard | confirmed | consultant
    created_at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseRisk(Base):
    """A danger that was heard, by which rule or model, in which message; lowered only by a person with a reason."""

    __tablename__ = "case_risks"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(20))
    rule: Mapped[str | None] = mapped_column(String(80))  # None: the model heard it
    who: Mapped[str] = mapped_column(String(10), default="self")
    message_id: Mapped[int | None] = mapped_column(Id)
    raised_at: Mapped[datetime] = mapped_column(Moment)
    lowered_at: Mapped[datetime | None] = mapped_column(Moment)
    lowered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    lowered_why: Mapped[str | None] = mapped_column(EncryptedText)

    __table_args__ = (UniqueConstraint("case_id", "name", "message_id", name="one_risk_once"),)


class Answer(Base):
    """What a resident answered to one question: what was said, what was read, what was declined. Old ones stay."""

    __tablename__ = "answers"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    slot: Mapped[str] = mapped_column(String(30))
    value: Mapped[Any | None] = mapped_column(EncryptedJson)
    declined: Mapped[bool] = mapped_column(Boolean, default=False)
    unread: Mapped[bool] = mapped_column(Boolean, default=False)  # said, but left for the consultant to read
    said: Mapped[str | None] = mapped_column(EncryptedText)
    source: Mapped[str] = mapped_column(String(12), default="resident")  # resident | prefill | consultant
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    message_key: Mapped[str | None] = mapped_column(
        String(80)
    )  # the message's external id: a turn run twice writes once
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    replaced_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index("answers_case", "case_id", "slot", "replaced_at"),)


class Consent(Base):
    """A consent (同意) or its refusal: for what, to which wording, when, over which channel."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(10))  # keep | share | link
    given: Mapped[bool] = mapped_column(Boolean)
    wording: Mapped[str] = mapped_column(String(40))  # version of the text that was shown
    channel: Mapped[str] = mapped_column(String(10))
    message_key: Mapped[str | None] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("conversation_id", "purpose", "message_key", name="one_consent_once"),)


class Plan(Base):
    """One version of a case's plan (自立支援計画; 施行規則1条 gives its five contents)."""

    __tablename__ = "plans"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    version: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(
        String(12), default="provisional"
    )  # provisional | draft | agreed | decided
    content: Mapped[Any] = mapped_column(EncryptedJson)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("case_id", "version", name="one_version_once"),)


class Handover(Base):
    """A hand-over as an object: asked for, taken, transferred, released, with the times."""

    __tablename__ = "handovers"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    asked_by: Mapped[str] = mapped_column(String(12))  # resident | bot | safety | consultant
    from_staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    to_staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    state: Mapped[str] = mapped_column(
        String(12)
    )  # requested | taken | offered | refused | released | cancelled
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    requested_at: Mapped[datetime] = mapped_column(Moment)
    taken_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class Alarm(Base):
    """An emergency that rings until somebody takes it: at once, after 5 and after 15 minutes."""

    __tablename__ = "alarms"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    raised_at: Mapped[datetime] = mapped_column(Moment)
    rings: Mapped[int] = mapped_column(Integer, default=0)
    next_ring_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    taken_at: Mapped[datetime | None] = mapped_column(Moment)
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))


class Staff(Base):
    """A member of staff: admin, supervisor (主任), consultant (相談支援員) or auditor (read only)."""

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    email: Mapped[str] = mapped_column(String(200), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    role: Mapped[str] = mapped_column(String(12), default="consultant")
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_secret: Mapped[str | None] = mapped_column(EncryptedText)
    totp_last_step: Mapped[int | None] = mapped_column(Id)  # a code opens once
    office: Mapped[str | None] = mapped_column(String(40))  # sees this office's cases only; None: all
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    on_duty: Mapped[bool] = mapped_column(Boolean, default=True)
    failed_logins: Mapped[int] = mapped_column(Integer, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_login_at: Mapped[datetime | None] = mapped_column(Moment)


class StaffSession(Base):
    """A login of a member of staff (browser), or a token for the API."""

    __tablename__ = "staff_sessions"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(8), default="browser")  # browser | api
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    csrf: Mapped[str] = mapped_column(String(64))
    user_agent: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class Audit(Base):
    """Who did or looked at what, and when. Rows are chained by hash; they hold codes, never personal data."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Moment)
    staff_id: Mapped[int | None] = mapped_column(Integer, index=True)
    action: Mapped[str] = mapped_column(String(40))
    case_id: Mapped[int | None] = mapped_column(Id, index=True)
    detail: Mapped[Any] = mapped_column(JSON)
    address: Mapped[str] = mapped_column(String(45), default="")
    chain: Mapped[str] = mapped_column(String(64))
