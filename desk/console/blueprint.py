"""The console as one blueprint, and the gate before it: who comes in, with which role, with a CSRF token."""

from __future__ import annotations

import hmac
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic import json as json_response
from sanic.response import empty, redirect

from casework import staff, staff_security
from casework.errors import NotAllowed
from desk.console.forms import field_of
from desk.console.visit import SESSION_COOKIE, Visit
from desk.errors import SENTENCES
from desk.running import running
from desk.security import address_of

console = Blueprint("console", url_prefix="/console")

LOGIN = "/console/login"
ENROL = "/console/me/totp"
WRITERS = ("admin", "supervisor", "consultant")
"""Who may change anything; an auditor (閲覧のみ) only looks."""
READS = ("GET", "HEAD")


class FormExpired(NotAllowed):
    """The form's token is not the session's."""

    def __init__(self) -> None:
        super().__init__("画面が古くなっていました。もう一度開いてから、やり直してください。")


def _ctx(request: Request[Any, Any], name: str, default: Any = None) -> Any:
    return getattr(request.route.ctx, name, default) if request.route else default


def _turned_away(request: Request[Any, Any]) -> HTTPResponse:
    """No session: a page sends to the login, an API says 401."""
    if _ctx(request, "api"):
        return json_response({"error": SENTENCES[401]}, status=401, ensure_ascii=False)
    if request.headers.get("hx-request"):
        return empty(status=401, headers={"HX-Redirect": LOGIN})
    return redirect(LOGIN, status=303)


def check_csrf(request: Request[Any, Any], expected: str) -> None:
    """The form carries the session's token, and does not come from another site; FormExpired."""
    given = request.headers.get("x-csrf-token") or field_of(request, "csrf")
    elsewhere = request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    if elsewhere or not hmac.compare_digest(given.encode(), expected.encode()):
        raise FormExpired


@console.on_request
async def let_in(request: Request[Any, Any]) -> HTTPResponse | None:
    """Look who comes; pages that are open to all pass."""
    request.ctx.visit = None
    if request.route is None or _ctx(request, "open"):
        return None
    token = request.cookies.get(SESSION_COOKIE)
    desk = running(request)
    async with desk.database.read() as session:
        found = await staff.by_token(session, token) if token else None
        must_enrol = found is not None and await staff_security.must_enrol(session, found[0])
    if found is None or found[1].kind != "browser":
        return _turned_away(request)
    person, login = found
    request.ctx.visit = Visit(person=person, login=login, address=address_of(request))
    if request.method not in READS:
        check_csrf(request, login.csrf)
    if must_enrol and not _ctx(request, "own"):
        return redirect(ENROL, status=303)
    roles = _ctx(request, "roles") or (None if request.method in READS or _ctx(request, "own") else WRITERS)
    if roles is not None and person.role not in roles:
        raise NotAllowed("この操作は、あなたの役割ではできません。")
    if not _ctx(request, "quiet") and staff.needs_seen(login):
        async with desk.database.begin() as session:
            await staff.seen(session, login)
    return None
