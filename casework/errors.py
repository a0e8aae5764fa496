"""What can go wrong, as one tree. The desk turns each into an HTTP answer once.

CaseworkError
├── NotFound            there is no such case, talk or message (404)
├── NotAllowed          this person may not do this (403)
├── Conflict            somebody else was first, or the state does not allow it (409)
└── BadInput            what was sent can't be taken; `message` says it in Japanese (400)
"""

from __future__ import annotations


class CaseworkError(Exception):
    """Anything that the domain refuses. `message` is for the person, in Japanese, without personal data."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(CaseworkError):
    """There is no such thing, or it is not shown to this person."""


class NotAllowed(CaseworkError):
    """This person may not do this."""


class Conflict(CaseworkError):
    """Somebody else was first, or the state does not allow it."""


class BadInput(CaseworkError):
    """What was sent can't be taken."""
