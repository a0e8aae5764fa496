"""Invitations (招待): a link that lets one colleague make an account, once, within three days."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, crypto, staff
from casework.errors import BadInput, Conflict
from casework.storage import Invitation, Staff

DAYS = 3
DEFAULT_QUEUE_MINUTES = 60
"""A resident who waited so long for a person is served by the bot again, and told so."""


async def invite(
    session: AsyncSession, *, email: str, name: str, role: str, office: str | None, invited_by: int
) -> str:
    """A new invitation; returns its token, which is shown once."""
    email = email.strip().lower()
    if "@" not in email:
        raise BadInput("メールアドレスを確かめてください。")
    if await staff.by_email(session, email) is not None:
        raise Conflict("このメールアドレスのアカウントは、もうあります。")
    token = crypto.new_token()
    moment = clock.now()
    session.add(
        Invitation(
            token_hash=crypto.blind(token, "invitation"), email=email, name=name, role=role, office=office,
            invited_by=invited_by, created_at=moment, expires_at=moment + timedelta(days=DAYS),
        )
    )  # fmt: skip
    await session.flush()
    return token


async def open_ones(session: AsyncSession) -> list[Invitation]:
    """Invitations that were not used yet."""
    rows = await session.scalars(
        select(Invitation)
        .where(Invitation.used_at.is_(None), Invitation.expires_at > clock.now())
        .order_by(Invitation.id)
    )
    return list(rows)


async def accept(session: AsyncSession, token: str, password: str) -> Staff:
    """Make the account of an invitation; it opens once."""
    row = await session.scalar(
        select(Invitation).where(
            Invitation.token_hash == crypto.blind(token, "invitation"),
            Invitation.used_at.is_(None),
            Invitation.expires_at > clock.now(),
        )
    )
    if row is None:
        raise BadInput("この招待は、もう使えません。管理者に、もう一度たのんでください。")
    person = await staff.create(
        session, email=row.email, name=row.name, password=password, role=row.role, office=row.office
    )
    row.used_at = clock.now()
    return person
