"""Saved views (保存した条件) of the queue."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock
from casework.errors import NotAllowed
from casework.storage import SavedView, Staff


async def for_person(session: AsyncSession, staff_id: int) -> list[SavedView]:
    """A person's own views and those that are shared."""
    rows = await session.scalars(
        select(SavedView)
        .where(or_(SavedView.staff_id == staff_id, SavedView.shared))
        .order_by(SavedView.shared, SavedView.name)
    )
    return list(rows)


async def save(session: AsyncSession, *, staff_id: int, name: str, query: str, shared: bool) -> None:
    """Keep filters under a name; the same name again changes them."""
    known = await session.scalar(
        select(SavedView).where(SavedView.staff_id == staff_id, SavedView.name == name)
    )
    if known is not None:
        known.query, known.shared = query, shared
        return
    session.add(SavedView(staff_id=staff_id, name=name, query=query, shared=shared, created_at=clock.now()))


async def delete(session: AsyncSession, view_id: int, person: Staff) -> None:
    """Drop a view; only its owner or a supervisor may."""
    view = await session.get(SavedView, view_id)
    if view is None:
        return
    if view.staff_id != person.id and person.role not in ("supervisor", "admin"):
        raise NotAllowed("この条件は、作った人だけが消せます。")
    await session.delete(view)
