"""Every error as an answer, once: a clear Japanese sentence, the right status, nothing of the talk."""

from __future__ import annotations

import uuid
from typing import Any

import structlog
from sanic import HTTPResponse, Request, Sanic
from sanic import json as json_response
from sanic.exceptions import SanicException

from casework.errors import BadInput, CaseworkError, Conflict, NotAllowed, NotFound

log = structlog.get_logger()

STATUS: dict[type[CaseworkError], int] = {BadInput: 400, NotAllowed: 403, NotFound: 404, Conflict: 409}
SENTENCES = {
    400: "送られた内容を読み取れませんでした。",
    401: "もう一度、はじめから開いてください。",
    403: "この操作はできません。",
    404: "見つかりません。",
    405: "この操作はできません。",
    408: "時間がかかりすぎました。もう一度送ってください。",
    413: "大きすぎて受け取れません。短く分けて送ってください。",
    429: "少し時間をおいてから、もう一度送ってください。",
    503: "いま準備をしています。少し待ってください。",
}
BROKEN = "すみません。うまく動きませんでした。書いたことは残っています。"


class NotLoggedIn(CaseworkError):
    """No token, an old one, or another's: 401, and nothing is told."""

    def __init__(self) -> None:
        super().__init__(SENTENCES[401])


class TooMany(CaseworkError):
    """Too many requests from one place."""

    def __init__(self) -> None:
        super().__init__(SENTENCES[429])


def wants_page(request: Request[Any, Any]) -> bool:
    """Whether a person looks at the answer in a browser."""
    return "text/html" in request.headers.get("accept", "")


def _answer(status: int, sentence: str) -> HTTPResponse:
    return json_response({"error": sentence}, status=status, ensure_ascii=False)


def answer_errors(app: Sanic[Any, Any]) -> None:
    """Have the app answer every error this way."""

    async def casework_error(_request: Request[Any, Any], error: CaseworkError) -> HTTPResponse:
        if isinstance(error, NotLoggedIn):
            return _answer(401, error.message)
        if isinstance(error, TooMany):
            return _answer(429, error.message)
        status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 400)
        return _answer(status, error.message)

    async def web_error(_request: Request[Any, Any], error: SanicException) -> HTTPResponse:
        status = error.status_code or 500
        return _answer(status, SENTENCES.get(status, BROKEN))

    async def broken(request: Request[Any, Any], error: Exception) -> HTTPResponse:
        trace_id = uuid.uuid4().hex[:12]
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        log.error(
            "desk.broken",
            id=trace_id,
            kind=type(error).__name__,
            route=request.route.path if request.route else "",
            at=f"{place.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{place.tb_lineno}" if place else "",
        )
        return _answer(500, f"{BROKEN}（{trace_id}）")

    app.exception(CaseworkError)(casework_error)
    app.exception(SanicException)(web_error)
    app.exception(Exception)(broken)
