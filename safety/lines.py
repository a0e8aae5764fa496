"""The crisis lines (相談窓口): which are open at a moment, in what order they are shown, which must be verified again.

Pure functions over plain data; reading the city's YAML is the caller's. Opening hours are Japan time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from safety.findings import Who

JST = timezone(timedelta(hours=9), "Asia/Tokyo")
"""Japan has kept one offset since 1951, so that no time zone files are needed."""

DAYS_UNTIL_STALE = 180
NIGHT_FROM, NIGHT_TO = time(21), time(8)
LIFE_IN_DANGER = frozenset({"self_harm", "violence", "child_abuse", "medical"})
_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Window:
    """Open from `start` to `end` on these days (`mon` … `sun`, `holiday`)."""

    days: frozenset[str]
    start: time
    end: time


@dataclass(frozen=True)
class MonthlyWindow:
    """Open on one day of every month from `start` for so many hours, past midnight too."""

    day: int
    start: time
    hours: int


@dataclass(frozen=True)
class Opening:
    """When a line is open; `unknown` is never taken for open."""

    always: bool = False
    unknown: bool = False
    weekly: tuple[Window, ...] = ()
    monthly: tuple[MonthlyWindow, ...] = ()
    closed: frozenset[str] = frozenset()
    """Days of every year on which it is shut, as `MM-DD`."""
    holidays_closed: bool = False


@dataclass(frozen=True)
class Line:
    """One number or page that a resident can turn to (相談窓口)."""

    id: str
    label: str
    number: str | None
    tel: str | None
    url: str | None
    hours: str | None
    cost: str | None
    official_url: str | None
    verified_on: date | None
    opening: Opening
    for_risks: Mapping[str, int] = field(default_factory=dict)
    for_who: Mapping[str, int] = field(default_factory=dict)
    emergency: bool = False
    unverified: bool = False
    gap: bool = False
    to_fill: str | None = None
    missing: tuple[str, ...] = ()
    note: str | None = None

    @property
    def can_be_shown(self) -> bool:
        """A gap is shown to the city only."""
        return not self.gap and bool(self.number or self.url)


@dataclass(frozen=True)
class ShownLine:
    """A line as it is shown now."""

    line: Line
    open_now: bool
    opens_at: datetime | None
    """When it opens next, if that is known and it is shut."""


def build_lines(rows: Sequence[Mapping[str, Any]]) -> tuple[Line, ...]:
    """Build the lines from the city's parsed YAML (`crisis.yml`, key `lines`)."""
    return tuple(_build_line(row) for row in rows)


def order_lines(
    lines: Sequence[Line],
    risks: Sequence[str],
    who: Who,
    moment: datetime,
    holidays: Collection[date] = (),
    only_open: bool = False,
) -> list[ShownLine]:
    """Order the lines for these risks (the most urgent first), this writer and this moment.

    110/119 come first where life is in danger; then what is open now, at night those that never close before
    the others; then what is shut or of unknown hours. A line of unknown hours is not called open.
    """
    danger_to_life = any(risk in LIFE_IN_DANGER for risk in risks)
    local = _local(moment)
    night = local.time() >= NIGHT_FROM or local.time() < NIGHT_TO
    ranked: list[tuple[tuple[int, ...], ShownLine]] = []
    for line in lines:
        rank = _rank(line, risks, who)
        if rank is None or not line.can_be_shown:
            continue
        open_now = is_open(line.opening, moment, holidays)
        if only_open and not open_now:
            continue
        first = line.emergency and danger_to_life
        opens_at = None if open_now else next_opening(line.opening, moment, holidays)
        key = (
            0 if first else 1,
            0 if open_now else 1,
            1 if night and not line.opening.always else 0,
            1 if line.unverified else 0,
            *rank,
        )
        ranked.append((key, ShownLine(line, open_now, opens_at)))
    ranked.sort(key=lambda item: (item[0], item[1].line.id))
    return [shown for _, shown in ranked]


def is_open(opening: Opening, moment: datetime, holidays: Collection[date] = ()) -> bool:
    """Say whether a line takes calls at this moment."""
    if opening.always:
        return True
    if opening.unknown:
        return False
    local = _local(moment)
    return any(start <= local < end for start, end in _openings_around(opening, local.date(), holidays))


def next_opening(opening: Opening, moment: datetime, holidays: Collection[date] = ()) -> datetime | None:
    """Say when a line opens next, looking two weeks ahead; None if it is open always or nobody knows."""
    if opening.always or opening.unknown:
        return None
    local = _local(moment)
    starts = [
        start
        for days in range(14)
        for start, _ in _openings_on(opening, local.date() + timedelta(days=days), holidays)
        if start > local
    ]
    return min(starts, default=None)


def stale(lines: Sequence[Line], today: date, days: int = DAYS_UNTIL_STALE) -> list[Line]:
    """Give the lines shown to residents that nobody verified within so many days, unless marked `unverified`."""
    oldest = today - timedelta(days=days)
    return [
        line
        for line in lines
        if line.can_be_shown
        and not line.unverified
        and (line.verified_on is None or line.verified_on < oldest)
    ]


def soon_stale(lines: Sequence[Line], today: date, within: int = 30) -> list[tuple[Line, int]]:
    """Give the lines that grow stale within so many days, with the days that are left, the first to go first."""
    later = {line.id for line in stale(lines, today)}
    left = [
        (line, (line.verified_on + timedelta(days=DAYS_UNTIL_STALE) - today).days)
        for line in stale(lines, today + timedelta(days=within))
        if line.id not in later and line.verified_on is not None
    ]
    return sorted(left, key=lambda item: (item[1], item[0].id))


def what_to_do(line: Line) -> str:
    """Say to the city's staff exactly how a stale line is made good again."""
    seen = f"{line.verified_on}に確かめたきりです" if line.verified_on else "確かめた日がありません"
    where = f"{line.official_url} で" if line.official_url else "電話をかけるか、公式のページをさがして"
    return (
        f"{line.label}（{line.number or line.url}）: {seen}（{DAYS_UNTIL_STALE}日まで）。{where}番号・時間・料金を確かめ、"
        f"crisis.yml の lines の「{line.id}」の verified_on に、確かめた日を書いてください。"
        "番号がもう使えないときは、その行を gap: true にすると、相談者には出なくなります。"
    )


def to_verify(lines: Sequence[Line], today: date, days: int = DAYS_UNTIL_STALE) -> list[Line]:
    """Give all that the city has to see to: stale, unverified, gaps, and lines with fields missing."""
    old = {line.id for line in stale(lines, today, days)}
    return [line for line in lines if line.id in old or line.unverified or line.gap or line.missing]


def _rank(line: Line, risks: Sequence[str], who: Who) -> tuple[int, int, int] | None:
    if line.for_who and who.value not in line.for_who:
        return None
    for place, risk in enumerate(risks):
        if risk in line.for_risks:
            return place, line.for_who.get(who.value, 50), line.for_risks[risk]
    return None


def _openings_around(
    opening: Opening, day: date, holidays: Collection[date]
) -> list[tuple[datetime, datetime]]:
    return _openings_on(opening, day - timedelta(days=1), holidays) + _openings_on(opening, day, holidays)


def _openings_on(opening: Opening, day: date, holidays: Collection[date]) -> list[tuple[datetime, datetime]]:
    """Give the times at which a line opens and shuts that begin on this day."""
    spans = [
        (_at(day, window.start), _at(day, window.start) + timedelta(hours=window.hours))
        for window in opening.monthly
        if window.day == day.day
    ]
    holiday = day in holidays
    if f"{day:%m-%d}" in opening.closed or (holiday and opening.holidays_closed):
        return spans
    name = _DAY_NAMES[day.weekday()]
    has_holiday_hours = any("holiday" in window.days for window in opening.weekly)
    today = "holiday" if holiday and has_holiday_hours else name
    for window in opening.weekly:
        if today in window.days:
            end = _at(day, window.end)
            spans.append(
                (_at(day, window.start), end if window.end > window.start else end + timedelta(days=1))
            )
    return spans


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=JST)


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(JST)


def _build_line(row: Mapping[str, Any]) -> Line:
    verified_on = row.get("verified_on")
    return Line(
        id=str(row["id"]),
        label=str(row["label"]),
        number=_text(row.get("number")),
        tel=_text(row.get("tel")),
        url=_text(row.get("url")),
        hours=_text(row.get("hours")),
        cost=_text(row.get("cost")),
        official_url=_text(row.get("official_url")),
        verified_on=date.fromisoformat(str(verified_on)) if verified_on is not None else None,
        opening=_build_opening(row.get("opening") or {"unknown": True}),
        for_risks={str(risk): int(rank) for risk, rank in (row.get("for_risks") or {}).items()},
        for_who={str(who): int(rank) for who, rank in (row.get("for_who") or {}).items()},
        emergency=bool(row.get("emergency", False)),
        unverified=bool(row.get("unverified", False)),
        gap=bool(row.get("gap", False)),
        to_fill=_text(row.get("to_fill")),
        missing=tuple(str(name) for name in row.get("missing") or ()),
        note=_text(row.get("note")),
    )


def _build_opening(row: Mapping[str, Any]) -> Opening:
    return Opening(
        always=bool(row.get("always", False)),
        unknown=bool(row.get("unknown", False)),
        weekly=tuple(
            Window(
                frozenset(str(day) for day in window["days"]), _clock(window["from"]), _clock(window["to"])
            )
            for window in row.get("weekly") or ()
        ),
        monthly=tuple(
            MonthlyWindow(int(window["day"]), _clock(window["from"]), int(window["hours"]))
            for window in row.get("monthly") or ()
        ),
        closed=frozenset(str(day) for day in row.get("closed") or ()),
        holidays_closed=bool(row.get("holidays_closed", False)),
    )


def _clock(value: Any) -> time:
    return time.fromisoformat(str(value))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
