"""POST /api/link-code: a code to type in LINE. POST /api/link-code/redeem: the one-time link from LINE, opened."""

from __future__ import annotations

from typing import Any

from limits import parse
from sanic import Blueprint, HTTPResponse, Request
from sanic import json as json_response
from sanic_ext import openapi

from casework.errors import BadInput, Conflict, NotFound
from casework.storage import Conversation
from desk import limits
from desk.line import linking
from desk.live import CONSOLE, talk_topic
from desk.resident.api import body_of, talk_of
from desk.running import running
from desk.security import address_of

CODES = parse("10 per hour")
"""Codes that one talk may ask for."""
REDEEMS = parse("30 per hour")
"""Links that may be opened from one address."""


async def make_code(request: Request[Any, Any]) -> HTTPResponse:
    """A code for this talk, once the resident agreed."""
    talk = await talk_of(request)
    limits.hit(CODES, "link-code", talk.id)
    words = running(request).city.line.link
    if body_of(request).get("consent") is not True:
        raise BadInput(words.page_needs_consent)
    async with running(request).database.begin() as session:
        fresh = await session.get_one(Conversation, talk.id)
        if fresh.line_user_hash is not None:
            raise Conflict(words.page_linked_before)
        code, until = await linking.make_code(session, fresh, linking.TO_LINE)
    shown = {
        "code": code,
        "say": f"連携 {code}",
        "expires_at": until.isoformat(),
        "minutes": linking.CODE_MINUTES,
    }
    return json_response(shown, status=201, ensure_ascii=False)


async def redeem(request: Request[Any, Any]) -> HTTPResponse:
    """The code behind # of a one-time link, for a token of the same talk."""
    limits.hit(REDEEMS, "redeem", address_of(request))
    code, desk = body_of(request).get("code"), running(request)
    if not isinstance(code, str) or not 20 <= len(code) <= 64:
        raise NotFound(desk.city.line.link.page_old_link)
    async with desk.database.begin() as session:
        opened = await linking.open_on_web(session, code, wording=desk.city.line.consent_version)
    if opened is None:
        raise NotFound(desk.city.line.link.page_old_link)
    talk, token = opened
    desk.live.publish(talk_topic(talk.id))
    desk.live.publish(CONSOLE)
    return json_response({"token": token, "channel": talk.channel}, status=201)


def add_to(blueprint: Blueprint) -> None:
    """Both routes, with their documentation."""
    documented = openapi.definition(
        summary="A code that joins this talk with LINE",
        description='`{"consent": true}` → `{"code", "say", "expires_at", "minutes"}`. '
        "Typed in LINE as 「連携 123456」 within ten minutes, once.",
        tag="resident",
        secured={"token": []},
    )
    blueprint.add_route(documented(make_code), "/api/link-code", methods=["POST"])
    documented = openapi.definition(
        summary="Open the talk of a one-time link from LINE",
        description='`{"code": …}`, the part of the address after `#c=` → `{"token", "channel"}`.',
        tag="resident",
    )
    blueprint.add_route(documented(redeem), "/api/link-code/redeem", methods=["POST"])
