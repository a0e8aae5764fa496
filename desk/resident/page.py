"""The page of the resident's chat: served from our own files, shown before any of Rasa is up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import html

from casework import clock
from desk.running import running

DESK = Path(__file__).resolve().parent.parent
pages = Blueprint("resident_pages")
pages.static("/static", DESK / "static" / "build", name="static", use_content_range=False)

templates = Environment(
    loader=FileSystemLoader(DESK / "templates"), autoescape=select_autoescape(), enable_async=False
)


@pages.get("/")
async def chat_page(request: Request[Any, Any]) -> HTTPResponse:
    city = running(request).city
    page = templates.get_template("chat.html")
    return html(page.render(city=city, now=clock.now()))
