"""The page of the resident's chat: served from our own files, shown before any of Rasa is up."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup, escape
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import html

from casework import furigana
from casework.city import City
from casework.settings import settings
from desk.running import running
from safety.lines import Line

DESK = Path(__file__).resolve().parent.parent
BUILD = DESK / "static" / "build"
A_YEAR = "public, max-age=31536000, immutable"
MOST_NIGHT_LINES = 2

pages = Blueprint("resident_pages")
pages.static("/static", BUILD, name="static", use_content_range=False)


@lru_cache(maxsize=1_000)
def with_readings(text: str) -> Markup:
    """A text of ours with its readings (ふりがな) at hand, which the page's script shows on demand."""
    pieces = [
        Markup('<span data-reading="{}">{}</span>').format(reading, words) if reading else escape(words)
        for words, reading in furigana.annotate(text)
    ]
    return Markup("").join(pieces)


def telephone_link(number: str) -> str:
    """The address of a tappable number."""
    return "tel:" + "".join(sign for sign in number if sign in "0123456789#*").replace("#", "%23")


@lru_cache(maxsize=20)
def _stamp(name: str, changed_at: int) -> str:
    return hashlib.sha256((BUILD / name).read_bytes()).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a built file, with a stamp of its content: an old copy in a browser is never used."""
    file = BUILD / name
    return f"/static/{name}?v={_stamp(name, file.stat().st_mtime_ns)}" if file.exists() else f"/static/{name}"


templates = Environment(
    loader=FileSystemLoader(DESK / "templates"),
    autoescape=select_autoescape(),
    trim_blocks=True,
    lstrip_blocks=True,
    enable_async=False,
)
templates.filters.update(ruby=with_readings, tel=telephone_link, asset=asset)


def night_lines(city: City) -> list[Line]:
    """Lines for a talk that somebody answers at any hour, for free; those for most troubles first."""
    # 110 and 119 stand on the page already.
    for_oneself = [
        line
        for line in city.crisis.shown_lines
        if line.opening.always
        and line.number
        and "無料" in (line.cost or "")
        and not line.emergency
        and (not line.for_who or "self" in line.for_who)
    ]
    return sorted(for_oneself, key=lambda line: -len(line.for_risks))[:MOST_NIGHT_LINES]


@pages.after_server_start
async def be_ready(_app: Any) -> None:
    """Have the dictionary of readings loaded before the first visitor comes."""
    with_readings("くらしの相談")


@pages.get("/")
async def chat_page(request: Request[Any, Any]) -> HTTPResponse:
    city = running(request).city
    page = templates.get_template("chat.html")
    return html(page.render(city=city, night_lines=night_lines(city), exit_url=settings().quick_exit_url))


async def keep_built_files(request: Request[Any, Any], response: HTTPResponse) -> None:
    """A file with a stamp, or a font with a hash in its name, never changes."""
    if request.path.startswith("/static/") and (request.args.get("v") or "/assets/" in request.path):
        response.headers["Cache-Control"] = A_YEAR


pages.on_response(keep_built_files)  # type: ignore[no-untyped-call]
