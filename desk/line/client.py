"""The way to LINE's API, by line-bot-sdk (async): each call ends in a verdict, never in an exception of the SDK."""

from __future__ import annotations

import enum
import re
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

import aiohttp
import structlog
from linebot.v3.messaging import (
    ApiException,
    AsyncApiClient,
    AsyncMessagingApi,
    Configuration,
    MarkMessagesAsReadByTokenRequest,
    PushMessageRequest,
    ReplyMessageRequest,
    ShowLoadingAnimationRequest,
)

from casework.settings import settings
from desk.line.rendering import Line

log = structlog.get_logger()

CALL_SECONDS = 10.0
LOADING_SECONDS = 20


class Outcome(enum.Enum):
    """What became of a call."""

    TAKEN = "taken"
    BAD_TOKEN = "bad_token"  # noqa: S105  the reply token is used, too old or unknown
    REFUSED = "refused"  # LINE will never take it as it is
    LATER = "later"  # LINE did not take it; try again
    DOUBTFUL = "doubtful"  # LINE may have taken it
    QUOTA = "quota"  # the month's free messages are used up


@dataclass(frozen=True)
class Verdict:
    """The outcome, with a code for the log and how long LINE asks to wait."""

    outcome: Outcome
    why: str = ""
    wait: float = 0.0


class LineClient:
    """One connection pool to LINE."""

    def __init__(self) -> None:
        configuration = Configuration(
            host=settings().line_api_url.rstrip("/"),
            access_token=settings().line_access_token.get_secret_value(),
        )
        self._client = AsyncApiClient(configuration)
        self._api = AsyncMessagingApi(self._client)
        self._timeout = aiohttp.ClientTimeout(total=CALL_SECONDS)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.close()

    async def reply(self, token: str, lines: list[Line], *, quietly: bool) -> Verdict:
        """Answer by a reply token: free, once, within a minute."""
        request = ReplyMessageRequest.from_dict(
            {"replyToken": token, "messages": lines, "notificationDisabled": quietly}
        )
        return await _judge(self._api.reply_message(request, _request_timeout=self._timeout))

    async def push(self, user: str, lines: list[Line], *, key: str, quietly: bool) -> Verdict:
        """Send by itself; the key makes a repetition harmless."""
        request = PushMessageRequest.from_dict(
            {"to": user, "messages": lines, "notificationDisabled": quietly}
        )
        return await _judge(
            self._api.push_message(request, x_line_retry_key=key, _request_timeout=self._timeout)
        )

    async def show_loading(self, user: str) -> Verdict:
        """The dots that say that somebody thinks."""
        request = ShowLoadingAnimationRequest(chatId=user, loadingSeconds=LOADING_SECONDS)
        return await _judge(self._api.show_loading_animation(request, _request_timeout=self._timeout))

    async def mark_as_read(self, token: str) -> Verdict:
        """「既読」 on the resident's messages up to this one."""
        request = MarkMessagesAsReadByTokenRequest(markAsReadToken=token)
        return await _judge(self._api.mark_messages_as_read_by_token(request, _request_timeout=self._timeout))

    async def quota(self) -> tuple[int | None, int] | None:
        """This month's limit (None: no limit) and how many of it are used; None when LINE does not say."""
        try:
            limit = await self._api.get_message_quota(_request_timeout=self._timeout)
            used = await self._api.get_message_quota_consumption(_request_timeout=self._timeout)
        except (ApiException, aiohttp.ClientError, OSError, TimeoutError, ValueError):
            return None
        has_limit = str(getattr(limit.type, "value", limit.type)) == "limited"
        return (int(limit.value) if has_limit and limit.value is not None else None), int(used.total_usage)


async def _judge(call: Awaitable[Any]) -> Verdict:
    try:
        await call
    except ApiException as error:
        return _verdict(error)
    except (aiohttp.ClientConnectorError, ConnectionRefusedError):
        return Verdict(Outcome.LATER, "no_connection")
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        return Verdict(Outcome.DOUBTFUL, type(error).__name__[:40])
    return Verdict(Outcome.TAKEN)


def _verdict(error: Any) -> Verdict:
    status = int(error.status or 0)
    body = error.body.decode("utf-8", "replace") if isinstance(error.body, bytes) else str(error.body or "")
    if status == 409:
        return Verdict(Outcome.TAKEN, "taken_before")
    if status == 429:
        if "monthly limit" in body:
            return Verdict(Outcome.QUOTA, "quota")
        return Verdict(Outcome.LATER, "http_429", _retry_after(error.headers))
    if status >= 500:
        return Verdict(Outcome.DOUBTFUL, f"http_{status}")
    if status == 400 and re.search(r"reply ?token", body, re.IGNORECASE):
        return Verdict(Outcome.BAD_TOKEN, "reply_token")
    if status in (401, 403):
        # A token that is being exchanged: staff mend it, and the words are still there.
        log.error("line.not_allowed", status=status)
        return Verdict(Outcome.LATER, f"http_{status}")
    return Verdict(Outcome.REFUSED, f"refused_{status}")


def _retry_after(headers: Any) -> float:
    given = str((headers or {}).get("Retry-After") or "")
    return min(float(given), 300.0) if given.isdigit() else 0.0
