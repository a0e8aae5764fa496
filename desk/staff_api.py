"""Cases for other programs, with a staff token: GET /api/cases and /api/cases/{number}. Each look is audited.

The same rules hold as on the console: a person sees the cases of the own office, and one whose role needs a second
factor gets nothing before it is set up.
"""

from __future__ import annotations

from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic import json as json_response
from sanic_ext import openapi
from sqlalchemy.ext.asyncio import AsyncSession

from casework import audit, case_view, cases, scope, staff, staff_security
from casework.errors import NotAllowed
from casework.storage import Staff
from desk import limits
from desk.errors import NotLoggedIn
from desk.resident.api import body_of
from desk.running import running
from desk.security import address_of

api = Blueprint("staff_api", url_prefix="/api")


class SecondFactorMissing(NotAllowed):
    """The person's role needs a second factor, and none is set up."""

    def __init__(self) -> None:
        super().__init__(
            "あなたの役割では、二段階の確認がかならず要ります。"
            "相談員の画面（/console/me/totp）で設定してから、もう一度使ってください。"
        )


async def person_of(request: Request[Any, Any]) -> Staff:
    """Who shows the token; 401 when it opens nothing, 403 while a second factor is missing."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise NotLoggedIn
    async with running(request).database.begin() as session:
        found = await staff.by_token(session, token.strip())
        if found is None:
            raise NotLoggedIn
        person, login = found
        if await staff_security.must_enrol(session, person):
            raise SecondFactorMissing
        await staff.seen(session, login)
    return person


@api.post("/staff/tokens")
@openapi.definition(
    summary="A token for the API",
    description="For `email` and `password`, and `code` of the authenticator (or a recovery code) where one is set up.",
    tag="staff",
)
async def new_token(request: Request[Any, Any]) -> HTTPResponse:
    limits.hit(limits.LOGINS, "login", address_of(request))
    body = body_of(request)
    token, is_missing = "", False
    async with running(request).database.begin() as session:
        person = await _verified(session, body)
        is_missing = person is not None and await staff_security.must_enrol(session, person)
        if person is not None and not is_missing:
            _, token = await staff.open_session(session, person, kind="api")
        await audit.note(
            session,
            "token.made" if token else "login.refused",
            staff_id=person.id if person else None,
            address=address_of(request),
        )
    if is_missing:
        raise SecondFactorMissing
    if not token:
        raise staff.LoginRefused
    return json_response({"token": token}, status=201)


async def _verified(session: AsyncSession, body: dict[str, Any]) -> Staff | None:
    """Whose e-mail, password and code these are; a wrong code counts as a wrong password does."""
    person = await staff.verify(session, str(body.get("email") or ""), str(body.get("password") or ""))
    if person is None or person.totp_secret is None:
        return person
    if await staff_security.check_second(session, person, str(body.get("code") or "")):
        person.failed_logins, person.locked_until = 0, None
        return person
    staff.count_failure(person)
    return None


@api.get("/cases")
@openapi.definition(summary="Cases, the most urgent first", tag="staff", secured={"token": []})
async def list_cases(request: Request[Any, Any]) -> HTTPResponse:
    person, desk = await person_of(request), running(request)
    async with desk.database.begin() as session:
        found = await cases.listed(
            session,
            status=request.args.get("status"),
            priority=request.args.get("priority"),
            scope=scope.scope_of(person, desk.city),
        )
        rows = [await case_view.in_list(session, case) for case in found]
        await audit.note(
            session, "cases.listed", staff_id=person.id, address=address_of(request), count=len(rows)
        )
    return json_response({"cases": rows}, ensure_ascii=False)


@api.get("/cases/<number:str>")
@openapi.definition(summary="One case with everything known", tag="staff", secured={"token": []})
async def show_case(request: Request[Any, Any], number: str) -> HTTPResponse:
    person, desk = await person_of(request), running(request)
    async with desk.database.begin() as session:
        case = scope.check_sees(person, await cases.by_number(session, number), desk.city)
        shown = await case_view.whole(session, case)
        await audit.note(
            session, "case.viewed", staff_id=person.id, case_id=case.id, address=address_of(request)
        )
    return json_response(shown, ensure_ascii=False)
