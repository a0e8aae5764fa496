"""Errors on the console as pages written for people; parts of a page get a short notice instead."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request
from sanic import json as json_response
from sanic.exceptions import SanicException
from sanic.response import empty, redirect

from casework.errors import CaseworkError
from desk.console.blueprint import LOGIN, console
from desk.console.rendering import page
from desk.errors import BROKEN, SENTENCES, STATUS, NotLoggedIn, TooMany


def _answer(request: Request[Any, Any], status: int, sentence: str) -> HTTPResponse:
    if request.route is not None and getattr(request.route.ctx, "api", False):
        return json_response({"error": sentence}, status=status, ensure_ascii=False)
    if request.headers.get("hx-request"):
        return page(request, "notice.html", status=status, sentence=sentence)
    return page(request, "error.html", status=status, sentence=sentence, code=status)


async def refused(request: Request[Any, Any], error: CaseworkError) -> HTTPResponse:
    """What the domain refused, in its own words."""
    if isinstance(error, NotLoggedIn):
        if request.headers.get("hx-request"):
            return empty(status=401, headers={"HX-Redirect": LOGIN})
        return redirect(LOGIN, status=303)
    status = (
        429
        if isinstance(error, TooMany)
        else next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    )
    return _answer(request, status, error.message)


async def web_error(request: Request[Any, Any], error: SanicException) -> HTTPResponse:
    """What the web server refused."""
    status = error.status_code or 500
    return _answer(request, status, SENTENCES.get(status, BROKEN))


console.exception(CaseworkError)(refused)
console.exception(SanicException)(web_error)
