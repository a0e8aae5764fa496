"""Receipt numbers (受付番号): short enough to read out by phone, not guessable from one another."""

from __future__ import annotations

import secrets

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from casework import clock
from casework.storage import Case

TRIES = 20


def _check_digit(digits: str) -> str:
    """Luhn's digit: one mistyped figure never gives another case's number."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def is_receipt_number(text: str) -> bool:
    """Whether a text has the form YYMM-NNNNN-C with the right check digit."""
    digits = text.replace("-", "")
    return len(digits) == 10 and digits.isdigit() and _check_digit(digits[:-1]) == digits[-1]


async def new_number(session: AsyncSession) -> str:
    """A number that no case has."""
    month = clock.in_tokyo(clock.now()).strftime("%y%m")
    for _ in range(TRIES):
        body = f"{month}{secrets.randbelow(100_000):05d}"
        number = f"{body[:4]}-{body[4:]}-{_check_digit(body)}"
        if await session.scalar(select(Case.id).where(Case.number == number)) is None:
            return number
    raise RuntimeError("no free receipt number was found")
