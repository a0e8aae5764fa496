"""Login and logout: password, then the code where one is set up; every try is audited."""

from __future__ import annotations

import hmac
from typing import Any

from sanic import HTTPResponse, Request
from sqlalchemy import select

from casework import audit, crypto, staff, staff_security
from casework.settings import settings
from casework.storage import Staff
from desk import limits
from desk.console.blueprint import LOGIN, FormExpired, console
from desk.console.forms import Form, field_of
from desk.console.rendering import page, to
from desk.console.visit import SESSION_COOKIE, visit_of
from desk.running import running
from desk.security import address_of

BEFORE_COOKIE = "mado_before"
"""Ties the login form to this browser before there is a session."""
PENDING_COOKIE = "mado_second"


def set_cookie(response: HTTPResponse, name: str, value: str, seconds: int | None = None) -> None:
    """A cookie that only the console gets back, and no script reads."""
    response.add_cookie(
        name,
        value,
        path="/console",
        httponly=True,
        samesite="Strict",
        secure=settings().public_url.startswith("https"),
        max_age=seconds,
    )


def drop_cookie(response: HTTPResponse, name: str) -> None:
    """Have the browser forget a cookie."""
    set_cookie(response, name, "", 0)


def form_page(request: Request[Any, Any], template: str, status: int = 200, **context: Any) -> HTTPResponse:
    """A page with a form for somebody who has no session yet."""
    token = request.cookies.get(BEFORE_COOKIE) or crypto.new_token()
    response = page(request, template, status=status, csrf_pre=token, **context)
    set_cookie(response, BEFORE_COOKIE, token, 3600)
    return response


def check_before(request: Request[Any, Any]) -> None:
    """The form came from this browser's own page; FormExpired."""
    cookie = request.cookies.get(BEFORE_COOKIE) or ""
    given = field_of(request, "csrf")
    if not cookie or not hmac.compare_digest(cookie.encode(), given.encode()):
        raise FormExpired


@console.get("/login", ctx_open=True)
async def login_form(request: Request[Any, Any]) -> HTTPResponse:
    async with running(request).database.read() as session:
        nobody_yet = await session.scalar(select(Staff.id).limit(1)) is None
    return form_page(request, "login.html", nobody_yet=nobody_yet, error="", email="")


@console.post("/login", ctx_open=True)
async def log_in(request: Request[Any, Any]) -> HTTPResponse:
    check_before(request)
    # Only failures count: a whole office in the morning comes from one address.
    limits.check(limits.LOGINS, "login", address_of(request))
    form = Form(request)
    email, password = form.text("email", needed=False), field_of(request, "password")
    agent = request.headers.get("user-agent", "")
    token = second = ""
    async with running(request).database.begin() as session:
        person = await staff.verify(session, email, password)
        if person is not None and person.totp_secret is not None:
            second = await staff_security.begin_pending(session, person, agent)
        elif person is not None:
            _, token = await staff.open_session(session, person, user_agent=agent)
        action = "login" if token else "login.half" if second else "login.refused"
        known = person or await staff.by_email(session, email)
        await audit.note(session, action, staff_id=known.id if known else None, address=address_of(request))
    if second:
        response = to("/console/login/code")
        set_cookie(response, PENDING_COOKIE, second, staff_security.PENDING_MINUTES * 60)
        return response
    if not token:
        limits.hit(limits.LOGINS, "login", address_of(request))
        error = staff.LoginRefused().message
        return form_page(request, "login.html", status=403, nobody_yet=False, error=error, email=email)
    return logged_in(token)


def logged_in(token: str) -> HTTPResponse:
    """On to the queue, with the session's cookie."""
    response = to("/console")
    set_cookie(response, SESSION_COOKIE, token, settings().staff_session_hours * 3600)
    drop_cookie(response, BEFORE_COOKIE)
    drop_cookie(response, PENDING_COOKIE)
    return response


@console.get("/login/code", ctx_open=True)
async def code_form(request: Request[Any, Any]) -> HTTPResponse:
    if not request.cookies.get(PENDING_COOKIE):
        return to(LOGIN)
    return form_page(request, "login_code.html", error="")


@console.post("/login/code", ctx_open=True)
async def check_code(request: Request[Any, Any]) -> HTTPResponse:
    check_before(request)
    limits.check(limits.LOGINS, "login", address_of(request))
    token, over = "", True
    async with running(request).database.begin() as session:
        found = await staff_security.pending(session, request.cookies.get(PENDING_COOKIE) or "")
        if found is not None:
            person, waiting = found
            over = False
            if await staff_security.check_second(session, person, Form(request).text("code", needed=False)):
                person.failed_logins, person.locked_until = 0, None
                await staff_security.end_pending(session, waiting)
                _, token = await staff.open_session(session, person, user_agent=waiting.user_agent)
            else:
                staff.count_failure(person)
            action = "login" if token else "login.refused"
            await audit.note(session, action, staff_id=person.id, address=address_of(request), second=True)
    if over:
        return to(LOGIN)
    if not token:
        limits.hit(limits.LOGINS, "login", address_of(request))
        error = "番号がちがいます。新しい番号か、予備のコードを入れてください。"
        return form_page(request, "login_code.html", status=403, error=error)
    return logged_in(token)


@console.post("/logout", ctx_own=True)
async def log_out(request: Request[Any, Any]) -> HTTPResponse:
    visit = visit_of(request)
    async with running(request).database.begin() as session:
        await staff.end_session(session, visit.login.id)
        await audit.note(session, "logout", staff_id=visit.person.id, address=visit.address)
    response = to(LOGIN)
    drop_cookie(response, SESSION_COOKIE)
    return response
