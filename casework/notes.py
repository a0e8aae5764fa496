"""Private notes (内部メモ) of a case, and the colleagues named in them (@名前)."""

from __future__ import annotations

import re

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock, search
from casework.storage import Case, Mention, Note, Staff

_NAMED = re.compile(r"[@＠]([^\s@＠、。,.]+(?:[ \u3000][^\s@＠、。,.]+)?)")


async def of_case(session: AsyncSession, case_id: int) -> list[Note]:
    """The notes of a case, newest first."""
    rows = await session.scalars(select(Note).where(Note.case_id == case_id).order_by(Note.id.desc()))
    return list(rows)


async def write(session: AsyncSession, case: Case, person: Staff, text: str) -> list[Staff]:
    """Write a note; returns the colleagues whom it names."""
    note = Note(case_id=case.id, staff_id=person.id, text=text, created_at=clock.now())
    session.add(note)
    await session.flush()
    await search.add(session, case.id, text)
    named = await _named(session, text)
    session.add_all(
        Mention(note_id=note.id, staff_id=colleague.id) for colleague in named if colleague.id != person.id
    )
    await session.flush()
    return named


def _flat(name: str) -> str:
    return re.sub(r"\s", "", name)


async def _named(session: AsyncSession, text: str) -> list[Staff]:
    said = [_flat(match) for match in _NAMED.findall(text)]
    if not said:
        return []
    people = await session.scalars(select(Staff).where(Staff.active))
    return [person for person in people if any(word.startswith(_flat(person.name)) for word in said)]


async def unseen_for(session: AsyncSession, staff_id: int) -> list[tuple[Mention, Note, Case]]:
    """The notes that name this person and were not opened yet, newest first."""
    rows = await session.execute(
        select(Mention, Note, Case)
        .join(Note, Note.id == Mention.note_id)
        .join(Case, Case.id == Note.case_id)
        .where(Mention.staff_id == staff_id, Mention.seen_at.is_(None))
        .order_by(Mention.id.desc())
        .limit(50)
    )
    return [(mention, note, case) for mention, note, case in rows]


async def count_unseen(session: AsyncSession, staff_id: int) -> int:
    """How many notes wait to be opened by this person."""
    return (
        await session.scalar(
            select(func.count())
            .select_from(Mention)
            .where(Mention.staff_id == staff_id, Mention.seen_at.is_(None))
        )
    ) or 0


async def opened(session: AsyncSession, case_id: int, staff_id: int) -> None:
    """This person has read the notes of a case."""
    own = select(Note.id).where(Note.case_id == case_id)
    await session.execute(
        update(Mention)
        .where(Mention.staff_id == staff_id, Mention.seen_at.is_(None), Mention.note_id.in_(own))
        .values(seen_at=clock.now())
    )
