"""Headers that every answer carries, and who is at the other end."""

from __future__ import annotations

from typing import Any

from sanic import HTTPResponse, Request, Sanic

from casework.settings import settings

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


def address_of(request: Request[Any, Any]) -> str:
    """The address of the other end, behind the proxies that are trusted."""
    if settings().proxy_count:
        return request.remote_addr or request.ip
    return request.ip


def secure(app: Sanic[Any, Any]) -> None:
    """Have every answer carry the headers."""

    @app.on_response  # type: ignore[untyped-decorator]
    async def add_headers(request: Request[Any, Any], response: HTTPResponse) -> None:
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if settings().public_url.startswith("https"):
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
