"""Cases for other programs, with a staff token: GET /api/cases and /api/cases/{number}. Each look is audited."""

from __future__ import annotations

from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic import json as json_response
from sanic_ext import openapi

from casework import audit, case_view, cases, staff
from casework.storage import Staff
from desk import limits
from desk.errors import NotLoggedIn
from desk.resident.api import body_of
from desk.running import running
from desk.security import address_of

api = Blueprint("staff_api", url_prefix="/api")


async def person_of(request: Request[Any, Any]) -> Staff:
    """Who shows the token; 401 when it opens nothing."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise NotLoggedIn
    async with running(request).database.begin() as session:
        found = await staff.by_token(session, token.strip())
        if found is None:
            raise NotLoggedIn
        person, login = found
        await staff.seen(session, login)
    return person


@api.post("/staff/tokens")
@openapi.definition(summary="A token for the API, for e-mail and password", tag="staff")
async def new_token(request: Request[Any, Any]) -> HTTPResponse:
    limits.hit(limits.LOGINS, "login", address_of(request))
    body = body_of(request)
    async with running(request).database.begin() as session:
        person = await staff.verify(session, str(body.get("email") or ""), str(body.get("password") or ""))
        token = ""
        if person is not None and person.totp_secret is None:
            _, token = await staff.open_session(session, person, kind="api")
        await audit.note(
            session,
            "token.made" if token else "login.refused",
            staff_id=person.id if person else None,
            address=address_of(request),
        )
    if not token:
        raise staff.LoginRefused
    return json_response({"token": token}, status=201)


@api.get("/cases")
@openapi.definition(summary="Cases, the most urgent first", tag="staff", secured={"token": []})
async def list_cases(request: Request[Any, Any]) -> HTTPResponse:
    person = await person_of(request)
    async with running(request).database.begin() as session:
        found = await cases.listed(
            session, status=request.args.get("status"), priority=request.args.get("priority")
        )
        rows = [await case_view.in_list(session, case) for case in found]
        await audit.note(
            session, "cases.listed", staff_id=person.id, address=address_of(request), count=len(rows)
        )
    return json_response({"cases": rows}, ensure_ascii=False)


@api.get("/cases/<number:str>")
@openapi.definition(summary="One case with everything known", tag="staff", secured={"token": []})
async def show_case(request: Request[Any, Any], number: str) -> HTTPResponse:
    person = await person_of(request)
    async with running(request).database.begin() as session:
        case = await cases.by_number(session, number)
        shown = await case_view.whole(session, case)
        await audit.note(
            session, "case.viewed", staff_id=person.id, case_id=case.id, address=address_of(request)
        )
    return json_response(shown, ensure_ascii=False)
