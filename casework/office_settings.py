"""Settings that an admin changes on the console (not secrets, not the city's files)."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock
from casework.storage import OfficeSetting

TOTP_ROLES = "totp_roles"
"""The roles that must use a second factor."""
QUEUE_MINUTES = "queue_minutes"
"""After so many minutes without a person the bot takes the talk up again; 0: never."""


async def read(session: AsyncSession, name: str, default: Any) -> Any:
    """The value of a setting, or the default while nobody has set it."""
    row = await session.get(OfficeSetting, name)
    return default if row is None else row.value


async def write(session: AsyncSession, name: str, value: Any, *, staff_id: int) -> None:
    """Change a setting."""
    row = await session.get(OfficeSetting, name)
    if row is None:
        session.add(OfficeSetting(name=name, value=value, changed_by=staff_id, changed_at=clock.now()))
    else:
        row.value, row.changed_by, row.changed_at = value, staff_id, clock.now()
    await session.flush()
