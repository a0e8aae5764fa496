"""The tables of the consultant's work: notes, plan steps, tasks, records, search, accounts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.storage.tables import Base, Id
from casework.storage.types import EncryptedJson, EncryptedText, Moment


def _id() -> Mapped[int]:
    return mapped_column(Id, primary_key=True, autoincrement=True)


def _case(**more: Any) -> Mapped[int]:
    return mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True, **more)


def _staff() -> Mapped[int]:
    return mapped_column(ForeignKey("staff.id"))


class SearchGram(Base):
    """That a pair of characters stands somewhere in a case, as a keyed 64-bit hash (blind index)."""

    __tablename__ = "search_grams"

    gram: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    case_id: Mapped[int] = mapped_column(
        ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True, index=True, autoincrement=False
    )

    __table_args__ = ({"sqlite_with_rowid": False},)


class CaseKey(Base):
    """A blind value (phone number) by which cases of the same resident are found."""

    __tablename__ = "case_keys"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    kind: Mapped[str] = mapped_column(String(10))  # phone
    value: Mapped[str] = mapped_column(String(64), index=True)

    __table_args__ = (UniqueConstraint("case_id", "kind", "value", name="one_key_once"),)


class CaseLink(Base):
    """Two cases that a consultant linked (関連ケース)."""

    __tablename__ = "case_links"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    other_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int] = _staff()
    created_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("case_id", "other_id", name="one_link_once"),)


class Note(Base):
    """A private note (内部メモ): the resident never sees it."""

    __tablename__ = "notes"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    staff_id: Mapped[int] = _staff()
    text: Mapped[str] = mapped_column(EncryptedText)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Mention(Base):
    """A colleague named in a note (@), until that colleague has seen it."""

    __tablename__ = "mentions"

    id: Mapped[int] = _id()
    note_id: Mapped[int] = mapped_column(ForeignKey("notes.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)


class CaseLabel(Base):
    """A label of the office on a case (ラベル)."""

    __tablename__ = "case_labels"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    name: Mapped[str] = mapped_column(String(30), index=True)
    staff_id: Mapped[int] = _staff()
    created_at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class SavedView(Base):
    """A set of filters kept under a name (保存した条件); shared ones are seen by all."""

    __tablename__ = "saved_views"

    id: Mapped[int] = _id()
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    name: Mapped[str] = mapped_column(String(40))
    query: Mapped[str] = mapped_column(String(400))
    shared: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Screening(Base):
    """スクリーニング: what the office does with a case after the first talk."""

    __tablename__ = "screenings"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    staff_id: Mapped[int] = _staff()
    result: Mapped[str] = mapped_column(String(20))
    referred_to: Mapped[str | None] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)


class Agreement(Base):
    """本人の同意 to one version of the plan."""

    __tablename__ = "agreements"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int] = _staff()
    given: Mapped[bool] = mapped_column(Boolean)
    how: Mapped[str] = mapped_column(String(12))  # chat | meeting | phone | paper
    words: Mapped[str | None] = mapped_column(EncryptedText)
    agreed_on: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(Moment)


class Approval(Base):
    """A supervisor's approval (承認) of a plan or of a closing; never one's own."""

    __tablename__ = "approvals"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    subject: Mapped[str] = mapped_column(String(10))  # plan | closing
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    asked_by: Mapped[int] = _staff()
    asked_at: Mapped[datetime] = mapped_column(Moment)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    approved: Mapped[bool | None] = mapped_column(Boolean)
    words: Mapped[str | None] = mapped_column(EncryptedText)

    __table_args__ = (Index("approvals_open", "decided_at", "subject"),)


class Meeting(Base):
    """支援調整会議: when, with whom, with which result."""

    __tablename__ = "meetings"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    staff_id: Mapped[int] = _staff()
    purpose: Mapped[str] = mapped_column(String(12))  # plan | evaluation
    held_on: Mapped[date] = mapped_column(Date)
    members: Mapped[str] = mapped_column(EncryptedText)
    result: Mapped[str] = mapped_column(String(12))  # fit | revise | held_over
    words: Mapped[str | None] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)


class Decision(Base):
    """支援決定 (自治体) or confirmation of a plan."""

    __tablename__ = "decisions"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int] = _staff()
    decided_on: Mapped[date] = mapped_column(Date, index=True)
    result: Mapped[str] = mapped_column(String(12))  # decided | confirmed | not_decided
    words: Mapped[str | None] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)


class Service(Base):
    """A service that is given (支援提供), with its dates."""

    __tablename__ = "services"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    staff_id: Mapped[int] = _staff()
    programme: Mapped[str] = mapped_column(String(60), index=True)
    provider: Mapped[str | None] = mapped_column(EncryptedText)
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(10))  # planned | running | ended | stopped
    created_at: Mapped[datetime] = mapped_column(Moment)


class Task(Base):
    """Something to be done by a day (やること), a monitoring among them."""

    __tablename__ = "tasks"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))  # task | monitoring | follow_up
    who: Mapped[str] = mapped_column(String(10))  # 本人 | 支援員 | 機関
    what: Mapped[str] = mapped_column(EncryptedText)
    due_on: Mapped[date] = mapped_column(Date)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    done_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    result: Mapped[str | None] = mapped_column(EncryptedText)
    created_at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (Index("tasks_open", "done_at", "due_on"),)


class Evaluation(Base):
    """評価: goals reached, 見られた変化, what remains, and whether to close or plan again."""

    __tablename__ = "evaluations"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    staff_id: Mapped[int] = _staff()
    evaluated_on: Mapped[date] = mapped_column(Date, index=True)
    reached: Mapped[str] = mapped_column(EncryptedText)
    changes: Mapped[Any] = mapped_column(JSON)  # codes of 見られた変化
    remaining: Mapped[str | None] = mapped_column(EncryptedText)
    started_work: Mapped[bool] = mapped_column(Boolean, default=False)
    earned_more: Mapped[bool] = mapped_column(Boolean, default=False)
    outcome: Mapped[str] = mapped_column(String(10))  # close | replan | suspend
    at: Mapped[datetime] = mapped_column(Moment)


class ContactRecord(Base):
    """支援経過記録: one entry a contact."""

    __tablename__ = "contact_records"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    method: Mapped[str] = mapped_column(String(20))
    partner: Mapped[str] = mapped_column(String(20))
    minutes: Mapped[int | None] = mapped_column(Integer)
    content: Mapped[str] = mapped_column(EncryptedText)
    next_step: Mapped[str | None] = mapped_column(EncryptedText)
    from_chat: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)


class HelpRequest(Base):
    """A consultant asks a supervisor for help with a case."""

    __tablename__ = "help_requests"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    staff_id: Mapped[int] = _staff()
    text: Mapped[str] = mapped_column(EncryptedText)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    answer: Mapped[str | None] = mapped_column(EncryptedText)
    answered_at: Mapped[datetime | None] = mapped_column(Moment, index=True)


class Assessment(Base):
    """アセスメント: the issues (課題と背景要因) and troubles a consultant confirmed, and the direction."""

    __tablename__ = "assessments"

    id: Mapped[int] = _id()
    case_id: Mapped[int] = _case()
    staff_id: Mapped[int] = _staff()
    issues: Mapped[Any] = mapped_column(EncryptedJson)
    troubles: Mapped[Any] = mapped_column(EncryptedJson)
    direction: Mapped[str | None] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)


class RecoveryCode(Base):
    """A one-time code for a lost authenticator."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class Invitation(Base):
    """A one-time link by which a colleague sets a password."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(60))
    role: Mapped[str] = mapped_column(String(12))
    office: Mapped[str | None] = mapped_column(String(40))
    invited_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class OfficeSetting(Base):
    """A setting that an admin changes on the console."""

    __tablename__ = "office_settings"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)
