"""Photos that residents sent: shown to who may see the case, to nobody else, and each look is audited."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import raw

from casework import attachments, cases
from desk.console.blueprint import console
from desk.console.talk import note
from desk.console.visit import visit_of
from desk.running import running

ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""What an opened photo may do: be looked at. (The browser itself puts the style of a page with one picture inline.)"""


@console.get("/attachments/<attachment_id:int>")
async def photo(request: Request[Any, Any], attachment_id: int) -> HTTPResponse:
    visit, desk = visit_of(request), running(request)
    async with desk.database.begin() as session:
        found = await attachments.read(session, attachment_id)
        if found.case_id is None:
            raise attachments.not_found()
        case = await cases.by_id(session, found.case_id)
        if not visit.may_see(case, desk.city):
            raise attachments.not_found()
        await note(session, visit, "picture.viewed", case, picture=found.id, message=found.message_id)
    return raw(
        found.content,
        content_type=found.media_type,
        headers={
            "Content-Disposition": f'inline; filename="photo-{case.number}-{found.id}.jpg"',
            "Content-Security-Policy": ALONE,
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        },
    )
