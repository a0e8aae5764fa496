"""The desk's way to Rasa: one turn, by its REST channel, with the token."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import httpx

from casework.settings import settings

LONGEST_TURN_SECONDS = 30.0
LONGEST_DOUBT_SECONDS = 0.4
"""Danger waits no longer than this for the model's word against it."""


class RasaUnavailable(Exception):
    """Rasa, or the actions behind it, can't do this turn now. The turn may be tried again."""


@dataclass(frozen=True)
class Turn:
    """What Rasa said to one message, and what it heard in it."""

    messages: list[dict[str, Any]]
    requested_slot: str | None = None
    needs: list[dict[str, Any]] = field(default_factory=list)
    risks: list[dict[str, Any]] = field(default_factory=list)
    intent: str | None = None
    confidence: float | None = None


class Rasa:
    """A client that keeps its connections."""

    def __init__(self) -> None:
        token = settings().rasa_token.get_secret_value()
        self._client = httpx.AsyncClient(
            base_url=settings().rasa_url,
            headers={"Authorization": f"Bearer {token}"},
            timeout=httpx.Timeout(LONGEST_TURN_SECONDS, connect=1.0),
            limits=httpx.Limits(max_connections=50, max_keepalive_connections=20),
        )

    async def turn(self, body: dict[str, Any]) -> Turn:
        """One turn; RasaUnavailable when it could not be done."""
        said = (await self._ask("POST", "/webhook", json=body)).json()
        return Turn(
            messages=said["messages"],
            requested_slot=said.get("requested_slot"),
            needs=said.get("needs") or [],
            risks=said.get("risks") or [],
            intent=said.get("intent"),
            confidence=said.get("confidence"),
        )

    async def hear(self, text: str) -> Turn:
        """What Rasa hears in words that it does not answer; RasaUnavailable when it could not be asked."""
        heard = (await self._ask("POST", "/hearing", json={"message": text})).json()
        return Turn(
            messages=[],
            risks=heard.get("risks") or [],
            intent=heard.get("intent"),
            confidence=heard.get("confidence"),
        )

    async def doubts(self, text: str) -> frozenset[str]:
        """The dangers in it that rules hear and the model holds for hardly possible; none if it does not say so at once."""
        try:
            async with asyncio.timeout(LONGEST_DOUBT_SECONDS):
                heard = (await self._ask("POST", "/hearing", json={"message": text})).json()
        except (RasaUnavailable, TimeoutError, ValueError):
            return frozenset()
        return frozenset(heard.get("doubted") or ())

    async def forget(self, episode: str) -> None:
        """Have Rasa erase a talk; RasaUnavailable when it could not."""
        await self._ask("DELETE", f"/talks/{episode}", good=(200, 204, 404))

    async def withdraw(self, episode: str, message_id: int, slots: list[str]) -> None:
        """Have Rasa forget the words of one message, and these slots' words; RasaUnavailable when it could not."""
        path = f"/talks/{episode}/messages/{message_id}"
        await self._ask("DELETE", path, good=(200, 204), params={"slots": ",".join(slots)})

    async def _ask(
        self, method: str, path: str, *, good: tuple[int, ...] = (200,), **what: Any
    ) -> httpx.Response:
        """Rasa's answer, if it is a good one; RasaUnavailable for everything else."""
        try:
            answer = await self._client.request(method, f"/webhooks/rest{path}", **what)
        except httpx.HTTPError as error:
            raise RasaUnavailable(type(error).__name__) from None
        if answer.status_code not in good:
            raise RasaUnavailable(f"HTTP {answer.status_code}")
        return answer

    async def is_ready(self) -> bool:
        """Whether a talk can be had."""
        try:
            answer = await self._client.get("/webhooks/rest/ready", timeout=2.0)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()
