"""Tasks and monitoring (やること・モニタリング) with their days, services (支援提供), and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock
from casework.errors import BadInput, Conflict
from casework.storage import Case, Service, Staff, Task

KINDS = {"task": "やること", "monitoring": "モニタリング", "follow_up": "終結後のフォロー"}
WHO = ("本人", "支援員", "機関")
SERVICE_STATES = {"planned": "予定", "running": "提供中", "ended": "終了", "stopped": "中止"}


@dataclass(frozen=True)
class Due:
    """A task with its case, and by how many days it is late."""

    task: Task
    case: Case
    late: int


async def of_case(session: AsyncSession, case_id: int) -> list[Task]:
    """The tasks of a case: open ones by their day, then done ones."""
    rows = await session.scalars(
        select(Task).where(Task.case_id == case_id).order_by(Task.done_at.is_not(None), Task.due_on, Task.id)
    )
    return list(rows)


async def add(
    session: AsyncSession, case: Case, *, staff_id: int | None, kind: str, who: str, what: str, due_on: date
) -> Task:
    """Something to be done by a day."""
    task = Task(
        case_id=case.id,
        staff_id=staff_id,
        kind=kind,
        who=who,
        what=what,
        due_on=due_on,
        created_at=clock.now(),
    )
    session.add(task)
    case.updated_at = clock.now()
    await session.flush()
    return task


async def finish(session: AsyncSession, case: Case, task_id: int, person: Staff, result: str | None) -> Task:
    """Done."""
    task = await session.get(Task, task_id)
    if task is None or task.case_id != case.id:
        raise BadInput("この予定は見つかりません。")
    if task.done_at is not None:
        raise Conflict("もう済んでいます。")
    task.done_at, task.done_by, task.result = clock.now(), person.id, result
    case.updated_at = clock.now()
    return task


async def open_tasks(
    session: AsyncSession,
    *,
    staff_id: int | None = None,
    scope: tuple[str, ...] | None = None,
    limit: int = 200,
) -> list[Due]:
    """Open tasks by their day; with `staff_id` only this person's (their own, and those of their cases)."""
    query = (
        select(Task, Case)
        .join(Case, Case.id == Task.case_id)
        .where(Task.done_at.is_(None), Case.status != "closed")
    )
    if staff_id is not None:
        query = query.where(or_(Task.staff_id == staff_id, Case.staff_id == staff_id))
    if scope is not None:
        query = query.where(or_(Case.municipality.is_(None), Case.municipality.in_(scope)))
    rows = await session.execute(query.order_by(Task.due_on, Task.id).limit(limit))
    today = clock.today()
    return [Due(task, case, (today - task.due_on).days) for task, case in rows]


async def start_service(
    session: AsyncSession,
    case: Case,
    *,
    staff_id: int,
    programme: str,
    provider: str | None,
    starts_on: date,
    ends_on: date | None,
) -> None:
    """支援提供 begins, or is planned for a day to come."""
    if ends_on is not None and ends_on < starts_on:
        raise BadInput("終わりの日が、始まりの日より前です。")
    state = "planned" if starts_on > clock.today() else "running"
    session.add(
        Service(
            case_id=case.id,
            staff_id=staff_id,
            programme=programme,
            provider=provider,
            starts_on=starts_on,
            ends_on=ends_on,
            state=state,
            created_at=clock.now(),
        )
    )
    case.updated_at = clock.now()


async def set_service(
    session: AsyncSession, case: Case, service_id: int, state: str, on: date | None
) -> None:
    """A service begins, ends or stops."""
    service = await session.get(Service, service_id)
    if service is None or service.case_id != case.id:
        raise BadInput("この支援は見つかりません。")
    service.state = state
    if state in ("ended", "stopped"):
        service.ends_on = on or clock.today()
    case.updated_at = clock.now()


async def services_of(session: AsyncSession, case_id: int) -> list[Service]:
    """The services of a case, by their begin."""
    return list(
        await session.scalars(select(Service).where(Service.case_id == case_id).order_by(Service.starts_on))
    )
