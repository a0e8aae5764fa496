"""How many of the month's pushed messages are left: looked up now and then, shown in the console, warned of in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import structlog

from casework import clock
from desk.line.client import LineClient

log = structlog.get_logger()

LOOK_SECONDS = 600.0
WARN_AT = 0.8


@dataclass(frozen=True)
class Quota:
    """This month's pushed messages: the limit (None: no limit), how many are used, when LINE said so."""

    limit: int | None
    used: int
    at: datetime

    @property
    def is_short(self) -> bool:
        """Whether more than four fifths are used."""
        return self.limit is not None and self.used >= self.limit * WARN_AT

    @property
    def is_used_up(self) -> bool:
        """Whether nothing more can be pushed this month."""
        return self.limit is not None and self.used >= self.limit

    @property
    def in_words(self) -> str:
        """For the console."""
        limit = "上限なし" if self.limit is None else f"{self.limit:,}通まで"
        return f"LINEの送信 {self.used:,}通（{limit}、{clock.shown(self.at)} 現在）"


async def look(client: LineClient, before: Quota | None) -> Quota | None:
    """Ask LINE; what was known before stays when LINE does not answer."""
    found = await client.quota()
    if found is None:
        return before
    quota = Quota(found[0], found[1], clock.now())
    if quota.is_short and not (before and before.is_short):
        log.warning("line.quota_short", used=quota.used, limit=quota.limit)
    return quota
