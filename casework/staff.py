"""Staff accounts and their sessions: argon2id passwords, lock-out, idle and absolute end of a session."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, crypto
from casework.errors import BadInput, Conflict, NotAllowed
from casework.settings import settings
from casework.storage import Staff, StaffSession

ROLES = ("admin", "supervisor", "consultant", "auditor")
SHORTEST_PASSWORD = 12
MAX_FAILED_LOGINS = 5
LOCKED_MINUTES = 15
API_TOKEN_DAYS = 90
SEEN_STEP = timedelta(seconds=30)
"""A session's last click is written at most this often."""

_hasher = PasswordHasher()
_nobody = _hasher.hash("nobody has this password")


class LoginRefused(NotAllowed):
    """Wrong e-mail or password, or too many tries: the same words for all, so that nothing is told."""

    def __init__(self) -> None:
        super().__init__(
            "メールアドレスかパスワードがちがいます。何度もまちがえると、しばらく入れなくなります。"
        )


def check_password(password: str) -> None:
    """BadInput when a password is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise BadInput(f"パスワードは{SHORTEST_PASSWORD}文字以上にしてください。")


async def create(
    session: AsyncSession, *, email: str, name: str, password: str, role: str, office: str | None = None
) -> Staff:
    """A new account; Conflict when the e-mail is taken."""
    email = email.strip().lower()
    if role not in ROLES:
        raise BadInput(f"役割は {', '.join(ROLES)} のどれかです。")
    if "@" not in email or not name.strip():
        raise BadInput("メールアドレスと名前を入れてください。")
    check_password(password)
    if await session.scalar(select(Staff.id).where(Staff.email == email)) is not None:
        raise Conflict("このメールアドレスのアカウントは、もうあります。")
    person = Staff(
        email=email,
        name=name.strip(),
        role=role,
        office=office,
        password_hash=_hasher.hash(password),
        active=True,
        on_duty=True,
        failed_logins=0,
        created_at=clock.now(),
    )
    session.add(person)
    await session.flush()
    return person


async def set_password(session: AsyncSession, person: Staff, password: str) -> None:
    """A new password; every session of the person ends."""
    check_password(password)
    person.password_hash = _hasher.hash(password)
    person.failed_logins, person.locked_until = 0, None
    await session.execute(
        update(StaffSession)
        .where(StaffSession.staff_id == person.id, StaffSession.ended_at.is_(None))
        .values(ended_at=clock.now())
    )


async def by_email(session: AsyncSession, email: str) -> Staff | None:
    """The account with this e-mail."""
    found: Staff | None = await session.scalar(select(Staff).where(Staff.email == email.strip().lower()))
    return found


def count_failure(person: Staff) -> None:
    """One wrong password or code; too many lock the account for a while."""
    person.failed_logins += 1
    if person.failed_logins >= MAX_FAILED_LOGINS:
        person.failed_logins = 0
        person.locked_until = clock.now() + timedelta(minutes=LOCKED_MINUTES)


async def verify(session: AsyncSession, email: str, password: str) -> Staff | None:
    """The person, if e-mail and password are right and the account is open; counts the failures."""
    person = await by_email(session, email)
    known_hash = person.password_hash if person and person.password_hash else _nobody
    right = False
    with contextlib.suppress(VerifyMismatchError, InvalidHashError):
        right = _hasher.verify(known_hash, password)
    if person is None or not person.active or person.password_hash is None:
        return None
    if person.locked_until is not None and person.locked_until > clock.now():
        return None
    if not right:
        count_failure(person)
        return None
    if person.totp_secret is None:
        # With a second factor the count goes on until that is right too.
        person.failed_logins, person.locked_until = 0, None
    if _hasher.check_needs_rehash(known_hash):
        person.password_hash = _hasher.hash(password)
    return person


async def open_session(
    session: AsyncSession, person: Staff, *, kind: str = "browser", user_agent: str = ""
) -> tuple[StaffSession, str]:
    """A login; the token is given once and only its hash is kept."""
    token = crypto.new_token()
    moment = clock.now()
    life = (
        timedelta(days=API_TOKEN_DAYS) if kind == "api" else timedelta(hours=settings().staff_session_hours)
    )
    row = StaffSession(
        staff_id=person.id,
        kind=kind,
        token_hash=crypto.blind(token, "staff"),
        csrf=crypto.new_token(),
        user_agent=user_agent[:200],
        created_at=moment,
        seen_at=moment,
        expires_at=moment + life,
    )
    person.last_login_at = moment
    session.add(row)
    await session.flush()
    return row, token


def is_over(row: StaffSession, moment: datetime) -> bool:
    """Whether a session ended, grew too old, or (in a browser) stood idle too long."""
    if row.ended_at is not None or row.expires_at <= moment:
        return True
    idle = timedelta(minutes=settings().staff_idle_minutes)
    return row.kind == "browser" and row.seen_at + idle <= moment


async def by_token(session: AsyncSession, token: str) -> tuple[Staff, StaffSession] | None:
    """Who shows this token; None when it opens nothing."""
    row = await session.scalar(
        select(StaffSession).where(StaffSession.token_hash == crypto.blind(token, "staff"))
    )
    if row is None or is_over(row, clock.now()):
        return None
    person = await session.get(Staff, row.staff_id)
    return (person, row) if person is not None and person.active else None


def needs_seen(row: StaffSession) -> bool:
    """Whether the last click that was written is old enough to be written again."""
    return clock.now() - row.seen_at >= SEEN_STEP


async def seen(session: AsyncSession, row: StaffSession) -> None:
    """Note that the person is still there."""
    moment = clock.now()
    if moment - row.seen_at >= SEEN_STEP:
        await session.execute(update(StaffSession).where(StaffSession.id == row.id).values(seen_at=moment))


async def end_session(session: AsyncSession, session_id: int) -> None:
    """Log out."""
    await session.execute(
        update(StaffSession).where(StaffSession.id == session_id).values(ended_at=clock.now())
    )
