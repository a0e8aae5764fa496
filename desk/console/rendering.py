"""How the console's pages are made: Jinja2, our own words for codes, the version of our scripts."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from sanic import HTTPResponse, Request
from sanic.response import html, redirect

from casework import clock
from casework.talk import wording
from desk.console import words
from desk.console.standing import line_warning
from desk.console.visit import Visit
from desk.running import running

DESK = Path(__file__).resolve().parent.parent
BUILD = DESK / "static" / "build"


def waited(since: datetime | None) -> str:
    """How long ago, in words: 5分, 3時間, 2日."""
    if since is None:
        return ""
    minutes = max(0, int((clock.now() - since).total_seconds() // 60))
    if minutes < 60:
        return f"{minutes}分"
    return f"{minutes // 60}時間" if minutes < 48 * 60 else f"{minutes // 1440}日"


def day(value: date | datetime | None) -> str:
    """A day, short: 2026/11/23."""
    if value is None:
        return ""
    local = clock.in_tokyo(value) if isinstance(value, datetime) else value
    return f"{local:%Y/%m/%d}"


def moment(value: datetime | None) -> str:
    """A moment, short: 11/23 14:05, with the year when it is not this one."""
    if value is None:
        return ""
    local = clock.in_tokyo(value)
    return f"{local:%m/%d %H:%M}" if local.year == clock.today().year else f"{local:%Y/%m/%d %H:%M}"


@lru_cache(maxsize=16)
def _asset(name: str, _changed: float) -> str:
    digest = hashlib.blake2b((BUILD / name).read_bytes(), digest_size=6).hexdigest()
    return f"/static/{quote(name)}?v={digest}"


def asset(name: str) -> str:
    """The address of one of our scripts or styles, new whenever its content is."""
    file = BUILD / name
    return _asset(name, file.stat().st_mtime) if file.is_file() else f"/static/{quote(name)}"


templates = Environment(
    loader=FileSystemLoader(DESK / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.filters.update(
    waited=waited,
    day=day,
    moment=moment,
    shown=clock.shown,
    shown_day=clock.shown_day,
    yen=wording.yen,
    need=lambda name: wording.NEED_LABELS.get(name, name),
    risk=lambda name: wording.RISK_LABELS.get(name, name),
)
templates.globals.update(asset=asset, words=words, value_in_words=words.value_in_words, today=clock.today)


def render(request: Request[Any, Any], template: str, **context: Any) -> str:
    """A template with what every page knows."""
    visit: Visit | None = getattr(request.ctx, "visit", None)
    common = {
        "visit": visit,
        "me": visit.person if visit else None,
        "csrf": visit.login.csrf if visit else "",
        "city": running(request).city,
        "now": clock.now(),
        "here": request.path,
        "csrf_pre": "",
        "line_warning": line_warning(request) if visit and visit.is_supervisor else "",
    }
    return templates.get_template(f"console/{template}").render(**{**common, **context})


def page(request: Request[Any, Any], template: str, status: int = 200, **context: Any) -> HTTPResponse:
    """A whole page or a part of one."""
    return html(render(request, template, **context), status=status)


def to(path: str, fragment: str = "") -> HTTPResponse:
    """Go on to a page after a form was taken."""
    return redirect(f"{path}#{fragment}" if fragment else path, status=303)
