"""One's own settings: on duty or not, sessions seen and ended, password, second factor."""

from __future__ import annotations

import base64
import io
from typing import Any

import segno
from sanic import HTTPResponse, Request
from sqlalchemy import select

from casework import audit, clock, crypto, staff, staff_security
from casework.errors import BadInput
from casework.storage import Staff, StaffSession
from desk.console.blueprint import console
from desk.console.forms import Form, field_of
from desk.console.login import drop_cookie
from desk.console.rendering import page, to
from desk.console.visit import SESSION_COOKIE, visit_of
from desk.running import running

ME = "/console/me"


@console.get("/me", ctx_own=True)
async def my_page(request: Request[Any, Any]) -> HTTPResponse:
    visit = visit_of(request)
    async with running(request).database.read() as session:
        rows = await session.scalars(
            select(StaffSession)
            .where(
                StaffSession.staff_id == visit.person.id,
                StaffSession.ended_at.is_(None),
                StaffSession.expires_at > clock.now(),
                StaffSession.kind != staff_security.PENDING_KIND,
            )
            .order_by(StaffSession.seen_at.desc())
        )
        sessions = [row for row in rows if not staff.is_over(row, clock.now())]
    return page(request, "me.html", sessions=sessions, own=visit.login.id, shortest=staff.SHORTEST_PASSWORD)


@console.post("/me/duty")
async def duty(request: Request[Any, Any]) -> HTTPResponse:
    """Come on duty or leave it: alarms go to those on duty."""
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        person = await session.get_one(Staff, visit.person.id)
        person.on_duty = not person.on_duty
        await audit.note(session, "duty", staff_id=person.id, address=visit.address, on=person.on_duty)
    return to("/console")


@console.post("/me/sessions/<session_id:int>/end", ctx_own=True)
async def end_one(request: Request[Any, Any], session_id: int) -> HTTPResponse:
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        row = await session.get(StaffSession, session_id)
        if row is None or row.staff_id != visit.person.id:
            raise BadInput("この端末は見つかりません。")
        await staff.end_session(session, row.id)
        await audit.note(session, "session.ended", staff_id=visit.person.id, address=visit.address)
    return to(ME)


@console.post("/me/password", ctx_own=True)
async def change_password(request: Request[Any, Any]) -> HTTPResponse:
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        right = await staff.verify(session, visit.person.email, field_of(request, "old"))
        if right is not None:
            await staff.set_password(session, right, field_of(request, "new"))
            await audit.note(session, "password.changed", staff_id=right.id, address=visit.address)
    if right is None:
        raise BadInput("いまのパスワードがちがいます。")
    response = to("/console/login")
    drop_cookie(response, SESSION_COOKIE)
    return response


@console.get("/me/totp", ctx_own=True)
async def totp_form(request: Request[Any, Any]) -> HTTPResponse:
    visit = visit_of(request)
    if visit.person.totp_secret is not None:
        return to(ME)
    secret = staff_security.new_secret()
    picture = io.BytesIO()
    segno.make(staff_security.address_of_secret(visit.person, secret)).save(
        picture, kind="png", scale=5, border=2
    )
    return page(
        request,
        "totp.html",
        secret=secret,
        sealed=crypto.encrypt(f"{visit.person.id}:{secret}"),
        picture=base64.b64encode(picture.getvalue()).decode(),
    )


@console.post("/me/totp", ctx_own=True)
async def totp_enrol(request: Request[Any, Any]) -> HTTPResponse:
    visit, form = visit_of(request), Form(request)
    try:
        owner, _, secret = crypto.decrypt(form.text("sealed")).partition(":")
    except crypto.CannotDecrypt:
        owner, secret = "", ""
    if owner != str(visit.person.id):
        raise BadInput("画面が古くなっていました。もう一度はじめから設定してください。")
    async with running(request).database.begin() as session:
        person = await session.get_one(Staff, visit.person.id)
        if person.totp_secret is not None:
            raise BadInput("もう設定してあります。")
        codes = await staff_security.enrol(session, person, secret, form.text("code", "番号"))
        await audit.note(session, "totp.enrolled", staff_id=person.id, address=visit.address)
    return page(request, "recovery.html", codes=codes)


@console.post("/me/recovery", ctx_own=True)
async def new_codes(request: Request[Any, Any]) -> HTTPResponse:
    """Fresh recovery codes, for a code of the authenticator."""
    visit, form = visit_of(request), Form(request)
    codes: list[str] = []
    async with running(request).database.begin() as session:
        person = await session.get_one(Staff, visit.person.id)
        if person.totp_secret and await staff_security.check_second(
            session, person, form.text("code", "番号")
        ):
            codes = await staff_security.new_recovery_codes(session, person)
            await audit.note(session, "recovery.renewed", staff_id=person.id, address=visit.address)
    if not codes:
        raise BadInput("番号がちがいます。")
    return page(request, "recovery.html", codes=codes)
