"""Accounts (アカウント): invited by one-time link, role, office, second factor, sessions; by an admin."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request
from sqlalchemy import select, update

from casework import audit, clock, invitations, office_settings, staff, staff_security
from casework.errors import BadInput, NotFound
from casework.settings import settings
from casework.storage import Staff, StaffSession
from desk.console import words
from desk.console.blueprint import console
from desk.console.forms import Form, field_of
from desk.console.login import check_before, form_page
from desk.console.rendering import page, to
from desk.console.visit import visit_of
from desk.running import running

ADMIN = ("admin",)
PAGE = "/console/accounts"


@console.get("/accounts", ctx_roles=ADMIN)
async def accounts(request: Request[Any, Any]) -> HTTPResponse:
    return await _page(request)


async def _page(request: Request[Any, Any], link: str = "") -> HTTPResponse:
    async with running(request).database.read() as session:
        people = list(await session.scalars(select(Staff).order_by(Staff.active.desc(), Staff.id)))
        rows = await session.scalars(
            select(StaffSession)
            .where(StaffSession.ended_at.is_(None), StaffSession.expires_at > clock.now())
            .order_by(StaffSession.seen_at.desc())
        )
        open_sessions: dict[int, list[StaffSession]] = {}
        for row in rows:
            if not staff.is_over(row, clock.now()) and row.kind != staff_security.PENDING_KIND:
                open_sessions.setdefault(row.staff_id, []).append(row)
        waiting = await invitations.open_ones(session)
        totp_roles = await office_settings.read(session, office_settings.TOTP_ROLES, [])
        minutes = await office_settings.read(
            session, office_settings.QUEUE_MINUTES, invitations.DEFAULT_QUEUE_MINUTES
        )
    return page(
        request,
        "accounts.html",
        people=people,
        open_sessions=open_sessions,
        waiting=waiting,
        totp_roles=totp_roles,
        queue_minutes=minutes,
        link=link,
    )


@console.post("/accounts/invite", ctx_roles=ADMIN)
async def invite(request: Request[Any, Any]) -> HTTPResponse:
    """A link that opens once; it is shown once, to be handed over by the admin."""
    visit, form, city = visit_of(request), Form(request), running(request).city
    office = form.optional("office", longest=40)
    if office and office not in city.offices:
        raise BadInput("窓口を選んでください。")
    async with running(request).database.begin() as session:
        token = await invitations.invite(
            session,
            email=form.text("email", "メールアドレス", longest=200),
            name=form.text("name", "名前", longest=60),
            role=form.one_of("role", staff.ROLES, "役割"),
            office=office,
            invited_by=visit.person.id,
        )
        await audit.note(session, "account.invited", staff_id=visit.person.id, address=visit.address)
    origin = settings().public_url.rstrip("/") or f"{request.scheme}://{request.host}"
    return await _page(request, f"{origin}/console/invitation#{token}")


@console.get("/invitation", ctx_open=True)
async def invitation_form(request: Request[Any, Any]) -> HTTPResponse:
    """The token stands after the #, so that it reaches no log; the page's script puts it into the form."""
    return form_page(request, "invitation.html", shortest=staff.SHORTEST_PASSWORD)


@console.post("/invitation", ctx_open=True)
async def accept_invitation(request: Request[Any, Any]) -> HTTPResponse:
    check_before(request)
    async with running(request).database.begin() as session:
        person = await invitations.accept(session, field_of(request, "token"), field_of(request, "password"))
        await audit.note(session, "account.created", staff_id=person.id, role=person.role, by="invitation")
    return to("/console/login")


async def _person(session: Any, staff_id: int) -> Staff:
    person: Staff | None = await session.get(Staff, staff_id)
    if person is None:
        raise NotFound("このアカウントは見つかりません。")
    return person


@console.post("/accounts/<staff_id:int>", ctx_roles=ADMIN)
async def change(request: Request[Any, Any], staff_id: int) -> HTTPResponse:
    """Role, office, in use or not."""
    visit, form, city = visit_of(request), Form(request), running(request).city
    role, active = form.one_of("role", words.ROLE, "役割"), form.checked("active")
    office = form.optional("office", longest=40)
    if office and office not in city.offices:
        raise BadInput("窓口を選んでください。")
    if staff_id == visit.person.id and (role != "admin" or not active):
        raise BadInput("自分の管理者の役割は、自分では外せません。")
    async with running(request).database.begin() as session:
        person = await _person(session, staff_id)
        person.role, person.office, person.active = role, office, active
        if not active:
            await _end_sessions(session, staff_id)
        await audit.note(
            session,
            "account.changed",
            staff_id=visit.person.id,
            address=visit.address,
            who=staff_id,
            role=role,
            active=active,
        )
    return to(PAGE)


async def _end_sessions(session: Any, staff_id: int) -> None:
    await session.execute(
        update(StaffSession)
        .where(StaffSession.staff_id == staff_id, StaffSession.ended_at.is_(None))
        .values(ended_at=clock.now())
    )


@console.post("/accounts/<staff_id:int>/sessions/end", ctx_roles=ADMIN)
async def end_sessions(request: Request[Any, Any], staff_id: int) -> HTTPResponse:
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        await _end_sessions(session, (await _person(session, staff_id)).id)
        await audit.note(
            session, "sessions.ended", staff_id=visit.person.id, address=visit.address, who=staff_id
        )
    return to(PAGE)


@console.post("/accounts/<staff_id:int>/totp/remove", ctx_roles=ADMIN)
async def remove_totp(request: Request[Any, Any], staff_id: int) -> HTTPResponse:
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        await staff_security.remove(session, await _person(session, staff_id))
        await _end_sessions(session, staff_id)
        await audit.note(
            session, "totp.removed", staff_id=visit.person.id, address=visit.address, who=staff_id
        )
    return to(PAGE)


@console.post("/accounts/settings", ctx_roles=ADMIN)
async def change_settings(request: Request[Any, Any]) -> HTTPResponse:
    """Which roles need a second factor; how long the queue holds a talk."""
    visit, form = visit_of(request), Form(request)
    roles = [role for role in form.many("totp_role") if role in staff.ROLES]
    minutes = form.number("queue_minutes", "分", largest=10_000) or 0
    async with running(request).database.begin() as session:
        await office_settings.write(session, office_settings.TOTP_ROLES, roles, staff_id=visit.person.id)
        await office_settings.write(session, office_settings.QUEUE_MINUTES, minutes, staff_id=visit.person.id)
        await audit.note(
            session, "settings.changed", staff_id=visit.person.id, address=visit.address, totp=" ".join(roles)
        )
    return to(PAGE)
