"""The shapes of the resident's API, for /openapi.json."""

from __future__ import annotations

from typing import Optional


class Session:
    """An opened talk."""

    token: str
    channel: str


class Posted:
    """A message to send."""

    client_id: str
    text: Optional[str]  # noqa: UP045  (sanic-ext reads these)
    choice: Optional[str]  # noqa: UP045
    of: Optional[int]  # noqa: UP045


class Accepted:
    """The message is kept."""

    id: int
    is_new: bool


class Refused:
    """Why not, in Japanese."""

    error: str


class Event:
    """One event of the stream: `message`, `state`, `typing` or `closed`."""

    id: int
    author: str
    kind: str
    text: str
    at: str
