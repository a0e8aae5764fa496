"""What supervisors and admins must see to beside the cases: numbers for danger that grew old, LINE's quota, approvals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sanic import Request

from casework import clock
from casework.city import City
from casework.settings import settings
from desk.running import running
from safety.lines import DAYS_UNTIL_STALE, Line, stale, to_verify

if TYPE_CHECKING:
    from desk.line.quota import Quota
    from desk.line.service import LineService

SECTION = "/console/supervision#city-standing"
LINE_OFF = "LINEは使っていません（切）。使うときは、システムの担当者が docs/line.md のとおりに設定します。"
NOT_KNOWN_YET = "LINEは使えます。今月の送信数は、まだLINEから聞けていません（10分ごとに聞きます）。"
QUOTA_SHORT = "LINEで送れる数が残りわずかです。"
QUOTA_USED_UP = (
    "LINEで今月送れる数を使い切りました。相談員からの文は届きません（相談者の文への返事は届きます）。"
)
MISSING = {
    "number": "番号",
    "url": "ページ",
    "hours": "時間",
    "cost": "料金",
    "official_url": "公式ページ",
}


@dataclass(frozen=True)
class ToVerify:
    """A line to call in danger that the city must look at, and why."""

    line: Line
    why: str
    is_doubtful: bool
    """Whether the number itself must be confirmed: nobody did, or too long ago."""
    is_shown: bool
    """Whether residents see it all the same."""


@dataclass(frozen=True)
class Standing:
    """How things stand."""

    line_words: str
    line_warning: str
    lines: list[ToVerify]
    approvals: list[str]

    @property
    def warnings(self) -> list[str]:
        """One sentence for each thing, for the home page; empty when all is well. LINE's stands on every page."""
        doubtful = sum(each.is_shown and each.is_doubtful for each in self.lines)
        absent = sum(not each.is_shown for each in self.lines)
        said = []
        if doubtful:
            said.append(f"危険なときの相談先のうち、確かめなおす番号が {doubtful}件 あります。")
        if absent:
            said.append(f"危険なときの相談先に、まだ入っていない番号が {absent}件 あります。")
        return said


def lines_to_verify(city: City, today: date) -> list[ToVerify]:
    """The lines that nobody confirmed, that were confirmed long ago, or that lack something; shown ones first."""
    old = {line.id for line in stale(city.crisis.all_lines, today)}
    found = [
        ToVerify(
            line,
            "。".join(_why(line, today)),
            is_doubtful=line.id in old or line.unverified,
            is_shown=line.can_be_shown,
        )
        for line in to_verify(city.crisis.all_lines, today)
    ]
    return sorted(found, key=lambda each: (not each.is_shown, not each.is_doubtful))


def _why(line: Line, today: date) -> list[str]:
    if line.gap:
        return [f"まだ入っていません：{line.to_fill or '番号'}"]
    why = []
    if line.verified_on is None:
        why.append("まだだれも確かめていません")
    elif today - line.verified_on > timedelta(days=DAYS_UNTIL_STALE):
        why.append(f"確かめてから{DAYS_UNTIL_STALE}日をすぎました")
    elif line.unverified:
        why.append("もう一度確かめる印がついています")
    if line.missing:
        why.append("足りないもの：" + "・".join(MISSING.get(name, name) for name in line.missing))
    return why


def standing_of(request: Request[Any, Any]) -> Standing:
    """How things stand in this desk now."""
    city, quota = running(request).city, _quota(request)
    words = quota.in_words if quota else NOT_KNOWN_YET
    approvals = []
    if not (city.crisis.approved.get("by") and city.crisis.approved.get("on")):
        approvals.append("危険なときの言葉（crisis.yml）を、まちがまだ承認していません。")
    if settings().line_is_on and not city.line.approved.is_given:
        approvals.append("LINEで出す言葉（line.yml）を、まちがまだ承認していません。")
    return Standing(
        line_words=words if settings().line_is_on else LINE_OFF,
        line_warning=line_warning(request),
        lines=lines_to_verify(city, clock.today()),
        approvals=approvals,
    )


def line_warning(request: Request[Any, Any]) -> str:
    """What is said on every page when LINE's messages run out; else nothing."""
    quota = _quota(request)
    if quota is None or not quota.is_short:
        return ""
    return f"{QUOTA_USED_UP if quota.is_used_up else QUOTA_SHORT}{quota.in_words}"


def _quota(request: Request[Any, Any]) -> Quota | None:
    service: LineService | None = getattr(request.app.ctx, "line", None)
    return service.quota if service else None
